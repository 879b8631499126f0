//! Who waits for a body that never ends.
//!
//! In:  started bodies with proofs that they never end; the flow of their handles.
//! Out: [`Joined`]: the wait that never completes, and the code behind it that shows that somebody
//!      counts on its end.
//! Not here: handles that are dropped, and services that `main` waits for as its last act: nothing
//! comes behind those.
//! Under-approximates: a handle that may be aborted, raced or seen elsewhere is left alone.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::behind::{Behind, drains};
use super::handles::Fate;
use super::origins::Origins;
use super::tasks::{Bound, Task};
use super::{Endless, NeverEnds};
use crate::domain::effect::SpawnKind;
use crate::domain::{Answer, FileId, Span};
use crate::flow::graph::{Callee, Graph, StmtKind};
use crate::models::FnModel;
use crate::models::entry::ModelEffect;
use crate::program::code::Roots;
use crate::program::runs::runs;
use crate::program::value::{Base, Value};
use crate::program::{Bodies, Follow, Program, Run, Seeds, Site};
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// A body that never ends and somebody who waits for its end.
#[derive(Clone, Debug)]
pub struct Joined {
    /// Why it never ends.
    pub never_ends: Arc<NeverEnds>,
    /// The starting call, by its name; none for a future that is awaited beside others.
    pub started: Option<Span>,
    /// The wait.
    pub wait: Span,
    /// How it waits.
    pub how: How,
    /// Code that runs only when the wait is over.
    pub behind: Span,
}

impl Joined {
    /// The loop's keyword, or the wait that never completes.
    pub fn place(&self) -> Span {
        match self.never_ends.endless {
            Endless::Loop { keyword, .. } | Endless::Wait(keyword) => keyword,
        }
    }
}

/// How somebody waits for a body.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum How {
    /// Through its handle.
    Handle,
    /// For all of a set.
    Set,
    /// At the end of a scope.
    Scope,
    /// For all futures of a `join!`.
    Beside,
}

impl How {
    /// The wait, in words.
    pub fn text(self) -> &'static str {
        match self {
            Self::Handle => "waits for it here, for ever",
            Self::Set => "waits here for all of the set, for ever",
            Self::Scope => "the end of this scope waits for it, for ever",
            Self::Beside => "waits here for all of these, for ever",
        }
    }
}

type Proofs<'a> = &'a dyn Fn(BodyRef) -> Answer<Arc<NeverEnds>>;

/// The bodies that never end although something waits for them, one finding a body, in order.
pub fn joined(
    bodies: &Bodies<'_>,
    tasks: &[Task],
    roots: &Roots,
    proofs: Proofs<'_>,
) -> Vec<Joined> {
    let behind = Behind::new(bodies, !roots.exiting.is_empty());
    let mut search = Search { bodies, proofs, behind, found: Vec::new() };
    search.handles(tasks);
    search.scopes(&roots.starting);
    search.beside(&roots.joining);
    let mut found = search.found;
    found.sort_by_key(|j| (j.never_ends.body, j.wait));
    found
}

struct Search<'a, 'w> {
    bodies: &'a Bodies<'w>,
    proofs: Proofs<'a>,
    behind: Behind<'a, 'w>,
    found: Vec<Joined>,
}

impl Search<'_, '_> {
    fn endless(&self, body: BodyRef) -> Option<Arc<NeverEnds>> {
        (self.proofs)(body).yes().filter(|proof| proof.always || proof.unless_failed)
    }

    /// Handles that are joined.
    fn handles(&mut self, tasks: &[Task]) {
        let mut endless: BTreeMap<BodyRef, (Arc<NeverEnds>, Span)> = BTreeMap::new();
        let mut seeds: BTreeSet<(FileId, BodyId)> = BTreeSet::new();
        let kept = |task: &&Task| task.fate == Fate::Kept || task.bound == Bound::Set;
        for task in tasks.iter().filter(kept) {
            let Some(body) = task.body else { continue };
            if let Some(proof) = self.endless(body) {
                endless.entry(body).or_insert((proof, task.started));
                seeds.insert((task.site.body.file, task.site.body.body));
            }
        }
        if endless.is_empty() {
            return;
        }
        let seeds = Seeds {
            bodies: seeds.into_iter().collect(),
            handles: endless.keys().copied().collect(),
            // Channels matter only if they carry one of those.
            follow: Follow::Of(Vec::new()),
        };
        let program = Program::new(self.bodies, &seeds);
        for (body, (never_ends, started)) in endless {
            let uses = &program.handles[&body];
            if uses.stopped || uses.open.is_some() {
                continue;
            }
            let found = uses.joins.iter().find_map(|(site, span, node)| {
                // One that asks first does not wait.
                let asks = uses.asked.contains(&site.body);
                if asks || mixed(&program, *node, body) {
                    return None;
                }
                let (wait, how) = self.wait(*site, *span)?;
                let behind = self.behind.after(wait, how == How::Set)?;
                Some((*span, how, behind))
            });
            if let Some((wait, how, behind)) = found {
                let started = Some(started);
                self.found.push(Joined { never_ends, started, wait, how, behind });
            }
        }
    }

    /// Where a join really waits, and for what.
    fn wait(&self, site: Site, _span: Span) -> Option<(Site, How)> {
        let built = self.bodies.get(site.body)?;
        let graph = &built.graph;
        let call = match site.stmt(graph)? {
            StmtKind::Await { .. } => return Some((site, How::Handle)),
            StmtKind::Call(call) => call,
            _ => return None,
        };
        let Callee::Model(model) = &call.callee else { return None };
        let at = if model.is_async { awaited(graph, site)? } else { site };
        // One that takes out one end after the other waits for this one only if it is drained.
        if model.effects.iter().any(|e| matches!(e, ModelEffect::Sticky(_))) {
            return drains(graph, at).then_some((at, How::Set));
        }
        Some((at, How::Handle))
    }

    /// Scopes that end when all threads started in them have ended.
    fn scopes(&mut self, starting: &[(FileId, BodyId)]) {
        for (file, body) in starting {
            for built in self.bodies.group(*file, *body).iter() {
                for edge in runs(&self.bodies.code, &built.graph) {
                    if !matches!(edge.how, Run::Spawn(SpawnKind::Scoped, _)) {
                        continue;
                    }
                    let Some(never_ends) = self.endless(edge.body) else { continue };
                    for outer in self.bodies.callers(edge.site.body).edges {
                        if self.is_scope(outer.site)
                            && let Some(behind) = self.behind.after(outer.site, false)
                        {
                            self.found.push(Joined {
                                never_ends: Arc::clone(&never_ends),
                                started: Some(edge.span),
                                wait: outer.span,
                                how: How::Scope,
                                behind,
                            });
                            break;
                        }
                    }
                }
            }
        }
    }

    fn is_scope(&self, site: Site) -> bool {
        self.bodies.get(site.body).is_some_and(|built| {
            let model = model_at(&built.graph, site);
            model.is_some_and(|m| m.effects.iter().any(|e| matches!(e, ModelEffect::Join(_))))
        })
    }

    /// Futures that `join!` awaits side by side.
    fn beside(&mut self, joining: &[(FileId, BodyId)]) {
        for (file, body) in joining {
            for built in self.bodies.group(*file, *body).iter() {
                let graph = &built.graph;
                for edge in runs(&self.bodies.code, graph).iter().filter(|e| e.how == Run::Raced) {
                    if !matches!(edge.site.stmt(graph), Some(StmtKind::Await { joined: true, .. }))
                    {
                        continue;
                    }
                    let Some(never_ends) = self.endless(edge.body) else { continue };
                    if let Some(behind) = self.behind.after(edge.site, false) {
                        let (wait, how) = (edge.span, How::Beside);
                        self.found.push(Joined { never_ends, started: None, wait, how, behind });
                    }
                }
            }
        }
    }
}

fn model_at(graph: &Graph, site: Site) -> Option<&'static FnModel> {
    match site.stmt(graph)? {
        StmtKind::Call(call) => match call.callee {
            Callee::Model(model) => Some(model),
            _ => None,
        },
        _ => None,
    }
}

/// The await of the future that a call makes.
fn awaited(graph: &Graph, made: Site) -> Option<Site> {
    let origins = Origins::of(graph);
    for (n, block) in graph.blocks.iter().enumerate() {
        for (index, stmt) in block.stmts.iter().enumerate() {
            let StmtKind::Await { future, .. } = &stmt.kind else { continue };
            let at = origins.made(future.local);
            if at.is_some_and(|at| at.block == made.block && at.stmt == made.stmt) {
                let block = crate::flow::graph::BlockId(n as u32);
                return Some(Site { body: made.body, block, stmt: index as u32 });
            }
        }
    }
    None
}

/// Whether the handle came through a field that other handles are in, too: of which instance it
/// is is not known.
fn mixed(program: &Program<'_>, node: crate::program::NodeId, body: BodyRef) -> bool {
    let value = Value::Handle(body);
    let mut at = Some(node);
    let mut seen = BTreeSet::new();
    while let Some(here) = at.filter(|here| seen.insert(*here)) {
        if matches!(program.solver.node(here).base, Base::Field(..) | Base::AnyField(..)) {
            let others = |v: Value| matches!(v, Value::Handle(other) if other != body);
            if program.solver.values(here).any(others) {
                return true;
            }
        }
        at = program.solver.step(here, value).and_then(|step| step.from);
    }
    false
}
