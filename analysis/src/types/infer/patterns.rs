//! Patterns: what each part of a matched value is, and which names are bound.
//!
//! In:  a pattern and the type of what it is matched with.
//! Out: types of patterns; new locals. Default binding modes as in Rust 2018 and later.

use std::sync::Arc;

use crate::domain::Name;
use crate::syntax::ir::{Lit, Pat, PatId};
use crate::types::answers::PatTo;
use crate::types::ty::Ty;

use super::ctors::Ctor;
use super::unify::{MAX_DEPTH, var_of};
use super::{Infer, Local};

/// How names bind by default: by value, or by reference (mutable or not).
type Mode = Option<bool>;

impl Infer<'_, '_, '_> {
    /// Matches a pattern; its names become locals.
    pub fn pattern(&mut self, id: PatId, ty: &Ty) {
        self.pattern_in(id, ty, None, 0);
    }

    fn pattern_in(&mut self, id: PatId, ty: &Ty, mode: Mode, depth: u32) {
        if depth > MAX_DEPTH * 4 {
            return;
        }
        let body = self.body;
        let mut ty = self.solver.shallow(ty);
        let mut mode = mode;
        let through = match &body[id] {
            Pat::Path(_)
            | Pat::TupleStruct(..)
            | Pat::Struct(..)
            | Pat::Tuple(_)
            | Pat::Slice(_) => true,
            Pat::Bind { name, .. } => self.constant_name(*name).is_some(),
            _ => false,
        };
        if through {
            while let Ty::Ref(inner, mutable) = &ty {
                mode = Some(mode.unwrap_or(true) && *mutable);
                self.out.looks_through.insert(id);
                let inner = Arc::clone(inner);
                ty = self.solver.shallow(&inner);
            }
        }
        self.set_pat(id, ty.clone());
        match &body[id] {
            Pat::Wild | Pat::Rest | Pat::Opaque => {}
            Pat::Lit(lit) => self.literal_pattern(lit.as_ref(), &ty),
            Pat::Bind { name, by_ref, mutable, sub } => {
                if let Some((to, const_ty)) = self.constant_name(*name) {
                    self.out.pat_to.insert(id, to);
                    self.solver.try_unify(&const_ty, &ty);
                    return;
                }
                let bound = match (by_ref, mode) {
                    (true, _) => ty.clone().reference(*mutable),
                    (false, Some(unique)) => ty.clone().reference(unique),
                    (false, None) => ty.clone(),
                };
                self.set_pat(id, bound.clone());
                self.locals.push((*name, Local::Pat(id, bound)));
                if let Some(sub) = sub {
                    self.pattern_in(*sub, &ty, mode, depth + 1);
                }
            }
            Pat::Path(path) => {
                if let Some(ctor) = self.ctor_path(path) {
                    self.solver.try_unify(&ctor.ty, &ty);
                    self.note(id, &ctor);
                } else {
                    self.out.pat_to.insert(id, PatTo::Const(None));
                }
            }
            Pat::TupleStruct(path, parts) => {
                let fields = self.open_ctor(id, path, &ty);
                let list: Vec<Ty> = fields.into_iter().map(|(_, t)| t).collect();
                self.parts(parts, &list, mode, depth);
            }
            Pat::Struct(path, parts) => {
                let fields = self.open_ctor(id, path, &ty);
                for (name, part) in parts {
                    let found = fields.iter().find(|(n, _)| n == name).map(|(_, t)| t.clone());
                    self.pattern_in(*part, &found.unwrap_or_default(), mode, depth + 1);
                }
            }
            Pat::Tuple(parts) => {
                if var_of(&ty).is_some() && !parts.iter().any(|p| matches!(body[*p], Pat::Rest)) {
                    let list: Vec<Ty> = parts.iter().map(|_| self.solver.fresh()).collect();
                    let tuple = Ty::Tuple(list.into());
                    self.solver.try_unify(&ty, &tuple);
                    ty = tuple;
                }
                let list = if let Ty::Tuple(list) = &ty { list.to_vec() } else { Vec::new() };
                self.parts(parts, &list, mode, depth);
            }
            Pat::Slice(parts) => {
                let elem = match &ty {
                    Ty::Slice(elem) => (**elem).clone(),
                    _ => Ty::Unknown,
                };
                for part in parts {
                    // `rest @ ..` is the part of the slice that is left.
                    let rest = matches!(&body[*part], Pat::Bind { sub: Some(s), .. } if matches!(body[*s], Pat::Rest));
                    let of = if rest { Ty::Slice(Arc::new(elem.clone())) } else { elem.clone() };
                    self.pattern_in(*part, &of, mode, depth + 1);
                }
            }
            Pat::Ref(inner) => {
                let target = match &ty {
                    Ty::Ref(target, _) => (**target).clone(),
                    // `&x` under a default mode of reference takes that away.
                    _ if mode.is_some() => ty.clone(),
                    _ => Ty::Unknown,
                };
                self.pattern_in(*inner, &target, None, depth + 1);
            }
            Pat::Or(list) => {
                // Every alternative binds the same names: the first one's are the locals.
                let start = self.locals.len();
                for (n, one) in list.iter().enumerate() {
                    self.pattern_in(*one, &ty, mode, depth + 1);
                    if n == 0 {
                        continue;
                    }
                    self.merge_alternatives(start);
                }
            }
        }
    }

    /// Keeps the first binding of each name made since `start`.
    fn merge_alternatives(&mut self, start: usize) {
        let mut kept: Vec<(Name, Local)> = Vec::new();
        for (name, local) in self.locals.split_off(start) {
            match kept.iter_mut().find(|(n, _)| *n == name) {
                None => kept.push((name, local)),
                Some((_, Local::Pat(_, first))) => {
                    if let Local::Pat(_, ty) = &local {
                        let (first, ty) = (first.clone(), ty.clone());
                        self.solver.try_unify(&first, &ty);
                    }
                }
                Some(_) => {}
            }
        }
        self.locals.extend(kept);
    }

    fn constant_name(&mut self, name: Name) -> Option<(PatTo, Ty)> {
        // Variables start small; so may functions, which are no patterns.
        if !name.as_str().starts_with(|c: char| c.is_uppercase()) {
            return None;
        }
        self.pattern_const(name)
    }

    fn open_ctor(
        &mut self,
        id: PatId,
        path: &crate::syntax::ir::TypePath,
        ty: &Ty,
    ) -> Vec<(Name, Ty)> {
        let Some(ctor) = self.ctor_path(path) else { return Vec::new() };
        self.solver.try_unify(&ctor.ty, ty);
        self.note(id, &ctor);
        ctor.fields
    }

    fn note(&mut self, id: PatId, ctor: &Ctor) {
        let to = match ctor.variant {
            Some(variant) => PatTo::Variant(ctor.of, variant),
            None => PatTo::Struct(ctor.of),
        };
        self.out.pat_to.insert(id, to);
    }

    fn parts(&mut self, parts: &[PatId], list: &[Ty], mode: Mode, depth: u32) {
        let rest = parts.iter().position(|p| matches!(self.body[*p], Pat::Rest));
        for (n, part) in parts.iter().enumerate() {
            let at = match rest {
                Some(rest) if n > rest => (list.len() + n).checked_sub(parts.len()),
                _ => Some(n),
            };
            let ty = at.and_then(|n| list.get(n)).cloned().unwrap_or_default();
            self.pattern_in(*part, &ty, mode, depth + 1);
        }
    }

    fn literal_pattern(&mut self, lit: Option<&Lit>, ty: &Ty) {
        if let Some(Lit::Bool(_)) = lit {
            self.solver.try_unify(&Ty::prim("bool"), ty);
        }
    }
}
