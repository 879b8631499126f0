//! What a statement of a body runs, and which locks it waits for thereby.
//!
//! In:  a body, read; summaries of what it calls.
//! Out: the locks that a statement waits for; closures that a call runs, at once or once the
//!      iterator that has them is gone through.

use super::Taking;
use super::reader::{Closure, Reader};
use crate::domain::{Range, Root};
use crate::flow::graph::{Call, Callee, Operand, StmtKind};
use crate::flow::order::Site;
use crate::models::FnModel;
use crate::models::entry::{Arg, ModelEffect};
use crate::types::ty::BodyRef;

impl<'a> Reader<'a, '_, '_> {
    /// The locks that a statement waits for, in this body's terms.
    pub(super) fn waits_for(&self, site: Site, kind: &StmtKind, range: Range) -> Vec<Taking> {
        let mut found: Vec<Taking> = self
            .taken
            .iter()
            .filter(|taken| taken.site == site && taken.waits && !taken.pending)
            .filter(|taken| taken.taking.chain.is_empty())
            .map(|taken| taken.taking.clone())
            .collect();
        let lift = |body: BodyRef, given: &[Operand], found: &mut Vec<Taking>| {
            let summary = self.callee(body);
            found.extend(summary.takes.iter().filter_map(|t| self.rebase(t, given, range)));
        };
        match kind {
            StmtKind::Await { future, joined: false, .. } => {
                if let Some(call) = self.futures.get(&future.local)
                    && let Callee::Body(body) = &call.callee
                {
                    lift(*body, &call.args, &mut found);
                } else if let Some((body, captures)) = self.closures.get(&future.local)
                    && self.locks.bodies.code.is_async(*body)
                {
                    lift(*body, captures, &mut found);
                }
            }
            StmtKind::Call(call) => match &call.callee {
                Callee::Body(body) if !self.locks.bodies.code.is_async(*body) => {
                    lift(*body, &call.args, &mut found);
                    let given = |arg: &Operand| self.closure(arg);
                    if call.args.iter().any(|arg| given(arg).is_some()) {
                        for n in &self.locks.calls(*body) {
                            let closure = call.args.get(*n as usize).and_then(given);
                            if let Some((body, captures)) = closure
                                && !self.locks.bodies.code.is_async(body)
                            {
                                lift(body, captures, &mut found);
                            }
                        }
                    }
                }
                Callee::OneOf(bodies) => self.any_of(bodies, call, range, &mut found),
                Callee::Unknown => self.any_of(&call.candidates, call, range, &mut found),
                Callee::Model(model) => {
                    for closure in self.run_here(model, call) {
                        lift(closure.0, closure.1, &mut found);
                    }
                }
                Callee::Value(value) => {
                    if let Some((body, captures)) = self.closure(value)
                        && !self.locks.bodies.code.is_async(body)
                    {
                        lift(body, captures, &mut found);
                    }
                }
                _ => {}
            },
            _ => {}
        }
        found
    }

    /// The locks that a method of a trait object or generic value may wait for: those that it
    /// reaches by its other arguments. Its own fields are others for each type.
    fn any_of(&self, bodies: &[BodyRef], call: &Call, range: Range, found: &mut Vec<Taking>) {
        for body in bodies.iter().filter(|body| !self.locks.bodies.code.is_async(**body)) {
            let summary = self.callee(*body);
            let takes = summary.takes.iter().filter_map(|taking| {
                let own = taking.place.root == Root::Param(0)
                    && (bodies.len() > 1 || call.callee == Callee::Unknown);
                let taking = self.rebase(taking, &call.args, range).filter(|_| !own)?;
                Some(Taking {
                    always: taking.always && bodies.len() == 1 && call.callee != Callee::Unknown,
                    ..taking
                })
            });
            found.extend(takes);
        }
    }

    /// The closure that an operand is.
    pub(super) fn closure(&self, operand: &Operand) -> Option<Closure<'a>> {
        match operand {
            Operand::Move(loc) | Operand::Copy(loc) => self.closures.get(&loc.local).copied(),
            Operand::Const(_) => None,
        }
    }

    /// The closures that a library call surely runs before it returns.
    fn run_here(&self, model: &FnModel, call: &Call) -> Vec<Closure<'a>> {
        let exhausted = arguments(model, call, |effect| match effect {
            ModelEffect::Exhausts(arg) => Some(*arg),
            _ => None,
        });
        let lazy = exhausted.filter_map(|iter| self.lazy(iter)).flatten().copied();
        run_args(model, call)
            .filter_map(|arg| self.closure(arg))
            .chain(lazy)
            .filter(|(body, _)| !self.locks.bodies.code.is_async(*body))
            .collect()
    }

    /// `iter.map(closure)`: what runs once the result is gone through.
    pub(super) fn put_off(&mut self, model: &FnModel, call: &'a Call) {
        let receiver = call.args.first().filter(|_| model.receiver.is_some());
        let before = receiver.and_then(|iter| self.lazy(iter)).unwrap_or_default().to_vec();
        let held = held_args(model, call).filter_map(|arg| self.closure(arg));
        let lazy: Vec<_> = before.into_iter().chain(held).collect();
        if !lazy.is_empty() {
            self.lazy.insert(call.into.local, lazy);
        }
    }

    fn lazy(&self, operand: &Operand) -> Option<&[Closure<'a>]> {
        match operand {
            Operand::Move(loc) | Operand::Copy(loc) => self.lazy.get(&loc.local).map(Vec::as_slice),
            Operand::Const(_) => None,
        }
    }
}

/// The arguments that a library call runs before it returns.
pub(super) fn run_args<'c>(
    model: &'c FnModel,
    call: &'c Call,
) -> impl Iterator<Item = &'c Operand> {
    arguments(model, call, |effect| match effect {
        ModelEffect::Runs(arg @ Arg::Nth(_), _) => Some(*arg),
        _ => None,
    })
}

/// The arguments that are part of what a library call returns.
fn held_args<'c>(model: &'c FnModel, call: &'c Call) -> impl Iterator<Item = &'c Operand> {
    arguments(model, call, |effect| match effect {
        ModelEffect::Holds(arg @ Arg::Nth(_)) => Some(*arg),
        _ => None,
    })
}

fn arguments<'c>(
    model: &'c FnModel,
    call: &'c Call,
    which: impl Fn(&ModelEffect) -> Option<Arg> + 'c,
) -> impl Iterator<Item = &'c Operand> {
    let shift = usize::from(model.receiver.is_some());
    model.effects.iter().filter_map(which).filter_map(move |arg| match arg {
        Arg::Nth(n) => call.args.get(usize::from(n) + shift),
        Arg::Receiver => call.args.first().filter(|_| shift == 1),
    })
}
