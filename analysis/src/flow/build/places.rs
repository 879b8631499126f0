//! Places and operands: what an expression refers to, and how it is read.
//!
//! In:  expressions.
//! Out: a [`Loc`] for a place; an [`Operand`] for a value: moved, copied or constant.
//! Not here: what computes a value (`exprs`).

use super::Builder;
use super::ask::Named;
use super::captures::Root;
use crate::domain::Range;
use crate::flow::graph::{Const, Loc, LocalId, Operand, Proj, Rvalue};
use crate::flow::paths::BOX;
use crate::syntax::ir::{Expr, ExprId, Lit};
use crate::types::Ty;

impl Builder<'_> {
    /// Whether the expression refers to a place that exists already.
    pub(super) fn is_place(&self, expr: ExprId) -> bool {
        match &self.body[expr] {
            Expr::Path(_) => {
                matches!(self.ask.path(expr), Named::Local(_) | Named::Receiver | Named::Static(_))
            }
            Expr::Field { .. } | Expr::Index { .. } | Expr::Deref(_) => true,
            _ => false,
        }
    }

    /// Evaluates to a place. A value gets a temporary that lives as long as temporaries do here.
    pub(super) fn place(&mut self, expr: ExprId) -> Loc {
        let scope = self.extending.take().unwrap_or(self.f.temps);
        self.place_in(expr, scope)
    }

    /// The same; the temporary at the root, if any, lives to the end of `scope`.
    pub(super) fn place_in(&mut self, expr: ExprId, scope: usize) -> Loc {
        if let Some(loc) = self.captured(expr) {
            return loc;
        }
        match &self.body[expr] {
            Expr::Path(_) => match self.ask.path(expr) {
                Named::Local(pat) => match self.variable(Root::Pat(pat)) {
                    Some(slot) => Loc::whole(slot),
                    None => self.lost(expr),
                },
                Named::Receiver => match self.variable(Root::Receiver) {
                    Some(slot) => Loc::whole(slot),
                    None => self.lost(expr),
                },
                Named::Static(path) => {
                    let range = self.body.range(expr);
                    let temp = self.temp(self.ask.expr(expr).reference(false), range);
                    let value = Rvalue::Use(Operand::Const(Const::Static(path)));
                    self.assign(Loc::whole(temp), value, range);
                    Loc::whole(temp).then(Proj::Deref)
                }
                _ => self.temporary(expr, scope),
            },
            Expr::Field { base, name } => {
                let (base, name) = (*base, *name);
                let loc = self.place_in(base, scope);
                let loc = if self.ask.derefs_for_field(&self.ask.expr(base), name) {
                    loc.then(Proj::Deref)
                } else {
                    loc
                };
                loc.then(Proj::Field(name))
            }
            Expr::Index { base, index } => {
                let (base, index) = (*base, *index);
                let loc = self.place_in(base, scope);
                let loc = match self.ask.expr(base) {
                    Ty::Ref(..) => loc.then(Proj::Deref),
                    _ => loc,
                };
                self.operand(index);
                loc.then(Proj::Index)
            }
            Expr::Deref(inner) => self.place_in(*inner, scope).then(Proj::Deref),
            _ => self.temporary(expr, scope),
        }
    }

    /// The slot of a variable in the current body, if it was declared here.
    pub(super) fn variable(&self, root: Root) -> Option<LocalId> {
        match root {
            Root::Pat(pat) => {
                let (body, slot) = (*self.vars.get(pat.index())?)?;
                (body == self.f.id).then_some(slot)
            }
            Root::Receiver => self.f.receiver,
        }
    }

    /// A variable that no slot was made for: of code that does not compile.
    fn lost(&mut self, expr: ExprId) -> Loc {
        let range = self.body.range(expr);
        let into = Loc::whole(self.temp(Ty::Unknown, range));
        self.opaque(&[], &into, range);
        into
    }

    fn temporary(&mut self, expr: ExprId, scope: usize) -> Loc {
        let range = self.body.range(expr);
        let temp = self.temp(self.ask.expr(expr), range);
        self.into(&Loc::whole(temp), expr);
        self.schedule(scope, temp);
        Loc::whole(temp)
    }

    /// Evaluates to a value that is used here.
    pub(super) fn operand(&mut self, expr: ExprId) -> Operand {
        let extending = self.extending.take();
        match &self.body[expr] {
            Expr::Lit(Lit::Int(Some(value), _)) => Operand::Const(Const::Int(*value)),
            Expr::Lit(Lit::Bool(value)) => Operand::Const(Const::Bool(*value)),
            Expr::Lit(_) => Operand::Const(Const::Other),
            Expr::Path(_) => match self.ask.path(expr) {
                Named::Local(_) | Named::Receiver => {
                    let loc = self.place(expr);
                    self.use_place(loc, expr)
                }
                Named::Static(path) => Operand::Const(Const::Static(path)),
                Named::Const(Some(value)) => Operand::Const(Const::Int(value)),
                Named::Fn(Some(body)) => Operand::Const(Const::Fn(body)),
                Named::Const(None) | Named::Fn(None) | Named::Other => Operand::Const(Const::Other),
                Named::Ctor(_) => self.computed(expr, extending),
            },
            Expr::Field { .. } | Expr::Index { .. } | Expr::Deref(_) => {
                let loc = self.place(expr);
                self.use_place(loc, expr)
            }
            _ => self.computed(expr, extending),
        }
    }

    fn computed(&mut self, expr: ExprId, extending: Option<usize>) -> Operand {
        let ty = self.ask.expr(expr);
        let copy = self.ask.is_copy(&ty) == Some(true);
        let temp = self.temp(ty, self.body.range(expr));
        self.extending = extending;
        self.into(&Loc::whole(temp), expr);
        self.schedule(self.f.temps, temp);
        if copy { Operand::Copy(Loc::whole(temp)) } else { Operand::Move(Loc::whole(temp)) }
    }

    /// Whether the slot is a box, which owns what it points to.
    pub(super) fn is_box(&self, local: LocalId) -> bool {
        self.f.locals[local.0 as usize].ty.path().is_some_and(|path| path == BOX)
    }

    /// Reads a place by value.
    fn use_place(&mut self, loc: Loc, expr: ExprId) -> Operand {
        if self.may_move(&loc, expr) { Operand::Move(loc) } else { Operand::Copy(loc) }
    }

    /// Whether using the place by value ends its owner's duty to drop it. That is so for copied
    /// values of unknown type too: they need no drop. Nothing moves out from behind a reference.
    fn may_move(&self, loc: &Loc, expr: ExprId) -> bool {
        if self.ask.is_copy(&self.ask.expr(expr)) == Some(true) {
            return false;
        }
        if loc.steps.is_empty() {
            return true;
        }
        let mut at = expr;
        loop {
            match &self.body[at] {
                Expr::Field { base, .. } => {
                    if self.ask.expr(*base).is_unknown() {
                        return false;
                    }
                    at = *base;
                }
                Expr::Deref(base) => {
                    if self.ask.expr(*base).path().is_none_or(|p| p != "std::boxed::Box") {
                        return false;
                    }
                    at = *base;
                }
                Expr::Index { .. } => return false,
                _ => {
                    let owned = loc.steps[0] == Proj::Deref && self.is_box(loc.local);
                    return owned || !derefs_in_fields(loc, self.body, expr);
                }
            }
        }
    }

    /// Evaluates operands from left to right. A place that is moved from is read before what
    /// follows runs, if that can do anything.
    pub(super) fn operands(&mut self, exprs: &[ExprId]) -> Vec<Operand> {
        let noisy = self.noisy(exprs.iter().copied());
        let mut values = Vec::with_capacity(exprs.len());
        for (n, &expr) in exprs.iter().enumerate() {
            let value = self.operand(expr);
            values.push(self.settled(value, expr, n + 1 >= noisy));
        }
        values
    }

    /// Moves the operand into a temporary unless nothing happens before it is used.
    pub(super) fn settled(&mut self, value: Operand, expr: ExprId, quiet: bool) -> Operand {
        match value {
            Operand::Move(loc) if !quiet && self.is_place(expr) => {
                let (ty, range) = (self.ask.expr(expr), self.body.range(expr));
                let temp = self.store(Operand::Move(loc), ty, self.f.temps, range);
                Operand::Move(Loc::whole(temp))
            }
            value => value,
        }
    }

    /// How many of the expressions there are up to the last that does more than read.
    pub(super) fn noisy(
        &self,
        exprs: impl DoubleEndedIterator<Item = ExprId> + ExactSizeIterator,
    ) -> usize {
        let count = exprs.len();
        count - exprs.rev().take_while(|e| self.is_quiet(*e)).count()
    }

    /// Whether evaluating it does nothing but read.
    pub(super) fn is_quiet(&self, expr: ExprId) -> bool {
        match &self.body[expr] {
            Expr::Lit(_) | Expr::Path(_) => true,
            Expr::Field { base, .. } => self.is_quiet(*base),
            Expr::Ref { expr, .. } => self.is_quiet(*expr),
            Expr::Closure(_) => true,
            _ => false,
        }
    }

    /// Borrows a place into a temporary.
    pub(super) fn borrow(&mut self, loc: Loc, ty: Ty, mutable: bool, range: Range) -> LocalId {
        let temp = self.temp(ty.reference(mutable), range);
        self.assign(Loc::whole(temp), Rvalue::Ref(loc, mutable), range);
        temp
    }

    /// Evaluates something that is only looked at.
    pub(super) fn looked_at(&mut self, expr: ExprId) -> Operand {
        if let Expr::Lit(_) = &self.body[expr] {
            return self.operand(expr);
        }
        Operand::Copy(self.place(expr))
    }
}

/// Whether a field on the way was reached through a reference: then `loc` has more `Deref` steps
/// than `expr` has stars.
fn derefs_in_fields(loc: &Loc, body: &crate::syntax::ir::Body, expr: ExprId) -> bool {
    let mut stars = 0;
    let mut at = expr;
    loop {
        match &body[at] {
            Expr::Field { base, .. } => at = *base,
            Expr::Deref(base) => {
                stars += 1;
                at = *base;
            }
            _ => break,
        }
    }
    loc.steps.iter().filter(|s| **s == Proj::Deref).count() > stars
}
