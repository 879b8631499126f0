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

mod behind;
pub mod cycles;
mod exits;
pub mod handles;
mod impossible;
pub mod joined;
#[cfg(test)]
mod joined_tests;
mod look;
mod look_alikes;
mod once;
mod origins;
pub mod outcomes;
pub mod over;
mod owners;
mod passes;
pub mod place;
mod process;
pub mod repeats;
pub mod senders;
mod sources;
mod steady;
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
use crate::flow::graph::{BlockId, Graph};
use crate::program::runs::runs;
use crate::program::{Bodies, Run, RunEdge};
use crate::types::ty::BodyRef;
use cycles::Pruned;
use impossible::Impossible;
pub use impossible::LooksLike;
use look::{Look, Stuck};
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
    /// Whether those that do have seen an operation of their own fail.
    pub unless_failed: bool,
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
const MAX_CHAIN: usize = 24;

impl Ends {
    /// Nothing is known yet. `any_exits` says whether any body of the package names a function
    /// that ends the process.
    pub fn new(any_exits: bool) -> Self {
        Self { any_exits, found: RwLock::default(), exits: RwLock::default() }
    }

    /// Whether a body never ends.
    pub fn never_ends(&self, bodies: &Bodies<'_>, body: BodyRef) -> Found {
        Search { ends: self, bodies, above: Vec::new() }.body(body)
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
        let mut search = Search { ends: self, bodies, above: vec![body] };
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
}

impl Search<'_, '_> {
    fn body(&mut self, body: BodyRef) -> Found {
        let known = &self.ends.found;
        if let Some(found) = known.read().unwrap_or_else(PoisonError::into_inner).get(&body) {
            return found.clone();
        }
        // A call back into a body that is being looked at is taken for one that returns.
        if self.above.contains(&body) || self.above.len() >= MAX_CHAIN {
            return Answer::Unknown(limit(body));
        }
        self.above.push(body);
        let found = match self.bodies.get(body) {
            Some(built) => self.look(&built),
            None => Answer::Unknown(limit(body)),
        };
        self.above.pop();
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(body, found.clone());
        found
    }

    fn look(&mut self, built: &Built) -> Found {
        let graph = &built.graph;
        let (look, opaque) = self.read(graph);
        let traps = cycles::traps(graph, &look.pruned);
        let always = !traps.is_empty() && look.never_returns();
        let code = &self.bodies.code;
        let best = traps.iter().find_map(|trap| look.proof(code, trap, always));
        match (best.or_else(|| look.mostly()), opaque) {
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
        let mut impossible = Impossible::new(&self.bodies.code, graph, &origins);
        impossible.cut(&mut pruned);
        let mut stuck = Vec::new();
        for (block, range) in impossible.endless_waits() {
            pruned.stuck.insert(block);
            stuck.push(Stuck { block, span: range.in_file(graph.body.file), inner: None });
        }
        let (rejected, at_first) = (impossible.found, impossible.at_first);
        let mostly = Vec::new();
        let mut look = Look { graph, origins, pruned, at_first, rejected, stuck, mostly };
        self.calls(&mut look, &edges);
        let opaque = look.pruned.leaves.iter().next().copied();
        self.exits(&mut look, &edges);
        (look, opaque)
    }

    /// Calls and awaits in place of bodies that never end.
    fn calls(&mut self, look: &mut Look<'_>, edges: &[RunEdge]) {
        for edge in edges.iter().filter(|e| e.how == Run::Call) {
            let Answer::Yes(inner) = self.body(edge.body) else { continue };
            let block = edge.site.block;
            if inner.always {
                look.pruned.stuck.insert(block);
                look.stuck.push(Stuck { block, span: edge.span, inner: Some(inner) });
            } else if inner.unless_failed {
                look.mostly.push(Stuck { block, span: edge.span, inner: Some(inner) });
            }
        }
    }
}

fn limit(body: BodyRef) -> Reason {
    Reason::new(ReasonKind::Limit, Range::default().in_file(body.file))
}
