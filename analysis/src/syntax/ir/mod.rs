//! The intermediate representation of a file: what is left when the syntax tree is dropped.
//!
//! In:  filled by `syntax::lower`, one file at a time.
//! Out: items as a tree, bodies as arenas of expressions, patterns and types.
//! Ranges are bytes of the file on disk; nodes made by a macro carry the invocation's range.
//!
//! Arithmetic and other uninteresting expressions keep only their operands
//! ([`Expr::Opaque`]); everything that moves, borrows, calls or branches is kept.

mod bodies;
mod body;
mod exprs;
mod items;
mod macros;
mod patterns;
mod types;

use std::ops::Index;

pub use bodies::{Bodies, Word};
pub use body::Body;
pub use exprs::{
    Arm, Block, BlockKind, Closure, CompareOp, Expr, ForLoop, Lit, MethodCall, Stmt, StructLit,
};
pub use items::{
    Attr, Attrs, Field, Function, Generics, Impl, Item, ItemKind, Receiver, Shape, Struct, UseLeaf,
    Variant, Visibility,
};
pub use macros::{Macro, MacroCall, Select, SelectArm, SelectWait};
pub use patterns::Pat;
pub use types::{Segment, TypePath, TypeRef};

pub use super::macros::expand::{Definition, Definitions, Imported, added};

use crate::domain::{Name, Range};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub struct $name(pub u32);
        impl $name {
            /// The position in its arena.
            pub fn index(self) -> usize { self.0 as usize }
        }
    )*};
}
ids! {
    /// An expression of a body.
    ExprId,
    /// A pattern of a body.
    PatId,
    /// A body of a file.
    BodyId,
}

/// One file.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// Inner attributes.
    pub attrs: Attrs,
    /// Items in order.
    pub items: Vec<Item>,
    /// Bodies of functions, statics and constants, in order of their start.
    pub bodies: Bodies,
    /// Regions that did not parse or that nothing is known of.
    pub lost: Vec<Lost>,
    /// Words among the arguments of macros that nothing is known of, in bodies that can be read
    /// later; sorted.
    pub hidden: Vec<Word>,
    /// Macros in place of types and patterns, which are not expanded.
    pub unseen: Vec<Name>,
    /// Whether the text mentions the linter.
    pub mentioned: bool,
    /// Comments that speak to the linter.
    pub remarks: Vec<Remark>,
}

impl Index<BodyId> for File {
    type Output = Body;
    fn index(&self, id: BodyId) -> &Body {
        &self.bodies[id]
    }
}

/// A comment `// conc-lint: …`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remark {
    /// The comment.
    pub range: Range,
    /// The bytes of what it says.
    pub text: Range,
    /// What it says, behind the colon.
    pub said: Box<str>,
    /// The code of its line in front of it, or else the first token below it, attributes left out.
    /// Empty at the end of a file.
    pub anchor: Range,
    /// Whether it stands behind code of its line.
    pub beside: bool,
    /// Whether that code goes on with a chain: `.send(1)`.
    pub continues: bool,
}

/// A region that could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Lost {
    /// The region.
    pub range: Range,
    /// The parser's message.
    pub message: String,
    /// Identifiers in the region, sorted: what it may mention.
    pub names: Vec<Name>,
}
