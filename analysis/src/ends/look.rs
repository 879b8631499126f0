//! What one graph shows of its end.
//!
//! In:  the graph, its ways that are never taken, its calls that never come back.
//! Out: for a trap, the proof with its waits and with what looks like an exit.

use std::sync::Arc;

use super::cycles::{self, Pruned, Trap, Way};
use super::impossible::LooksLike;
use super::look_alikes::look_alikes;
use super::origins::Origins;
use super::{Endless, NeverEnds, Rejected};
use crate::domain::effect::{SendMode, WaitMode};
use crate::domain::{Name, Range, Span};
use crate::flow::graph::{BlockId, Callee, Edge, End, Graph, LocalId, StmtKind, Test};
use crate::models::FnModel;
use crate::models::entry::ModelEffect;
use crate::program::Code;

/// What one body shows.
pub(super) struct Look<'a> {
    pub graph: &'a Graph,
    pub origins: Origins<'a>,
    pub pruned: Pruned,
    /// Those of its ways that are taken at the first turn or never.
    pub at_first: Vec<Way>,
    pub rejected: Vec<(BlockId, Range, LooksLike)>,
    /// Calls and waits that never come back.
    pub stuck: Vec<Stuck>,
    /// Calls that do not come back unless something fails.
    pub mostly: Vec<Stuck>,
}

/// A call or wait that does not come back.
pub(super) struct Stuck {
    pub block: BlockId,
    pub span: Span,
    /// The callee's proof; none for a wait.
    pub inner: Option<Arc<NeverEnds>>,
}

impl Look<'_> {
    /// The proof that the body never leaves a trap.
    pub(super) fn proof(&self, code: &Code<'_>, trap: &Trap, always: bool) -> Option<NeverEnds> {
        let file = self.graph.body.file;
        let stuck = self.stuck.iter().find(|s| trap.contains(s.block) && !trap.turns);
        if let Some(Stuck { span, inner: Some(inner), .. }) = stuck {
            let mut proof = NeverEnds::clone(inner);
            proof.calls.insert(0, *span);
            proof.always = always;
            proof.unless_failed = self.unless_failed(&trap.blocks);
            return Some(proof);
        }
        let mut alike = Vec::new();
        let endless = if let Some(stuck) = stuck {
            Endless::Wait(stuck.span)
        } else {
            let body = &code.workspace.file(file).ir[self.graph.body.body];
            let written = trap.written(self.graph)?;
            alike = look_alikes(body, self.graph, written);
            Endless::Loop {
                head: written.head,
                keyword: written.keyword.in_file(file),
                whole: written.range.in_file(file),
            }
        };
        let inside = |block: &BlockId| trap.contains(*block);
        let mut rejected: Vec<Rejected> = self
            .rejected
            .iter()
            .filter(|(block, ..)| inside(block))
            .map(|(_, range, why)| Rejected { span: range.in_file(file), why: *why })
            .chain(alike)
            .collect();
        rejected.sort();
        Some(NeverEnds {
            body: self.graph.body,
            endless,
            calls: Vec::new(),
            waits: self.waits(trap),
            rejected,
            always,
            unless_failed: self.unless_failed(&trap.blocks),
        })
    }

    /// The proof that the body does not come back from a call unless something fails.
    pub(super) fn mostly(&self) -> Option<NeverEnds> {
        let reached = cycles::reached(self.graph, &self.pruned);
        let stuck = self
            .mostly
            .iter()
            .find(|s| reached[s.block.0 as usize] && !self.pruned.leaves.contains(&s.block))?;
        let mut proof = stuck.inner.as_deref()?.clone();
        proof.calls.insert(0, stuck.span);
        proof.always = false;
        proof.unless_failed = self.unless_failed(&[stuck.block]);
        Some(proof)
    }

    /// Where the body waits in the trap: for time, a lock, a message, or else for what it calls.
    pub(super) fn waits(&self, trap: &Trap) -> Vec<Span> {
        let file = self.graph.body.file;
        let (mut sure, mut calls) = (Vec::new(), Vec::new());
        for block in &trap.blocks {
            let block = &self.graph.blocks[block.0 as usize];
            for stmt in &block.stmts {
                let span = stmt.range.in_file(file);
                match &stmt.kind {
                    StmtKind::Await { future, .. } if self.is_wait(future.local) => sure.push(span),
                    StmtKind::Await { .. } => calls.push(span),
                    StmtKind::Call(call) => match &call.callee {
                        Callee::Model(model) if !model.is_async && waits(model) => sure.push(span),
                        _ => {}
                    },
                    _ => {}
                }
            }
            if let End::Select(select) = &block.end {
                sure.push(select.range.in_file(file));
            }
        }
        let mut waits = if sure.is_empty() { calls } else { sure };
        waits.sort();
        waits.dedup();
        waits
    }

    /// Whether a future is a library's that waits.
    fn is_wait(&self, future: LocalId) -> bool {
        let callee = self.origins.call(future).map(|call| &call.callee);
        matches!(callee, Some(Callee::Model(model)) if waits(model))
    }

    /// Whether each run that gets by these blocks has seen an operation of its own fail.
    pub(super) fn unless_failed(&self, blocks: &[BlockId]) -> bool {
        let names = ["Ok", "Err"].map(Name::new);
        cycles::escapes(self.graph, &self.at_start(), blocks).iter().all(|way| {
            // A flag that is read once stays what it was when the loop began.
            if self.at_first.contains(way) {
                return true;
            }
            let End::Branch(Test::Variant(loc), edges) =
                &self.graph.blocks[way.from.0 as usize].end
            else {
                return false;
            };
            let result = edges.iter().any(|(edge, _)| names.iter().any(|n| *edge == Edge::Is(*n)));
            result
                && self.origins.made(loc.local).is_some_and(|at| {
                    matches!(self.origins.stmt(at), StmtKind::Call(_) | StmtKind::Await { .. })
                })
        })
    }

    /// What can't happen in a run that has not come to a first turn yet.
    fn at_start(&self) -> Pruned {
        let mut pruned = self.pruned.clone();
        self.at_first.iter().for_each(|way| {
            pruned.ways.remove(way);
        });
        pruned
    }

    /// Whether no way from the entry ends the body.
    pub(super) fn never_returns(&self) -> bool {
        cycles::never_ends(self.graph, &self.at_start())
    }
}

/// Whether a library call waits.
fn waits(model: &FnModel) -> bool {
    let long = |wait: WaitMode| wait != WaitMode::Try;
    model.effects.iter().any(|effect| match effect {
        ModelEffect::Wait(wait, _)
        | ModelEffect::Recv(wait)
        | ModelEffect::Join(wait)
        | ModelEffect::Observe(wait) => long(*wait),
        ModelEffect::Send(mode) => matches!(mode, SendMode::Wait | SendMode::Block),
        _ => false,
    })
}
