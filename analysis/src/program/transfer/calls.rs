//! Calls of bodies that are known, of values, and of what is not known; closures and captures.
//!
//! In:  a call with the nodes of its arguments.
//! Out: edges to parameters and from results, runs of bodies, escapes.
//! Over-approximates: an argument of a call that nothing is known of may go anywhere.

use super::{Transfer, type_of};
use crate::domain::{ReasonKind, Span};
use crate::flow::graph::{Call, Callee, Loc, LocalId, LocalKind, Operand};
use crate::models::FnModel;
use crate::models::entry::{ModelEffect, Times};
use crate::program::filter::Filter;
use crate::program::solve::NodeId;
use crate::program::value::{Base, Node, Value};
use crate::program::{Run, RunEdge, Site, Trigger};
use crate::types::Ty;
use crate::types::ty::BodyRef;

impl Transfer<'_, '_> {
    pub(super) fn call(&mut self, call: &Call, span: Span, site: Site) {
        let args: Vec<Option<NodeId>> = call.args.iter().map(|a| self.operand(a)).collect();
        let into = self.loc(&call.into);
        match &call.callee {
            Callee::Body(body) => self.enter(*body, &args, into, span, site, true),
            Callee::OneOf(bodies) => {
                for body in bodies {
                    self.enter(*body, &args, into, span, site, false);
                }
            }
            Callee::Value(value) => {
                let params: Vec<NodeId> = args.iter().flatten().copied().collect();
                if let Some(callee) = self.operand(value) {
                    let run = Run::Call;
                    let trigger = Trigger::Runs { site, params, positional: true, into, run, span };
                    self.watch(callee, trigger);
                }
                if !self.code.has_known_bodies(value, self.graph) {
                    self.escape_all(&args, ReasonKind::UnresolvedCall, span);
                }
            }
            Callee::Model(model) => self.model(model, call, &args, into, span, site),
            Callee::Unmodelled(_) => self.unmodelled(call, &args, into, span),
            Callee::Unknown => {
                self.escape_all(&args, ReasonKind::UnresolvedCall, span);
            }
        }
    }

    fn enter(
        &mut self,
        body: BodyRef,
        args: &[Option<NodeId>],
        into: NodeId,
        span: Span,
        site: Site,
        certain: bool,
    ) {
        for (n, arg) in args.iter().enumerate() {
            let Some(arg) = arg else { continue };
            let param = self.node(Node::new(Base::Local(body, LocalId(n as u32))));
            self.solver.edge(*arg, param, span);
            // A mutable reference among them: what the callee writes there comes back.
            if self.code.param_is_mut_ref(body, n) {
                self.solver.edge(param, *arg, span);
            }
        }
        if self.code.is_async(body) {
            // The call only moves its arguments into the future; it runs where it is awaited.
            let future = if certain { Value::Body(body) } else { Value::Wrapped(body) };
            self.solver.add(into, future, None, span);
        } else {
            let returned = self.node(Node::new(Base::Result(body)));
            self.solver.edge(returned, into, span);
            if self.code.returns_mut_ref(body) {
                self.solver.edge(into, returned, span);
            }
            let how = if certain { Run::Call } else { Run::Candidate };
            self.runs.push(RunEdge { site, span, body, how });
        }
    }

    /// The workspace's own `drop` functions get the value, and write to it.
    pub(super) fn drops(&mut self, loc: &Loc, value: NodeId, span: Span, site: Site) {
        for (body, field) in self.code.drops(&type_of(self.code, self.graph, loc)) {
            let from = field.map_or(value, |field| self.node(Node::new(field)));
            let param = self.node(Node::new(Base::Local(body, LocalId(0))));
            self.both(Some(from), param, span);
            self.runs.push(RunEdge { site, span, body, how: Run::Call });
        }
    }

    fn unmodelled(&mut self, call: &Call, args: &[Option<NodeId>], into: NodeId, span: Span) {
        let by_ref = matches!(call.arg_tys.first(), Some(Ty::Ref(..)));
        let known = call
            .arg_tys
            .first()
            .and_then(|ty| ty.peel_refs().path())
            .is_some_and(|path| self.code.models.ty(path).is_some());
        let mut rest = args;
        if call.receiver_known && by_ref && known {
            // An unknown method of a known type through a reference has no effect of its own.
            if let Some(Some(receiver)) = args.first() {
                self.solver.edge(*receiver, into, span);
            }
            rest = &args[1..];
        }
        self.escape_all(rest, ReasonKind::Unmodelled, span);
    }

    /// Closures that no effect speaks of: the call, or what it makes, may run them.
    pub(super) fn run_closures(
        &mut self,
        model: &FnModel,
        call: &Call,
        args: &[Option<NodeId>],
        into: NodeId,
        span: Span,
        site: Site,
    ) {
        let said = |e: &ModelEffect| matches!(e, ModelEffect::Runs(..) | ModelEffect::Spawn(..));
        if model.effects.iter().any(said) {
            return;
        }
        let run = Run::Closure(Times::Many);
        for (closure, ty) in args.iter().zip(&call.arg_tys) {
            let Some(closure) = closure else { continue };
            if let Filter::Only { bodies: false, .. } = Filter::of(self.code, ty) {
                continue;
            }
            let params = args.iter().flatten().copied().filter(|a| a != closure).collect();
            let trigger = Trigger::Runs { site, params, positional: false, into, run, span };
            self.watch(*closure, trigger);
        }
    }

    pub(super) fn captures(&mut self, body: BodyRef, captures: &[Operand], span: Span) {
        let first = self.graphs.get(&body).map_or(0, |inner| {
            inner
                .graph
                .locals
                .iter()
                .position(|l| matches!(l.kind, LocalKind::Capture { .. }))
                .unwrap_or(0)
        });
        for (n, operand) in captures.iter().enumerate() {
            let slot = self.node(Node::new(Base::Local(body, LocalId((first + n) as u32))));
            self.flow(operand, slot, span);
            // Captured by reference: what the body writes there comes back.
            if matches!(operand, Operand::Copy(_))
                && let Some(from) = self.operand(operand)
            {
                self.solver.edge(slot, from, span);
            }
        }
    }
}
