//! Joins of bodies that end only when a channel closes which the joining code keeps open.
//!
//! In:  a join, the statements that lead to it from inside out.
//! Out: the channel, what keeps a sender, where the joined body receives.

use super::{Never, Stuck};
use crate::flow::loops::Shape;
use crate::flow::order::Order;
use crate::program::value::Value;
use crate::program::waits::{Event, Wait, lasts_until_the_end, waits};
use crate::program::{Run, Site};
use crate::types::ty::BodyRef;

/// Calls between the joined body and its receive that are followed.
const MAX_CHAIN: usize = 4;

impl Stuck<'_, '_> {
    pub(super) fn no_end(&self, wait: &Wait, sites: &[Site]) -> Option<Never> {
        if !wait.blocks {
            return None;
        }
        let mut found = None;
        // Whichever of the bodies is joined, it never ends.
        for body in self.joined(wait)? {
            let drain = self.ends_on_close(body, 0)?;
            let channel = self.channel_of(&drain)?;
            let graph = self.graph(drain.site.body)?;
            let (created, keeper) = self.kept_open(channel, graph, &drain, sites)?;
            found.get_or_insert(Never::Worker { created, keeper, drains: drain.span });
        }
        found
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
    fn ends_on_close(&self, body: BodyRef, depth: usize) -> Option<Wait> {
        let graph = self.graph(body)?;
        let order = Order::of(graph);
        let shape = Shape::of(graph);
        let own = waits(&self.program.code, graph).into_iter().find(|wait| {
            wait.event == Event::Message
                && order.on_every_way_out(wait.site)
                && lasts_until_the_end(graph, &shape, wait)
        });
        if own.is_some() || depth >= MAX_CHAIN {
            return own;
        }
        self.program.runs.iter().find_map(|(callee, edges)| {
            let always = edges.iter().any(|edge| {
                edge.how == Run::Call && edge.site.body == body && order.on_every_way_out(edge.site)
            });
            if always { self.ends_on_close(*callee, depth + 1) } else { None }
        })
    }
}
