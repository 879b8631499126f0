//! Calls of library functions: what their models and their signatures say.
//!
//! In:  a call with the nodes of its arguments, the model of its callee.
//! Out: channels, triggers for operations on their ends, edges for what holds what.
//! Over-approximates: a result that could hold an argument does, unless the model says otherwise.

use super::{Transfer, node_of, type_of};
use crate::domain::effect::{LockKind, SendMode, WaitMode};
use crate::domain::{ReasonKind, Span};
use crate::flow::graph::{Call, Const, Operand};
use crate::models::entry::{Arg, Capacity, ModelEffect, SelfKind, Times};
use crate::models::{FnModel, Kind};
use crate::program::solve::NodeId;
use crate::program::value::{Base, ChannelId, Value};
use crate::program::{Channel, Operation, Run, Site, Trigger};
use crate::types::Ty;

const SENDER: Kind = Kind::Sender { strong: true };

impl Transfer<'_, '_> {
    /// The place that the receiver of a call is borrowed from.
    fn lent_from(&mut self, call: &Call) -> Option<NodeId> {
        let Some(Operand::Move(to) | Operand::Copy(to)) = call.args.first() else { return None };
        let from = self.borrows.get(&to.local).copied()?;
        Some(self.loc(from))
    }

    pub(super) fn model(
        &mut self,
        model: &'static FnModel,
        call: &Call,
        args: &[Option<NodeId>],
        into: NodeId,
        span: Span,
        site: Site,
    ) {
        let shift = u8::from(model.receiver.is_some());
        let arg = |which: Arg| -> Option<NodeId> {
            let index = match which {
                Arg::Receiver => 0,
                Arg::Nth(n) => usize::from(n + shift),
            };
            args.get(index).copied().flatten()
        };
        let receiver = arg(Arg::Receiver);
        for effect in &model.effects {
            match effect {
                ModelEffect::Channel(capacity) => self.channel(*capacity, call, into, span, site),
                ModelEffect::Send(mode) => {
                    let op = Operation::Send(*mode);
                    self.on(receiver, Trigger::Op(op, site, span));
                    for message in args.iter().skip(1).flatten() {
                        self.send(receiver, *message, span);
                    }
                }
                ModelEffect::Recv(_) => {
                    self.on(receiver, Trigger::Op(Operation::Recv, site, span));
                    self.on(receiver, Trigger::Received { into, span });
                }
                ModelEffect::Close => {
                    self.on(receiver, Trigger::Op(Operation::Close, site, span));
                }
                ModelEffect::Alias => {
                    self.on(receiver, Trigger::Alias { into, strong: true, span });
                }
                ModelEffect::Weak => {
                    self.on(receiver, Trigger::Alias { into, strong: false, span });
                }
                ModelEffect::Subscribe => self.on(receiver, Trigger::Subscribe { into, span }),
                // Reserving a slot of a channel waits for room as a send does.
                ModelEffect::Acquire(LockKind::Permit, _, wait)
                    if self.receiver_kind(call) == Some(&SENDER) =>
                {
                    let op = Operation::Send(match wait {
                        WaitMode::Await => SendMode::Wait,
                        WaitMode::Block => SendMode::Block,
                        WaitMode::Timed => SendMode::Timed,
                        WaitMode::Try => SendMode::Err,
                    });
                    self.on(receiver, Trigger::Op(op, site, span));
                    self.edge(receiver, Some(into), span);
                }
                // What is written through a guard is written to what it guards.
                ModelEffect::Acquire(..) => self.both(receiver, into, span),
                ModelEffect::Spawn(kind, on_drop, which) => {
                    let run = Run::Spawn(*kind, *on_drop);
                    let trigger =
                        Trigger::Runs { site, params: vec![], positional: false, into, run, span };
                    self.on(arg(*which), trigger);
                    // A set keeps the handles of what it starts, even through a shared reference.
                    if let (Some(Kind::HandleSet(_)), Some(receiver)) =
                        (self.receiver_kind(call), receiver)
                    {
                        let lent = self.lent_from(call);
                        for into in [Some(receiver), lent].into_iter().flatten() {
                            let params = vec![];
                            let kept =
                                Trigger::Runs { site, params, positional: false, into, run, span };
                            self.on(arg(*which), kept);
                        }
                    }
                }
                ModelEffect::Runs(which, times) => {
                    let params = args
                        .iter()
                        .flatten()
                        .copied()
                        .filter(|a| Some(*a) != arg(*which))
                        .collect();
                    let whole = *times != Times::AtMostOnce;
                    let op = if whole { Operation::Join } else { Operation::Race };
                    self.on(arg(*which), Trigger::Op(op, site, span));
                    let run = Run::Closure(*times);
                    let trigger =
                        Trigger::Runs { site, params, positional: false, into, run, span };
                    self.on(arg(*which), trigger);
                }
                ModelEffect::Join(mode) => {
                    let op = match mode {
                        WaitMode::Await | WaitMode::Block => Operation::Join,
                        WaitMode::Timed => Operation::Race,
                        WaitMode::Try => Operation::Probe,
                    };
                    self.on(receiver, Trigger::Op(op, site, span));
                    self.on(receiver, Trigger::Joined { into, span });
                }
                ModelEffect::Abort => {
                    self.on(receiver, Trigger::Op(Operation::Stop, site, span));
                }
                ModelEffect::Leak(which) => {
                    self.on(arg(*which), Trigger::Op(Operation::Leak, site, span));
                }
                ModelEffect::Drop(which) => {
                    self.on(arg(*which), Trigger::Op(Operation::Drop, site, span));
                }
                ModelEffect::Stores(which) => {
                    self.edge(arg(*which), receiver, span);
                    self.own_stored(call, arg(*which), span);
                }
                ModelEffect::Holds(which) => self.hold(arg(*which), into, model, span),
                ModelEffect::Probe => {
                    self.on(receiver, Trigger::Op(Operation::Probe, site, span));
                }
                ModelEffect::Unknown => self.escape_all(args, ReasonKind::Unmodelled, span),
                ModelEffect::Fire
                | ModelEffect::Observe(_)
                | ModelEffect::Wait(..)
                | ModelEffect::Sticky(_)
                | ModelEffect::Ended(..)
                | ModelEffect::Fails
                | ModelEffect::Maps(..)
                | ModelEffect::Never
                | ModelEffect::Runtime(_)
                | ModelEffect::Exit
                | ModelEffect::Drives(_)
                | ModelEffect::Detach
                | ModelEffect::Endless
                | ModelEffect::EndlessIf(_)
                | ModelEffect::Exhausts(_)
                | ModelEffect::Panic(_)
                | ModelEffect::Claims
                | ModelEffect::Cancel(_) => {}
            }
        }
        if model.effects.iter().any(is_endpoint_operation) {
            return;
        }
        self.by_signature(model, args, into, span);
        self.run_closures(model, call, args, into, span, site);
        if may_hold(&model.ret) {
            for (ty, node) in call.arg_tys.iter().zip(args) {
                if self.code.kind(ty) == Some(&Kind::Receiver) && self.code.adapts(model, ty) {
                    self.on(*node, Trigger::Op(Operation::Adapt, site, span));
                }
            }
        }
    }

    fn receiver_kind(&self, call: &Call) -> Option<&'static Kind> {
        self.code.kind(call.arg_tys.first()?)
    }

    /// `self.list.push(value)`: the instance behind `self` owns the value from now on.
    fn own_stored(&mut self, call: &Call, value: Option<NodeId>, span: Span) {
        let (Some(value), Some(Operand::Move(to) | Operand::Copy(to))) = (value, call.args.first())
        else {
            return;
        };
        let Some(from) = self.borrows.get(&to.local).copied() else { return };
        // A cell takes it through a shared reference.
        let place = self.loc(from);
        self.solver.edge(value, place, span);
        let field = node_of(self.code, self.graph, from).base;
        if let Base::Field(path, _) = field {
            self.solver.owner_type(span, self.code.type_of_variant(path));
            let by = self.local(from.local);
            self.watch(value, Trigger::Owned { literal: span, field, by, span });
        }
    }

    /// Where a call's signature alone says what may hold what.
    fn by_signature(
        &mut self,
        model: &'static FnModel,
        args: &[Option<NodeId>],
        into: NodeId,
        span: Span,
    ) {
        let result_holds = may_hold(&model.ret);
        let shift = usize::from(model.receiver.is_some());
        for (n, arg) in args.iter().enumerate() {
            let Some(arg) = *arg else { continue };
            let is_receiver = n < shift;
            let holds = is_receiver || model.params.get(n - shift).is_none_or(may_hold);
            if holds && result_holds {
                self.hold(Some(arg), into, model, span);
                // What comes out of `&mut self` may be a way in: `get_mut`, `entry`, `iter_mut`.
                if is_receiver && model.receiver == Some(SelfKind::Mut) {
                    self.edge(Some(into), Some(arg), span);
                }
            }
            let by_value = !is_receiver
                && !model.params.get(n - shift).is_some_and(|ty| matches!(ty, Ty::Ref(..)));
            if !is_receiver && shift == 1 && holds && by_value {
                self.edge(Some(arg), args[0], span);
            }
        }
    }

    /// `into` holds the value. A future or closure inside an adaptor is no longer driven by
    /// whoever drives the adaptor alone.
    fn hold(&mut self, from: Option<NodeId>, into: NodeId, model: &FnModel, span: Span) {
        let Some(from) = from else { return };
        if self.code.keeps_drive(model) {
            self.solver.edge(from, into, span);
        } else {
            self.watch(from, Trigger::Wrapped { into, span });
        }
    }

    fn channel(&mut self, capacity: Capacity, call: &Call, into: NodeId, span: Span, site: Site) {
        let size = match capacity {
            Capacity::Arg { arg, .. } => call.args.get(usize::from(arg)).and_then(|a| match a {
                Operand::Const(Const::Int(n)) => Some(*n),
                _ => None,
            }),
            _ => None,
        };
        let id = ChannelId(self.channels.len() as u32);
        let constructor = call.name;
        let made = type_of(self.code, self.graph, &call.into);
        let mut channel =
            Channel { site, created: span, constructor, capacity, size, followed: true, made };
        channel.followed = self.follow.follows(self.code, &channel);
        self.channels.push(channel);
        let pair = self.solver.node(into).clone();
        let sender = self.node(pair.clone().part(0));
        let receiver = self.node(pair.part(1));
        self.solver.add(sender, Value::Sender { channel: id, strong: true }, None, span);
        self.solver.add(receiver, Value::Receiver(id), None, span);
    }
}

fn is_endpoint_operation(effect: &ModelEffect) -> bool {
    matches!(
        effect,
        ModelEffect::Channel(_)
            | ModelEffect::Send(_)
            | ModelEffect::Recv(_)
            | ModelEffect::Close
            | ModelEffect::Alias
            | ModelEffect::Weak
            | ModelEffect::Subscribe
            | ModelEffect::Spawn(..)
            | ModelEffect::Join(_)
            | ModelEffect::Drop(_)
            | ModelEffect::Leak(_)
            | ModelEffect::Probe
            | ModelEffect::Unknown
    )
}

/// Whether a value of that type could contain a channel's end that went into the call.
fn may_hold(ty: &Ty) -> bool {
    match ty {
        Ty::Never | Ty::Prim(_) => false,
        Ty::Adt(_, args) => args.iter().any(may_hold),
        Ty::Tuple(parts) => parts.iter().any(may_hold),
        Ty::Ref(inner, _) | Ty::Ptr(inner) | Ty::Slice(inner) => may_hold(inner),
        Ty::Unknown
        | Ty::Fn(..)
        | Ty::Closure(..)
        | Ty::Future(..)
        | Ty::Param(..)
        | Ty::Dyn(_)
        | Ty::Opaque(_) => true,
    }
}
