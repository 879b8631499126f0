//! Bodies that never end, and why.
//!
//! In:  graphs of bodies (`program::Bodies`) and whom they call ([`crate::program::runs`]).
//! Out: [`Ends::never_ends`]: the loop or wait that is never left, what only looks like an exit,
//!      and the calls from the body down to it.
//! Not here: who starts such a body, and whether it can be stopped from outside.
//!
//! A body never ends if it can get to a place that nothing leaves: then no code in it ever ends
//! it. Whether it gets there may depend on what it is given. Panics are no exits. A body that may
//! end the process ends.

pub mod cycles;
pub mod handles;
mod impossible;
mod origins;
pub mod outcomes;
mod owners;
mod passes;
pub mod place;
pub mod repeats;
pub mod senders;
pub mod sources;
pub mod sticky;
#[cfg(test)]
mod sticky_tests;
pub mod tasks;
#[cfg(test)]
mod tests;
pub mod values;

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use crate::domain::{Answer, Range, Reason, ReasonKind, Span};
use crate::flow::alive::Built;
use crate::flow::graph::{BlockId, Callee, End, Graph, StmtKind, Stop};
use crate::models::entry::ModelEffect;
use crate::program::runs::runs;
use crate::program::{Bodies, Run, RunEdge};
use crate::types::ty::BodyRef;
use cycles::{Pruned, Trap};
pub use impossible::LooksLike;
use origins::Origins;

/// Proof that a body never ends.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NeverEnds {
    /// The body that has the loop or wait: this one, or one that it calls.
    pub body: BodyRef,
    /// What it never leaves.
    pub endless: Endless,
    /// The calls and awaits that lead there, outermost first.
    pub calls: Vec<Span>,
    /// Where it waits in there, in order of the code.
    pub waits: Vec<Span>,
    /// What looks like an exit and is none, in order of the code.
    pub rejected: Vec<Rejected>,
    /// Whether no run of the body ends; otherwise some do, before they get there.
    pub always: bool,
}

/// What is never left.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Endless {
    /// A loop.
    Loop {
        /// Where its turns start.
        head: BlockId,
        /// Its keyword.
        keyword: Span,
        /// All of it.
        whole: Span,
    },
    /// A wait that never completes.
    Wait(Span),
}

/// Something that looks like an exit and is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Rejected {
    /// Its code.
    pub span: Span,
    /// Why it is none.
    pub why: LooksLike,
}

type Found = Answer<Arc<NeverEnds>>;

/// What is known of the ends of a package's bodies.
#[derive(Debug)]
pub struct Ends {
    /// Whether any body of the package names a function that ends the process.
    any_exits: bool,
    found: RwLock<FxHashMap<BodyRef, Found>>,
    /// Whether bodies may end the process; none if too many would have to be looked at.
    exits: RwLock<FxHashMap<BodyRef, Option<bool>>>,
}

/// Calls between a body and its endless loop that are followed.
const MAX_CHAIN: usize = 8;
/// Bodies that are looked through for the end of the process.
const MAX_CALLEES: usize = 300;

impl Ends {
    /// Nothing is known yet. `any_exits` says whether any body of the package names a function
    /// that ends the process.
    pub fn new(any_exits: bool) -> Self {
        Self { any_exits, found: RwLock::default(), exits: RwLock::default() }
    }

    /// Whether a body never ends.
    pub fn never_ends(&self, bodies: &Bodies<'_>, body: BodyRef) -> Found {
        Search { ends: self, bodies, above: Vec::new(), cut: false }.body(body)
    }
}

/// A loop without an exit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EndlessLoop {
    /// Its keyword.
    pub keyword: Span,
    /// Where it waits, in order of the code.
    pub waits: Vec<Span>,
}

impl Ends {
    /// The loops of a body, the closures inside it apart, that nothing leaves.
    pub fn loops(&self, bodies: &Bodies<'_>, body: BodyRef) -> Vec<EndlessLoop> {
        let Some(built) = bodies.get(body).filter(|built| !built.graph.loops.is_empty()) else {
            return Vec::new();
        };
        let mut search = Search { ends: self, bodies, above: vec![body], cut: false };
        let (look, _) = search.read(&built.graph);
        let traps = cycles::traps(&built.graph, &look.pruned);
        let turning = traps.iter().filter(|trap| trap.turns);
        turning
            .filter_map(|trap| {
                let keyword = trap.written(&built.graph)?.keyword.in_file(body.file);
                Some(EndlessLoop { keyword, waits: look.waits(trap) })
            })
            .collect()
    }
}

/// One question, with the bodies that are being looked at.
struct Search<'a, 'w> {
    ends: &'a Ends,
    bodies: &'a Bodies<'w>,
    above: Vec<BodyRef>,
    /// Whether the answer rests on a call that was not followed.
    cut: bool,
}

/// What one body shows.
struct Look<'a> {
    graph: &'a Graph,
    origins: Origins<'a>,
    pruned: Pruned,
    rejected: Vec<(BlockId, Range, LooksLike)>,
    /// Calls and waits that never come back, by block.
    stuck: Vec<Stuck>,
}

struct Stuck {
    block: BlockId,
    span: Span,
    /// The callee's proof; none for a wait.
    inner: Option<Arc<NeverEnds>>,
}

impl Search<'_, '_> {
    fn body(&mut self, body: BodyRef) -> Found {
        let known = &self.ends.found;
        if let Some(found) = known.read().unwrap_or_else(PoisonError::into_inner).get(&body) {
            return found.clone();
        }
        if self.above.contains(&body) || self.above.len() >= MAX_CHAIN {
            self.cut = true;
            return Answer::Unknown(limit(body));
        }
        let cut_above = std::mem::replace(&mut self.cut, false);
        self.above.push(body);
        let found = match self.bodies.get(body) {
            Some(built) => self.look(&built),
            None => Answer::Unknown(limit(body)),
        };
        self.above.pop();
        // What rests on a body that is being looked at is not the whole truth.
        if !self.cut || self.above.is_empty() {
            let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
            known.insert(body, found.clone());
        }
        self.cut |= cut_above;
        found
    }

    fn look(&mut self, built: &Built) -> Found {
        let graph = &built.graph;
        let (look, opaque) = self.read(graph);
        let traps = cycles::traps(graph, &look.pruned);
        let always = !traps.is_empty() && look.never_returns();
        let best = traps.iter().find_map(|trap| look.proof(trap, always));
        match (best, opaque) {
            (Some(proof), _) => Answer::Yes(Arc::new(proof)),
            (None, Some(block)) => {
                let range = graph.blocks[block.0 as usize].stmts.first().map(|s| s.range);
                let span = range.unwrap_or_default().in_file(graph.body.file);
                Answer::Unknown(Reason::new(ReasonKind::OpaqueMacro, span))
            }
            (None, None) => Answer::No,
        }
    }

    /// What a graph shows, and the first block with a macro that may leave the body.
    fn read<'g>(&mut self, graph: &'g Graph) -> (Look<'g>, Option<BlockId>) {
        let edges = runs(&self.bodies.code, graph);
        let origins = Origins::of(graph);
        let mut pruned = Pruned::default();
        let rejected = impossible::cut(&self.bodies.code, graph, &origins, &mut pruned);
        let mut look = Look { graph, origins, pruned, rejected, stuck: Vec::new() };
        look.endless_waits();
        self.calls(&mut look, &edges);
        let opaque = look.pruned.leaves.iter().next().copied();
        self.exits(&mut look, &edges);
        (look, opaque)
    }

    /// Calls and awaits in place of bodies that never end.
    fn calls(&mut self, look: &mut Look<'_>, edges: &[RunEdge]) {
        for edge in edges.iter().filter(|e| e.how == Run::Call) {
            if let Answer::Yes(inner) = self.body(edge.body)
                && inner.always
            {
                let block = edge.site.block;
                look.pruned.stuck.insert(block);
                look.stuck.push(Stuck { block, span: edge.span, inner: Some(inner) });
            }
        }
    }

    /// Blocks in which the process may end.
    fn exits(&mut self, look: &mut Look<'_>, edges: &[RunEdge]) {
        for edge in edges {
            if !look.pruned.leaves.contains(&edge.site.block) && self.may_exit(edge.body) {
                look.pruned.leaves.insert(edge.site.block);
                look.pruned.stuck.remove(&edge.site.block);
            }
        }
        for (n, block) in look.graph.blocks.iter().enumerate() {
            let last = block.stmts.iter().rev().find_map(|s| match &s.kind {
                StmtKind::Call(call) => Some(&call.callee),
                _ => None,
            });
            let unseen = matches!(
                last,
                Some(Callee::OneOf(_) | Callee::Value(_) | Callee::Unmodelled(_) | Callee::Unknown)
            );
            // A call that never returns and that is not seen may end the process.
            if block.end == End::Stop(Stop::Never) && unseen {
                look.pruned.leaves.insert(BlockId(n as u32));
            }
        }
    }

    /// Whether a body, or what it runs, may end the process.
    fn may_exit(&self, body: BodyRef) -> bool {
        if !self.ends.any_exits {
            return false;
        }
        let known = &self.ends.exits;
        if let Some(found) = known.read().unwrap_or_else(PoisonError::into_inner).get(&body) {
            return found.unwrap_or(true);
        }
        let mut queue = vec![body];
        let mut next = 0;
        let mut found = Some(false);
        while let Some(at) = queue.get(next).copied() {
            next += 1;
            let Some(built) = self.bodies.get(at) else { continue };
            if built.graph.blocks.iter().any(|b| b.end == End::Stop(Stop::Exit)) {
                found = Some(true);
                break;
            }
            if queue.len() > MAX_CALLEES {
                found = None;
                break;
            }
            for edge in runs(&self.bodies.code, &built.graph) {
                if !queue.contains(&edge.body) {
                    queue.push(edge.body);
                }
            }
        }
        known.write().unwrap_or_else(PoisonError::into_inner).insert(body, found);
        found.unwrap_or(true)
    }
}

/// Whether a library call waits with that effect.
fn blocks(effect: &ModelEffect) -> bool {
    use crate::domain::effect::WaitMode::{Block, Timed};
    matches!(
        effect,
        ModelEffect::Wait(Block | Timed, _)
            | ModelEffect::Recv(Block | Timed)
            | ModelEffect::Join(Block | Timed)
            | ModelEffect::Observe(Block | Timed)
    )
}

impl Look<'_> {
    fn proof(&self, trap: &Trap, always: bool) -> Option<NeverEnds> {
        let file = self.graph.body.file;
        let stuck = self.stuck.iter().find(|s| trap.contains(s.block) && !trap.turns);
        if let Some(Stuck { span, inner: Some(inner), .. }) = stuck {
            let mut proof = NeverEnds::clone(inner);
            proof.calls.insert(0, *span);
            proof.always = always;
            return Some(proof);
        }
        let endless = match stuck {
            Some(stuck) => Endless::Wait(stuck.span),
            None => {
                let written = trap.written(self.graph)?;
                Endless::Loop {
                    head: written.head,
                    keyword: written.keyword.in_file(file),
                    whole: written.range.in_file(file),
                }
            }
        };
        let inside = |block: &BlockId| trap.contains(*block);
        let mut rejected: Vec<Rejected> = self
            .rejected
            .iter()
            .filter(|(block, ..)| inside(block))
            .map(|(_, range, why)| Rejected { span: range.in_file(file), why: *why })
            .collect();
        rejected.sort();
        Some(NeverEnds {
            body: self.graph.body,
            endless,
            calls: Vec::new(),
            waits: self.waits(trap),
            rejected,
            always,
        })
    }

    /// Where the body waits in the trap.
    fn waits(&self, trap: &Trap) -> Vec<Span> {
        let file = self.graph.body.file;
        let mut waits = Vec::new();
        for block in &trap.blocks {
            let block = &self.graph.blocks[block.0 as usize];
            for stmt in &block.stmts {
                let waits_here = match &stmt.kind {
                    StmtKind::Await { .. } => true,
                    StmtKind::Call(call) => match &call.callee {
                        Callee::Model(model) => !model.is_async && model.effects.iter().any(blocks),
                        _ => false,
                    },
                    _ => false,
                };
                if waits_here {
                    waits.push(stmt.range.in_file(file));
                }
            }
            if let End::Select(select) = &block.end {
                waits.push(select.range.in_file(file));
            }
        }
        waits.sort();
        waits.dedup();
        waits
    }

    /// Waits for futures that never complete.
    fn endless_waits(&mut self) {
        for (n, block) in self.graph.blocks.iter().enumerate() {
            for stmt in &block.stmts {
                let StmtKind::Await { future, .. } = &stmt.kind else { continue };
                let Some(call) = self.origins.call(future.local) else { continue };
                if let Callee::Model(model) = &call.callee
                    && model.is_async
                    && model.effects.contains(&ModelEffect::Never)
                {
                    let block = BlockId(n as u32);
                    let span = stmt.range.in_file(self.graph.body.file);
                    self.pruned.stuck.insert(block);
                    self.stuck.push(Stuck { block, span, inner: None });
                }
            }
        }
    }

    /// Whether no way from the entry ends the body.
    fn never_returns(&self) -> bool {
        cycles::never_ends(self.graph, &self.pruned)
    }
}

fn limit(body: BodyRef) -> Reason {
    Reason::new(ReasonKind::Limit, Range::default().in_file(body.file))
}
