//! Who keeps a receiver alive while a send waits.
//!
//! In:  the solved program, a channel, a send.
//! Out: [`Stuck`]: the keeper, and the way from the send up to it.
//! Under-approximates: only keepers that cannot go away before the send completes are accepted.

mod count;
mod disturbed;
mod frames;
mod surely;
mod tasks;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

pub(crate) use disturbed::disturbed;
pub(crate) use frames::borrowed_roots;

use super::value::{Base, ChannelId, Value};
use super::{Operation, Program, Run, RunEdge, Site};
use crate::domain::effect::SendMode;
use crate::domain::{Name, Span};
use crate::flow::graph::{BlockId, Graph, Operand, Rvalue, StmtKind};
use crate::types::ty::BodyRef;

/// A send that waits for ever, and why.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Stuck {
    /// The send.
    pub send: Span,
    /// The calls that lead to it from the keeper's body, outermost first.
    pub calls: Vec<Span>,
    /// What keeps the receiver alive.
    pub keeper: Keeper,
}

/// What keeps a receiver alive.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Keeper {
    /// A variable of a body that is waiting for the send.
    Variable(Name, Span),
    /// A field of a value that is borrowed or owned by such a body.
    Field(Name, Span),
    /// A variable of a task that waits for something that comes only after the send.
    Task {
        /// The variable.
        name: Name,
        /// Its declaration.
        declared: Span,
        /// What the task waits for.
        waits: Span,
        /// What would let it go on, held here until after the send.
        held: Span,
    },
    /// A static, or a value that was leaked.
    Forever(Span),
}

/// Calls between a send and the keeper's body that are followed.
const MAX_CHAIN: usize = 8;

/// Which end of a channel is kept while an operation on the other one waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// Some sending end that keeps the channel open.
    Sender,
    /// Some receiving end.
    Receiver,
}

/// Searches of one program for keepers.
pub(crate) struct Keepers<'p, 'w> {
    program: &'p Program<'w>,
    channel: ChannelId,
    /// What is kept.
    end: End,
    /// Fields that something moves out of, borrows mutably or assigns: their contents may go.
    disturbed: &'p BTreeSet<Base>,
    /// The bodies whose runs make the channel, with the blocks that do.
    makers: BTreeMap<BodyRef, Vec<BlockId>>,
    /// The owners that hold a sender; looked for when one is asked about.
    sending: OnceCell<BTreeSet<Span>>,
}

impl<'p, 'w> Keepers<'p, 'w> {
    pub(crate) fn new(
        program: &'p Program<'w>,
        channel: ChannelId,
        disturbed: &'p BTreeSet<Base>,
    ) -> Self {
        let end = End::Receiver;
        let (makers, sending) = (BTreeMap::new(), OnceCell::new());
        let mut keepers = Self { program, channel, end, disturbed, makers, sending };
        keepers.find_makers();
        keepers
    }

    /// Who keeps a sender, while something waits for the channel's end.
    pub(crate) fn of_sender(
        program: &'p Program<'w>,
        channel: ChannelId,
        disturbed: &'p BTreeSet<Base>,
    ) -> Self {
        let (makers, sending) = (BTreeMap::new(), OnceCell::new());
        Self { program, channel, end: End::Sender, disturbed, makers, sending }
    }

    /// Follows the calls through which the channel is made, upwards.
    fn find_makers(&mut self) {
        let mut queue = vec![self.program.channels[self.channel.0 as usize].site];
        while let Some(site) = queue.pop() {
            let blocks = self.makers.entry(site.body).or_default();
            if blocks.contains(&site.block) {
                continue;
            }
            blocks.push(site.block);
            let edges = self.program.runs.get(&site.body).into_iter().flatten();
            queue.extend(edges.filter(|e| !matches!(e.how, Run::Spawn(..))).map(|e| e.site));
        }
    }

    /// The sends that wait for ever, in order of their places.
    pub(crate) fn stuck(&self) -> Vec<Stuck> {
        let uses = &self.program.uses[self.channel.0 as usize];
        let mut found: Vec<Stuck> = uses
            .sender
            .iter()
            .filter(|(op, site, _)| self.waits_for_ever(*op, *site))
            // Who asks for room first does not wait.
            .filter(|(_, site, _)| {
                !uses
                    .sender
                    .iter()
                    .any(|(op, at, _)| *op == Operation::Probe && at.body == site.body)
            })
            .filter(|(_, site, _)| self.exceeds(*site))
            .filter_map(|(_, site, span)| self.keeper_of(*site, *span))
            .collect();
        found.sort();
        found
    }

    /// The sends that wait without a limit, unless the channel has room for all, in order.
    pub(crate) fn unlimited(&self) -> Vec<Span> {
        let uses = &self.program.uses[self.channel.0 as usize];
        let sends = uses
            .sender
            .iter()
            .filter(|(op, site, _)| self.waits_for_ever(*op, *site) && self.exceeds(*site));
        let mut spans: Vec<Span> = sends.map(|(_, _, span)| *span).collect();
        spans.sort();
        spans.dedup();
        spans
    }

    /// For each send, which of the premises hold.
    pub(crate) fn explain(&self) -> Vec<String> {
        let uses = &self.program.uses[self.channel.0 as usize];
        let sends = uses.sender.iter().filter(|(op, ..)| matches!(op, Operation::Send(_)));
        sends
            .map(|(op, site, span)| {
                format!(
                    "send at {}: waits {} count {:?} keeper {}",
                    span.range.start,
                    self.waits_for_ever(*op, *site),
                    self.count(*site, &mut Vec::new()),
                    self.keeper_of(*site, *span).is_some(),
                )
            })
            .collect()
    }

    /// The first of these statements, which run one another from inside out, whose body keeps the
    /// end until the statement is over; else what keeps it for ever, with the outermost.
    pub(crate) fn along(&self, sites: &[Site]) -> Option<(usize, Keeper)> {
        let found = sites.iter().enumerate().find_map(|(n, site)| {
            let keeper = self.keeper_in_frame(*site)?;
            Some((n, keeper))
        });
        found.or_else(|| Some((sites.len().checked_sub(1)?, self.forever()?)))
    }

    fn graph(&self, body: BodyRef) -> Option<&'p Graph> {
        self.program.graph(body)
    }

    /// Whether a send has no limit and nothing beside it: blocking, or awaited in place.
    fn waits_for_ever(&self, op: Operation, site: Site) -> bool {
        match op {
            Operation::Send(SendMode::Block) => true,
            Operation::Send(SendMode::Wait) => self.awaited_in_place(site),
            _ => false,
        }
    }

    fn awaited_in_place(&self, site: Site) -> bool {
        let Some(graph) = self.graph(site.body) else { return false };
        let Some(StmtKind::Call(call)) = site.stmt(graph) else { return false };
        let mut names = vec![call.into.local];
        for block in &graph.blocks {
            for stmt in &block.stmts {
                match &stmt.kind {
                    StmtKind::Assign(into, Rvalue::Use(Operand::Move(from)))
                        if names.contains(&from.local) =>
                    {
                        names.push(into.local);
                    }
                    StmtKind::Await { future, joined: false, .. }
                        if names.contains(&future.local) =>
                    {
                        return true;
                    }
                    _ => {}
                }
            }
        }
        false
    }

    fn keeper_of(&self, site: Site, send: Span) -> Option<Stuck> {
        if let Some(keeper) = self.forever() {
            return Some(Stuck { send, calls: Vec::new(), keeper });
        }
        let mut path = Vec::new();
        self.climb(site, &mut path).map(|keeper| {
            path.reverse();
            Stuck { send, calls: path.iter().map(|e: &RunEdge| e.span).collect(), keeper }
        })
    }

    fn forever(&self) -> Option<Keeper> {
        let uses = &self.program.uses[self.channel.0 as usize];
        let ends = match self.end {
            End::Sender => &uses.sender,
            End::Receiver => &uses.receiver,
        };
        let leaked = ends.iter().find(|(op, ..)| *op == Operation::Leak);
        if let Some((_, _, span)) = leaked {
            return Some(Keeper::Forever(*span));
        }
        self.program.solver.ids().find_map(|id| {
            let base = self.program.solver.node(id).base;
            let Base::Static(name) = base else { return None };
            let held = self.program.solver.within(id).into_iter().any(|(_, value)| match value {
                Value::Owner(literal) => self.owner_keeps(literal, 0).is_some(),
                value => self.is_kept(value),
            });
            if !held || self.may_lose(base, name) {
                return None;
            }
            self.program.code.static_span(name).map(Keeper::Forever)
        })
    }

    /// Whether something may be taken out of a static.
    fn may_lose(&self, base: Base, name: Name) -> bool {
        self.disturbed.contains(&base) && !self.program.code.is_set_once(name)
    }

    /// Whether a value is the end that is looked for.
    fn is_kept(&self, value: Value) -> bool {
        match self.end {
            End::Sender => value == Value::Sender { channel: self.channel, strong: true },
            End::Receiver => value == Value::Receiver(self.channel),
        }
    }

    fn climb(&self, site: Site, path: &mut Vec<RunEdge>) -> Option<Keeper> {
        if let Some(keeper) = self.keeper_in_frame(site).or_else(|| self.task_keeper(site)) {
            return Some(keeper);
        }
        if path.len() >= MAX_CHAIN {
            return None;
        }
        for edge in self.program.runs.get(&site.body).into_iter().flatten() {
            let in_place = matches!(edge.how, Run::Call | Run::Closure(_));
            if !in_place || path.iter().any(|e| e.body == edge.site.body) {
                continue;
            }
            path.push(*edge);
            if let Some(keeper) = self.climb(edge.site, path) {
                return Some(keeper);
            }
            path.pop();
        }
        None
    }
}
