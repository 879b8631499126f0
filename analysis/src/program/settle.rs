//! Which channels a question is left about, asked before senders are followed.
//!
//! In:  the bodies that make channels.
//! Out: what the channels are whose receivers do not tell that nothing is wrong with them.
//! Over-approximates: a receiver that nobody reads, that is only dropped, or that is read in place
//! below a body that makes the channel, leaves a question.
//! Cost: rounds of building until the receivers of channels with a limit are at rest; most are read
//! near where they are made. Those of other channels are known as far as that goes.

use std::collections::BTreeSet;

use super::source::Source;
use super::value::ChannelId;
use super::{Bodies, Channel, Operation, Program, Uses, demand};
use crate::domain::FileId;
use crate::load::Context;
use crate::models::entry::Capacity;
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// Bodies above an operation that are looked at; beyond, it may be anywhere.
const MAX_BODIES: usize = 64;

impl Uses {
    /// Whether something receives from it, or closes it.
    pub fn is_read(&self) -> bool {
        let reads =
            |op: &Operation| matches!(op, Operation::Recv | Operation::Adapt | Operation::Close);
        // Closing works from either end.
        self.receiver.iter().any(|(op, ..)| reads(op))
            || self.sender.iter().any(|(op, ..)| *op == Operation::Close)
    }
}

impl<'w> Program<'w> {
    /// The channels that code of these contexts makes and of which more has to be known than who
    /// has their receivers.
    pub fn unsettled(
        store: &Bodies<'w>,
        bodies: &[(FileId, BodyId)],
        contexts: &[Context],
    ) -> Vec<Source> {
        if bodies.is_empty() {
            return Vec::new();
        }
        let mut program = Self::empty(store);
        program.settling = true;
        demand::solve(&mut program, store, bodies);
        program.uses.resize_with(program.channels.len(), Uses::default);
        let ours = |channel: &Channel| contexts.contains(&program.code.context(channel.site.body));
        let left = program
            .channels
            .iter()
            .zip(&program.uses)
            .filter(|(channel, uses)| ours(channel) && program.is_unsettled(channel, uses));
        left.filter_map(|(channel, _)| Source::of_made(&program.code, &channel.made)).collect()
    }

    fn is_unsettled(&self, channel: &Channel, uses: &Uses) -> bool {
        // Whoever has it out of sight may do anything with it; a last value is always there.
        if uses.receiver_open.is_some() || channel.capacity == Capacity::Watch {
            return false;
        }
        // Of a channel without a limit, the receiver may have gone where it is not followed.
        let dropped = || {
            (channel.followed || !uses.receiver.is_empty())
                && uses.receiver.iter().all(|(op, ..)| *op == Operation::Drop)
        };
        channel.is_bounded() && !uses.is_read()
            || !channel.is_meant_without_receiver() && dropped()
            || self.is_received_in_place(channel, uses)
    }

    /// Whether a body that makes the channel, or one that runs it in place, receives from it in
    /// place.
    fn is_received_in_place(&self, channel: &Channel, uses: &Uses) -> bool {
        let Some(makers) = self.in_place_above(channel.site.body) else { return true };
        let receives = uses
            .receiver
            .iter()
            .filter(|(op, ..)| matches!(op, Operation::Recv | Operation::Adapt));
        let bodies: BTreeSet<BodyRef> = receives.map(|(_, site, _)| site.body).collect();
        bodies.into_iter().any(|body| {
            self.in_place_above(body).is_none_or(|above| above.iter().any(|b| makers.contains(b)))
        })
    }

    /// A body, those that run it in place, and so on; nothing if there are too many.
    fn in_place_above(&self, body: BodyRef) -> Option<BTreeSet<BodyRef>> {
        let mut found = BTreeSet::from([body]);
        let mut queue = vec![body];
        while let Some(body) = queue.pop() {
            for edge in self.runs.get(&body).into_iter().flatten().filter(|edge| edge.is_in_place())
            {
                if found.insert(edge.site.body) {
                    queue.push(edge.site.body);
                }
            }
            if found.len() > MAX_BODIES {
                return None;
            }
        }
        Some(found)
    }

    /// Whether nothing is left to find out of any channel's receivers.
    pub(super) fn is_settled(&self) -> bool {
        !self.channels.is_empty()
            && (0..self.channels.len()).all(|n| self.is_out_of_sight(ChannelId(n as u32)))
    }

    /// Whether a receiver of the channel is where nobody looks.
    pub(super) fn is_out_of_sight(&self, channel: ChannelId) -> bool {
        self.uses.get(channel.0 as usize).is_some_and(|uses| uses.receiver_open.is_some())
    }
}
