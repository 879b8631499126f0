//! Waits on a channel for what only the same strand does, later: a send before the receive that
//! would make room for it, or a receive before the send that it waits for.
//!
//! In:  the solved program.
//! Out: [`Later`]: the wait, the operation that comes too late, and the calls that lead there.
//! Under-approximates: every operation that could complete the wait must be reached in place from
//! the body that makes the channel, behind enough waits on every way.
//! Cost: channels that both sends and receives of are seen; bodies that lead to either.

mod ends;
mod least;
mod strand;

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::value::ChannelId;
use super::waits::{awaited_at, lasts_until_the_end, waits};
use super::{Channel, Operation, Program, RunEdge, Site, Uses};
use crate::domain::Span;
use crate::domain::effect::SendMode;
use crate::flow::graph::{Call, Callee, StmtKind};
use crate::flow::loops::Shape;
use crate::models::entry::{Capacity, Kind, ModelEffect};
use crate::types::ty::BodyRef;
pub(in crate::program) use ends::Ends;

/// Which side waits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    /// A send waits for room.
    Send,
    /// A receive waits for a message.
    Receive,
}

/// A wait that never ends: the same strand would end it, later.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Later {
    /// The operation that waits.
    pub wait: Span,
    /// Which side it is on.
    pub side: Side,
    /// Where the channel is made.
    pub created: Span,
    /// How many messages the channel holds, for a send.
    pub room: u64,
    /// The calls that lead to the wait from the body that has both, outermost first.
    pub calls: Vec<Span>,
    /// What would complete it.
    pub other: Span,
}

/// An operation of the waiting side.
#[derive(Clone, Copy, Debug)]
struct Step {
    span: Span,
    /// Whether it waits without a limit; others fill the buffer.
    waits: bool,
}

/// An operation of the other side.
#[derive(Clone, Copy, Debug)]
struct Other {
    span: Span,
    /// Whether it can only be on this channel.
    sure: bool,
}

/// One channel, seen from one side.
struct Search<'p, 'w> {
    program: &'p Program<'w>,
    channel: ChannelId,
    side: Side,
    /// Messages that fit in before an operation waits.
    room: u64,
    ends: Ends<'p, 'w>,
    callees: &'p FxHashMap<BodyRef, Vec<RunEdge>>,
    /// Where the waiting side acts: at the await, for what is awaited.
    steps: BTreeMap<Site, Step>,
    others: BTreeMap<Site, Other>,
}

/// The waits of a program for what comes later, in order; channels that `of_interest` refuses
/// apart.
pub(crate) fn later(program: &Program<'_>, of_interest: &dyn Fn(&Channel) -> bool) -> Vec<Later> {
    let mut callees: FxHashMap<BodyRef, Vec<RunEdge>> = FxHashMap::default();
    let mut found = Vec::new();
    for (n, channel) in program.channels.iter().enumerate() {
        let uses = &program.uses[n];
        if !can_be_later(uses) || !of_interest(channel) {
            continue;
        }
        if callees.is_empty() {
            for edge in program.runs.values().flatten() {
                callees.entry(edge.site.body).or_default().push(*edge);
            }
        }
        for side in [Side::Send, Side::Receive] {
            if let Some(room) = room(channel, uses, side) {
                let channel = ChannelId(n as u32);
                let ends = Ends::new(program, channel);
                let (steps, others) = (BTreeMap::new(), BTreeMap::new());
                let search =
                    Search { program, channel, side, room, ends, callees: &callees, steps, others };
                found.extend(search.run());
            }
        }
    }
    found.sort();
    found.dedup_by_key(|later| later.wait);
    found
}

/// Whether something is sent and received, and nothing closes the channel.
fn can_be_later(uses: &Uses) -> bool {
    let sends = uses.sender.iter().any(|(op, ..)| matches!(op, Operation::Send(_)));
    let receives =
        uses.receiver.iter().any(|(op, ..)| matches!(op, Operation::Recv | Operation::Adapt));
    let closes = uses.sender.iter().chain(&uses.receiver).any(|(op, ..)| *op == Operation::Close);
    sends && receives && !closes
}

/// How much fits in before that side waits; nothing if that is not known, or if code that is not
/// seen may do what it waits for.
fn room(channel: &Channel, uses: &Uses, side: Side) -> Option<u64> {
    match (side, channel.capacity) {
        (Side::Send, Capacity::Arg { per_sender: true, .. }) => None,
        (Side::Send, _) if uses.receiver_open.is_some() || !channel.is_bounded() => None,
        (Side::Send, _) => channel.room(),
        (Side::Receive, Capacity::Watch) => None,
        (Side::Receive, _) => {
            (uses.sender_open.is_none() && uses.receiver_open.is_none()).then_some(0)
        }
    }
}

impl Search<'_, '_> {
    fn uses(&self) -> &Uses {
        &self.program.uses[self.channel.0 as usize]
    }

    fn run(mut self) -> Option<Later> {
        self.others = self.read_others();
        if !self.others.values().any(|other| other.sure) {
            return None;
        }
        self.steps = match self.side {
            Side::Send => self.sends(),
            Side::Receive => self.receives(),
        };
        if !self.steps.values().any(|step| step.waits) {
            return None;
        }
        let makers = self.makers();
        makers.iter().find_map(|maker| self.in_body(*maker, &makers))
    }

    /// The sends that certainly go into this channel.
    fn sends(&self) -> BTreeMap<Site, Step> {
        let mut steps = BTreeMap::new();
        for (op, site, span) in &self.uses().sender {
            let Operation::Send(mode) = op else { continue };
            let Some(graph) = self.program.graph(site.body) else { continue };
            let Some(StmtKind::Call(call)) = site.stmt(graph) else { continue };
            if !self.is_plain_send(call, site.body) || !self.ends.is_sure(*site, self.side) {
                continue;
            }
            let (at, waits) = match mode {
                SendMode::Block => (Some(*site), true),
                SendMode::Wait => (awaited_at(graph, call), true),
                SendMode::Timed | SendMode::Err => (Some(*site), false),
                SendMode::Never | SendMode::Over => (None, false),
            };
            if let Some(at) = at {
                steps.insert(at, Step { span: *span, waits });
            }
        }
        steps
    }

    /// Whether a call puts a message in, and does not panic instead.
    fn is_plain_send(&self, call: &Call, body: BodyRef) -> bool {
        let Callee::Model(model) = &call.callee else { return false };
        let code = &self.program.code;
        let kind = call.arg_tys.first().and_then(|ty| code.kind(ty));
        let refused = |effect: &ModelEffect| match effect {
            // A slot may be given back unused.
            ModelEffect::Acquire(..) => true,
            ModelEffect::Panic(when) => *when == "in_async" && code.is_async(body),
            _ => false,
        };
        matches!(kind, Some(Kind::Sender { .. })) && !model.effects.iter().any(refused)
    }

    /// The receives that certainly wait for this channel. A loop that takes all there is waits for
    /// the end of the senders, which is another matter.
    fn receives(&self) -> BTreeMap<Site, Step> {
        let mut steps = BTreeMap::new();
        let bodies: BTreeSet<BodyRef> =
            self.uses().receiver.iter().map(|(_, s, _)| s.body).collect();
        for body in bodies {
            let Some(graph) = self.program.graph(body) else { continue };
            for wait in waits(&self.program.code, graph) {
                let op = (Operation::Recv, wait.made, wait.span);
                let panics = wait.panics_in_async && self.program.code.is_async(body);
                if !self.uses().receiver.contains(&op)
                    || panics
                    || !self.ends.is_sure(wait.made, self.side)
                    || lasts_until_the_end(graph, &Shape::of(graph), &wait)
                {
                    continue;
                }
                steps.insert(wait.site, Step { span: wait.span, waits: true });
            }
        }
        steps
    }

    /// Everything that could complete a wait.
    fn read_others(&self) -> BTreeMap<Site, Other> {
        let list = match self.side {
            Side::Send => &self.uses().receiver,
            Side::Receive => &self.uses().sender,
        };
        let other_side = match self.side {
            Side::Send => Side::Receive,
            Side::Receive => Side::Send,
        };
        let mut others = BTreeMap::new();
        for (op, site, span) in list {
            let completes = match op {
                Operation::Recv | Operation::Adapt => self.side == Side::Send,
                Operation::Send(_) | Operation::SendArm => self.side == Side::Receive,
                _ => false,
            };
            if completes {
                let sure = self.ends.is_sure(*site, other_side);
                others.insert(*site, Other { span: *span, sure });
            }
        }
        others
    }
}
