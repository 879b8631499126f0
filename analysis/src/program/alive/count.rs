//! How often a send happens to one channel.
//!
//! In:  a send, the bodies that make the channel, the runs of bodies.
//! Out: whether more sends happen than the channel has room for.
//! Stops at the bodies that make the channel: what repeats them makes more channels, too.

use std::collections::BTreeSet;

use super::{Keepers, MAX_CHAIN};
use crate::domain::Span;
use crate::domain::effect::{Count, SendMode};
use crate::flow::graph::LocalId;
use crate::flow::order::Order;
use crate::models::entry::Times;
use crate::program::value::Value;
use crate::program::{Operation, Run, Site};
use crate::types::ty::BodyRef;

impl Keepers<'_, '_> {
    /// Whether more sends happen than the channel has room for.
    pub(super) fn exceeds(&self, site: Site) -> bool {
        let room = self.program.channels[self.channel.0 as usize].room();
        let count = self.count(site, &mut Vec::new());
        match (count.bound(), room) {
            (None, _) => true,
            (Some(n), Some(room)) => u64::from(n) > room,
            (Some(_), None) => false,
        }
    }

    pub(super) fn count(&self, site: Site, path: &mut Vec<BodyRef>) -> Count {
        let Some(graph) = self.graph(site.body) else { return Count::Once };
        let order = Order::of(graph);
        let inside = self.makers.get(&site.body);
        let here = order.turns(site.block, inside.map_or(&[], Vec::as_slice));
        if inside.is_some() {
            // Each run of this body makes a channel of its own: what repeats the body repeats it.
            let earlier = self.earlier_sends(site, &order);
            return if earlier == 0 { here } else { here.plus(Count::of(earlier)) };
        }
        if path.contains(&site.body) || path.len() >= MAX_CHAIN {
            return here;
        }
        path.push(site.body);
        // Callers that are not seen bring this channel only inside a value that owns its sender.
        let mut outer = if self.carries(site.body, Self::is_owner) {
            self.program.code.calls_from_outside(site.body)
        } else {
            Count::Once
        };
        for edge in self.program.runs.get(&site.body).into_iter().flatten() {
            if !self.carries(edge.site.body, |_| true) {
                continue;
            }
            let once = self.count(edge.site, path);
            outer = outer.or(match edge.how {
                Run::Closure(Times::Many) => once.times(Count::Many),
                _ => once,
            });
        }
        path.pop();
        here.times(outer)
    }

    /// Whether a slot of the body holds a sender of the channel, itself or inside its owner.
    fn carries(&self, body: BodyRef, test: impl Fn(Value) -> bool) -> bool {
        let Some(graph) = self.graph(body) else { return false };
        (0..graph.locals.len() as u32).map(LocalId).any(|local| {
            let values = self.program.slot(body, local).into_iter();
            values.filter(|value| test(*value)).any(|value| self.leads_to_sender(value))
        })
    }

    fn is_owner(value: Value) -> bool {
        matches!(value, Value::Owner(_))
    }

    fn leads_to_sender(&self, value: Value) -> bool {
        match value {
            Value::Sender { channel, .. } => channel == self.channel,
            Value::Owner(literal) => {
                self.sending.get_or_init(|| self.owners_of_senders()).contains(&literal)
            }
            _ => false,
        }
    }

    /// The owners that hold a sender of the channel, themselves or inside what they own.
    fn owners_of_senders(&self) -> BTreeSet<Span> {
        self.program.owners_of(
            |value| matches!(value, Value::Sender { channel, .. } if channel == self.channel),
        )
    }

    fn earlier_sends(&self, site: Site, order: &Order<'_>) -> u32 {
        let uses = &self.program.uses[self.channel.0 as usize];
        let before = uses.sender.iter().filter(|(op, other, _)| {
            matches!(op, Operation::Send(SendMode::Block | SendMode::Wait | SendMode::Err))
                && other.body == site.body
                && order.dominates(*other, site)
        });
        before.count() as u32
    }
}
