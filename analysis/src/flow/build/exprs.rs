//! Expressions: how a value is computed into a place.
//!
//! In:  an expression and where its value goes.
//! Out: statements in evaluation order.
//! Not here: blocks and branches (`control`, `matches`, `loops`), calls (`calls`).

use super::Builder;
use super::ask::Named;
use crate::domain::{Name, Range};
use crate::flow::graph::{Aggregate, Const, Edge, End, Loc, Operand, Proj, Rvalue, StmtKind, Test};
use crate::syntax::ir::{BlockKind, Expr, ExprId, Macro, StructLit};
use crate::types::Ty;

impl Builder<'_> {
    /// Evaluates `expr` into a place that holds nothing yet.
    pub(super) fn into(&mut self, into: &Loc, expr: ExprId) {
        let extending = self.extending.take();
        let body = self.body;
        let range = body.range(expr);
        match &body[expr] {
            Expr::Missing => self.opaque(&[], into, range),
            Expr::Lit(_) | Expr::Field { .. } | Expr::Index { .. } | Expr::Deref(_) => {
                let value = self.operand(expr);
                self.assign(into.clone(), Rvalue::Use(value), range);
            }
            Expr::Path(_) => self.path(into, expr, range),
            Expr::Call { callee, args } => self.call(into, expr, *callee, args, extending),
            Expr::Method(call) => self.method(into, expr, call),
            Expr::Ref { expr: inner, mutable } => {
                let scope = extending.unwrap_or(self.f.temps);
                self.extending = extending;
                let loc = self.place_in(*inner, scope);
                self.extending = None;
                self.assign(into.clone(), Rvalue::Ref(loc, *mutable), range);
            }
            Expr::Not(inner) => {
                let value = self.operand(*inner);
                self.assign(into.clone(), Rvalue::Computed(vec![value]), range);
            }
            Expr::Lazy { .. } | Expr::Let { .. } => self.lazy(into, expr, range),
            Expr::Compare { lhs, rhs, .. } => {
                let values = vec![self.looked_at(*lhs), self.looked_at(*rhs)];
                self.assign(into.clone(), Rvalue::Computed(values), range);
            }
            Expr::Opaque(parts) => {
                let values = self.operands(parts);
                self.assign(into.clone(), Rvalue::Computed(values), range);
            }
            Expr::Assign { lhs, rhs } => self.assignment(*lhs, *rhs, range),
            Expr::AssignOp { lhs, rhs } => {
                // Numbers: the value first. Overloaded operators borrow the place first, as any
                // method call does.
                let (value, loc) = if matches!(self.ask.expr(*lhs), Ty::Adt(..)) {
                    let loc = self.place(*lhs);
                    (self.operand(*rhs), loc)
                } else {
                    (self.operand(*rhs), self.place(*lhs))
                };
                let old = Operand::Copy(loc.clone());
                self.assign(loc, Rvalue::Computed(vec![old, value]), range);
            }
            Expr::Cast(inner, _) => {
                self.extending = extending;
                let value = self.operand(*inner);
                self.assign(into.clone(), Rvalue::Use(value), range);
            }
            Expr::Range { start, end, .. } => {
                let mut parts = Vec::new();
                for (name, part) in [("start", start), ("end", end)] {
                    if let Some(part) = part {
                        parts.push((Name::new(name), self.operand(*part)));
                    }
                }
                let kind = Aggregate::Struct(Name::new("std::ops::Range"));
                self.assign(into.clone(), Rvalue::Aggregate(kind, parts), range);
            }
            Expr::Block(block) => match block.kind {
                BlockKind::Plain => self.block(into, block, range, extending),
                BlockKind::Async { .. } => {
                    let value = self.nested(expr);
                    self.assign(into.clone(), value, range);
                }
            },
            Expr::Closure(_) => {
                let value = self.nested(expr);
                self.assign(into.clone(), value, range);
            }
            Expr::If { cond, then, els } => {
                self.if_else(into, *cond, *then, *els, extending);
            }
            Expr::Match { scrutinee, arms } => {
                self.match_(into, *scrutinee, arms, extending);
            }
            Expr::Loop { label, body: inside, keyword } => {
                self.loop_(into, *label, *inside, *keyword, range);
            }
            Expr::While { label, cond, body: inside, keyword } => {
                self.while_(*label, *cond, *inside, *keyword, range);
            }
            Expr::For(f) => self.for_(f, range),
            Expr::Break { label, value } => self.break_(*label, *value),
            Expr::Continue(label) => self.continue_(*label),
            Expr::Return(value) => {
                let result = Loc::whole(self.f.result);
                if let Some(value) = value {
                    self.into(&result, *value);
                }
                self.leave_body();
            }
            Expr::Try(inner) => self.try_(into, *inner, range),
            Expr::Await(inner) => {
                let future = self.operand(*inner);
                let ty = self.ask.expr(*inner);
                self.await_(into, future, ty, range, false);
            }
            Expr::Tuple(parts) => {
                if parts.is_empty() {
                    return;
                }
                let values = self.parts(parts, extending);
                self.assign(into.clone(), Rvalue::Aggregate(Aggregate::Tuple, values), range);
            }
            Expr::Array { elems, .. } => {
                let values = self.parts(elems, extending);
                self.assign(into.clone(), Rvalue::Aggregate(Aggregate::Array, values), range);
            }
            Expr::Repeat { elem, len, .. } => {
                let value = self.operand(*elem);
                self.operand(*len);
                let parts = vec![(Name::new("0"), value)];
                self.assign(into.clone(), Rvalue::Aggregate(Aggregate::Array, parts), range);
            }
            Expr::Struct(lit) => self.literal(into, expr, lit, extending),
            Expr::Macro(call) => self.macro_(into, call, range, extending),
        }
    }

    /// Evaluates for the effects; the value, moved out if it was a place, is dropped with the
    /// statement's temporaries.
    pub(super) fn discard(&mut self, expr: ExprId) {
        let (ty, range) = (self.ask.expr(expr), self.body.range(expr));
        if self.is_place(expr) {
            if let Operand::Move(loc) = self.operand(expr) {
                self.store(Operand::Move(loc), ty, self.f.temps, range);
            }
            return;
        }
        // `pin!(variable);` alone can only be the form that leaves it in its variable.
        if let Expr::Macro(call) = &self.body[expr]
            && let Macro::Pin(list) = &call.kind
            && list.iter().all(|arg| self.is_place(*arg))
        {
            return;
        }
        let temp = self.temp(ty, range);
        self.into(&Loc::whole(temp), expr);
        self.schedule(self.f.temps, temp);
    }

    fn path(&mut self, into: &Loc, expr: ExprId, range: Range) {
        let value = match self.ask.path(expr) {
            Named::Ctor(ctor) => Rvalue::Aggregate(ctor, Vec::new()),
            _ => Rvalue::Use(self.operand(expr)),
        };
        self.assign(into.clone(), value, range);
    }

    /// The parts of a tuple or array, named by their numbers.
    pub(super) fn parts(
        &mut self,
        exprs: &[ExprId],
        extending: Option<usize>,
    ) -> Vec<(Name, Operand)> {
        let noisy = self.noisy(exprs.iter().copied());
        let mut parts = Vec::with_capacity(exprs.len());
        for (n, &expr) in exprs.iter().enumerate() {
            self.extending = extending;
            let value = self.operand(expr);
            self.extending = None;
            parts.push((number(n), self.settled(value, expr, n + 1 >= noisy)));
        }
        parts
    }

    fn literal(&mut self, into: &Loc, expr: ExprId, lit: &StructLit, extending: Option<usize>) {
        let range = self.body.range(expr);
        let noisy = self.noisy(lit.fields.iter().map(|(_, e)| *e));
        let mut parts = Vec::with_capacity(lit.fields.len() + 1);
        for (n, &(name, value)) in lit.fields.iter().enumerate() {
            self.extending = extending;
            let operand = self.operand(value);
            self.extending = None;
            let quiet = n + 1 >= noisy && lit.base.is_none_or(|base| self.is_quiet(base));
            parts.push((name, self.settled(operand, value, quiet)));
        }
        if let Some(base) = lit.base {
            self.rest(&mut parts, base, lit);
        }
        let kind = self.ask.literal(expr).unwrap_or(Aggregate::Struct(Name::new("?")));
        self.assign(into.clone(), Rvalue::Aggregate(kind, parts), range);
    }

    /// `..base`: the fields that are not written move out of it; if they are not known, all of it.
    fn rest(&mut self, parts: &mut Vec<(Name, Operand)>, base: ExprId, lit: &StructLit) {
        let loc = self.place(base);
        let Some(fields) = self.ask.fields(&self.ask.expr(base)) else {
            parts.push((Name::new(".."), Operand::Move(loc)));
            return;
        };
        for (name, ty) in fields {
            if lit.fields.iter().all(|(written, _)| *written != name) {
                let part = loc.clone().then(Proj::Field(name));
                let copy = self.ask.is_copy(&ty) == Some(true);
                parts.push((name, if copy { Operand::Copy(part) } else { Operand::Move(part) }));
            }
        }
    }

    /// The new value is computed first, then the old one is dropped, then it is replaced.
    fn assignment(&mut self, lhs: ExprId, rhs: ExprId, range: Range) {
        if self.is_place(lhs) {
            let value = self.operand(rhs);
            let quiet = self.is_quiet(lhs);
            let value = self.settled(value, rhs, quiet);
            let loc = self.place(lhs);
            return self.replace(loc, lhs, value, range);
        }
        // `{ let (x, y) = rhs; a = x; b = y; }`: what is not assigned ends here.
        let before = self.push_temps(range);
        let loc = self.place(rhs);
        self.destructure(lhs, &loc, range);
        self.pop_temps(before);
    }

    /// The old value is dropped where the place is written.
    fn replace(&mut self, loc: Loc, lhs: ExprId, value: Operand, range: Range) {
        if self.ask.needs_drop(&self.ask.expr(lhs)) != Some(false) {
            self.emit(StmtKind::Drop { loc: loc.clone(), maybe: false }, self.body.range(lhs));
        }
        self.assign(loc, Rvalue::Use(value), range);
    }

    /// `(a, b) = value`; what is not assigned stays in the value.
    fn destructure(&mut self, lhs: ExprId, from: &Loc, range: Range) {
        let body = self.body;
        match &body[lhs] {
            Expr::Tuple(parts) => {
                for (n, part) in parts.iter().enumerate() {
                    self.destructure(*part, &from.clone().then(Proj::Field(number(n))), range);
                }
            }
            Expr::Array { elems, .. } => {
                for part in elems {
                    self.destructure(*part, &from.clone().then(Proj::Index), range);
                }
            }
            Expr::Struct(lit) => {
                for (name, part) in &lit.fields {
                    self.destructure(*part, &from.clone().then(Proj::Field(*name)), range);
                }
            }
            Expr::Call { args, .. } => {
                for (n, part) in args.iter().enumerate() {
                    self.destructure(*part, &from.clone().then(Proj::Field(number(n))), range);
                }
            }
            _ if self.is_place(lhs) => {
                let ty = self.ask.expr(lhs);
                let copy = self.ask.is_copy(&ty) == Some(true);
                let from = from.clone();
                let value = if copy { Operand::Copy(from) } else { Operand::Move(from) };
                let loc = self.place(lhs);
                self.replace(loc, lhs, value, range);
            }
            _ => {}
        }
    }

    /// `value?`: goes on with the payload, or returns the rest.
    fn try_(&mut self, into: &Loc, inner: ExprId, range: Range) {
        let ty = self.ask.expr(inner);
        let value = self.operand(inner);
        let temp = self.store(value, ty.clone(), self.f.temps, range);
        self.branch_out(into, &Loc::whole(temp), &ty, range);
    }

    /// The test behind `?`, on a value that is in a slot of its own.
    pub(super) fn branch_out(&mut self, into: &Loc, value: &Loc, ty: &Ty, range: Range) {
        let option = ty.path().is_some_and(|p| p == "std::option::Option");
        let (good, bad) = if option { ("Some", "None") } else { ("Ok", "Err") };
        let (good, bad) = (Name::new(good), Name::new(bad));
        let out = self.new_block();
        let edge = if ty.path().is_some() { Edge::Is(bad) } else { Edge::Otherwise };
        self.branch(Test::Variant(value.clone()), Edge::Is(good), (edge, out));
        let inside = self.f.current;

        self.f.current = out;
        let result = Loc::whole(self.f.result);
        let returned = if option {
            Rvalue::Aggregate(Aggregate::Variant(Name::new("std::option::Option"), bad), Vec::new())
        } else {
            let payload = value.clone().then(Proj::Payload(bad, 0));
            let part = (Name::new("0"), Operand::Move(payload));
            Rvalue::Aggregate(Aggregate::Variant(Name::new("std::result::Result"), bad), vec![part])
        };
        self.assign(result, returned, range);
        self.end_of(value, ty, range);
        self.leave_body();

        self.f.current = inside;
        let payload = value.clone().then(Proj::Payload(good, 0));
        self.assign(into.clone(), Rvalue::Use(Operand::Move(payload)), range);
        self.end_of(value, ty, range);
    }

    /// Of a type that is not known it is not known either that the payload was all there was.
    fn end_of(&mut self, value: &Loc, ty: &Ty, range: Range) {
        if self.ask.variants(ty).is_none() {
            self.emit(StmtKind::End(value.local), range);
        }
    }

    /// Waits for a future, which is dropped when it is complete.
    pub(super) fn await_(
        &mut self,
        into: &Loc,
        future: Operand,
        ty: Ty,
        range: Range,
        joined: bool,
    ) {
        self.push_scope(range);
        let scope = self.innermost();
        let temp = self.store(future, ty, scope, range);
        let future = Loc::whole(temp);
        self.emit(StmtKind::Await { future, into: into.clone(), joined }, range);
        self.pop_scope();
    }

    /// `a && b`, `a || b` and `let` as values.
    fn lazy(&mut self, into: &Loc, expr: ExprId, range: Range) {
        let (no, join) = (self.new_block(), self.new_block());
        let depth = self.f.scopes.len();
        self.push_scope(range);
        self.condition(expr, no, depth, depth);
        self.pop_scope();
        let yes = Rvalue::Use(Operand::Const(Const::Bool(true)));
        self.assign(into.clone(), yes, range);
        self.goto(join);
        self.f.current = no;
        let not = Rvalue::Use(Operand::Const(Const::Bool(false)));
        self.assign(into.clone(), not, range);
        self.enter(join);
    }

    /// Something nothing is known of.
    pub(super) fn opaque(&mut self, names: &[Name], into: &Loc, range: Range) {
        let mut uses = Vec::new();
        for name in names {
            if let Some((_, slot)) = self.f.names.iter().rev().find(|(n, _)| n == name) {
                uses.push(Loc::whole(*slot));
            }
        }
        self.emit(StmtKind::Opaque { uses, into: into.clone() }, range);
    }

    /// Never goes on.
    pub(super) fn stop(&mut self, stop: crate::flow::graph::Stop) {
        self.diverge(End::Stop(stop));
    }
}

/// The name of a tuple's n-th field.
pub(super) fn number(n: usize) -> Name {
    match n {
        0 => Name::new("0"),
        1 => Name::new("1"),
        2 => Name::new("2"),
        3 => Name::new("3"),
        _ => Name::new(&n.to_string()),
    }
}
