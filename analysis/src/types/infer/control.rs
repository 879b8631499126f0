//! Expressions that branch, repeat, wait or leave.
//!
//! In:  an expression and the type it is expected to have.
//! Out: its type; `!` where control does not come out.

use std::sync::Arc;

use crate::domain::Name;
use crate::syntax::ir::{
    Block, BlockKind, Expr, ExprId, Macro, MacroCall, Select, SelectWait, Stmt,
};
use crate::types::ty::Ty;

use super::{Exit, Infer, Local};

impl Infer<'_, '_, '_> {
    pub fn control(&mut self, id: ExprId, expected: &Ty) -> Ty {
        let body = self.body;
        match &body[id] {
            Expr::Block(block) => self.block_expr(id, block, expected),
            Expr::If { cond, then, els } => {
                let locals = self.locals.len();
                self.expr(*cond, &Ty::prim("bool"));
                let then = self.expr(*then, expected);
                self.locals.truncate(locals);
                match els {
                    Some(els) => {
                        let els = self.expr(*els, expected);
                        self.merge(then, els)
                    }
                    None => Ty::unit(),
                }
            }
            Expr::Let { pat, expr } => {
                let ty = self.expr(*expr, &Ty::Unknown);
                self.solver.settle();
                self.pattern(*pat, &ty);
                Ty::prim("bool")
            }
            Expr::Match { scrutinee, arms } => {
                let ty = self.expr(*scrutinee, &Ty::Unknown);
                self.solver.settle();
                let mut value = Ty::Never;
                for arm in arms {
                    let locals = self.locals.len();
                    self.pattern(arm.pat, &ty);
                    if let Some(guard) = arm.guard {
                        self.expr(guard, &Ty::prim("bool"));
                    }
                    let arm = self.expr(arm.body, expected);
                    self.locals.truncate(locals);
                    value = self.merge(value, arm);
                }
                value
            }
            Expr::Loop { label, body: inner, .. } => {
                let out = self.solver.fresh();
                self.breaks.push(Exit::new(*label, out.clone(), true));
                self.expr(*inner, &Ty::unit());
                let used = self.breaks.pop().is_some_and(|b| b.used);
                if used { out } else { Ty::Never }
            }
            Expr::While { label, cond, body: inner, .. } => {
                let locals = self.locals.len();
                self.breaks.push(Exit::new(*label, Ty::unit(), true));
                self.expr(*cond, &Ty::prim("bool"));
                self.expr(*inner, &Ty::unit());
                self.breaks.pop();
                self.locals.truncate(locals);
                Ty::unit()
            }
            Expr::For(each) => {
                let ty = self.expr(each.iter, &Ty::Unknown);
                self.solver.settle();
                let item = self.solver.item_of(&ty);
                let locals = self.locals.len();
                self.pattern(each.pat, &item);
                self.breaks.push(Exit::new(each.label, Ty::unit(), true));
                self.expr(each.body, &Ty::unit());
                self.breaks.pop();
                self.locals.truncate(locals);
                Ty::unit()
            }
            Expr::Break { label, value } => {
                let wanted = self.break_target(*label);
                let ty = match value {
                    Some(value) => self.expr(*value, &wanted),
                    None => Ty::unit(),
                };
                self.coerce(&ty, &wanted);
                Ty::Never
            }
            Expr::Continue(_) => Ty::Never,
            Expr::Return(value) => {
                let wanted = self.returns.last().cloned().unwrap_or_default();
                let ty = match value {
                    Some(value) => self.expr(*value, &wanted),
                    None => Ty::unit(),
                };
                self.coerce(&ty, &wanted);
                Ty::Never
            }
            Expr::Try(inner) => {
                let ty = self.expr(*inner, &Ty::Unknown);
                self.solver.settle();
                self.tried(&ty)
            }
            Expr::Await(inner) => {
                let ty = self.expr(*inner, &Ty::Unknown);
                self.solver.settle();
                self.solver.awaited(&ty)
            }
            Expr::Macro(call) => self.macro_call(call, expected),
            _ => Ty::Unknown,
        }
    }

    /// What a `break` gives to the loop or block it leaves.
    fn break_target(&mut self, label: Option<Name>) -> Ty {
        let found = self.breaks.iter_mut().rev().find(|exit| match label {
            Some(_) => exit.label == label,
            None => exit.is_loop,
        });
        let Some(exit) = found else { return Ty::Unknown };
        exit.used = true;
        exit.ty.clone()
    }

    /// The type of two branches.
    fn merge(&mut self, a: Ty, b: Ty) -> Ty {
        match (&a, &b) {
            (Ty::Never | Ty::Unknown, _) => b,
            (_, Ty::Never | Ty::Unknown) => a,
            _ => {
                self.solver.try_unify(&a, &b);
                a
            }
        }
    }

    /// What `?` leaves.
    fn tried(&mut self, ty: &Ty) -> Ty {
        let ty = self.solver.shallow(ty);
        match &ty {
            Ty::Adt(path, args) => match path.as_str() {
                "std::result::Result" | "std::option::Option" => {
                    args.first().cloned().unwrap_or_default()
                }
                "std::ops::ControlFlow" => args.get(1).cloned().unwrap_or_default(),
                "std::task::Poll" => {
                    let inner = args.first().cloned().unwrap_or_default();
                    let inner = self.tried(&inner);
                    Ty::adt("std::task::Poll", [inner])
                }
                _ => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    fn block_expr(&mut self, id: ExprId, block: &Block, expected: &Ty) -> Ty {
        if let BlockKind::Async { .. } = block.kind {
            let out = self.solver.fresh();
            let wanted = self.solver.shallow(expected);
            if !wanted.is_unknown() && super::unify::var_of(&wanted).is_none() {
                let wanted = self.solver.awaited(&wanted);
                if !wanted.is_unknown() {
                    self.solver.try_unify(&out, &wanted);
                }
            }
            let breaks = std::mem::take(&mut self.breaks);
            self.returns.push(out.clone());
            let value = self.block(block, &out);
            self.coerce(&value, &out);
            self.returns.pop();
            self.breaks = breaks;
            return Ty::Future(Some(self.nested(id)), Arc::new(out));
        }
        if block.label.is_some() {
            let out = self.solver.fresh();
            self.breaks.push(Exit::new(block.label, out.clone(), false));
            let value = self.block(block, &out);
            self.coerce(&value, &out);
            self.breaks.pop();
            return out;
        }
        self.block(block, expected)
    }

    fn block(&mut self, block: &Block, expected: &Ty) -> Ty {
        let locals = self.locals.len();
        let mut diverges = false;
        for stmt in &block.stmts {
            match stmt {
                Stmt::Let { pat, ty, init, els, .. } => {
                    let written = ty.as_ref().map(|t| self.lower(t));
                    let wanted = written.clone().unwrap_or_default();
                    let value = init.map(|init| self.expr(init, &wanted));
                    if let Some(value) = &value {
                        diverges |= matches!(value, Ty::Never);
                        self.coerce(value, &wanted);
                    }
                    if let Some(els) = els {
                        self.expr(*els, &Ty::Never);
                    }
                    let ty = match (written, value) {
                        (Some(written), _) => written,
                        (None, Some(Ty::Never)) => Ty::Unknown,
                        (None, Some(value)) => value,
                        (None, None) => self.solver.fresh(),
                    };
                    self.solver.settle();
                    self.pattern(*pat, &ty);
                }
                Stmt::Expr { expr, .. } => {
                    let ty = self.expr(*expr, &Ty::Unknown);
                    diverges |= matches!(ty, Ty::Never);
                }
                Stmt::Item(_) => {}
            }
        }
        let ty = match block.tail {
            Some(tail) => self.expr(tail, expected),
            None if diverges => Ty::Never,
            None => Ty::unit(),
        };
        self.locals.truncate(locals);
        ty
    }

    fn macro_call(&mut self, call: &MacroCall, expected: &Ty) -> Ty {
        let last = call.path.last().map_or("", |n| n.as_str());
        match &call.kind {
            Macro::Select(select) => self.select(select, expected),
            Macro::Join { futures, fallible } => self.join(futures, *fallible),
            Macro::Pin(list) => self.pin(list, call.pins_in_place()),
            Macro::Format(list) => {
                self.all(list);
                match last {
                    "format" => Ty::adt("std::string::String", []),
                    "write" | "writeln" => {
                        Ty::adt("std::result::Result", [Ty::unit(), Ty::Unknown])
                    }
                    "format_args" => Ty::adt("std::fmt::Arguments", []),
                    "print" | "println" | "eprint" | "eprintln" | "trace" | "debug" | "info"
                    | "warn" | "error" | "log" | "event" => Ty::unit(),
                    _ => Ty::Unknown,
                }
            }
            Macro::Assert(list) => {
                self.all(list);
                Ty::unit()
            }
            Macro::Panic(list) => {
                self.all(list);
                Ty::Never
            }
            Macro::Bail { args, conditional } => {
                self.all(args);
                if *conditional { Ty::unit() } else { Ty::Never }
            }
            Macro::Matches { expr, pat, guard } => {
                let ty = self.expr(*expr, &Ty::Unknown);
                let locals = self.locals.len();
                self.pattern(*pat, &ty);
                if let Some(guard) = guard {
                    self.expr(*guard, &Ty::prim("bool"));
                }
                self.locals.truncate(locals);
                Ty::prim("bool")
            }
            Macro::Ready(inner) => {
                let ty = self.expr(*inner, &Ty::Unknown);
                match self.solver.shallow(&ty) {
                    Ty::Adt(path, args) if path == "std::task::Poll" => {
                        args.first().cloned().unwrap_or_default()
                    }
                    _ => Ty::Unknown,
                }
            }
            Macro::Block(inner) => {
                let ty = self.expr(*inner, &Ty::Unknown);
                if last == "cfg_if" { ty } else { Ty::Unknown }
            }
            Macro::Opaque { args, .. } => {
                self.all(args);
                Ty::Unknown
            }
        }
    }

    fn all(&mut self, list: &[ExprId]) {
        for one in list {
            self.expr(*one, &Ty::Unknown);
        }
    }

    fn select(&mut self, select: &Select, expected: &Ty) -> Ty {
        let mut value = Ty::Never;
        for arm in &select.arms {
            let got = match arm.wait {
                SelectWait::Future(future) => {
                    let ty = self.expr(future, &Ty::Unknown);
                    self.solver.settle();
                    self.solver.awaited(&ty)
                }
                SelectWait::Recv(end) => {
                    let ty = self.expr(end, &Ty::Unknown);
                    self.end_result(&ty, "recv")
                }
                SelectWait::Send(end, message) => {
                    let ty = self.expr(end, &Ty::Unknown);
                    self.expr(message, &Ty::Unknown);
                    self.end_result(&ty, "send")
                }
            };
            let locals = self.locals.len();
            if let Some(guard) = arm.guard {
                self.expr(guard, &Ty::prim("bool"));
            }
            self.pattern(arm.pat, &got);
            let ty = self.expr(arm.body, expected);
            self.locals.truncate(locals);
            value = self.merge(value, ty);
        }
        for other in [select.otherwise, select.default].into_iter().flatten() {
            let ty = self.expr(other, expected);
            value = self.merge(value, ty);
        }
        value
    }

    /// What crossbeam's `recv` or `send` on a channel's end gives.
    fn end_result(&mut self, end: &Ty, method: &str) -> Ty {
        let Ok(pick) = self.solver.method(end, Name::new(method)) else { return Ty::Unknown };
        let callee = self.callee(pick.found, &pick.this);
        callee.inst.ret
    }

    fn join(&mut self, futures: &[ExprId], fallible: bool) -> Ty {
        let mut error = Ty::Unknown;
        let mut list = Vec::new();
        for future in futures {
            let ty = self.expr(*future, &Ty::Unknown);
            self.solver.settle();
            let out = self.solver.awaited(&ty);
            let out = self.solver.shallow(&out);
            if !fallible {
                list.push(out);
                continue;
            }
            match &out {
                Ty::Adt(path, args) if *path == "std::result::Result" => {
                    list.push(args.first().cloned().unwrap_or_default());
                    error = args.get(1).cloned().unwrap_or_default();
                }
                _ => list.push(Ty::Unknown),
            }
        }
        let all = Ty::Tuple(list.into());
        if fallible { Ty::adt("std::result::Result", [all, error]) } else { all }
    }

    /// `pin!(e)` gives a pinned reference, `pin_mut!(a, b)` makes its arguments such.
    fn pin(&mut self, list: &[ExprId], shadows: bool) -> Ty {
        let mut last = Ty::unit();
        for one in list {
            let ty = self.expr(*one, &Ty::Unknown);
            let pinned = Ty::adt("std::pin::Pin", [ty.reference(true)]);
            if shadows
                && let Expr::Path(path) = &self.body[*one]
                && let [segment] = &path.segments[..]
                && let Some(pat) = self.local_pat(segment.name)
            {
                self.locals.push((segment.name, Local::Pat(pat, pinned.clone())));
            }
            last = pinned;
        }
        last
    }
}
