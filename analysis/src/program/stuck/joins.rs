//! Joins of bodies that end only when a channel closes which the joining code keeps open.
//!
//! In:  a join, the statements that lead to it from inside out.
//! Out: the channel, what keeps a sender, where the joined body receives.

use super::{Never, Stuck};
use crate::flow::graph::{Callee, Operand, StmtKind};
use crate::flow::loops::Shape;
use crate::flow::order::Order;
use crate::models::entry::ModelEffect;
use crate::program::path::Frame;
use crate::program::value::Value;
use crate::program::waits::{Event, Wait, lasts_until_the_end, waits};
use crate::program::{Run, Site};
use crate::types::ty::BodyRef;

/// Calls between the joined body and its receive that are followed.
const MAX_CHAIN: usize = 4;

impl Stuck<'_, '_> {
    pub(super) fn no_end(&self, frame: &Frame, wait: &Wait, sites: &[Site]) -> Option<Never> {
        if !wait.blocks && frame.around.beside.is_some() {
            return None;
        }
        let mut found = None;
        // Whichever of the bodies is joined, it never ends.
        for body in self.joined(wait)? {
            if self.may_be_stopped(body) {
                return None;
            }
            let (drain, inside) = self.ends_on_close(body, 0)?;
            let channel = self.channel_of(&drain)?;
            let graph = self.graph(drain.site.body)?;
            let kept = self.kept_open(channel, graph, &drain, (sites, &[])).or_else(|| {
                // The body may keep a sender itself. What only suspends is told at its loop.
                let edges = self.program.runs.get(&body).filter(|_| wait.blocks)?;
                let [edge] = edges.as_slice() else { return None };
                self.kept_open(channel, graph, &drain, (&inside, &[edge.site]))
            });
            let (created, keeper) = kept?;
            found.get_or_insert(Never::Worker { created, keeper, drains: drain.span });
        }
        found
    }

    /// Whether some code stops a body from outside.
    fn may_be_stopped(&self, body: BodyRef) -> bool {
        let stops = |e: &ModelEffect| matches!(e, ModelEffect::Abort);
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

    /// The loop that a body runs on every way, and that only the end of its channel ends; with
    /// the statements that lead to it inside the body, from inside out.
    fn ends_on_close(&self, body: BodyRef, depth: usize) -> Option<(Wait, Vec<Site>)> {
        let graph = self.graph(body)?;
        let order = Order::of(graph);
        let shape = Shape::of(graph);
        let own = waits(&self.program.code, graph).into_iter().find(|wait| {
            wait.event == Event::Message
                && order.on_every_way_out(wait.site)
                && lasts_until_the_end(graph, &shape, wait)
        });
        if let Some(wait) = own {
            let site = wait.site;
            return Some((wait, vec![site]));
        }
        if depth >= MAX_CHAIN {
            return None;
        }
        self.program.runs.iter().find_map(|(callee, edges)| {
            let always = edges.iter().find(|edge| {
                edge.how == Run::Call && edge.site.body == body && order.on_every_way_out(edge.site)
            })?;
            let (wait, mut sites) = self.ends_on_close(*callee, depth + 1)?;
            sites.push(always.site);
            Some((wait, sites))
        })
    }
}
