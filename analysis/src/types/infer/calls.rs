//! Calls: signatures with fresh variables, arguments against parameters, closures last.
//!
//! In:  what a callee is, the arguments.
//! Out: the type of the call and its [`CallTo`].

use std::sync::Arc;

use crate::domain::ReasonKind;
use crate::syntax::ir::{Expr, ExprId, MethodCall};
use crate::types::answers::{Autoref, CallTarget, CallTo, PathTo};
use crate::types::ty::Ty;

use super::Infer;
use super::callees::{Inst, call_result};
use super::unify::var_of;
use super::values::Value;

impl Infer<'_, '_, '_> {
    /// `receiver.name(args)`
    pub fn method_call(&mut self, id: ExprId, call: &MethodCall, expected: &Ty) -> Ty {
        let receiver = self.expr(call.receiver, &Ty::Unknown);
        self.solver.settle();
        let pick = match self.solver.method(&receiver, call.name) {
            Ok(pick) => pick,
            Err(reason) => {
                self.values(&call.args, &[]);
                let to = CallTo { receiver, ..CallTo::new(CallTarget::Unknown(reason)) };
                self.out.calls.insert(id, to);
                return Ty::Unknown;
            }
        };
        let callee = self.callee(pick.found, &pick.this);
        self.turbofish(&callee.inst, &call.types);
        if let Some(wanted) = callee.inst.receiver.clone() {
            let actual = match pick.autoref {
                Autoref::None if matches!(wanted, Ty::Ref(..)) => {
                    pick.this.clone().reference(false)
                }
                Autoref::None => pick.this.clone(),
                Autoref::Shared => pick.this.clone().reference(false),
                Autoref::Mutable => pick.this.clone().reference(true),
            };
            self.solver.try_unify(&wanted, &actual);
        }
        let ret = self.arguments(&callee.inst, &call.args, expected);
        let mut to = self.call_to(&callee);
        to.derefs = pick.derefs;
        to.autoref = pick.autoref;
        let ret = call_result(&to, &callee, ret);
        self.out.calls.insert(id, to);
        ret
    }

    /// Checks arguments against parameters, closures after the others; the result's type.
    pub fn arguments(&mut self, inst: &Inst, args: &[ExprId], expected: &Ty) -> Ty {
        let mut later = Vec::new();
        for (n, arg) in args.iter().enumerate() {
            if matches!(self.body[*arg], Expr::Closure(_)) {
                later.push((n, *arg));
                continue;
            }
            self.argument_of(inst, n, *arg);
        }
        if !expected.is_unknown() {
            self.solver.try_unify(&inst.ret, expected);
        }
        self.solver.settle();
        for (n, arg) in later {
            self.argument_of(inst, n, arg);
            self.solver.settle();
        }
        self.solver.link(&inst.subst);
        inst.ret.clone()
    }

    fn argument_of(&mut self, inst: &Inst, n: usize, arg: ExprId) {
        let wanted = inst.params.get(n).cloned().unwrap_or_default();
        let actual = self.expr(arg, &wanted);
        self.coerce(&actual, &wanted);
    }

    /// `callee(args)`
    pub fn call(&mut self, id: ExprId, callee: ExprId, args: &[ExprId], expected: &Ty) -> Ty {
        if let Expr::Path(path) = &self.body[callee] {
            let path = path.clone();
            let value = self.value_path(&path, callee);
            return self.call_value(id, callee, value, args, expected);
        }
        let ty = self.expr(callee, &Ty::Unknown);
        self.call_type(id, &ty, args)
    }

    /// A call of a value of some type: a closure, a function pointer.
    fn call_type(&mut self, id: ExprId, ty: &Ty, args: &[ExprId]) -> Ty {
        self.solver.settle();
        let callable = self.solver.callable(ty);
        let known = self.solver.shallow(ty);
        let (params, ret) = callable.unwrap_or_default();
        self.values(args, &params);
        let target = if known.is_unknown() || var_of(&known).is_some() {
            CallTarget::Unknown(ReasonKind::UnknownType)
        } else {
            CallTarget::Value(known)
        };
        self.out.calls.insert(id, CallTo { params, ..CallTo::new(target) });
        ret
    }

    /// Arguments where nothing but their parameters' types is known.
    fn values(&mut self, args: &[ExprId], params: &[Ty]) {
        for (n, arg) in args.iter().enumerate() {
            let wanted = params.get(n).cloned().unwrap_or_default();
            let actual = self.expr(*arg, &wanted);
            self.coerce(&actual, &wanted);
        }
    }

    fn call_value(
        &mut self,
        id: ExprId,
        callee: ExprId,
        value: Value,
        args: &[ExprId],
        expected: &Ty,
    ) -> Ty {
        match value {
            Value::Fn(mut found) => {
                // `Type::method(receiver, …)`: the receiver is the first argument.
                if let Some(receiver) = found.inst.receiver.clone() {
                    found.inst.params.insert(0, receiver);
                }
                let ret = self.arguments(&found.inst, args, expected);
                let mut to = self.call_to(&found);
                to.params.clone_from(&found.inst.params);
                let ret = call_result(&to, &found, ret);
                self.out.paths.insert(callee, PathTo::Fn(Box::new(to.clone())));
                let fn_ty = Ty::Fn(found.inst.params.into(), Arc::new(ret.clone()));
                self.set(callee, fn_ty);
                self.out.calls.insert(id, to);
                ret
            }
            Value::Ctor(ctor) => {
                self.solver.try_unify(&ctor.ty, expected);
                let params = ctor.types();
                self.values(args, &params);
                self.out.paths.insert(callee, PathTo::Ctor(ctor.of, ctor.variant));
                let target = CallTarget::Ctor(ctor.of, ctor.variant);
                self.out.calls.insert(id, CallTo { params, ..CallTo::new(target) });
                ctor.ty
            }
            Value::Unmodelled(path) => {
                self.values(args, &[]);
                let to =
                    CallTo { canonical: Some(path), ..CallTo::new(CallTarget::Unmodelled(path)) };
                self.out.paths.insert(callee, PathTo::Fn(Box::new(to.clone())));
                self.out.calls.insert(id, to);
                Ty::Unknown
            }
            Value::Unknown(reason) => {
                self.values(args, &[]);
                self.out.paths.insert(callee, PathTo::Unknown(reason));
                self.out.calls.insert(id, CallTo::new(CallTarget::Unknown(reason)));
                Ty::Unknown
            }
            Value::Plain(to, ty) => {
                self.out.paths.insert(callee, to);
                self.set(callee, ty.clone());
                self.call_type(id, &ty, args)
            }
        }
    }
}
