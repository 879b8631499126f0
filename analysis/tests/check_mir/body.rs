//! What both sides are turned into before they are compared: one body as blocks of moves, calls,
//! awaits and drops of whole places.
//!
//! In:  built from the compiler's dump (`lower`) and from the engine's graph (`ours`).
//! Out: read by `live`, which answers for both with the same rules.

/// Line and column behind the last character, both from 1: as the compiler writes span ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Pos {
    pub line: u32,
    pub column: u32,
}

/// A local or a part of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    pub local: u32,
    /// Fields, variants (`as Some`) and `*` of a box; `[_]` for elements.
    pub path: Vec<String>,
    /// Whether it lies behind a reference, so that the local does not own it.
    pub borrowed: bool,
}

impl Place {
    pub fn whole(local: u32) -> Self {
        Self { local, path: Vec::new(), borrowed: false }
    }

    /// Whether `other` is this place or a part of it.
    pub fn covers(&self, other: &Self) -> bool {
        self.local == other.local && other.path.starts_with(&self.path)
    }
}

/// A local's name, if a person wrote one, and its type.
#[derive(Clone, Debug, Default)]
pub struct Local {
    pub name: Option<String>,
    pub ty: String,
}

#[derive(Debug, Default)]
pub struct Body {
    pub locals: Vec<Local>,
    /// What is there at the start: parameters and captures, each with its name.
    pub entry: Vec<(Place, String)>,
    /// Parts that a type is known to have and that need a drop.
    pub parts: Vec<Place>,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Default)]
pub struct Block {
    pub steps: Vec<Step>,
    pub next: Vec<Edge>,
}

/// Where control goes on. On the `None` edge of a test the tested `Option` holds nothing.
#[derive(Debug)]
pub struct Edge {
    pub to: usize,
    pub empties: Option<Place>,
}

#[derive(Debug)]
pub enum Step {
    /// What was in `from` is now in `into`.
    Move {
        from: Vec<Place>,
        into: Place,
    },
    Call(Call),
    Await {
        at: Pos,
    },
    /// `at` is unknown in macros.
    Drop {
        place: Place,
        at: Option<Pos>,
    },
    /// The local's storage ends.
    End(u32),
}

#[derive(Debug)]
pub struct Call {
    /// Unknown in macros.
    pub at: Option<Pos>,
    /// The name as written; `None` for calls that only the compiler makes.
    pub name: Option<String>,
    /// Canonical paths it may be known by; empty if not known.
    pub callee: Vec<String>,
    /// Of a method call: the receiver's type.
    pub receiver: Option<String>,
    /// Arguments that move into the call.
    pub moved: Vec<Place>,
    pub into: Place,
    pub result: Made,
}

/// What a call's result holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Made {
    /// Nothing that is followed.
    Nothing,
    /// A new guard, endpoint or handle.
    New,
    /// What its arguments held: futures and closures.
    Carried,
    /// What its arguments held, or else something new: calls that only the compiler makes
    /// (`into_iter` and `next` of a `for`, `poll` of an await, `branch` of a `?`).
    CarriedOrNew,
}
