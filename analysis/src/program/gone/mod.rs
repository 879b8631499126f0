//! Channels whose receiver is gone before anything is sent.
//!
//! In:  the solved program.
//! Out: [`Gone`]: where the channel is made, where its receiver goes, the sends that all fail.
//! Under-approximates: a receiver that gets to a field, a message, another body or code that is not
//! seen may stay; it must be gone on every way, and what sends may be given no other sender.
//! Cost: one pass over the body that makes the channel, if nothing is done to its receiver.

mod fed;

use std::collections::BTreeSet;

use fed::Fed;

use super::later::Ends;
use super::value::{Base, ChannelId, Value};
use super::{Bodies, Channel, Operation, Program, Run, Site};
use crate::domain::Span;
use crate::flow::graph::{BlockId, Callee, End, Graph, Loc, LocalId, Operand, Proj, StmtKind};
use crate::flow::{operands, successors};
use crate::models::entry::ModelEffect;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A channel that nobody can receive from when something is sent.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Gone {
    /// Where it is made.
    pub created: Span,
    /// The call that drops the receiver; none if the statement that makes the channel does.
    pub dropped: Option<Span>,
    /// The sends that fail, in order.
    pub sends: Vec<Span>,
}

/// Slots that can hold the receiver, beyond which nothing is said.
const MAX_SLOTS: usize = 32;

/// The channels of a program whose receiver is gone before a send, in order; those that
/// `of_interest` refuses apart.
pub(crate) fn gone<'w>(
    store: &Bodies<'w>,
    program: &Program<'w>,
    of_interest: &dyn Fn(&Channel) -> bool,
) -> Vec<Gone> {
    let mut found = Vec::new();
    for (n, channel) in program.channels.iter().enumerate() {
        let uses = &program.uses[n];
        let dropped = uses.receiver.iter().all(|(op, ..)| *op == Operation::Drop);
        let meant = channel.is_meant_without_receiver();
        if uses.receiver_open.is_some() || !dropped || meant || !of_interest(channel) {
            continue;
        }
        let search = Search { store, program, channel: ChannelId(n as u32), made: channel.site };
        let Some(gone) = search.run() else { continue };
        if !gone.sends.is_empty() {
            found.push(gone);
        }
    }
    found.sort();
    found
}

/// A slot, or a part of a tuple in it.
struct Slot {
    local: LocalId,
    part: Option<u8>,
}

struct Search<'p, 'w> {
    store: &'p Bodies<'w>,
    program: &'p Program<'w>,
    channel: ChannelId,
    made: Site,
}

/// Which slots may hold the receiver, as bits.
type Held = u32;

/// What one pass over the body that makes the channel shows.
#[derive(Default)]
struct Pass {
    /// The call with which the receiver goes.
    dropped: Option<Span>,
    /// Whether anything runs while it is there.
    used: bool,
    /// Whether it goes to code that may keep it.
    kept: bool,
    /// The calls during which it may be there.
    during: BTreeSet<(BlockId, u32)>,
    /// The blocks that come behind the making of the channel.
    seen: Vec<Option<Held>>,
}

impl Search<'_, '_> {
    fn run(&self) -> Option<Gone> {
        let graph = self.program.graph(self.made.body)?;
        let slots = self.slots(graph)?;
        if self.is_watched() || self.is_meant(graph) {
            return None;
        }
        let pass = self.pass(graph, &slots);
        if pass.kept {
            return None;
        }
        let ends = Ends::new(self.program, self.channel);
        let uses = &self.program.uses[self.channel.0 as usize];
        let mut sends = BTreeSet::new();
        for (op, site, span) in &uses.sender {
            if !matches!(op, Operation::Send(_)) || !ends.is_sending(*site) {
                continue;
            }
            let after = if site.body == self.made.body {
                pass.seen[site.block.0 as usize].is_some()
                    && !pass.during.contains(&(site.block, site.stmt))
            } else {
                !pass.used
            };
            let mut fed = Fed {
                store: self.store,
                program: self.program,
                made: self.made,
                closed: uses.sender_open.is_none(),
                steps: 0,
                known: BTreeSet::new(),
            };
            if after && fed.is_send(*site) {
                sends.insert(*span);
            }
        }
        let created = self.program.channels[self.channel.0 as usize].created;
        let sends = sends.into_iter().collect();
        Some(Gone { created, dropped: pass.dropped, sends })
    }

    /// The slots of the body that can own the receiver; nothing if it can be elsewhere, but for
    /// callees that only drop it.
    fn slots(&self, graph: &Graph) -> Option<Vec<Slot>> {
        let solver = &self.program.solver;
        let mut slots = Vec::new();
        for id in solver.ids().filter(|id| solver.has(*id, Value::Receiver(self.channel))) {
            let node = solver.node(id);
            let Base::Local(body, local) = node.base else { return None };
            if body != graph.body {
                if !self.only_drops(body) {
                    return None;
                }
                continue;
            }
            let ty = &graph.locals[local.0 as usize].ty;
            // A reference owns nothing.
            if matches!(ty, Ty::Ref(..)) {
                continue;
            }
            if ty.is_unknown() || local == graph.result || slots.len() >= MAX_SLOTS {
                return None;
            }
            slots.push(Slot { local, part: node.tuple.first().copied() });
        }
        Some(slots)
    }

    /// Whether a body, which holds no sender, is only called in place by the one that makes the
    /// channel: what it is given has gone when it returns.
    fn only_drops(&self, body: BodyRef) -> bool {
        let Some(graph) = self.program.graph(body) else { return false };
        let in_place = |edges: &Vec<super::RunEdge>| {
            edges.iter().all(|e| e.how == Run::Call && e.site.body == self.made.body)
        };
        let sender = |value: &Value| matches!(value, Value::Sender { channel, .. } if *channel == self.channel);
        body.nested.is_none()
            && !self.program.code.is_async(body)
            && self.program.runs.get(&body).is_some_and(in_place)
            && (0..graph.locals.len() as u32)
                .all(|n| !self.program.slot(body, LocalId(n)).iter().any(sender))
    }

    /// Whether a call drops what it is given before it returns.
    fn drops(&self, callee: &Callee) -> bool {
        match callee {
            Callee::Body(body) => self.only_drops(*body),
            Callee::Model(model) => {
                model.effects.iter().any(|effect| matches!(effect, ModelEffect::Drop(_)))
            }
            _ => false,
        }
    }

    /// Whether somebody asks whether the receiver is there, or waits until it has gone.
    fn is_watched(&self) -> bool {
        let uses = &self.program.uses[self.channel.0 as usize];
        if uses.sender.iter().any(|(op, ..)| *op == Operation::Probe) {
            return true;
        }
        let waits = |kind: &StmtKind, graph: &Graph| {
            let StmtKind::Call(call) = kind else { return false };
            let Callee::Model(model) = &call.callee else { return false };
            let gone = |e: &ModelEffect| matches!(e, ModelEffect::Wait(_, what) if *what == "gone");
            let Some(Operand::Move(loc) | Operand::Copy(loc)) = call.args.first() else {
                return false;
            };
            model.effects.iter().any(gone)
                && self.program.slot(graph.body, loc.local).iter().any(
                    |value| matches!(value, Value::Sender { channel, .. } if *channel == self.channel),
                )
        };
        let graphs = self.program.graphs.values().map(|built| &built.graph);
        graphs.into_iter().any(|graph| {
            graph.blocks.iter().flat_map(|b| &b.stmts).any(|stmt| waits(&stmt.kind, graph))
        })
    }

    /// Whether a name says that what is sent is meant to get lost.
    fn is_meant(&self, graph: &Graph) -> bool {
        let says = |name: &str| {
            let name = name.to_ascii_lowercase();
            MEANT.iter().any(|word| name.contains(word))
        };
        if says(self.program.code.function_name(graph.body).as_str()) {
            return true;
        }
        let solver = &self.program.solver;
        let holds = |id| {
            solver
                .values(id)
                .any(|v| matches!(v, Value::Sender { channel, .. } if channel == self.channel))
        };
        solver.ids().filter(|id| holds(*id)).any(|id| match solver.node(id).base {
            Base::Local(body, local) => self
                .program
                .graph(body)
                .and_then(|graph| graph.locals[local.0 as usize].name)
                .is_some_and(|name| says(name.as_str())),
            Base::Field(path, name) => says(path.as_str()) || says(name.as_str()),
            _ => false,
        })
    }

    /// Follows the receiver from where the channel is made.
    fn pass(&self, graph: &Graph, slots: &[Slot]) -> Pass {
        let mut pass = Pass { seen: vec![None; graph.blocks.len()], ..Pass::default() };
        let mut queue = vec![(self.made.block, 0, true)];
        while let Some((block, held, begins)) = queue.pop() {
            let old = pass.seen[block.0 as usize];
            let all = old.unwrap_or(0) | held;
            if !begins && old == Some(all) {
                continue;
            }
            pass.seen[block.0 as usize] = Some(all);
            let held = self.block(graph, slots, block, (all, begins), &mut pass);
            let end = &graph.blocks[block.0 as usize].end;
            if held != 0 && matches!(end, End::Select(_) | End::Return) {
                pass.used = true;
            }
            successors(end, &mut |next| queue.push((next, held, false)));
        }
        pass
    }

    fn block(
        &self,
        graph: &Graph,
        slots: &[Slot],
        block: BlockId,
        (mut held, begins): (Held, bool),
        pass: &mut Pass,
    ) -> Held {
        for (n, stmt) in graph.blocks[block.0 as usize].stmts.iter().enumerate() {
            let made = block == self.made.block && n == self.made.stmt as usize;
            if begins && n < self.made.stmt as usize {
                continue;
            }
            let before = held;
            let mut moved: Option<Held> = None;
            operands(&stmt.kind, &mut |operand| {
                if let Operand::Move(loc) = operand {
                    let gone = covered(slots, loc);
                    moved = Some(moved.unwrap_or(0) | (gone & held));
                    held &= !gone;
                }
            });
            match &stmt.kind {
                StmtKind::Call(call) if moved.is_some_and(|moved| moved != 0) => {
                    pass.kept |= !self.drops(&call.callee);
                    if before != 0 && held == 0 {
                        pass.dropped.get_or_insert(stmt.range.in_file(graph.body.file));
                    }
                }
                StmtKind::Call(_) | StmtKind::Await { .. } | StmtKind::Opaque { .. }
                    if held != 0 && !made =>
                {
                    pass.used = true;
                    pass.during.insert((block, n as u32));
                }
                _ => {}
            }
            match &stmt.kind {
                StmtKind::Drop { loc, .. } => held &= !covered(slots, loc),
                StmtKind::End(local) => held &= !covered(slots, &Loc::whole(*local)),
                // What is made, moved or cloned goes where that can hold it.
                StmtKind::Call(call) if made || before != 0 => {
                    held |= covered(slots, &call.into);
                }
                StmtKind::Assign(into, _) | StmtKind::Await { into, .. } if before != 0 => {
                    held |= covered(slots, into);
                }
                _ => {}
            }
        }
        held
    }
}

/// Names of senders that are meant to lead nowhere.
const MEANT: [&str; 16] = [
    "null",
    "noop",
    "no_op",
    "dummy",
    "sink",
    "mock",
    "fake",
    "stub",
    "unused",
    "discard",
    "ignore",
    "placeholder",
    "default",
    "closed",
    "disconnected",
    "empty",
];

/// The slots that a place is, holds or is part of.
fn covered(slots: &[Slot], loc: &Loc) -> Held {
    let part = loc.steps.iter().find_map(|step| match step {
        Proj::Field(name) => name.as_str().parse::<u8>().ok(),
        _ => None,
    });
    let mut bits = 0;
    for (n, slot) in slots.iter().enumerate() {
        let other = matches!((slot.part, part), (Some(a), Some(b)) if a != b);
        if slot.local == loc.local && !other {
            bits |= 1 << n;
        }
    }
    bits
}
