//! Which statements a body passes at once, and what they give.
//!
//! In:  calls and waits, the models of library functions, bodies of callees.
//! Out: the value of the result; nothing if the statement can take its time, end the process or
//!      do what is not seen.
//! Under-approximates: a callee whose code is not seen may pause.

use super::outcomes::{Lost, Walk, Walker};
use super::values::{State, Value};
use crate::domain::Name;
use crate::domain::effect::{LockKind, SendMode, WaitMode};
use crate::flow::graph::{Call, Callee, Const, Operand, Rvalue, StmtKind};
use crate::models::FnModel;
use crate::models::entry::{Arg, ModelEffect};
use crate::types::Ty;
use crate::types::ty::BodyRef;

impl Walker<'_, '_> {
    /// Lets a statement happen, if it returns at once.
    pub(super) fn stmt(
        &mut self,
        walk: &mut Walk<'_>,
        kind: &StmtKind,
        state: &mut State,
    ) -> Result<(), Lost> {
        match kind {
            StmtKind::Call(call) => {
                let value = self.call(walk, call, state)?;
                state.lend(call);
                state.write(&call.into, value);
            }
            StmtKind::Await { future, into, .. } => {
                let made = walk.origins.made(future.local).filter(|_| future.steps.is_empty());
                match made.map(|at| walk.origins.stmt(at)) {
                    Some(StmtKind::Call(call)) => match &call.callee {
                        Callee::Model(model) if model.is_async => waits(model)?,
                        Callee::Body(body) if self.bodies.code.is_async(*body) => {
                            self.needs_quick(*body)?;
                        }
                        _ => return Err(Lost),
                    },
                    Some(StmtKind::Assign(_, Rvalue::Body(body, _))) => self.needs_quick(*body)?,
                    _ => return Err(Lost),
                }
                state.write(into, Value::Any);
            }
            // A macro that is not known may leave.
            StmtKind::Opaque { .. } => return Err(Lost),
            other => state.step(other),
        }
        Ok(())
    }

    fn needs_quick(&mut self, body: BodyRef) -> Result<(), Lost> {
        if self.quick(body) { Ok(()) } else { Err(Lost) }
    }

    /// What a call gives, if it returns at once.
    fn call(&mut self, walk: &Walk<'_>, call: &Call, state: &State) -> Result<Value, Lost> {
        match &call.callee {
            Callee::Body(body) if self.bodies.code.is_async(*body) => {}
            Callee::Body(body) => self.needs_quick(*body)?,
            Callee::OneOf(bodies) => {
                for body in bodies {
                    if !self.bodies.code.is_async(*body) {
                        self.needs_quick(*body)?;
                    }
                }
            }
            Callee::Value(value) => {
                let body = closure(walk, value).ok_or(Lost)?;
                self.needs_quick(body)?;
            }
            Callee::Model(model) => return self.model(walk, model, call, state),
            Callee::Unmodelled(path) => {
                if !self.is_plain(path.as_str(), call) {
                    return Err(Lost);
                }
            }
            // The function of a trait that makes a future.
            Callee::Unknown if self.makes_future(&call.candidates) => {}
            Callee::Unknown => return Err(Lost),
        }
        Ok(Value::Any)
    }

    /// Whether all these only make a future.
    fn makes_future(&self, candidates: &[BodyRef]) -> bool {
        !candidates.is_empty() && candidates.iter().all(|body| self.bodies.code.is_async(*body))
    }

    /// Whether a function without a model is one that returns at once: of the standard library,
    /// derived, a method of a known type.
    fn is_plain(&self, path: &str, call: &Call) -> bool {
        let code = &self.bodies.code;
        let owner = call.arg_tys.first().map(Ty::peel_refs);
        let derived =
            path.rsplit_once("::").is_some_and(|(of, _)| code.is_workspace_type(Name::new(of)));
        let of_known = call.receiver_known
            && owner.and_then(Ty::path).is_some_and(|path| code.models.ty(path).is_some());
        path.starts_with("std::") || derived || of_known || matches!(owner, Some(Ty::Prim(_)))
    }

    fn model(
        &mut self,
        walk: &Walk<'_>,
        model: &FnModel,
        call: &Call,
        state: &State,
    ) -> Result<Value, Lost> {
        if model.is_async {
            return Ok(Value::Any);
        }
        waits(model)?;
        let receiver = state.receiver(call);
        for effect in &model.effects {
            let ends = match effect {
                ModelEffect::Panic(when) => match &receiver {
                    Value::Variant(name, _) => name.as_str().eq_ignore_ascii_case(when.as_str()),
                    _ => false,
                },
                ModelEffect::Exit | ModelEffect::Unknown => true,
                _ => false,
            };
            if ends {
                return Err(Lost);
            }
        }
        let shift = usize::from(model.receiver.is_some());
        let spawned = |n: usize| {
            model.effects.iter().any(|effect| match effect {
                ModelEffect::Spawn(_, _, Arg::Nth(m)) => usize::from(*m) + shift == n,
                ModelEffect::Spawn(_, _, Arg::Receiver) => n == 0,
                _ => false,
            })
        };
        for (n, arg) in call.args.iter().enumerate() {
            if spawned(n) || n >= shift && is_for_another(model, n - shift, &receiver) {
                continue;
            }
            match closure(walk, arg) {
                Some(body) if self.bodies.code.is_async(body) => {}
                Some(body) => self.needs_quick(body)?,
                None if matches!(call.arg_tys.get(n), Some(Ty::Closure(..))) => return Err(Lost),
                None => {}
            }
        }
        Ok(receiver.through(model))
    }
}

/// Refuses a library function that can take its time or never returns. Taking a lock is no
/// pause.
fn waits(model: &FnModel) -> Result<(), Lost> {
    let slow = model.effects.iter().any(|effect| match effect {
        ModelEffect::Wait(mode, _)
        | ModelEffect::Recv(mode)
        | ModelEffect::Join(mode)
        | ModelEffect::Observe(mode) => *mode != WaitMode::Try,
        ModelEffect::Acquire(LockKind::Permit, _, mode) => *mode != WaitMode::Try,
        ModelEffect::Send(mode) => {
            matches!(mode, SendMode::Wait | SendMode::Block | SendMode::Timed)
        }
        ModelEffect::Never | ModelEffect::Exit | ModelEffect::Unknown => true,
        _ => false,
    });
    if slow { Err(Lost) } else { Ok(()) }
}

/// Whether a closure of `Option` or `Result` is not run, as it takes what the other variant holds.
fn is_for_another(model: &FnModel, param: usize, receiver: &Value) -> bool {
    let Value::Variant(variant, _) = receiver else { return false };
    let Some(Ty::Param(_, bounds) | Ty::Opaque(bounds)) = model.params.get(param) else {
        return false;
    };
    let Ty::Adt(_, held) = &model.self_ty else { return false };
    let taken = bounds.iter().find_map(|bound| match bound.args.first()? {
        Ty::Tuple(parts) => match parts.first()?.peel_refs() {
            Ty::Param(name, _) => Some(*name),
            _ => None,
        },
        _ => None,
    });
    let at = taken.and_then(|name| {
        held.iter().position(|ty| matches!(ty, Ty::Param(other, _) if *other == name))
    });
    match at {
        Some(0) => matches!(variant.as_str(), "None" | "Err"),
        Some(_) => matches!(variant.as_str(), "Some" | "Ok"),
        None => false,
    }
}

/// The closure in an argument.
fn closure(walk: &Walk<'_>, operand: &Operand) -> Option<BodyRef> {
    match operand {
        Operand::Move(loc) | Operand::Copy(loc) if loc.steps.is_empty() => {
            match walk.origins.stmt(walk.origins.made(loc.local)?) {
                StmtKind::Assign(_, Rvalue::Body(body, _)) => Some(*body),
                _ => None,
            }
        }
        Operand::Const(Const::Fn(body)) => Some(*body),
        _ => None,
    }
}
