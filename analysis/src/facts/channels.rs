//! What a lint may ask of channels.
//!
//! In:  the solved program.
//! Out: bounded channels, and the proofs that nothing receives and that a send waits for ever;
//!      waits for what only the same strand does, later.

use super::{Facts, Solved};
use crate::domain::{Answer, Span};
use crate::program::alive::{Keeper, Keepers, Stuck};
use crate::program::gone::{Gone, gone};
use crate::program::later::{Later, Side, later};
use crate::program::value::ChannelId;
use crate::program::{Channel, Operation};

/// A channel with a limited buffer, or none.
#[derive(Clone, Copy, Debug)]
pub struct BoundedChannel<'f, 'w> {
    solved: &'f Solved<'w>,
    id: ChannelId,
    /// The creating call.
    pub created: Span,
}

/// Proof that nothing receives: all places that hold a receiver were searched.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unread {
    /// Where its length is asked for, or it is looked at without receiving.
    pub probes: Vec<Span>,
}

pub(super) fn bounded<'f, 'w>(
    facts: &'f Facts<'w>,
) -> impl Iterator<Item = BoundedChannel<'f, 'w>> {
    all_of(facts, facts.solved())
}

/// Those about which their receivers leave a question.
pub(super) fn suspects<'f, 'w>(
    facts: &'f Facts<'w>,
) -> impl Iterator<Item = BoundedChannel<'f, 'w>> {
    all_of(facts, facts.suspects())
}

fn all_of<'f, 'w>(
    facts: &'f Facts<'w>,
    solved: &'f Solved<'w>,
) -> impl Iterator<Item = BoundedChannel<'f, 'w>> {
    let mut all: Vec<BoundedChannel<'f, 'w>> = solved
        .program
        .channels
        .iter()
        .enumerate()
        .filter(|(_, channel)| channel.is_bounded() && is_of_interest(facts, channel))
        .map(|(n, channel)| BoundedChannel {
            solved,
            id: ChannelId(n as u32),
            created: channel.created,
        })
        .collect();
    all.sort_by_key(|channel| channel.created);
    all.into_iter()
}

/// Whether all is known of a channel that is not a test's: that is a test's business, whatever code
/// its sends are in.
fn is_of_interest(facts: &Facts<'_>, channel: &Channel) -> bool {
    channel.followed && facts.is_usual(channel.site.body)
}

/// Waits for what comes later, in order. One that stops `main` or a test is told of there.
pub(super) fn too_late(facts: &Facts<'_>) -> Vec<Later> {
    let mut found = later(&facts.suspects().program, &|channel| is_of_interest(facts, channel));
    if found.iter().any(|each| each.side == Side::Receive) {
        let told: Vec<Span> = facts.stuck_waits().iter().map(|(wait, _)| wait.span()).collect();
        found.retain(|each| each.side == Side::Send || !told.contains(&each.wait));
    }
    found
}

/// Channels whose receiver is gone, in order.
pub(super) fn gone_receivers(facts: &Facts<'_>) -> Vec<Gone> {
    gone(&facts.bodies, &facts.suspects().program, &|channel| is_of_interest(facts, channel))
}

impl BoundedChannel<'_, '_> {
    fn channel(&self) -> &Channel {
        &self.solved.program.channels[self.id.0 as usize]
    }

    /// How many messages it holds, if a constant says so.
    pub fn size(&self) -> Option<u64> {
        self.channel().room()
    }

    /// How many messages it holds, in words.
    pub fn holds(&self) -> String {
        holds(self.size())
    }

    /// Whether no receiver of it is ever received from, iterated, closed or given away.
    pub fn receiver_unread(&self) -> Answer<Unread> {
        let uses = &self.solved.program.uses[self.id.0 as usize];
        if let Some(reason) = uses.receiver_open {
            return Answer::Unknown(reason);
        }
        if uses.is_read() {
            return Answer::No;
        }
        let probes = uses.receiver.iter().filter(|(op, ..)| *op == Operation::Probe);
        Answer::Yes(Unread { probes: probes.map(|(_, _, span)| *span).collect() })
    }

    /// The sends that wait for room without a limit, in order, unless there is always room.
    pub fn unlimited_sends(&self) -> Vec<Span> {
        Keepers::new(&self.solved.program, self.id, self.solved.disturbed()).unlimited()
    }

    /// For each send, how far the search for a keeper of the receiver came.
    pub fn why_not_stuck(&self) -> Vec<String> {
        Keepers::new(&self.solved.program, self.id, self.solved.disturbed()).explain()
    }

    /// A send that waits for ever because the buffer is full and a receiver stays alive.
    /// Rests on [`BoundedChannel::receiver_unread`]: ask that first.
    pub fn stuck_send(&self, _unread: &Unread) -> Option<Stuck> {
        Keepers::new(&self.solved.program, self.id, self.solved.disturbed())
            .stuck()
            .into_iter()
            .next()
    }
}

/// How many messages fit into a channel, in words.
pub fn holds(size: Option<u64>) -> String {
    match size {
        Some(0) => "has no buffer: each send waits for its receive".to_owned(),
        Some(1) => "holds one message at most".to_owned(),
        Some(n) => format!("holds at most {n} messages"),
        None => "holds a limited number of messages".to_owned(),
    }
}

impl Keeper {
    /// Where it is declared.
    pub fn span(&self) -> Span {
        match self {
            Self::Variable(_, span) | Self::Field(_, span) | Self::Forever(span) => *span,
            Self::Task { declared, .. } => *declared,
        }
    }
}
