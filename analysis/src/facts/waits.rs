//! What a lint may ask of the waits on the main path.
//!
//! In:  the main paths of a package; a program in which their channels were followed.
//! Out: waits without a limit, and the proofs that they never end.
//! Cost: nothing in a package without `main`, tests or anything that runs beside them.

use std::collections::BTreeSet;

use super::Facts;
use crate::domain::{FileId, Name, Range, Span};
use crate::flow::graph::{Callee, StmtKind};
use crate::models::entry::{Capacity, ModelEffect};
use crate::program::code::{Entry, Runtime};
use crate::program::path::{Paths, outermost};
use crate::program::stuck::{Chances, HeldOpen, Never, Stuck};
use crate::program::value::Base;
use crate::program::waits::{Event, Wait};
use crate::program::{Follow, Program, Seeds};
use crate::syntax::ir::BodyId;

/// The main paths of a package, and its program with all channels.
#[derive(Debug, Default)]
pub(super) struct Main<'w> {
    paths: Paths,
    /// The waits on them that may never end, each with its frame.
    waits: Vec<(usize, Wait)>,
    /// Solved if there are such waits, there or elsewhere.
    program: Option<(Program<'w>, BTreeSet<Base>)>,
}

/// A wait without a limit on the path from `main` or a test.
#[derive(Clone, Copy, Debug)]
pub struct MainWait<'f, 'w> {
    facts: &'f Facts<'w>,
    paths: &'f Paths,
    frame: usize,
    wait: &'f Wait,
}

impl<'w> Main<'w> {
    fn search<'m>(&'m self, facts: &'m Facts<'w>) -> Option<Stuck<'m, 'w>> {
        let (program, disturbed) = self.program.as_ref()?;
        Some(Stuck {
            store: &facts.bodies,
            program,
            paths: &self.paths,
            disturbed,
            package: facts.roots.package,
            exiting: &facts.roots.exiting,
        })
    }

    fn of(facts: &Facts<'w>) -> Self {
        let (code, package) = (&facts.bodies.code, facts.roots.package);
        let entries = code.entries(package, &facts.contexts.all);
        let drives =
            || entries.iter().any(|entry| entry.runtime.is_some()) || code.may_drive(package);
        let waiting = waiting(facts);
        let chances = Chances::of(&facts.bodies, package, &waiting, &drives);
        let open = chances.may_be_open();
        // Who waits for a body that loops may be anywhere.
        let paths =
            if open { all_paths(facts, waiting) } else { paths_to(facts, &chances.waiting) };
        let waits: Vec<(usize, Wait)> = paths
            .waits()
            .filter(|wait| chances.has_one(&facts.bodies, &paths, *wait))
            .map(|(frame, wait)| (frame, wait.clone()))
            .collect();
        let program = (open || !waits.is_empty()).then(|| {
            let mut bodies = outermost(&paths, waits.iter().map(|(frame, _)| *frame));
            if open {
                bodies.extend(outermost(&paths, paths.waits().map(|(frame, _)| frame)));
                bodies.extend(drained(facts));
            }
            bodies.sort();
            bodies.dedup();
            let follow = Follow::Of(chances.sources(&facts.bodies, &waits));
            let seeds = Seeds { bodies, follow, ..Seeds::default() };
            let program = Program::new(&facts.bodies, &seeds);
            let disturbed = crate::program::alive::disturbed(&program);
            (program, disturbed)
        });
        Self { paths, waits, program }
    }
}

/// The bodies that make a channel of which a loop may wait for the end: of a single message or
/// value, none does.
fn drained(facts: &Facts<'_>) -> Vec<(FileId, BodyId)> {
    let lasts = |effect: &ModelEffect| {
        matches!(effect, ModelEffect::Channel(kind)
            if !matches!(kind, Capacity::Oneshot | Capacity::Watch))
    };
    let makes_one = |(file, body): &&(FileId, BodyId)| {
        let code = &facts.bodies.code;
        code.may_make(*file, *body) && facts.bodies.group(*file, *body).iter().any(|built| {
            let stmts = built.graph.blocks.iter().flat_map(|block| &block.stmts);
            stmts.map(|stmt| &stmt.kind).any(|kind| {
                matches!(kind, StmtKind::Call(call)
                    if matches!(&call.callee, Callee::Model(model) if model.effects.iter().any(lasts)))
            })
        })
    };
    facts.roots.creating.iter().filter(makes_one).copied().collect()
}

/// Waits for the end of channels that stay open: loops, and joins of bodies that loop.
#[derive(Debug, Default)]
pub(super) struct Open {
    loops: Vec<HeldOpen>,
    joins: Vec<HeldOpen>,
}

impl Open {
    fn of(facts: &Facts<'_>) -> Self {
        let main = facts.main.get_or_init(|| Main::of(facts));
        let Some(search) = main.search(facts) else { return Self::default() };
        let mut open = Self { loops: search.own_loops(), joins: search.held_joins() };
        if !open.loops.is_empty() {
            // A join that blocks `main` tells of the loop that it waits for.
            let told: Vec<Span> = stuck(facts)
                .into_iter()
                .filter_map(|(_, never)| match never {
                    Never::Worker { drains, .. } => Some(drains),
                    _ => None,
                })
                .collect();
            open.loops.retain(|own| !told.contains(&own.wait));
        }
        open.loops.dedup_by_key(|own| own.wait);
        open.joins.dedup_by_key(|join| join.wait);
        // The loop is the closer reason.
        let own: Vec<Span> = open.loops.iter().map(|own| own.wait).collect();
        open.joins.retain(|join| !join.drains.is_some_and(|drains| own.contains(&drains)));
        open
    }
}

pub(super) fn own_loops<'f>(facts: &'f Facts<'_>) -> &'f [HeldOpen] {
    &facts.open.get_or_init(|| Open::of(facts)).loops
}

pub(super) fn held_joins<'f>(facts: &'f Facts<'_>) -> &'f [HeldOpen] {
    &facts.open.get_or_init(|| Open::of(facts)).joins
}

pub(super) fn all<'f, 'w>(facts: &'f Facts<'w>) -> Vec<MainWait<'f, 'w>> {
    let paths = facts.paths.get_or_init(|| all_paths(facts, waiting(facts)));
    let of = |(frame, wait)| MainWait { facts, paths, frame, wait };
    let mut waits: Vec<MainWait<'f, 'w>> = paths.waits().map(of).collect();
    waits.sort_by_key(|wait| (wait.wait.span, wait.frame));
    waits
}

pub(super) fn stuck<'f, 'w>(facts: &'f Facts<'w>) -> Vec<(MainWait<'f, 'w>, Never)> {
    let main = facts.main.get_or_init(|| Main::of(facts));
    let Some(search) = main.search(facts) else { return Vec::new() };
    let found = main.waits.iter().filter_map(|(frame, wait)| {
        let never = search.never(*frame, wait)?;
        Some((MainWait { facts, paths: &main.paths, frame: *frame, wait }, never))
    });
    let mut found: Vec<(MainWait<'f, 'w>, Never)> = found.collect();
    found.sort_by_key(|(wait, _)| (wait.wait.span, wait.frame));
    found
}

/// The bodies of a package that may wait without a limit.
fn waiting(facts: &Facts<'_>) -> Vec<(FileId, BodyId)> {
    let (code, roots) = (&facts.bodies.code, &facts.roots);
    let creating = code.making(&roots.creating);
    if creating.is_empty() && roots.starting.is_empty() {
        return Vec::new();
    }
    code.may_wait(roots.package, &creating, &facts.contexts.usual)
}

/// The main paths to all that may wait.
fn all_paths(facts: &Facts<'_>, mut waiting: Vec<(FileId, BodyId)>) -> Paths {
    waiting.extend(facts.usual_creating());
    paths_to(facts, &waiting)
}

/// The main paths to these bodies.
fn paths_to(facts: &Facts<'_>, waiting: &[(FileId, BodyId)]) -> Paths {
    let (code, roots) = (&facts.bodies.code, &facts.roots);
    let entries = code.entries(roots.package, &facts.contexts.all);
    if entries.is_empty() || waiting.is_empty() {
        return Paths::default();
    }
    // A test waits for its own messages all the time: there, only what blocks counts.
    let creating = code.making(&facts.usual_creating());
    Paths::of(&facts.bodies, entries, &code.with_callers(roots.package, waiting), &creating)
}

impl<'f> MainWait<'f, '_> {
    /// Whether another one is the same, on a path from the same entry.
    pub fn is(&self, other: &Self) -> bool {
        self.wait == other.wait && self.entry() == other.entry()
    }

    /// Its code.
    pub fn span(&self) -> Span {
        self.wait.span
    }

    /// What it waits for.
    pub fn event(&self) -> Event {
        self.wait.event
    }

    /// Whether it blocks its thread; else it suspends the task that it is in.
    pub fn blocks(&self) -> bool {
        self.wait.blocks
    }

    /// Whether it waits for bodies that can't outlive the scope it is in.
    pub fn is_scoped(&self) -> bool {
        self.wait.scoped
    }

    /// The `main` or test whose path it is on.
    pub fn entry(&self) -> &'f Entry {
        &self.paths.entries[self.paths.frames[self.frame].entry]
    }

    /// The runtime that drives the future it is in.
    pub fn runtime(&self) -> Option<Runtime> {
        self.paths.frames[self.frame].around.runtime
    }

    /// The calls that lead to it, outermost first.
    pub fn calls(&self) -> Vec<Span> {
        let mut calls: Vec<Span> = self.paths.edges(self.frame).map(|edge| edge.span).collect();
        calls.reverse();
        calls
    }

    /// Where the method's name stands, the name of its async sibling, and where the call ends; if
    /// the call is directly in async code and its result can be awaited.
    pub fn async_sibling(&self) -> Option<(Span, Name, Span)> {
        let code = &self.facts.bodies.code;
        let body = self.wait.site.body;
        let name = self.wait.name.filter(|_| self.wait.panics_in_async && code.is_async(body))?;
        let built = self.facts.bodies.get(body)?;
        let StmtKind::Call(call) = self.wait.site.stmt(&built.graph)? else { return None };
        let sibling = Name::new(call.name.as_str().strip_prefix("blocking_")?);
        let model = code.models.method(call.arg_tys.first()?.peel_refs().path()?, sibling)?;
        let end = Range::new(self.wait.span.range.end, self.wait.span.range.end);
        model.is_async.then_some((name.in_file(body.file), sibling, end.in_file(body.file)))
    }
}
