//! Bodies that may end the process.
//!
//! In:  graphs, and what they run.
//! Out: the blocks from which a body may end because the process does.
//! Over-approximates: what runs anywhere below, however it is started; a call that never returns
//! and is not seen.

use std::sync::PoisonError;

use super::Search;
use super::look::Look;
use crate::flow::graph::{BlockId, Callee, End, StmtKind, Stop};
use crate::program::RunEdge;
use crate::program::runs::runs;
use crate::types::ty::BodyRef;

/// Bodies that are looked through for the end of the process.
const MAX_CALLEES: usize = 300;

impl Search<'_, '_> {
    /// Blocks in which the process may end.
    pub(super) fn exits(&mut self, look: &mut Look<'_>, edges: &[RunEdge]) {
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
