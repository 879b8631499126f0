//! The types the engine knows.
//!
//! In:  written types, models, inference.
//! Out: trees that are cheap to clone and compare; `Unknown` is a value, never an error.

use std::fmt;
use std::sync::Arc;

use crate::domain::{FileId, Name};
use crate::syntax::ir::{BodyId, ExprId};

/// A body that can run: a function's, or a closure or async block inside it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BodyRef {
    /// Its file.
    pub file: FileId,
    /// The outermost body: a function, static or constant.
    pub body: BodyId,
    /// The closure or async block, if it is one.
    pub nested: Option<ExprId>,
}

/// A type.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Ty {
    /// Not known.
    #[default]
    Unknown,
    /// `!`
    Never,
    /// `bool`, `u8`, `str`, …; `{integer}` where no suffix tells.
    Prim(Name),
    /// A struct, enum or union by its canonical path, with its type arguments. Short argument
    /// lists are padded with defaults or `Unknown` when they are used.
    Adt(Name, Arc<[Ty]>),
    /// `&T`, `&mut T`
    Ref(Arc<Ty>, bool),
    /// `*const T`, `*mut T`
    Ptr(Arc<Ty>),
    /// `(A, B)`; `()` is empty.
    Tuple(Arc<[Ty]>),
    /// `[T]`, `[T; n]`
    Slice(Arc<Ty>),
    /// A function item or pointer: parameters and result.
    Fn(Arc<[Ty]>, Arc<Ty>),
    /// The type of a closure expression, and what calling it gives.
    Closure(BodyRef, Arc<Ty>),
    /// A future and its output; the body if it is an async fn's or block's.
    Future(Option<BodyRef>, Arc<Ty>),
    /// A generic parameter in scope, with its bounds.
    Param(Name, Arc<[Bound]>),
    /// `dyn A + B`
    Dyn(Arc<[Bound]>),
    /// `impl A + B` of a call into code whose body is not looked at.
    Opaque(Arc<[Bound]>),
}

/// A trait bound: canonical path, arguments, bindings of associated types.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Bound {
    /// The trait's canonical path, or as written when unknown.
    pub of: Name,
    /// Type arguments.
    pub args: Vec<Ty>,
    /// `Item = T`, `Output = T`.
    pub assoc: Vec<(Name, Ty)>,
}

impl Bound {
    /// Replaces generic parameters in it.
    #[must_use]
    pub fn substitute(&self, with: &dyn Fn(Name) -> Option<Ty>) -> Bound {
        Bound {
            of: self.of,
            args: self.args.iter().map(|t| t.substitute(with)).collect(),
            assoc: self.assoc.iter().map(|(n, t)| (*n, t.substitute(with))).collect(),
        }
    }
}

impl Ty {
    /// `()`
    pub fn unit() -> Self {
        Self::Tuple(Arc::from([]))
    }

    /// A primitive.
    pub fn prim(name: &str) -> Self {
        Self::Prim(Name::new(name))
    }

    /// A path type.
    pub fn adt(path: &str, args: impl IntoIterator<Item = Ty>) -> Self {
        Self::Adt(Name::new(path), args.into_iter().collect())
    }

    /// `&self`
    #[must_use]
    pub fn reference(self, mutable: bool) -> Self {
        Self::Ref(Arc::new(self), mutable)
    }

    /// The canonical path of a struct, enum or union.
    pub fn path(&self) -> Option<Name> {
        if let Self::Adt(path, _) = self { Some(*path) } else { None }
    }

    /// The n-th type argument, `Unknown` if there is none.
    #[must_use]
    pub fn arg(&self, n: usize) -> Ty {
        match self {
            Self::Adt(_, args) => args.get(n).cloned().unwrap_or_default(),
            _ => Self::Unknown,
        }
    }

    /// Behind all `&`.
    pub fn peel_refs(&self) -> &Ty {
        let mut ty = self;
        while let Self::Ref(inner, _) = ty {
            ty = inner;
        }
        ty
    }

    /// Whether two types may be one, as far as they are known.
    pub fn may_be(&self, other: &Ty) -> bool {
        let all = |a: &[Ty], b: &[Ty]| a.iter().zip(b).all(|(a, b)| a.may_be(b));
        match (self, other) {
            (Self::Unknown | Self::Param(..), _) | (_, Self::Unknown | Self::Param(..)) => true,
            (Self::Adt(p, a), Self::Adt(q, b)) => p == q && all(a, b),
            (Self::Tuple(a), Self::Tuple(b)) => a.len() == b.len() && all(a, b),
            (Self::Dyn(_) | Self::Opaque(_), _) | (_, Self::Dyn(_) | Self::Opaque(_)) => true,
            (a, b) => a == b || std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }

    /// Whether nothing is known at the top.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// Whether it or a part of it passes the test, or is nested deeper than `depth`.
    pub(crate) fn any(&self, depth: u32, test: fn(&Ty) -> bool) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return true };
        let all = |list: &[Ty]| list.iter().any(|t| t.any(depth, test));
        let bounds = |list: &[Bound]| {
            list.iter().any(|b| all(&b.args) || b.assoc.iter().any(|(_, t)| t.any(depth, test)))
        };
        test(self)
            || match self {
                Self::Adt(_, list) | Self::Tuple(list) => all(list),
                Self::Ref(t, _) | Self::Ptr(t) | Self::Slice(t) => t.any(depth, test),
                Self::Closure(_, t) | Self::Future(_, t) => t.any(depth, test),
                Self::Fn(params, ret) => all(params) || ret.any(depth, test),
                Self::Dyn(list) | Self::Opaque(list) => bounds(list),
                Self::Unknown | Self::Never | Self::Prim(_) | Self::Param(..) => false,
            }
    }

    /// Replaces generic parameters, bottom-up.
    #[must_use]
    pub fn substitute(&self, with: &dyn Fn(Name) -> Option<Ty>) -> Ty {
        // Most types name no parameter: sharing them costs less than building them anew.
        if !self.any(8, |t| matches!(t, Self::Param(..))) {
            return self.clone();
        }
        let all = |list: &[Ty]| list.iter().map(|t| t.substitute(with)).collect::<Arc<[Ty]>>();
        let bounds =
            |list: &[Bound]| list.iter().map(|b| b.substitute(with)).collect::<Arc<[Bound]>>();
        match self {
            Self::Param(name, _) => with(*name).unwrap_or_else(|| self.clone()),
            Self::Adt(path, args) => Self::Adt(*path, all(args)),
            Self::Ref(inner, m) => Self::Ref(Arc::new(inner.substitute(with)), *m),
            Self::Ptr(inner) => Self::Ptr(Arc::new(inner.substitute(with))),
            Self::Slice(inner) => Self::Slice(Arc::new(inner.substitute(with))),
            Self::Tuple(list) => Self::Tuple(all(list)),
            Self::Fn(params, ret) => Self::Fn(all(params), Arc::new(ret.substitute(with))),
            Self::Closure(body, ret) => Self::Closure(*body, Arc::new(ret.substitute(with))),
            Self::Future(body, out) => Self::Future(*body, Arc::new(out.substitute(with))),
            Self::Dyn(list) => Self::Dyn(bounds(list)),
            Self::Opaque(list) => Self::Opaque(bounds(list)),
            Self::Unknown | Self::Never | Self::Prim(_) => self.clone(),
        }
    }
}

impl fmt::Display for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fn list(f: &mut fmt::Formatter<'_>, tys: &[Ty]) -> fmt::Result {
            for (n, ty) in tys.iter().enumerate() {
                if n > 0 {
                    f.write_str(", ")?;
                }
                write!(f, "{ty}")?;
            }
            Ok(())
        }
        fn bounds(f: &mut fmt::Formatter<'_>, word: &str, list: &[Bound]) -> fmt::Result {
            f.write_str(word)?;
            for (n, bound) in list.iter().enumerate() {
                write!(f, "{}{}", if n > 0 { " + " } else { " " }, bound.of)?;
            }
            Ok(())
        }
        match self {
            Self::Unknown => f.write_str("_"),
            Self::Never => f.write_str("!"),
            Self::Prim(name) | Self::Param(name, _) => write!(f, "{name}"),
            Self::Adt(path, args) if args.is_empty() => write!(f, "{path}"),
            Self::Adt(path, args) => {
                write!(f, "{path}<")?;
                list(f, args)?;
                f.write_str(">")
            }
            Self::Ref(inner, true) => write!(f, "&mut {inner}"),
            Self::Ref(inner, false) => write!(f, "&{inner}"),
            Self::Ptr(inner) => write!(f, "*{inner}"),
            Self::Slice(inner) => write!(f, "[{inner}]"),
            Self::Tuple(tys) => {
                f.write_str("(")?;
                list(f, tys)?;
                f.write_str(")")
            }
            Self::Fn(params, ret) => {
                f.write_str("fn(")?;
                list(f, params)?;
                write!(f, ") -> {ret}")
            }
            Self::Closure(_, ret) => write!(f, "closure -> {ret}"),
            Self::Future(_, out) => write!(f, "future -> {out}"),
            Self::Dyn(list) => bounds(f, "dyn", list),
            Self::Opaque(list) => bounds(f, "impl", list),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substitution_goes_all_the_way_down() {
        let t = Ty::Param(Name::new("T"), Arc::from([]));
        let map = Ty::adt("std::sync::Arc", [Ty::adt("std::vec::Vec", [t])]);
        let unit = map.substitute(&|name| (name == "T").then(Ty::unit));
        assert_eq!(unit.to_string(), "std::sync::Arc<std::vec::Vec<()>>");
    }
}
