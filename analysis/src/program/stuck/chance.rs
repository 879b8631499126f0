//! Whether a wait has a chance to be one that never ends, before any value is followed.
//!
//! In:  the bodies of a package that may wait, the ways from its entries to them.
//! Out: no, where a premise of each proof is missing for sure.
//! Over-approximates: a slot may keep a sender if its type lets it.
//! Cost: the bodies that wait are built, and those that run them.

use std::cell::OnceCell;

use super::holds::{Holds, kept_for_ever};
use super::runtime::suspends_before;
use crate::domain::FileId;
use crate::domain::effect::{Flavour, SpawnKind};
use crate::flow::graph::{Callee, LocalId, Operand, Rvalue, StmtKind};
use crate::flow::loops::Shape;
use crate::flow::walk;
use crate::models::entry::{Kind, ModelEffect};
use crate::program::path::{Frame, Paths};
use crate::program::source::Source;
use crate::program::until::{is_left_at_the_end, lasts_until_the_end};
use crate::program::waits::{Event, Wait, waits};
use crate::program::{Bodies, Run, RunEdge, Site};
use crate::syntax::ir::BodyId;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// Calls around a loop that are followed; beyond, it has a chance.
const MAX_CALLS: usize = 8;

/// A loop that only the end of its channel ends.
#[derive(Debug)]
struct Drain {
    /// What it receives from.
    source: Source,
    /// Whether its own strand may keep a sender.
    keeps: bool,
    /// Whether somebody may wait for the end of its body.
    joined: bool,
}

/// What the bodies of a package wait for.
#[derive(Debug, Default)]
pub(crate) struct Chances {
    /// The bodies with a wait that may be on a main path and never end.
    pub waiting: Vec<(FileId, BodyId)>,
    drains: Vec<Drain>,
    /// The types of what lives as long as the program and may have a sender.
    for_ever: Vec<Ty>,
    /// What bodies receive from that block their threads meanwhile.
    blocking: Vec<Source>,
    unparks: bool,
}

impl Chances {
    /// Reads the bodies that may wait. `drives`: whether something of the package may run inside a
    /// future that code of it drives.
    pub(crate) fn of(
        store: &Bodies<'_>,
        package: usize,
        bodies: &[(FileId, BodyId)],
        drives: &dyn Fn() -> bool,
    ) -> Self {
        let mut chances = Self::default();
        let mut loops = Vec::new();
        let (mut others, mut parks) = (Vec::new(), Vec::new());
        for &(file, body) in bodies {
            let mut blocks = false;
            for built in store.group(file, body).iter() {
                let graph = &built.graph;
                let all = waits(&store.code, graph);
                let shape = OnceCell::new();
                for wait in all {
                    blocks |= wait.blocks;
                    match wait.event {
                        Event::Message => {}
                        Event::Unpark => {
                            parks.push((file, body));
                            continue;
                        }
                        _ => continue,
                    }
                    let Some(source) = Source::of(&store.code, graph, &wait) else { continue };
                    if wait.blocks {
                        chances.blocking.push(source.clone());
                    }
                    chances.waiting.push((file, body));
                    let shape = shape.get_or_init(|| Shape::of(graph));
                    if lasts_until_the_end(graph, shape, &wait)
                        && is_left_at_the_end(graph, shape, &wait)
                    {
                        loops.push((wait.site, source));
                    }
                }
            }
            if blocks {
                others.push((file, body));
            }
        }
        if !parks.is_empty() {
            chances.unparks = store.code.names_unpark(package);
            if !chances.unparks {
                chances.waiting.extend(parks);
            }
        }
        // What blocks for another reason matters to futures, and to who joins a loop.
        if !others.is_empty() && (!loops.is_empty() || drives()) {
            chances.waiting.extend(others);
        }
        chances.waiting.sort_unstable();
        chances.waiting.dedup();
        if !chances.waiting.is_empty() {
            chances.for_ever = kept_for_ever(store, package);
        }
        chances.drains =
            loops.into_iter().map(|(site, source)| chances.drain(store, site, source)).collect();
        chances
    }

    /// What is known of a loop at this statement.
    fn drain(&self, store: &Bodies<'_>, site: Site, source: Source) -> Drain {
        let holds = Holds { store, source: &source };
        let keeps = self.keep_for_ever(&holds) || keeps_own(&holds, site, 0);
        let joined = may_be_joined(&holds, site.body, keeps, 0);
        Drain { source, keeps, joined }
    }

    fn keep_for_ever(&self, holds: &Holds<'_, '_>) -> bool {
        self.for_ever.iter().any(|ty| holds.may_have(ty))
    }

    /// Whether a loop, or the join of a body that loops, off the blocked main path may never end.
    pub(crate) fn may_be_open(&self) -> bool {
        self.drains.iter().any(|drain| drain.keeps || drain.joined)
    }

    /// What the loops and waits that have a chance receive from.
    pub(crate) fn sources(&self, store: &Bodies<'_>, waits: &[(usize, Wait)]) -> Vec<Source> {
        let ended = waits.iter().any(|(_, wait)| wait.event == Event::Ended);
        let drains = self.drains.iter().filter(|drain| ended || drain.keeps || drain.joined);
        let messages = waits.iter().filter_map(|(_, wait)| {
            let built = store.get(wait.site.body)?;
            Source::of(&store.code, &built.graph, wait)
        });
        // A join may be for a body that blocks its thread.
        let blocking = self.blocking.iter().filter(|_| ended).cloned();
        drains.map(|drain| drain.source.clone()).chain(messages).chain(blocking).collect()
    }

    /// Whether a wait of a frame may never end.
    pub(crate) fn has_one(
        &self,
        store: &Bodies<'_>,
        paths: &Paths,
        (frame, wait): (usize, &Wait),
    ) -> bool {
        let here = &paths.frames[frame];
        let keeps = |source: &Source| {
            let holds = Holds { store, source };
            let sites = paths.sites(frame, wait.site);
            sites.into_iter().any(|site| holds.in_frame(site)) || self.keep_for_ever(&holds)
        };
        self.in_runtime(store, wait, here, paths.entries[here.entry].test)
            || match wait.event {
                Event::Other(_) => false,
                Event::Unpark => !self.unparks,
                Event::Message if !wait.blocks && here.around.beside.is_some() => false,
                Event::Message => {
                    let Some(built) = store.get(wait.site.body) else { return false };
                    Source::of(&store.code, &built.graph, wait).is_some_and(|s| keeps(&s))
                }
                Event::Ended => {
                    wait.blocks
                        && self
                            .drains
                            .iter()
                            .any(|drain| drain.joined && (drain.keeps || keeps(&drain.source)))
                }
            }
    }

    /// Whether the runtime around a wait may be what keeps it waiting.
    fn in_runtime(&self, store: &Bodies<'_>, wait: &Wait, frame: &Frame, test: bool) -> bool {
        let around = frame.around;
        if !(around.in_async && wait.blocks) {
            return false;
        }
        let Some(runtime) = around.runtime.filter(|_| !wait.panics_in_async) else {
            return wait.panics_in_async;
        };
        if runtime.flavour == Flavour::CurrentThread {
            return match wait.event {
                Event::Message => !suspends_before(store, wait),
                Event::Ended => !self.blocking.is_empty(),
                Event::Other(what) => what == "notify",
                Event::Unpark => false,
            };
        }
        wait.event == Event::Message && !test || around.beside.is_some()
    }
}

/// Whether a body on the strand of a statement may keep a sender while it runs.
fn keeps_own(holds: &Holds<'_, '_>, site: Site, depth: usize) -> bool {
    if depth >= MAX_CALLS || holds.in_frame(site) {
        return true;
    }
    let edges = holds.store.callers(site.body).edges;
    // A closure that is handed on runs where values show.
    if edges.is_empty() {
        return site.body.nested.is_some();
    }
    let in_place = |edge: &&RunEdge| !matches!(edge.how, Run::Spawn(..) | Run::Candidate);
    let mut around = edges.iter().filter(in_place).filter(|edge| edge.site.body != site.body);
    around.any(|edge| keeps_own(holds, edge.site, depth + 1))
}

/// Whether somebody waits for the end of a body, or of one that calls it, who may keep a sender if
/// the body does not itself.
fn may_be_joined(holds: &Holds<'_, '_>, body: BodyRef, keeps: bool, depth: usize) -> bool {
    let callers = holds.store.callers(body);
    if depth >= MAX_CALLS || callers.edges.is_empty() && body.nested.is_some() {
        return true;
    }
    callers.edges.iter().any(|edge| match edge.how {
        Run::Spawn(SpawnKind::Scoped, _) => true,
        Run::Spawn(..) => is_joined(holds, edge, keeps),
        Run::Call => {
            edge.site.body != body && may_be_joined(holds, edge.site.body, keeps, depth + 1)
        }
        Run::Candidate | Run::Closure(_) | Run::Raced => false,
    })
}

/// Whether the handle of a started body goes elsewhere, or is waited on where a sender may be kept.
fn is_joined(holds: &Holds<'_, '_>, edge: &RunEdge, keeps: bool) -> bool {
    let Some(built) = holds.store.get(edge.site.body) else { return true };
    let graph = &built.graph;
    let Some(StmtKind::Call(call)) = edge.site.stmt(graph) else { return true };
    // A set is waited for as a whole.
    let set = |ty: &Ty| matches!(holds.store.code.kind(ty), Some(Kind::HandleSet(_)));
    if call.arg_tys.first().is_some_and(set) {
        return true;
    }
    let mut slots = vec![call.into.local];
    let mut next = 0;
    while let Some(slot) = slots.get(next).copied() {
        next += 1;
        for stmt in graph.blocks.iter().flat_map(|block| &block.stmts) {
            match goes(&stmt.kind, slot) {
                Goes::Elsewhere => return true,
                Goes::To(into) if !slots.contains(&into) => slots.push(into),
                Goes::To(_) | Goes::Nowhere => {}
            }
        }
    }
    if slots.contains(&graph.result) {
        return true;
    }
    waits(&holds.store.code, graph)
        .iter()
        .any(|wait| wait.event == Event::Ended && (keeps || keeps_own(holds, wait.site, 0)))
}

/// Where a statement moves a handle.
enum Goes {
    Nowhere,
    To(LocalId),
    Elsewhere,
}

/// Where a statement moves the handle in a slot.
fn goes(kind: &StmtKind, slot: LocalId) -> Goes {
    let mut moved = false;
    walk::operands(kind, &mut |operand| {
        moved |= matches!(operand, Operand::Move(from) if from.local == slot);
    });
    let joins = |e: &ModelEffect| matches!(e, ModelEffect::Join(_));
    match kind {
        _ if !moved => Goes::Nowhere,
        StmtKind::Assign(into, Rvalue::Use(_)) if into.steps.is_empty() => Goes::To(into.local),
        StmtKind::Assign(_, Rvalue::Computed(_)) => Goes::Nowhere,
        StmtKind::Call(call) => match &call.callee {
            Callee::Model(model) if model.effects.iter().any(joins) => Goes::Nowhere,
            _ => Goes::Elsewhere,
        },
        _ => Goes::Elsewhere,
    }
}
