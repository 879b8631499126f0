//! Calls: how the receiver and the arguments get there.
//!
//! In:  call and method call expressions, with their targets.
//! Out: operands, then one [`Call`]; constructors are aggregates.
//! Source: Rust Reference, "Method call expressions", "Call expressions".

use super::Builder;
use super::ask::{Named, Through};
use crate::domain::{Name, Range};
use crate::flow::graph::{Aggregate, Call, Callee, Loc, Operand, Proj, Rvalue, StmtKind};
use crate::syntax::ir::{Expr, ExprId, MethodCall};
use crate::types::Ty;

impl Builder<'_> {
    pub(super) fn call(
        &mut self,
        into: &Loc,
        expr: ExprId,
        callee: ExprId,
        args: &[ExprId],
        extending: Option<usize>,
    ) {
        let range = self.body.range(expr);
        let path = matches!(self.body[callee], Expr::Path(_)).then(|| self.ask.path(callee));
        if let Some(Named::Ctor(ctor)) = path {
            return self.construct(into, ctor, args, range, extending);
        }
        let value = match path {
            Some(Named::Local(_) | Named::Receiver) | None => {
                let loc = self.place(callee);
                let once = self.runs_once(&self.ask.expr(callee));
                Some(if once { Operand::Move(loc) } else { Operand::Copy(loc) })
            }
            _ => None,
        };
        let args_at = self.arguments(expr, args);
        let arg_tys = args.iter().map(|a| self.ask.expr(*a)).collect();
        let target = self.ask.call(expr);
        let callee_kind = match value {
            Some(value) => Callee::Value(value),
            None => target.callee,
        };
        let name = match &self.body[callee] {
            Expr::Path(p) => p.segments.last().map_or(Name::new(""), |s| s.name),
            Expr::Field { name, .. } => *name,
            _ => Name::new(""),
        };
        let call = Call {
            callee: callee_kind,
            args: args_at,
            arg_tys,
            into: into.clone(),
            name,
            name_range: self.body.range(callee),
            expr: Some(expr),
            receiver_known: false,
            candidates: target.candidates,
        };
        self.emit(StmtKind::Call(Box::new(call)), range);
        self.stop_after(expr, target.never);
    }

    /// The arguments of a call. A closure that the callee runs at most once drops what it
    /// captured when it has run.
    fn arguments(&mut self, call: ExprId, args: &[ExprId]) -> Vec<Operand> {
        let noisy = self.noisy(args.iter().copied());
        let mut values = Vec::with_capacity(args.len());
        for (n, &arg) in args.iter().enumerate() {
            let closure = matches!(self.body[arg], Expr::Closure(_));
            self.consumed = closure && self.ask.consumes(call, n);
            let value = self.operand(arg);
            self.consumed = false;
            values.push(self.settled(value, arg, n + 1 >= noisy));
        }
        values
    }

    /// Whether calling a value of that type consumes it.
    fn runs_once(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Closure(body, _) => body.nested.is_some_and(|c| self.once.contains(&c)),
            Ty::Param(_, bounds) | Ty::Opaque(bounds) | Ty::Dyn(bounds) => {
                bounds.iter().any(|b| b.of == "std::ops::FnOnce")
            }
            Ty::Adt(path, args) if *path == "std::boxed::Box" => {
                args.first().is_some_and(|inner| self.runs_once(inner))
            }
            _ => false,
        }
    }

    fn construct(
        &mut self,
        into: &Loc,
        ctor: Aggregate,
        args: &[ExprId],
        range: Range,
        extending: Option<usize>,
    ) {
        let parts = self.parts(args, extending);
        self.assign(into.clone(), Rvalue::Aggregate(ctor, parts), range);
    }

    fn stop_after(&mut self, expr: ExprId, never: Option<crate::flow::graph::Stop>) {
        if let Some(stop) = never {
            self.stop(stop);
        } else if self.ask.expr(expr) == Ty::Never {
            self.stop(crate::flow::graph::Stop::Never);
        }
    }

    pub(super) fn method(&mut self, into: &Loc, expr: ExprId, call: &MethodCall) {
        let range = self.body.range(expr);
        let target = self.ask.call(expr);
        let ty = self.ask.expr(call.receiver);
        let seen = if target.receiver.is_unknown() { ty.clone() } else { target.receiver.clone() };
        // `self: Arc<Self>` takes the pointer itself.
        let seen = if target.through == Through::Shared { ty.clone() } else { seen };
        let derefs = target.derefs && (seen.path().is_none() || seen.path() != ty.path());
        let (receiver, receiver_ty) = if let Some(mutable) = target.autoref {
            let loc = self.place(call.receiver);
            let loc = if derefs { loc.then(Proj::Deref) } else { loc };
            let at = self.body.range(call.receiver);
            let borrowed = self.borrow(loc, seen.clone(), mutable, at);
            (Operand::Copy(Loc::whole(borrowed)), seen.reference(mutable))
        } else if !target.known {
            (self.looked_at(call.receiver), ty)
        } else if derefs {
            let loc = self.place(call.receiver).then(Proj::Deref);
            (
                if target.through == Through::Boxes {
                    Operand::Move(loc)
                } else {
                    Operand::Copy(loc)
                },
                seen,
            )
        } else {
            let value = self.operand(call.receiver);
            let quiet = call.args.iter().all(|a| self.is_quiet(*a));
            (self.settled(value, call.receiver, quiet), ty)
        };
        let mut args = vec![receiver];
        args.extend(self.arguments(expr, &call.args));
        let mut arg_tys = vec![receiver_ty];
        arg_tys.extend(call.args.iter().map(|a| self.ask.expr(*a)));
        let call = Call {
            callee: target.callee,
            args,
            arg_tys,
            into: into.clone(),
            name: call.name,
            name_range: call.name_range,
            expr: Some(expr),
            receiver_known: target.known,
            candidates: target.candidates,
        };
        self.emit(StmtKind::Call(Box::new(call)), range);
        self.stop_after(expr, target.never);
    }
}
