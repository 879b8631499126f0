//! Patterns.
//!
//! In:  filled by `syntax::lower`.
//! Out: [`Pat`]; parts are ids into the body's arena.

use std::sync::Arc;

use super::{Lit, PatId, TypePath};
use crate::domain::Name;

/// A pattern.
#[derive(Clone, Debug)]
pub enum Pat {
    /// `_`
    Wild,
    /// `..`
    Rest,
    /// `ref mut name @ sub`; may be a constant or unit variant.
    Bind {
        /// The name.
        name: Name,
        /// `ref`
        by_ref: bool,
        /// `mut`
        mutable: bool,
        /// After `@`.
        sub: Option<PatId>,
    },
    /// A path: a constant or unit variant.
    Path(Arc<TypePath>),
    /// `Path(a, b)`
    TupleStruct(Arc<TypePath>, Box<[PatId]>),
    /// `Path { a, b: p, .. }`
    Struct(Arc<TypePath>, Box<[(Name, PatId)]>),
    /// `(a, b)`
    Tuple(Box<[PatId]>),
    /// `[a, b]`
    Slice(Box<[PatId]>),
    /// `&p`
    Ref(PatId),
    /// `a | b`
    Or(Box<[PatId]>),
    /// A literal or range.
    Lit(Option<Lit>),
    /// A macro or something unknown.
    Opaque,
}
