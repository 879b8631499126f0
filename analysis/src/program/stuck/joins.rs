//! Joins of bodies that end only when a channel closes which the joining code keeps open.
//!
//! In:  a join, the statements that lead to it from inside out.
//! Out: the channel, what keeps a sender, where the joined body receives.

use super::{Never, Stuck};
use crate::domain::Span;
use crate::flow::graph::{Callee, Graph, Operand, StmtKind};
use crate::flow::loops::Shape;
use crate::flow::order::Order;
use crate::models::entry::ModelEffect;
use crate::program::alive::Keeper;
use crate::program::until::{is_left_at_the_end, lasts_until_the_end};
use crate::program::value::{ChannelId, Value};
use crate::program::waits::{Event, Wait, waits};
use crate::program::{Run, Site};
use crate::types::ty::BodyRef;

/// Calls between the joined body and its receive that are followed.
const MAX_CHAIN: usize = 4;

/// A loop that only the end of its channel ends.
struct Drain {
    wait: Wait,
    /// The statements that lead to it inside the body, from inside out.
    sites: Vec<Site>,
}

impl Stuck<'_, '_> {
    pub(super) fn no_end(&self, wait: &Wait, sites: &[Site]) -> Option<Never> {
        if !wait.blocks {
            return None;
        }
        let own = |body: BodyRef, channel: ChannelId, graph: &Graph, drain: &Drain| {
            // The body may keep a sender itself. What only suspends is told at its loop.
            let edges = self.program.runs.get(&body)?;
            let [edge] = edges.as_slice() else { return None };
            self.kept_open(channel, graph, &drain.wait, (&drain.sites, &[edge.site]))
        };
        let (_, created, keeper, drains) = self.worker_or(wait, (sites, &[]), own)?;
        Some(Never::Worker { created, keeper, drains })
    }

    /// The channel whose end a join waits for, where it is made, what keeps a sender in one of the
    /// bodies of these statements, and where the joined body receives.
    pub(super) fn worker(
        &self,
        wait: &Wait,
        sites: &[Site],
        above: &[Site],
    ) -> Option<(ChannelId, Span, Keeper, Span)> {
        self.worker_or(wait, (sites, above), |_, _, _, _| None)
    }

    fn worker_or(
        &self,
        wait: &Wait,
        (sites, above): (&[Site], &[Site]),
        own: impl Fn(BodyRef, ChannelId, &Graph, &Drain) -> Option<(Span, Keeper)>,
    ) -> Option<(ChannelId, Span, Keeper, Span)> {
        let mut found = None;
        // Whichever of the bodies is joined, it never ends.
        for body in self.joined(wait)? {
            if self.may_be_stopped(body) {
                return None;
            }
            let drain = self.ends_on_close(body, 0)?;
            let graph = self.graph(drain.wait.site.body)?;
            // Several may run it, each with a channel of its own.
            for channel in self.channels_of(&drain.wait)? {
                let kept = self.kept_open(channel, graph, &drain.wait, (sites, above));
                let (created, keeper) = kept.or_else(|| own(body, channel, graph, &drain))?;
                found.get_or_insert((channel, created, keeper, drain.wait.span));
            }
        }
        found
    }

    /// Whether some code stops a body from outside.
    pub(super) fn may_be_stopped(&self, body: BodyRef) -> bool {
        // What stops it later may be kept where nobody looks.
        let stops = |e: &ModelEffect| matches!(e, ModelEffect::Abort | ModelEffect::Alias);
        self.program.graphs.values().any(|built| {
            let graph = &built.graph;
            graph.blocks.iter().flat_map(|b| &b.stmts).any(|stmt| {
                let StmtKind::Call(call) = &stmt.kind else { return false };
                let Callee::Model(model) = &call.callee else { return false };
                if !model.effects.iter().any(stops) {
                    return false;
                }
                match call.args.first() {
                    Some(Operand::Move(loc) | Operand::Copy(loc)) => {
                        self.values(graph, loc).contains(&Value::Handle(body))
                    }
                    _ => true,
                }
            })
        })
    }

    /// The bodies that a join may be for.
    pub(super) fn joined(&self, wait: &Wait) -> Option<Vec<BodyRef>> {
        let graph = self.graph(wait.site.body)?;
        let values = self.values(graph, wait.on.as_ref()?).into_iter();
        let bodies: Vec<BodyRef> = values
            .filter_map(|value| match value {
                Value::Handle(body) => Some(body),
                _ => None,
            })
            .collect();
        (!bodies.is_empty()).then_some(bodies)
    }

    /// The loop that a body runs on every way, and that only the end of its channel ends.
    fn ends_on_close(&self, body: BodyRef, depth: usize) -> Option<Drain> {
        let graph = self.graph(body)?;
        let order = Order::of(graph);
        let shape = Shape::of(graph);
        let own = waits(&self.program.code, graph).into_iter().find(|wait| {
            wait.event == Event::Message
                && order.on_every_way_out(wait.site)
                && lasts_until_the_end(graph, &shape, wait)
                && is_left_at_the_end(graph, &shape, wait)
        });
        if let Some(wait) = own {
            let site = wait.site;
            return Some(Drain { wait, sites: vec![site] });
        }
        if depth >= MAX_CHAIN {
            return None;
        }
        self.program.runs.iter().find_map(|(callee, edges)| {
            let always = edges.iter().find(|edge| {
                edge.how == Run::Call && edge.site.body == body && order.on_every_way_out(edge.site)
            })?;
            let mut drain = self.ends_on_close(*callee, depth + 1)?;
            drain.sites.push(always.site);
            Some(drain)
        })
    }
}
