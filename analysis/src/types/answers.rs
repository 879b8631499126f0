//! What inference tells of one body.
//!
//! In:  filled by `infer`.
//! Out: [`BodyTypes`]: the type of each expression and pattern, what paths and calls go to.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::{Name, ReasonKind};
use crate::models::FnModel;
use crate::names::DefId;
use crate::syntax::ir::{ExprId, PatId};

use super::autoderef::Deref;
use super::ty::{BodyRef, Ty};

/// What a path expression is.
#[derive(Clone, PartialEq, Debug)]
pub enum PathTo {
    /// A local variable, by the pattern that binds it.
    Local(PatId),
    /// `self`
    SelfParam,
    /// A static, by its canonical path.
    Static(Name),
    /// A constant: its canonical path, and its value if that is a literal number.
    Const(Option<Name>, Option<u64>),
    /// A function as a value, or the callee of a call.
    Fn(Box<CallTo>),
    /// A struct's constructor or unit value; of a variant, the enum's path and the variant.
    Ctor(Name, Option<Name>),
    /// Not known.
    Unknown(ReasonKind),
}

/// Whom a call goes to.
#[derive(Clone, PartialEq, Debug)]
pub enum CallTarget {
    /// A function of the workspace.
    Body(BodyRef),
    /// Candidates: a trait's method through a bound or `dyn`; `complete` if there are no others.
    OneOf {
        /// In order.
        bodies: Vec<BodyRef>,
        /// Whether every implementation is among them.
        complete: bool,
    },
    /// A library function.
    Model(&'static FnModel),
    /// A derived method: the trait's path. `clone` makes a copy, the others only look.
    Derived(Name),
    /// A constructor: type and variant.
    Ctor(Name, Option<Name>),
    /// A closure or function value: what it is.
    Value(Ty),
    /// A library function without a model, by its canonical path.
    Unmodelled(Name),
    /// Not known.
    Unknown(ReasonKind),
}

/// How a method's receiver is borrowed for the call.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Autoref {
    /// Not at all: taken as it is.
    None,
    /// `&`
    Shared,
    /// `&mut`
    Mutable,
}

/// A resolved call.
#[derive(Clone, PartialEq, Debug)]
pub struct CallTo {
    /// Whom it goes to.
    pub target: CallTarget,
    /// The callee's canonical path: of an impl's method the type's path and the name, of a
    /// provided or abstract one the trait's.
    pub canonical: Option<Name>,
    /// The trait, if it is a trait's method.
    pub of_trait: Option<Name>,
    /// The workspace's definition.
    pub def: Option<DefId>,
    /// `Self` of the method: the receiver behind `derefs`, before `autoref`.
    pub receiver: Ty,
    /// The steps from the written receiver to it.
    pub derefs: Vec<Deref>,
    /// How it is borrowed.
    pub autoref: Autoref,
    /// Types of the parameters, the receiver first.
    pub params: Vec<Ty>,
}

impl CallTo {
    /// A call to something.
    pub fn new(target: CallTarget) -> Self {
        Self {
            target,
            canonical: None,
            of_trait: None,
            def: None,
            receiver: Ty::Unknown,
            derefs: Vec::new(),
            autoref: Autoref::None,
            params: Vec::new(),
        }
    }

    /// Whether nothing is known of the callee.
    pub fn is_unknown(&self) -> bool {
        matches!(self.target, CallTarget::Unknown(_))
    }
}

/// What a pattern turned out to be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PatTo {
    /// A variant: the enum's canonical path and the variant.
    Variant(Name, Name),
    /// A struct, by its canonical path.
    Struct(Name),
    /// A constant.
    Const(Option<Name>),
}

/// The types of one body.
#[derive(Clone, Debug, Default)]
pub struct BodyTypes {
    pub(super) exprs: Vec<Ty>,
    pub(super) pats: Vec<Ty>,
    pub(super) self_ty: Ty,
    pub(super) output: Ty,
    pub(super) paths: FxHashMap<ExprId, PathTo>,
    pub(super) calls: FxHashMap<ExprId, CallTo>,
    pub(super) pat_to: FxHashMap<PatId, PatTo>,
    /// Patterns that look through references.
    pub(super) looks_through: FxHashSet<PatId>,
}

static UNKNOWN_PATH: PathTo = PathTo::Unknown(ReasonKind::UnresolvedCall);
static UNKNOWN_CALL: CallTo = CallTo {
    target: CallTarget::Unknown(ReasonKind::UnresolvedCall),
    canonical: None,
    of_trait: None,
    def: None,
    receiver: Ty::Unknown,
    derefs: Vec::new(),
    autoref: Autoref::None,
    params: Vec::new(),
};

impl BodyTypes {
    /// The type of an expression.
    pub fn expr(&self, id: ExprId) -> &Ty {
        self.exprs.get(id.index()).unwrap_or(&Ty::Unknown)
    }

    /// The type of a pattern: of a binding, the variable's.
    pub fn pat(&self, id: PatId) -> &Ty {
        self.pats.get(id.index()).unwrap_or(&Ty::Unknown)
    }

    /// The type of `self`, `Unknown` if there is none.
    pub fn self_param(&self) -> &Ty {
        &self.self_ty
    }

    /// What the body returns; of an async fn, its output.
    pub fn output(&self) -> &Ty {
        &self.output
    }

    /// What a path expression is.
    pub fn path(&self, id: ExprId) -> &PathTo {
        self.paths.get(&id).unwrap_or(&UNKNOWN_PATH)
    }

    /// What a call, method call or struct literal goes to.
    pub fn call(&self, id: ExprId) -> &CallTo {
        self.calls.get(&id).unwrap_or(&UNKNOWN_CALL)
    }

    /// Whether a [`crate::syntax::ir::Pat::Bind`] binds a variable; else it is a constant or
    /// variant.
    pub fn binding(&self, id: PatId) -> bool {
        !self.pat_to.contains_key(&id)
    }

    /// Whether a pattern looks through references; [`Self::pat`] is what lies behind them.
    pub fn looks_through(&self, id: PatId) -> bool {
        self.looks_through.contains(&id)
    }

    /// What a pattern's path is, or a binding that is none.
    pub fn pat_to(&self, id: PatId) -> Option<PatTo> {
        self.pat_to.get(&id).copied()
    }

    /// The enum and variant that a pattern matches.
    pub fn variant(&self, id: PatId) -> Option<(Name, Name)> {
        match self.pat_to.get(&id) {
            Some(PatTo::Variant(of, name)) => Some((*of, *name)),
            _ => None,
        }
    }
}
