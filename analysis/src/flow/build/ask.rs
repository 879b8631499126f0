//! What the graph builder asks of names and types.
//!
//! In:  expressions and patterns of the body.
//! Out: the few facts that decide moves, borrows, calls and drops.
//! Not here: how they are found (`names`, `types`).

use smallvec::SmallVec;

use crate::domain::Name;
use crate::flow::graph::{Aggregate, Callee, Stop};
use crate::syntax::ir::{ExprId, PatId};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// What a path expression names.
#[derive(Clone, PartialEq, Debug)]
pub enum Named {
    /// A variable, by the pattern that binds it.
    Local(PatId),
    /// `self`
    Receiver,
    /// A static.
    Static(Name),
    /// A constant and its value if it is an integer.
    Const(Option<u64>),
    /// A function, with its body if it is the workspace's.
    Fn(Option<BodyRef>),
    /// A unit struct or variant, or the constructor of a tuple struct or variant.
    Ctor(Aggregate),
    /// Not known, or nothing that holds a value.
    Other,
}

/// What a receiver's dereferences go through.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Through {
    /// None, or references, guards and mixed steps: nothing moves out.
    Other,
    /// Boxes alone, which can be moved out of.
    Boxes,
    /// Shared pointers alone, although the method takes its receiver by value: then the pointer
    /// itself is what is passed (`self: Arc<Self>`).
    Shared,
}

/// How a call is made.
#[derive(Clone, PartialEq, Debug)]
pub struct Target {
    /// Whom it goes to.
    pub callee: Callee,
    /// Where it may go if that is not known.
    pub candidates: Vec<BodyRef>,
    /// Whether the receiver is dereferenced before it is borrowed or passed.
    pub derefs: bool,
    /// The receiver's type behind those steps, before it is borrowed.
    pub receiver: Ty,
    /// What those dereferences go through.
    pub through: Through,
    /// Whether the receiver is borrowed, and whether mutably.
    pub autoref: Option<bool>,
    /// Whether it is known how the receiver is passed.
    pub known: bool,
    /// Whether it never returns.
    pub never: Option<Stop>,
}

/// The questions.
pub trait Ask {
    /// The type of an expression.
    fn expr(&self, expr: ExprId) -> Ty;
    /// The type of the value that a pattern matches, behind the references it looks through; of a
    /// binding, the type of the variable.
    fn pat(&self, pat: PatId) -> Ty;
    /// Whether a pattern looks through references, so that it binds by reference from there on.
    fn looks_through(&self, pat: PatId) -> bool;
    /// What a path expression names.
    fn path(&self, expr: ExprId) -> Named;
    /// Whether an identifier pattern binds (and is no constant or variant).
    fn binds(&self, pat: PatId) -> bool;
    /// What a path, tuple or struct pattern or struct literal's path takes apart.
    fn pat_ctor(&self, pat: PatId) -> Option<Aggregate>;
    /// What a struct literal makes.
    fn literal(&self, expr: ExprId) -> Option<Aggregate>;
    /// Whom a call or method call goes to.
    fn call(&self, expr: ExprId) -> Target;
    /// Whether the call's n-th argument, the receiver left out, must be callable only once.
    fn consumes(&self, call: ExprId, n: usize) -> bool;
    /// Whether dropping such a value does anything.
    fn needs_drop(&self, ty: &Ty) -> Option<bool>;
    /// Whether such a value is copied when it is used.
    fn is_copy(&self, ty: &Ty) -> Option<bool>;
    /// Whether fields of `ty` are reached through a reference, owner or guard.
    fn derefs_for_field(&self, ty: &Ty, field: Name) -> bool;
    /// The fields of a struct or tuple with their types, if all are known.
    fn fields(&self, ty: &Ty) -> Option<SmallVec<[(Name, Ty); 4]>>;
    /// The variants of an enum, if all are known.
    fn variants(&self, ty: &Ty) -> Option<Vec<Name>>;
    /// The names and types of a variant's fields, if known; of a tuple variant `0`, `1`, ….
    fn payload(&self, ty: &Ty, variant: Name) -> Option<Vec<(Name, Ty)>>;
}
