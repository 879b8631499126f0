//! Inference variables: made, bound, put in.
//!
//! In:  types with variables, bounds that wait for a variable to be known.
//! Out: the same types with what is known put in; `Unknown` for what stays open at the end.
//! Cost: one slot a variable; a trail undoes attempts.
//! A variable is a [`Ty::Param`] whose name starts with `?`, which no source can write.

use std::cell::RefCell;
use std::sync::Arc;

use crate::domain::Name;
use crate::types::Typer;
use crate::types::known;
use crate::types::lower::{Env, as_projection};
use crate::types::ty::{Bound, Ty};

/// Bindings of one body, and the world it is typed in.
pub(in crate::types) struct Solver<'t, 'w> {
    pub typer: &'t Typer<'w>,
    pub env: Arc<Env>,
    vars: Vec<Option<Ty>>,
    pub trail: Vec<u32>,
    /// Bounds whose associated types may tell something later.
    pub pending: Vec<(Ty, Bound)>,
    /// Parameters of closures, by the closure's expression.
    pub closures: Vec<(crate::types::ty::BodyRef, Vec<Ty>)>,
    pub depth: u32,
    /// Whether impls of all packages count: questions about a type alone, asked from nowhere.
    pub everywhere: bool,
}

/// Nesting of types and of questions about them.
pub(in crate::types) const MAX_DEPTH: u32 = 24;
/// Bounds kept waiting; more tell nothing.
pub(super) const MAX_PENDING: usize = 4096;

thread_local! {
    /// The variables made so far: every body has the same ones.
    static VARS: RefCell<Vec<Ty>> = const { RefCell::new(Vec::new()) };
}

fn var(n: usize) -> Ty {
    VARS.with_borrow_mut(|vars| {
        while vars.len() <= n {
            let name = Name::new(&format!("?{}", vars.len()));
            vars.push(Ty::Param(name, Arc::from([])));
        }
        vars[n].clone()
    })
}

/// The number of a variable.
pub(in crate::types) fn var_of(ty: &Ty) -> Option<usize> {
    let Ty::Param(name, _) = ty else { return None };
    if name.as_str().as_bytes().first() != Some(&b'?') {
        return None;
    }
    name.as_str()[1..].parse().ok()
}

/// Whether a variable or an associated type is in it; of deeper types that is not looked for.
fn is_open(ty: &Ty) -> bool {
    ty.any(MAX_DEPTH, |t| var_of(t).is_some() || as_projection(t).is_some())
}

impl<'t, 'w> Solver<'t, 'w> {
    pub fn new(typer: &'t Typer<'w>, env: Arc<Env>) -> Self {
        Self {
            typer,
            env,
            vars: Vec::new(),
            trail: Vec::new(),
            pending: Vec::new(),
            closures: Vec::new(),
            depth: 0,
            everywhere: false,
        }
    }

    /// A new variable.
    pub fn fresh(&mut self) -> Ty {
        self.vars.push(None);
        var(self.vars.len() - 1)
    }

    /// A type with a variable for everything unknown in it.
    pub fn open(&mut self, ty: &Ty) -> Ty {
        if !ty.any(MAX_DEPTH, Ty::is_unknown) {
            return ty.clone();
        }
        self.map(ty, &mut |this, t| matches!(t, Ty::Unknown).then(|| this.fresh()), 0)
    }

    /// What a type is at its top.
    pub fn shallow(&mut self, ty: &Ty) -> Ty {
        let mut ty = ty.clone();
        for _ in 0..MAX_DEPTH {
            if let Some(n) = var_of(&ty) {
                match self.vars.get(n).cloned().flatten() {
                    Some(known) => ty = known,
                    None => return ty,
                }
            } else if as_projection(&ty).is_some() {
                match self.normalise(&ty) {
                    Some(known) if known != ty => ty = known,
                    _ => return ty,
                }
            } else {
                return ty;
            }
        }
        Ty::Unknown
    }

    /// Everything known put in; open variables and projections stay.
    pub fn resolve(&mut self, ty: &Ty) -> Ty {
        if !is_open(ty) {
            return ty.clone();
        }
        self.map(
            ty,
            &mut |this, t| {
                (var_of(t).is_some() || as_projection(t).is_some()).then(|| {
                    let known = this.shallow(t);
                    if known == *t || var_of(&known).is_some() || as_projection(&known).is_some() {
                        return known;
                    }
                    this.depth += 1;
                    let deep =
                        if this.depth > MAX_DEPTH { Ty::Unknown } else { this.resolve(&known) };
                    this.depth -= 1;
                    deep
                })
            },
            0,
        )
    }

    /// Everything known put in, `Unknown` for the rest.
    pub fn close(&mut self, ty: &Ty) -> Ty {
        let ty = self.resolve(ty);
        if !is_open(&ty) {
            return ty;
        }
        self.map(
            &ty,
            &mut |_, t| (var_of(t).is_some() || as_projection(t).is_some()).then_some(Ty::Unknown),
            0,
        )
    }

    /// Replaces the parts that `with` answers for, from the top.
    fn map(
        &mut self,
        ty: &Ty,
        with: &mut dyn FnMut(&mut Self, &Ty) -> Option<Ty>,
        depth: u32,
    ) -> Ty {
        if depth > MAX_DEPTH {
            return Ty::Unknown;
        }
        if let Some(replaced) = with(self, ty) {
            return replaced;
        }
        let mut one = |this: &mut Self, t: &Ty| this.map(t, with, depth + 1);
        match ty {
            Ty::Unknown | Ty::Never | Ty::Prim(_) | Ty::Param(..) => ty.clone(),
            Ty::Adt(_, args) if args.is_empty() => ty.clone(),
            Ty::Adt(path, args) => Ty::Adt(*path, args.iter().map(|t| one(self, t)).collect()),
            Ty::Tuple(list) => Ty::Tuple(list.iter().map(|t| one(self, t)).collect()),
            Ty::Ref(inner, mutable) => Ty::Ref(Arc::new(one(self, inner)), *mutable),
            Ty::Ptr(inner) => Ty::Ptr(Arc::new(one(self, inner))),
            Ty::Slice(inner) => Ty::Slice(Arc::new(one(self, inner))),
            Ty::Fn(params, ret) => {
                Ty::Fn(params.iter().map(|t| one(self, t)).collect(), Arc::new(one(self, ret)))
            }
            Ty::Closure(body, ret) => Ty::Closure(*body, Arc::new(one(self, ret))),
            Ty::Future(body, out) => Ty::Future(*body, Arc::new(one(self, out))),
            Ty::Dyn(list) => Ty::Dyn(self.map_bounds(list, with, depth)),
            Ty::Opaque(list) => Ty::Opaque(self.map_bounds(list, with, depth)),
        }
    }

    fn map_bounds(
        &mut self,
        list: &[Bound],
        with: &mut dyn FnMut(&mut Self, &Ty) -> Option<Ty>,
        depth: u32,
    ) -> Arc<[Bound]> {
        list.iter()
            .map(|b| Bound {
                of: b.of,
                args: b.args.iter().map(|t| self.map(t, with, depth + 1)).collect(),
                assoc: b.assoc.iter().map(|(n, t)| (*n, self.map(t, with, depth + 1))).collect(),
            })
            .collect()
    }

    /// Marks a state to come back to.
    pub fn mark(&self) -> (usize, usize) {
        (self.trail.len(), self.pending.len())
    }

    /// Undoes what was bound since the mark.
    pub fn undo(&mut self, mark: (usize, usize)) {
        while self.trail.len() > mark.0 {
            if let Some(n) = self.trail.pop()
                && let Some(slot) = self.vars.get_mut(n as usize)
            {
                *slot = None;
            }
        }
        self.pending.truncate(mark.1);
    }

    fn bind(&mut self, n: usize, ty: &Ty) -> bool {
        if self.occurs(n, ty, 0) {
            return false;
        }
        if let Some(slot) = self.vars.get_mut(n) {
            *slot = Some(ty.clone());
            self.trail.push(n as u32);
        }
        true
    }

    fn occurs(&self, n: usize, ty: &Ty, depth: u32) -> bool {
        if depth > MAX_DEPTH {
            return true;
        }
        if let Some(other) = var_of(ty) {
            return other == n
                || self
                    .vars
                    .get(other)
                    .and_then(Option::as_ref)
                    .is_some_and(|t| self.occurs(n, t, depth + 1));
        }
        match ty {
            Ty::Adt(_, list) | Ty::Tuple(list) => list.iter().any(|t| self.occurs(n, t, depth + 1)),
            Ty::Ref(t, _) | Ty::Ptr(t) | Ty::Slice(t) | Ty::Future(_, t) | Ty::Closure(_, t) => {
                self.occurs(n, t, depth + 1)
            }
            Ty::Fn(list, ret) => {
                list.iter().any(|t| self.occurs(n, t, depth + 1)) || self.occurs(n, ret, depth + 1)
            }
            Ty::Dyn(list) | Ty::Opaque(list) => list.iter().any(|b| {
                b.args
                    .iter()
                    .chain(b.assoc.iter().map(|(_, t)| t))
                    .any(|t| self.occurs(n, t, depth + 1))
            }),
            _ => false,
        }
    }

    /// Makes two types equal where they are open; whether they can be.
    pub fn unify(&mut self, a: &Ty, b: &Ty) -> bool {
        if self.depth > MAX_DEPTH {
            return true;
        }
        self.depth += 1;
        let (a, b) = (self.shallow(a), self.shallow(b));
        let ok = self.unify_known(&a, &b);
        self.depth -= 1;
        ok
    }

    /// As [`Self::unify`], leaving nothing bound when they can't be equal.
    pub fn try_unify(&mut self, a: &Ty, b: &Ty) -> bool {
        let mark = self.mark();
        let ok = self.unify(a, b);
        if !ok {
            self.undo(mark);
        }
        ok
    }

    fn unify_known(&mut self, a: &Ty, b: &Ty) -> bool {
        if a == b {
            return true;
        }
        match (var_of(a), var_of(b)) {
            (Some(n), Some(_)) => return self.bind(n, b),
            (Some(n), None) if !matches!(b, Ty::Unknown | Ty::Never) => return self.bind(n, b),
            (None, Some(n)) if !matches!(a, Ty::Unknown | Ty::Never) => return self.bind(n, a),
            (Some(_), None) | (None, Some(_)) => return true,
            (None, None) => {}
        }
        // An associated type nobody knows may be anything.
        if as_projection(a).is_some() || as_projection(b).is_some() {
            return true;
        }
        match (a, b) {
            (Ty::Unknown | Ty::Never, _) | (_, Ty::Unknown | Ty::Never) => true,
            (Ty::Prim(one), Ty::Prim(other)) => number_like(*one, *other),
            (Ty::Adt(path, x), Ty::Adt(other, y)) => path == other && self.unify_all(x, y),
            (Ty::Ref(x, _), Ty::Ref(y, _))
            | (Ty::Ptr(x), Ty::Ptr(y))
            | (Ty::Slice(x), Ty::Slice(y))
            | (Ty::Future(_, x), Ty::Future(_, y)) => self.unify(x, y),
            (Ty::Tuple(x), Ty::Tuple(y)) => x.len() == y.len() && self.unify_all(x, y),
            (Ty::Fn(x, ret), Ty::Fn(y, other)) => {
                x.len() == y.len() && self.unify_all(x, y) && self.unify(ret, other)
            }
            (Ty::Closure(body, x), Ty::Closure(other, y)) => body == other && self.unify(x, y),
            (Ty::Closure(body, ret), Ty::Fn(list, other))
            | (Ty::Fn(list, other), Ty::Closure(body, ret)) => {
                let params = self.closure_params(*body);
                self.unify_all(&params, list);
                self.unify(ret, other)
            }
            (Ty::Param(one, _), Ty::Param(other, _)) => one == other,
            (Ty::Dyn(x), Ty::Dyn(y)) | (Ty::Opaque(x), Ty::Opaque(y)) => self.unify_bounds(x, y),
            (Ty::Future(_, out), Ty::Opaque(list)) | (Ty::Opaque(list), Ty::Future(_, out)) => {
                let found =
                    list.iter().find(|b| known::is_future(b.of)).and_then(|b| b.assoc.first());
                found.is_some_and(|(_, t)| self.unify(out, t))
            }
            _ => false,
        }
    }

    fn unify_all(&mut self, x: &[Ty], y: &[Ty]) -> bool {
        x.iter().zip(y).fold(true, |ok, (a, b)| self.unify(a, b) && ok)
    }

    fn unify_bounds(&mut self, x: &[Bound], y: &[Bound]) -> bool {
        let main = |list: &[Bound]| list.iter().find(|b| !known::is_marker(b.of)).cloned();
        let (Some(x), Some(y)) = (main(x), main(y)) else { return true };
        if x.of != y.of {
            return false;
        }
        let mut ok = self.unify_all(&x.args, &y.args);
        for (name, t) in &x.assoc {
            if let Some((_, u)) = y.assoc.iter().find(|(n, _)| n == name) {
                ok &= self.unify(t, u);
            }
        }
        ok
    }

    /// The parameters of a closure of this body.
    pub fn closure_params(&self, body: crate::types::ty::BodyRef) -> Vec<Ty> {
        self.closures
            .iter()
            .rev()
            .find(|(b, _)| *b == body)
            .map(|(_, p)| p.clone())
            .unwrap_or_default()
    }
}

/// Whether two primitives can be one, a literal's `{integer}` with any integer.
fn number_like(a: Name, b: Name) -> bool {
    let whole = |n: Name| {
        matches!(
            n.as_str(),
            "u8" | "u16"
                | "u32"
                | "u64"
                | "u128"
                | "usize"
                | "i8"
                | "i16"
                | "i32"
                | "i64"
                | "i128"
                | "isize"
        )
    };
    a == b
        || (a == "{integer}" && whole(b))
        || (b == "{integer}" && whole(a))
        || (a == "{float}" && matches!(b.as_str(), "f32" | "f64"))
        || (b == "{float}" && matches!(a.as_str(), "f32" | "f64"))
}
