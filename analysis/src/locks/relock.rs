//! Locks that are taken while the same strand holds them.
//!
//! In:  a body, read.
//! Out: [`Relock`]: the second acquisition, the first, and where the guard would go.

use super::Taking;
use super::reader::Reader;
use crate::domain::Span;
use crate::domain::effect::{LockKind, LockMode};
use crate::flow::graph::{Callee, LocalId, Operand, StmtKind};
use crate::flow::order::Site;
use crate::load::Context;

/// A lock that its own strand waits for.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Relock {
    /// The statement that never gets on: the second acquisition, or the call that leads to it.
    pub waits: Span,
    /// The second acquisition.
    pub second: Span,
    /// The calls between them, outermost first.
    pub chain: Vec<Span>,
    /// The first acquisition.
    pub first: Span,
    /// How the two are held.
    pub modes: (LockMode, LockMode),
    /// The kind of lock.
    pub kind: LockKind,
    /// The guard's variable, if it has one.
    pub guard: Option<crate::domain::Name>,
    /// Where the guard is dropped: the last byte of its scope or statement.
    pub released: Option<Span>,
}

impl Reader<'_, '_, '_> {
    /// The locks of this body that are taken twice.
    pub(super) fn relocks(&self) -> Vec<Relock> {
        let mut found = Vec::new();
        let code = &self.locks.bodies.code;
        let in_test = code.context(self.built.graph.body) == Context::Test;
        for (site, kind, range) in self.stmts() {
            if self.under_callees_lock(kind, range, &mut found) {
                continue;
            }
            // What it waits for is asked of callees: not without need.
            let held = self.held(site);
            if held.is_empty() {
                continue;
            }
            let mut waits = self.waits_for(site, kind, range);
            // A test runs: what it would wait for at times only, it does not wait for.
            waits.retain(|second| second.chain.len() < 4 && (second.always || !in_test));
            for second in waits {
                let first = held
                    .iter()
                    .find(|(first, _)| first.site != site && conflict(&first.taking, &second));
                if let Some((first, guard)) = first {
                    found.push(self.relock(&first.taking, second, Some(*guard), site));
                    break;
                }
            }
        }
        found
    }

    /// `with(|x| …)`: the callee holds a lock while it runs the closure, which takes it again.
    fn under_callees_lock(
        &self,
        kind: &StmtKind,
        range: crate::domain::Range,
        found: &mut Vec<Relock>,
    ) -> bool {
        let StmtKind::Call(call) = kind else { return false };
        let Callee::Body(body) = &call.callee else { return false };
        if !call.args.iter().any(|arg| self.closure(arg).is_some()) {
            return false;
        }
        let summary = self.callee(*body);
        for (param, first) in &summary.runs {
            let Some(first) = self.rebase(first, &call.args, range) else { continue };
            let Some(closure) = call.args.get(*param as usize) else { continue };
            let Some((inner, captures)) = self.closure(closure) else { continue };
            let takes = self.callee(inner);
            for second in &takes.takes {
                let Some(second) = self.rebase(second, captures, range) else { continue };
                if conflict(&first, &second) {
                    // The first is the call of the closure, which stands for itself.
                    let chain: Vec<Span> = second.chain.iter().skip(1).copied().collect();
                    found.push(Relock {
                        waits: chain.first().copied().unwrap_or(second.span),
                        second: second.span,
                        chain: chain.into_iter().skip(1).collect(),
                        first: first.span,
                        modes: (first.mode, second.mode),
                        kind: second.kind,
                        guard: None,
                        released: None,
                    });
                    return true;
                }
            }
        }
        false
    }

    fn relock(&self, first: &Taking, second: Taking, guard: Option<LocalId>, site: Site) -> Relock {
        let graph = &self.built.graph;
        let released = graph.blocks.iter().flat_map(|b| &b.stmts).find_map(|stmt| {
            let dropped = match &stmt.kind {
                StmtKind::Drop { loc, .. } => loc.steps.is_empty().then_some(loc.local),
                StmtKind::Call(call) => match (&call.callee, call.args.first()) {
                    (Callee::Model(model), Some(Operand::Move(loc)))
                        if model.path == "std::mem::drop" =>
                    {
                        Some(loc.local)
                    }
                    _ => None,
                },
                _ => None,
            };
            (dropped.is_some() && dropped == guard).then(|| self.span(stmt.range))
        });
        let here = graph.blocks[site.block.0 as usize].stmts[site.stmt as usize].range;
        let waits = if second.chain.is_empty() { second.span } else { self.span(here) };
        Relock {
            waits,
            second: second.span,
            chain: second.chain.into_iter().skip(1).collect(),
            first: first.chain.first().copied().unwrap_or(first.span),
            modes: (first.mode, second.mode),
            kind: second.kind,
            guard: guard.and_then(|g| graph.locals[g.0 as usize].name),
            released,
        }
    }
}

/// Whether the second waits as long as the first is held.
fn conflict(first: &Taking, second: &Taking) -> bool {
    let both_read = |a: LockMode, b: LockMode| {
        matches!(
            (a, b),
            (LockMode::Shared, LockMode::Shared | LockMode::Upgradable)
                | (LockMode::Upgradable, LockMode::Shared)
        )
    };
    first.place == second.place && first.kind == second.kind && !both_read(first.mode, second.mode)
}
