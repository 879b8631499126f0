//! Channels that nobody sends through, or that the receiver itself keeps open.
//!
//! In:  a wait for messages, the statements that lead to it from inside out.
//! Out: what keeps the sender that keeps the channel open.

use super::{Never, Stuck};
use crate::domain::{Name, Span};
use crate::flow::graph::Graph;
use crate::flow::loops::Shape;
use crate::flow::order::Order;
use crate::models::entry::Capacity;
use crate::program::alive::{Keeper, Keepers};
use crate::program::path::Frame;
use crate::program::until::lasts_until_the_end;
use crate::program::value::ChannelId;
use crate::program::waits::Wait;
use crate::program::{Operation, Site};
use crate::types::Ty;

impl Stuck<'_, '_> {
    pub(super) fn no_message(&self, frame: &Frame, wait: &Wait, sites: &[Site]) -> Option<Never> {
        if !wait.blocks && frame.around.beside.is_some() {
            return None;
        }
        let graph = self.graph(wait.site.body)?;
        let channel = self.channel_of(wait)?;
        let (created, keeper) = self.kept_open(channel, graph, wait, (sites, &[]))?;
        if lasts_until_the_end(graph, &Shape::of(graph), wait) {
            if !wait.blocks {
                return None;
            }
            let entry = &self.paths.entries[frame.entry];
            let needed = entry.test
                || self.goes_on_after_loop(wait, sites)
                || self.producers_end(channel, sites);
            return needed.then_some(Never::OwnSender { created, keeper });
        }
        (self.nobody_sends(channel, sites) && self.goes_on(wait, sites))
            .then_some(Never::NobodySends { created, keeper })
    }

    /// What keeps a sender of the channel in one of the bodies of these statements, which run one
    /// another from inside out, until the wait is over; if nothing closes the channel. The
    /// statements above only tell whether the channel is the same.
    pub(super) fn kept_open(
        &self,
        channel: ChannelId,
        graph: &Graph,
        wait: &Wait,
        (sites, above): (&[Site], &[Site]),
    ) -> Option<(Span, Keeper)> {
        let about = &self.program.channels[channel.0 as usize];
        let uses = &self.program.uses[channel.0 as usize];
        let closes = |op: &Operation| *op == Operation::Close;
        let open = uses.sender_open.or(uses.receiver_open).is_some();
        if about.capacity == Capacity::Watch
            || uses.sender.iter().chain(&uses.receiver).any(|(op, ..)| closes(op))
            || open && self.can_be_closed(graph, wait)
        {
            return None;
        }
        let keepers = Keepers::of_sender(self.program, channel, self.disturbed);
        let (at, keeper) = keepers.along(sites)?;
        let from = [&sites[at..], above].concat();
        self.is_one_instance(about.site, &from).then_some((about.created, keeper))
    }

    /// Whether channels of that kind can be closed while senders live.
    fn can_be_closed(&self, graph: &Graph, wait: &Wait) -> bool {
        let Some(on) = &wait.on else { return true };
        let ty: &Ty = &graph.locals[on.local.0 as usize].ty;
        let close = Name::new("close");
        ty.peel_refs()
            .path()
            .is_none_or(|path| self.program.code.models.method(path, close).is_some())
    }

    /// Whether all uses of the channel's senders are seen, and none of them sends before the wait.
    fn nobody_sends(&self, channel: ChannelId, sites: &[Site]) -> bool {
        let uses = &self.program.uses[channel.0 as usize];
        let made = self.program.channels[channel.0 as usize].site;
        uses.sender_open.is_none()
            && uses.sender.iter().all(|(op, at, _)| match op {
                Operation::Drop | Operation::Probe | Operation::Leak => true,
                _ => self.comes_later(*at, made, sites),
            })
    }

    /// Whether a statement is in one of the bodies that wait, behind the wait, each time such a
    /// body makes the channel.
    fn comes_later(&self, at: Site, made: Site, sites: &[Site]) -> bool {
        let Some(frame) = sites.iter().find(|site| site.body == at.body) else { return false };
        let Some(order) = self.graph(at.body).map(Order::of) else { return false };
        !order.reaches(at, *frame) && self.ways(made, *frame) > 0
    }
}
