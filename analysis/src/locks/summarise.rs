//! What calling a body does to locks, in terms of its parameters, captures and statics.
//!
//! In:  a body, read.
//! Out: its [`Summary`]: locks that it takes for certain, guards it returns, parameters that it
//!      calls under a lock, what it returns a reference to.

use super::reader::Reader;
use super::{Summary, Taking};
use crate::domain::{Place, Root};
use crate::flow::graph::{BlockId, Callee, End, Loc, LocalKind, Operand, StmtKind, Test};
use crate::flow::order::Site;
use crate::types::Ty;

impl Reader<'_, '_, '_> {
    /// What calling this body does to locks.
    pub(super) fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for (site, kind, range) in self.stmts() {
            let waits = self.waits_for(site, kind, range);
            if !waits.is_empty() && !self.depends_on_arguments(site) {
                let seen = |t: &Taking| {
                    matches!(t.place.root, Root::Param(_) | Root::Capture(_) | Root::Static(_))
                };
                for mut taking in waits.into_iter().filter(seen) {
                    taking.always &= self.order.on_every_way_out(site);
                    let known = |t: &Taking| t.place == taking.place && t.mode == taking.mode;
                    if !summary.takes.iter().any(known) {
                        summary.takes.push(taking);
                    }
                }
            }
            self.calls_back(site, kind, &mut summary);
        }
        let graph = &self.built.graph;
        if let Some(sources) = self.guards.get(&graph.result)
            && self.locks.holds_guard(&graph.locals[graph.result.0 as usize].ty, 2)
            && let [one] = sources.as_slice()
            && let Some(taken) = self.taken.get(*one)
        {
            summary.gives.push(taken.taking.clone());
        }
        summary.result = self.returned();
        summary
    }

    /// What the body returns a reference to.
    fn returned(&self) -> Option<Place> {
        let graph = &self.built.graph;
        if !matches!(graph.locals[graph.result.0 as usize].ty, Ty::Ref(..)) {
            return None;
        }
        let place = self.places.operand(&Operand::Copy(Loc::whole(graph.result)))?;
        matches!(place.root, Root::Param(_) | Root::Static(_)).then_some(place)
    }

    /// Parameters that are called while a lock is held.
    fn calls_back(&self, site: Site, kind: &StmtKind, summary: &mut Summary) {
        let called = match kind {
            StmtKind::Call(call) => match &call.callee {
                Callee::Value(Operand::Move(loc) | Operand::Copy(loc)) => loc,
                _ => return,
            },
            _ => return,
        };
        let Some(place) = self.places.operand(&Operand::Copy(called.clone())) else { return };
        let Root::Param(n) = place.root else { return };
        if !place.steps().is_empty() || self.depends_on_arguments(site) {
            return;
        }
        for (taken, _) in self.held(site) {
            if matches!(taken.taking.place.root, Root::Param(_) | Root::Static(_)) {
                summary.runs.push((n, taken.taking.clone()));
            }
        }
    }

    /// Whether a statement is reached only for some values of an argument: a caller that holds
    /// the lock may be one that passes another.
    fn depends_on_arguments(&self, site: Site) -> bool {
        let graph = &self.built.graph;
        graph.blocks.iter().enumerate().any(|(n, block)| {
            let End::Branch(test, _) = &block.end else { return false };
            let here =
                Site { body: graph.body, block: BlockId(n as u32), stmt: block.stmts.len() as u32 };
            if !self.order.dominates(here, site) {
                return false;
            }
            let from_argument = |loc: &Loc| {
                self.places.operand(&Operand::Copy(Loc::whole(loc.local))).is_some_and(|place| {
                    place.steps().is_empty()
                        && matches!(place.root, Root::Param(n) if n > 0 || !self.has_receiver())
                })
            };
            match test {
                Test::Variant(loc) | Test::Bool(loc) => from_argument(loc),
                Test::Other(locs) => locs.iter().any(from_argument),
                Test::Next(_) => false,
            }
        })
    }

    fn has_receiver(&self) -> bool {
        self.built.graph.locals.first().is_some_and(|l| {
            l.kind == LocalKind::Param(0) && l.name.is_some_and(|name| name == "self")
        })
    }
}
