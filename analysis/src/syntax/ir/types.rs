//! Types as they are written.
//!
//! In:  filled by `syntax::lower`.
//! Out: [`TypeRef`], and the paths that types, expressions and patterns share.

use std::sync::Arc;

use crate::domain::Name;

/// A written type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum TypeRef {
    /// `_`, or a type nothing is known of.
    Infer,
    /// `!`
    Never,
    /// A path.
    Path(Arc<TypePath>),
    /// `&T`, `&mut T`
    Ref(Box<TypeRef>, bool),
    /// `*const T`, `*mut T`
    Ptr(Box<TypeRef>),
    /// `(A, B)`
    Tuple(Vec<TypeRef>),
    /// `[T]`, `[T; n]`
    Slice(Box<TypeRef>),
    /// `fn(A) -> B`
    Fn(Vec<TypeRef>, Box<TypeRef>),
    /// `dyn A + B`
    Dyn(Vec<TypeRef>),
    /// `impl A + B`
    Impl(Vec<TypeRef>),
}

/// A path with generic arguments; also `<T as Trait>::Name`.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TypePath {
    /// Whether it starts with `::`.
    pub global: bool,
    /// `<T as Trait>` in front: the self type. The trait's segments then come first in `segments`.
    pub qself: Option<TypeRef>,
    /// How many of `segments` belong to the trait of `qself`.
    pub qself_len: u8,
    /// Its segments.
    pub segments: Vec<Segment>,
}

/// One segment of a path.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Segment {
    /// Its name.
    pub name: Name,
    /// Type arguments, lifetimes left out; `Fn(A, B)` has one tuple argument.
    pub args: Vec<TypeRef>,
    /// `Item = T`; the result of `Fn(A) -> B` is `Output`.
    pub assoc: Vec<(Name, TypeRef)>,
}
