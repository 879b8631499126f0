//! Expressions that compute, borrow or build values.
//!
//! In:  an expression and the type it is expected to have.
//! Out: its type.

use std::sync::Arc;

use crate::domain::{Name, name};
use crate::syntax::ir::{Closure, Expr, ExprId, Lit, StructLit};
use crate::types::answers::{CallTarget, CallTo};
use crate::types::autoderef::Deref;
use crate::types::lower::projection;
use crate::types::ty::Ty;

use super::unify::{Solver, var_of};
use super::{Infer, MAX_DEPTH};

impl Infer<'_, '_, '_> {
    /// The type of an expression, which is noted.
    pub fn expr(&mut self, id: ExprId, expected: &Ty) -> Ty {
        self.depth += 1;
        let ty = if self.depth > MAX_DEPTH { Ty::Unknown } else { self.expr_at(id, expected) };
        self.depth -= 1;
        self.set(id, ty.clone());
        ty
    }

    fn expr_at(&mut self, id: ExprId, expected: &Ty) -> Ty {
        let body = self.body;
        match &body[id] {
            Expr::Missing => Ty::Unknown,
            Expr::Lit(lit) => literal(lit, &self.solver.shallow(expected)),
            Expr::Path(path) => self.path(id, path, expected),
            Expr::Call { callee, args } => self.call(id, *callee, args, expected),
            Expr::Method(call) => self.method_call(id, call, expected),
            Expr::Field { base, name } => {
                let base = self.expr(*base, &Ty::Unknown);
                self.solver.settle();
                self.solver.field(&base, *name).map(|(t, _)| t).unwrap_or_default()
            }
            Expr::Index { base, index } => self.index(*base, *index),
            Expr::Deref(inner) => {
                let inner = self.expr(*inner, &Ty::Unknown);
                let inner = self.solver.shallow(&inner);
                match &inner {
                    Ty::Ptr(target) => (**target).clone(),
                    _ => self.solver.deref(&inner).map(|(t, _)| t).unwrap_or_default(),
                }
            }
            Expr::Not(inner) => self.expr(*inner, &Ty::Unknown),
            Expr::Ref { expr, mutable } => {
                let wanted = match self.solver.shallow(expected) {
                    Ty::Ref(inner, _) => self.behind_reference(*expr, &inner),
                    _ => Ty::Unknown,
                };
                self.expr(*expr, &wanted).reference(*mutable)
            }
            Expr::Lazy { lhs, rhs, .. } => {
                self.expr(*lhs, &Ty::prim("bool"));
                // What a `let` on the left binds is in scope on the right.
                self.expr(*rhs, &Ty::prim("bool"));
                Ty::prim("bool")
            }
            Expr::Compare { lhs, rhs, .. } => {
                let left = self.expr(*lhs, &Ty::Unknown);
                let right = self.expr(*rhs, &left);
                if let (Ty::Prim(_), _) | (_, Ty::Prim(_)) = (&left, &right) {
                    self.solver.try_unify(&left, &right);
                }
                Ty::prim("bool")
            }
            Expr::Opaque(list) => self.arithmetic(list),
            Expr::Assign { lhs, rhs } => {
                let place = self.expr(*lhs, &Ty::Unknown);
                let value = self.expr(*rhs, &place);
                self.coerce(&value, &place);
                Ty::unit()
            }
            Expr::AssignOp { lhs, rhs } => {
                self.expr(*lhs, &Ty::Unknown);
                self.expr(*rhs, &Ty::Unknown);
                Ty::unit()
            }
            Expr::Cast(inner, ty) => {
                let ty = self.lower(ty);
                self.expr(*inner, &Ty::Unknown);
                ty
            }
            Expr::Range { start, end, inclusive } => self.range(*start, *end, *inclusive),
            Expr::Closure(closure) => self.closure(id, closure, expected),
            Expr::Tuple(list) => {
                let wanted = match self.solver.shallow(expected) {
                    Ty::Tuple(wanted) if wanted.len() == list.len() => wanted.to_vec(),
                    _ => vec![Ty::Unknown; list.len()],
                };
                let types = list.iter().zip(&wanted).map(|(e, w)| {
                    let ty = self.expr(*e, w);
                    self.coerced(ty, w)
                });
                Ty::Tuple(types.collect())
            }
            Expr::Array { elems, vec } => self.array(elems, *vec, expected),
            Expr::Repeat { elem, len, vec } => {
                self.expr(*len, &Ty::prim("usize"));
                self.array(&[*elem], *vec, expected)
            }
            Expr::Struct(literal) => self.struct_literal(id, literal, expected),
            _ => self.control(id, expected),
        }
    }

    /// The expected type when it is what the value becomes, else the value's own.
    fn coerced(&mut self, ty: Ty, wanted: &Ty) -> Ty {
        self.coerce(&ty, wanted);
        match (self.solver.shallow(&ty), self.solver.shallow(wanted)) {
            (Ty::Adt(p, x), Ty::Adt(q, y)) if p == q => {
                let dynamic = |t: Option<&Ty>| matches!(t, Some(Ty::Dyn(_)));
                if dynamic(y.first()) && !dynamic(x.first()) { Ty::Adt(q, y) } else { ty }
            }
            _ => ty,
        }
    }

    /// What is expected behind `&`: only of expressions that are shaped by it.
    fn behind_reference(&mut self, inner: ExprId, expected: &Ty) -> Ty {
        let shaped = matches!(
            self.body[inner],
            Expr::Closure(_)
                | Expr::Array { .. }
                | Expr::Struct(_)
                | Expr::Tuple(_)
                | Expr::Ref { .. }
        );
        if shaped { expected.clone() } else { Ty::Unknown }
    }

    fn arithmetic(&mut self, list: &[ExprId]) -> Ty {
        let mut ty = Ty::Unknown;
        for (n, one) in list.iter().enumerate() {
            let own = self.expr(*one, &Ty::Unknown);
            let own = self.solver.shallow(&own);
            let own = own.peel_refs().clone();
            // Numbers, and times with durations, stay what they are; all else may be anything.
            let plain = matches!(own, Ty::Prim(_))
                || own.path().is_some_and(|p| {
                    matches!(p.as_str(), "std::time::Duration" | "std::string::String")
                });
            let vague = matches!(&ty, Ty::Prim(p) if p.as_str().starts_with('{'));
            if plain && (n == 0 || vague) {
                ty = own;
            }
        }
        ty
    }

    fn range(&mut self, start: Option<ExprId>, end: Option<ExprId>, inclusive: bool) -> Ty {
        let mut of = Ty::Unknown;
        for side in [start, end].into_iter().flatten() {
            let ty = self.expr(side, &of);
            let vague = matches!(&of, Ty::Prim(p) if p.as_str().starts_with('{'));
            if of.is_unknown() || vague {
                of = ty;
            }
        }
        let path = match (start, end, inclusive) {
            (Some(_), Some(_), false) => "std::ops::Range",
            (Some(_), Some(_), true) => "std::ops::RangeInclusive",
            (Some(_), None, _) => "std::ops::RangeFrom",
            (None, Some(_), false) => "std::ops::RangeTo",
            (None, Some(_), true) => "std::ops::RangeToInclusive",
            (None, None, _) => return Ty::adt("std::ops::RangeFull", []),
        };
        Ty::adt(path, [of])
    }

    fn array(&mut self, elems: &[ExprId], vec: bool, expected: &Ty) -> Ty {
        let wanted = match self.solver.shallow(expected) {
            Ty::Slice(elem) => (*elem).clone(),
            Ty::Adt(path, args) if vec && path == "std::vec::Vec" => {
                args.first().cloned().unwrap_or_default()
            }
            _ => Ty::Unknown,
        };
        let elem = if wanted.is_unknown() { self.solver.fresh() } else { wanted };
        for one in elems {
            let ty = self.expr(*one, &elem);
            self.coerce(&ty, &elem);
        }
        if vec { Ty::adt("std::vec::Vec", [elem]) } else { Ty::Slice(Arc::new(elem)) }
    }

    fn index(&mut self, base: ExprId, index: ExprId) -> Ty {
        let base = self.expr(base, &Ty::Unknown);
        let key = self.expr(index, &Ty::Unknown);
        let key = self.solver.shallow(&key);
        let part = key.path().is_some_and(|p| p.as_str().starts_with("std::ops::Range"));
        self.solver.settle();
        for (step, _) in self.solver.autoderef(&base) {
            match &step {
                Ty::Slice(elem) => {
                    return if part { step.clone() } else { (**elem).clone() };
                }
                Ty::Prim(name) if *name == "str" => return step.clone(),
                Ty::Adt(path, args) => match path.as_str() {
                    "std::vec::Vec" | "std::collections::VecDeque" => {
                        let elem = args.first().cloned().unwrap_or_default();
                        return if part { Ty::Slice(Arc::new(elem)) } else { elem };
                    }
                    "std::collections::HashMap" | "std::collections::BTreeMap" => {
                        return args.get(1).cloned().unwrap_or_default();
                    }
                    "std::string::String" => return Ty::prim("str"),
                    _ => {
                        let of = name!("std::ops::Index");
                        let whole = projection(step.clone(), Some(of), name!("Output"));
                        if let Some(found) = self.solver.normalise(&whole) {
                            return found;
                        }
                    }
                },
                _ => {}
            }
        }
        Ty::Unknown
    }

    fn closure(&mut self, id: ExprId, closure: &Closure, expected: &Ty) -> Ty {
        let wanted = self.expected_closure(expected);
        let body = self.nested(id);
        let mut params = Vec::new();
        for (n, (_, written)) in closure.params.iter().enumerate() {
            let hint = wanted.as_ref().and_then(|(p, _)| p.get(n)).cloned();
            let ty = match written {
                Some(written) => self.lower(written),
                None => self.solver.fresh(),
            };
            if let Some(hint) = hint {
                self.solver.try_unify(&ty, &hint);
            }
            params.push(ty);
        }
        self.solver.closures.push((body, params.clone()));
        let locals = self.locals.len();
        for ((pat, _), ty) in closure.params.iter().zip(&params) {
            self.pattern(*pat, ty);
        }
        let ret = match &closure.ret {
            Some(written) => self.lower(written),
            None => self.solver.fresh(),
        };
        // What the callee wants tells what the closure gives, unless it is a plain variable.
        if let Some((_, wanted)) = &wanted {
            let wanted = self.solver.shallow(wanted);
            let inner = if closure.is_async { self.solver.awaited(&wanted) } else { wanted };
            if var_of(&inner).is_none() && !inner.is_unknown() && !matches!(inner, Ty::Opaque(_)) {
                self.solver.try_unify(&ret, &inner);
            }
        }
        let breaks = std::mem::take(&mut self.breaks);
        self.returns.push(ret.clone());
        let value = self.expr(closure.body, &ret);
        self.coerce(&value, &ret);
        self.returns.pop();
        self.breaks = breaks;
        self.locals.truncate(locals);
        let ret = match self.solver.shallow(&ret) {
            open if var_of(&open).is_some() && matches!(value, Ty::Never) => Ty::Never,
            _ => ret,
        };
        let ret = if closure.is_async { Ty::Future(Some(body), Arc::new(ret)) } else { ret };
        Ty::Closure(body, Arc::new(ret))
    }

    fn struct_literal(&mut self, id: ExprId, literal: &StructLit, expected: &Ty) -> Ty {
        let Some(ctor) = self.ctor_path(&literal.path) else {
            for (_, value) in &literal.fields {
                self.expr(*value, &Ty::Unknown);
            }
            if let Some(base) = literal.base {
                self.expr(base, &Ty::Unknown);
            }
            return self.lower_path(&literal.path);
        };
        self.solver.try_unify(&ctor.ty, expected);
        for (name, value) in &literal.fields {
            let wanted = ctor.fields.iter().find(|(n, _)| n == name).map(|(_, t)| t.clone());
            let wanted = wanted.unwrap_or_default();
            let actual = self.expr(*value, &wanted);
            self.coerce(&actual, &wanted);
        }
        if let Some(base) = literal.base {
            let base = self.expr(base, &ctor.ty);
            self.solver.try_unify(&base, &ctor.ty);
        }
        self.out.calls.insert(id, CallTo::new(CallTarget::Ctor(ctor.of, ctor.variant)));
        ctor.ty
    }
}

fn literal(lit: &Lit, expected: &Ty) -> Ty {
    match lit {
        Lit::Int(_, Some(suffix)) => Ty::Prim(*suffix),
        Lit::Int(_, None) => match expected {
            Ty::Prim(name) if name.as_str().starts_with(['u', 'i']) => expected.clone(),
            _ => Ty::prim("{integer}"),
        },
        Lit::Float => match expected {
            Ty::Prim(name) if name.as_str().starts_with('f') => expected.clone(),
            _ => Ty::prim("{float}"),
        },
        Lit::Bool(_) => Ty::prim("bool"),
        Lit::Str(_) => Ty::prim("str").reference(false),
        Lit::Bytes => Ty::Slice(Arc::new(Ty::prim("u8"))).reference(false),
        Lit::Char => Ty::prim("char"),
    }
}

impl Solver<'_, '_> {
    /// The type of a field, and the steps to the value that has it.
    pub fn field(&mut self, base: &Ty, name: Name) -> Option<(Ty, Vec<Deref>)> {
        let mut derefs = Vec::new();
        for (step, how) in self.autoderef(base) {
            derefs.extend(how);
            if let Some(found) = self.own_field(&step, name) {
                return Some((found, derefs));
            }
        }
        None
    }

    fn own_field(&mut self, ty: &Ty, name: Name) -> Option<Ty> {
        match ty {
            Ty::Tuple(list) => list.get(name.as_str().parse::<usize>().ok()?).cloned(),
            Ty::Adt(path, args) => {
                let pick = |list: &[(Name, Ty)]| {
                    list.iter().find(|(n, _)| *n == name).map(|(_, t)| t.clone())
                };
                if let Some((data, ty)) = self.typer.data(*path, |f| pick(&f.fields)) {
                    return Some(ty.substitute(&|n| {
                        let at = data.generics.iter().position(|g| *g == n)?;
                        Some(args.get(at).cloned().unwrap_or_default())
                    }));
                }
                let model = self.typer.models.ty(*path)?;
                let variant = model.variants.first().filter(|_| model.variants.len() == 1)?;
                let field = pick(&variant.fields)?;
                Some(crate::types::part_of(model, &field, ty))
            }
            _ => None,
        }
    }
}
