//! What calling a body does to locks, in terms of its parameters, captures and statics.
//!
//! In:  a body, read.
//! Out: its [`Summary`]: locks that it takes for certain, guards it returns, parameters that it
//!      calls under a lock, what it returns a reference to.

use super::calls::run_args;
use super::reader::Reader;
use super::{Summary, Taking};
use crate::domain::{Place, Range, Root};
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
            self.calls_back(site, kind, range, &mut summary);
        }
        summary.gives.extend(self.given());
        summary.result = self.returned();
        summary
    }

    /// Whether the body returns a guard, or calls back under a lock.
    pub(super) fn lends(&self) -> bool {
        let mut summary = Summary::default();
        self.given().is_some()
            || self.stmts().any(|(site, kind, range)| {
                self.calls_back(site, kind, range, &mut summary);
                !summary.runs.is_empty()
            })
    }

    /// The lock whose guard the body returns.
    fn given(&self) -> Option<Taking> {
        let graph = &self.built.graph;
        let sources = self.guards.get(&graph.result)?;
        let [one] = sources.as_slice() else { return None };
        let held = self.locks.may_hold_guard(&graph.locals[graph.result.0 as usize].ty);
        self.taken.get(*one).filter(|_| held).map(|taken| taken.taking.clone())
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

    /// Parameters that a statement calls, by itself or through another function; and the locks
    /// that are held meanwhile.
    fn calls_back(&self, site: Site, kind: &StmtKind, range: Range, summary: &mut Summary) {
        let StmtKind::Call(call) = kind else { return };
        let mut called = Vec::new();
        match &call.callee {
            Callee::Value(value) => called.extend(self.parameter(value)),
            Callee::Model(model) => {
                called.extend(run_args(model, call).filter_map(|arg| self.parameter(arg)));
            }
            Callee::Body(body) if !self.locks.bodies.code.is_async(*body) => {
                let given = |n: u32| self.parameter(call.args.get(n as usize)?);
                if call.args.iter().all(|arg| self.parameter(arg).is_none()) {
                    return;
                }
                called.extend(self.locks.calls(*body).iter().filter_map(|n| given(*n)));
                for (n, taking) in &self.callee(*body).runs {
                    if let (Some(n), Some(taking)) =
                        (given(*n), self.rebase(taking, &call.args, range))
                    {
                        summary.runs.push((n, taking));
                    }
                }
            }
            _ => {}
        }
        if called.is_empty() || self.depends_on_arguments(site) {
            return;
        }
        for n in called {
            if !summary.calls.contains(&n) {
                summary.calls.push(n);
            }
            for (taken, _) in self.held(site) {
                if matches!(taken.taking.place.root, Root::Param(_) | Root::Static(_)) {
                    summary.runs.push((n, taken.taking.clone()));
                }
            }
        }
    }

    /// The parameter that an operand is.
    fn parameter(&self, operand: &Operand) -> Option<u32> {
        let (Operand::Move(loc) | Operand::Copy(loc)) = operand else { return None };
        let place = self.places.operand(&Operand::Copy(loc.clone()))?;
        match place.root {
            Root::Param(n) if place.steps().is_empty() => Some(n),
            _ => None,
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
