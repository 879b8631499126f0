//! Macro calls, by what is known of them.
//!
//! In:  filled by `syntax::lower`.
//! Out: [`MacroCall`]: a macro with its parts, or the names that it mentions.

use super::{ExprId, PatId};
use crate::domain::{Name, Range};

/// A macro call in expression or statement position.
#[derive(Clone, Debug)]
pub struct MacroCall {
    /// The macro's path.
    pub path: Vec<Name>,
    /// What is known of it.
    pub kind: Macro,
    /// The path's bytes.
    pub path_range: Range,
}

impl MacroCall {
    /// Whether it pins a variable and takes its name: `pin_mut!(a)`, `tokio::pin!(a)`.
    pub fn pins_in_place(&self) -> bool {
        match &self.path[..] {
            [.., last] if *last == "pin_mut" => true,
            [krate, last] => *krate == "tokio" && *last == "pin",
            _ => false,
        }
    }
}

/// A macro that is understood, or not.
#[derive(Clone, Debug)]
pub enum Macro {
    /// `select!` of tokio, futures or crossbeam.
    Select(Select),
    /// `join!`, `try_join!`: the futures run side by side.
    Join {
        /// The futures.
        futures: Box<[ExprId]>,
        /// Whether the first error ends it.
        fallible: bool,
    },
    /// `pin!(expr)` (the value is the pinned reference) or `pin_mut!(a, b)` (shadows its arguments).
    Pin(Box<[ExprId]>),
    /// Formats, logs, prints: looks at its arguments by reference.
    Format(Box<[ExprId]>),
    /// `assert!` and relatives: evaluates its arguments by reference, may panic.
    Assert(Box<[ExprId]>),
    /// `panic!`, `unreachable!`, `todo!`, `unimplemented!`: does not return.
    Panic(Box<[ExprId]>),
    /// `bail!`, `anyhow::bail!`: returns an error. `ensure!` returns one sometimes.
    Bail {
        /// The arguments.
        args: Box<[ExprId]>,
        /// Whether it only may return.
        conditional: bool,
    },
    /// `matches!(e, pat if guard)`.
    Matches {
        /// The scrutinee.
        expr: ExprId,
        /// The pattern.
        pat: PatId,
        /// The condition.
        guard: Option<ExprId>,
    },
    /// `ready!(e)`: returns `Pending` unless the poll is ready.
    Ready(ExprId),
    /// A block: `stream!`'s body is an async block; `cfg_if!` is an `if` whose conditions are
    /// empty [`Expr::Opaque`](super::Expr::Opaque)s; other `cfg_…!` hold statements.
    Block(ExprId),
    /// Anything else: it may use, move or drop whatever it names.
    Opaque {
        /// Identifiers among its tokens, those inside format strings too, sorted.
        names: Box<[Name]>,
        /// Its arguments, if they parse as expressions.
        args: Box<[ExprId]>,
    },
}

/// A `select!`.
#[derive(Clone, Debug, Default)]
pub struct Select {
    /// `biased;`, or the macro's own name says so.
    pub biased: bool,
    /// The arms.
    pub arms: Vec<SelectArm>,
    /// `else =>` (tokio), `complete =>` (futures).
    pub otherwise: Option<ExprId>,
    /// Whether that is `complete`: taken once all arms have ended.
    pub complete: bool,
    /// `default =>`, `default(d) =>`.
    pub default: Option<ExprId>,
    /// How long `default(d)` waits.
    pub timeout: Option<ExprId>,
}

/// An arm of a `select!`.
#[derive(Clone, Debug)]
pub struct SelectArm {
    /// What it waits for.
    pub wait: SelectWait,
    /// The pattern the result is matched with.
    pub pat: PatId,
    /// `, if cond`
    pub guard: Option<ExprId>,
    /// The handler.
    pub body: ExprId,
}

/// What an arm waits for.
#[derive(Clone, Copy, Debug)]
pub enum SelectWait {
    /// A future.
    Future(ExprId),
    /// crossbeam's `recv(r) -> pat`.
    Recv(ExprId),
    /// crossbeam's `send(s, v) -> pat`.
    Send(ExprId, ExprId),
}
