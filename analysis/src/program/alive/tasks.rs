//! A task that keeps the receiver and waits for something that comes only after the send.
//!
//! In:  a send, the tasks that its body started before.
//! Out: the task's variable, what the task waits for, and what is held until after the send.
//! Under-approximates: the task waits on every way, for a channel whose senders are all seen.

use super::{Keeper, Keepers, MAX_CHAIN};
use crate::domain::{Name, Span};
use crate::flow::graph::{LocalId, LocalKind};
use crate::flow::order::Order;
use crate::models::entry::Times;
use crate::program::value::{Base, ChannelId, Value};
use crate::program::{Operation, Run, Site};
use crate::types::ty::BodyRef;

impl Keepers<'_, '_> {
    pub(super) fn task_keeper(&self, site: Site) -> Option<Keeper> {
        let here = Order::of(self.graph(site.body)?);
        for (task, edges) in &self.program.runs {
            let started = edges.iter().any(|e| {
                matches!(e.how, Run::Spawn(..))
                    && e.site.body == site.body
                    && here.dominates(e.site, site)
            });
            if started && let Some(keeper) = self.task_keeps(*task, site) {
                return Some(keeper);
            }
        }
        None
    }

    /// A variable of the task, or of a body that it calls on every way, that keeps the receiver.
    fn task_keeps(&self, task: BodyRef, site: Site) -> Option<Keeper> {
        let mut bodies = vec![task];
        let mut next = 0;
        while let Some(body) = bodies.get(next).copied()
            && bodies.len() <= MAX_CHAIN
        {
            next += 1;
            if let Some(keeper) = self.body_keeps(body, site) {
                return Some(keeper);
            }
            let Some(order) = self.graph(body).map(Order::of) else { continue };
            for (callee, edges) in &self.program.runs {
                let always = edges.iter().any(|e| {
                    e.how == Run::Call && e.site.body == body && order.on_every_way_out(e.site)
                });
                if always && !bodies.contains(callee) {
                    bodies.push(*callee);
                }
            }
        }
        None
    }

    fn body_keeps(&self, task: BodyRef, site: Site) -> Option<Keeper> {
        let graph = self.graph(task)?;
        let order = Order::of(graph);
        let (n, local) = graph.locals.iter().enumerate().find(|(n, local)| {
            self.owns(&local.ty)
                && matches!(local.kind, LocalKind::Param(_) | LocalKind::Capture { .. })
                && self
                    .program
                    .slot(task, LocalId(*n as u32))
                    .contains(&Value::Receiver(self.channel))
        })?;
        let id = LocalId(n as u32);
        for index in 0..self.program.channels.len() {
            let other_id = ChannelId(index as u32);
            let uses = &self.program.uses[index];
            if other_id == self.channel || uses.sender_open.is_some() {
                continue;
            }
            let Some(wait) = uses.receiver.iter().find(|(op, at, _)| {
                *op == Operation::Recv
                    && at.body == task
                    && order.on_every_way_out(*at)
                    && self.program.is_live(id, *at)
            }) else {
                continue;
            };
            if let Some(held) = self.released_after(other_id, site) {
                return Some(Keeper::Task {
                    name: local.name.unwrap_or_else(|| Name::new("it")),
                    declared: local.range.in_file(task.file),
                    waits: wait.2,
                    held,
                });
            }
        }
        None
    }

    /// Where all senders of a channel are held, if none of them is used or dropped before `site`:
    /// in the body that sends, or in a body around it whose variables it borrows.
    fn released_after(&self, channel: ChannelId, site: Site) -> Option<Span> {
        let uses = &self.program.uses[channel.0 as usize];
        let frames = self.frames(site);
        let mut held = None;
        for id in self.program.solver.ids() {
            let strong =
                |v: Value| matches!(v, Value::Sender { channel: c, strong: true } if c == channel);
            if !self.program.solver.values(id).any(strong) {
                continue;
            }
            let Base::Local(body, local) = self.program.solver.node(id).base else { return None };
            let frame = frames.iter().find(|frame| frame.body == body)?;
            let slot = &self.graph(body)?.locals[local.0 as usize];
            if self.program.is_live(local, *frame) && slot.name.is_some() {
                held = Some(slot.range.in_file(body.file));
            }
        }
        let used_before = uses.sender.iter().any(|(op, at, _)| {
            *op != Operation::Probe
                && !frames.iter().any(|frame| {
                    frame.body == at.body
                        && self.graph(at.body).is_some_and(|g| !Order::of(g).reaches(*at, *frame))
                })
        });
        held.filter(|_| !used_before)
    }

    /// A statement, and the statements of the bodies around it that run it in place.
    fn frames(&self, site: Site) -> Vec<Site> {
        let mut frames = vec![site];
        while let Some(last) = frames.last().copied()
            && frames.len() < MAX_CHAIN
            && last.body.nested.is_some()
        {
            let edges = self.program.runs.get(&last.body).map_or(&[][..], Vec::as_slice);
            let [edge] = edges else { break };
            let in_place = matches!(edge.how, Run::Call | Run::Closure(Times::Once));
            if !in_place || frames.iter().any(|f| f.body == edge.site.body) {
                break;
            }
            frames.push(edge.site);
        }
        frames
    }
}
