//! The main path: the bodies that run on the thread or task that the program begins with.
//!
//! In:  the entries of a package, the graphs of the bodies that may lead to a wait.
//! Out: [`Paths`]: for each entry the bodies it runs in place, each with the way to it.
//! Under-approximates: bodies that are started on their own, one of several candidates of a call,
//! and what comes through values are not on it.
//! Cost: a body is built once a package; an entry visits each body once.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::code::{Entry, Runtime};
use super::runs::runs;
use super::waits::{Wait, waits};
use super::{Bodies, Run, RunEdge, Site};
use crate::domain::{FileId, Span};
use crate::flow::graph::{BlockId, Callee, Graph, Loc, LocalId, Operand, Rvalue, StmtKind};
use crate::models::entry::ModelEffect;
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// What drives a body on the main path.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Around {
    /// Whether it runs inside a future that is being polled.
    pub in_async: bool,
    /// The runtime that polls it, if it is known.
    pub runtime: Option<Runtime>,
    /// What its strand polls it beside: the arm of a `select!` or `join!` it is in.
    pub beside: Option<Span>,
}

/// A body on the main path.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// Which entry leads here.
    pub entry: usize,
    /// The body.
    pub body: BodyRef,
    /// The frame that runs it, and where.
    pub caller: Option<(usize, RunEdge)>,
    /// What drives it.
    pub around: Around,
}

/// A body's runs and waits.
#[derive(Debug, Default)]
struct Steps {
    runs: Vec<RunEdge>,
    waits: Vec<Wait>,
}

/// The main paths of a package.
#[derive(Debug, Default)]
pub struct Paths {
    /// Where they begin.
    pub entries: Vec<Entry>,
    /// Their bodies, callers before callees.
    pub frames: Vec<Frame>,
    steps: FxHashMap<BodyRef, Arc<Steps>>,
    creating: FxHashSet<(FileId, BodyId)>,
}

/// Bodies a package that are built for this; what lies beyond is not on a path.
const MAX_BODIES: usize = 3000;
/// Frames a package.
const MAX_FRAMES: usize = 100_000;

impl Paths {
    /// Follows the entries into the bodies that may lead to a wait.
    pub fn of(
        store: &Bodies<'_>,
        entries: Vec<Entry>,
        may_wait: &FxHashSet<(FileId, BodyId)>,
        creating: &[(FileId, BodyId)],
    ) -> Self {
        let creating = creating.iter().copied().collect();
        let mut paths = Self { entries, creating, ..Self::default() };
        for entry in 0..paths.entries.len() {
            paths.follow(store, entry, may_wait);
        }
        paths
    }

    /// The frames in which something waits, with the waits. Tasks wait all the time: one that
    /// suspends counts where the way to it makes channels.
    pub fn waits(&self) -> impl Iterator<Item = (usize, &Wait)> {
        self.frames.iter().enumerate().flat_map(move |(n, frame)| {
            let steps = self.steps.get(&frame.body);
            let all = steps.into_iter().flat_map(|steps| &steps.waits).map(move |wait| (n, wait));
            all.filter(move |(frame, wait)| wait.blocks || self.makes_channels(*frame))
        })
    }

    /// Whether the way to a frame makes channels, or what the bodies on it call.
    fn makes_channels(&self, frame: usize) -> bool {
        let makes = |body: BodyRef| self.creating.contains(&(body.file, body.body));
        let calls_one = |body: BodyRef| {
            let steps = self.steps.get(&body);
            steps
                .is_some_and(|steps| steps.runs.iter().any(|e| e.how == Run::Call && makes(e.body)))
        };
        let any = |body: BodyRef| makes(body) || calls_one(body);
        any(self.frames[frame].body) || self.edges(frame).any(|edge| any(edge.site.body))
    }

    /// The statement, then those that run its body, and so on to the entry.
    pub fn sites(&self, frame: usize, site: Site) -> Vec<Site> {
        let mut sites = vec![site];
        sites.extend(self.edges(frame).map(|edge| edge.site));
        sites
    }

    /// How the entry leads to a frame, from inside out.
    pub fn edges(&self, frame: usize) -> impl Iterator<Item = RunEdge> {
        let caller = |frame: usize| self.frames[frame].caller;
        std::iter::successors(caller(frame), move |(frame, _)| caller(*frame)).map(|(_, edge)| edge)
    }

    fn follow(&mut self, store: &Bodies<'_>, entry: usize, may_wait: &FxHashSet<(FileId, BodyId)>) {
        let start = self.entries[entry];
        let mut seen = FxHashSet::default();
        seen.insert(start.body);
        let outside =
            Around { in_async: start.runtime.is_some(), runtime: start.runtime, beside: None };
        let mut next = self.frames.len();
        self.frames.push(Frame { entry, body: start.body, caller: None, around: outside });
        while next < self.frames.len() && self.frames.len() < MAX_FRAMES {
            let frame = self.frames[next];
            let Some(steps) = self.steps(store, frame.body, may_wait) else {
                next += 1;
                continue;
            };
            for edge in &steps.runs {
                let Some(around) = around(store, &frame, edge) else { continue };
                if seen.insert(edge.body) {
                    let caller = Some((next, *edge));
                    self.frames.push(Frame { entry, body: edge.body, caller, around });
                }
            }
            next += 1;
        }
    }

    fn steps(
        &mut self,
        store: &Bodies<'_>,
        body: BodyRef,
        may_wait: &FxHashSet<(FileId, BodyId)>,
    ) -> Option<Arc<Steps>> {
        if let Some(known) = self.steps.get(&body) {
            return Some(Arc::clone(known));
        }
        if !may_wait.contains(&(body.file, body.body)) || self.steps.len() >= MAX_BODIES {
            return None;
        }
        let built = store.get(body)?;
        let mut runs = runs(&store.code, &built.graph);
        runs.extend(drops(store, &built.graph));
        let steps = Arc::new(Steps { runs, waits: waits(&store.code, &built.graph) });
        self.steps.insert(body, Arc::clone(&steps));
        Some(steps)
    }
}

/// The `drop` functions that a body runs.
fn drops(store: &Bodies<'_>, graph: &Graph) -> Vec<RunEdge> {
    let mut edges = Vec::new();
    for (n, block) in graph.blocks.iter().enumerate() {
        for (index, stmt) in block.stmts.iter().enumerate() {
            let StmtKind::Drop { loc, .. } = &stmt.kind else { continue };
            let block = BlockId(n as u32);
            let site = Site { body: graph.body, block, stmt: index as u32 };
            let span = stmt.range.in_file(graph.body.file);
            let ty = super::transfer::type_of(&store.code, graph, loc);
            let all = store.code.drops(&ty).into_iter();
            edges.extend(all.map(|(body, _)| RunEdge { site, span, body, how: Run::Call }));
        }
    }
    edges
}

/// What drives the body that a frame runs; `None` if it leaves the main path.
fn around(store: &Bodies<'_>, frame: &Frame, edge: &RunEdge) -> Option<Around> {
    let code = &store.code;
    let here = frame.around;
    match edge.how {
        Run::Call => Some(here),
        Run::Raced => Some(Around { beside: here.beside.or(Some(edge.span)), ..here }),
        Run::Candidate | Run::Spawn(..) => None,
        Run::Closure(_) => {
            let built = store.get(frame.body)?;
            let call = call_at(&built.graph, edge.site)?;
            let Callee::Model(model) = &call.callee else { return None };
            if code.is_async(edge.body) {
                if here.in_async {
                    return Some(here);
                }
                let runtime = call.args.first().and_then(|on| made_by(store, &built.graph, on, 0));
                return Some(Around { in_async: true, runtime, beside: None });
            }
            // What says that it must not be called on a single thread makes room for the others.
            let leaves = |e: &ModelEffect| matches!(e, ModelEffect::Panic(when) if *when == "current_thread");
            Some(if model.effects.iter().any(leaves) { Around::default() } else { here })
        }
    }
}

fn call_at(graph: &Graph, site: Site) -> Option<&crate::flow::graph::Call> {
    let stmt = graph.blocks.get(site.block.0 as usize)?.stmts.get(site.stmt as usize)?;
    if let StmtKind::Call(call) = &stmt.kind { Some(call) } else { None }
}

/// The call that made the runtime in an operand, as far as one body and its callees show.
fn made_by(store: &Bodies<'_>, graph: &Graph, operand: &Operand, depth: usize) -> Option<Runtime> {
    let (Operand::Move(loc) | Operand::Copy(loc)) = operand else { return None };
    runtime_in(store, graph, loc.local, depth, &mut Vec::new())
}

fn runtime_in(
    store: &Bodies<'_>,
    graph: &Graph,
    slot: LocalId,
    depth: usize,
    seen: &mut Vec<LocalId>,
) -> Option<Runtime> {
    if seen.contains(&slot) || depth > 4 {
        return None;
    }
    seen.push(slot);
    let mut found: Option<Runtime> = None;
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        let from =
            |loc: &Loc, seen: &mut Vec<LocalId>| runtime_in(store, graph, loc.local, depth, seen);
        let runtime = match &stmt.kind {
            StmtKind::Assign(
                into,
                Rvalue::Use(Operand::Move(loc) | Operand::Copy(loc)) | Rvalue::Ref(loc, _),
            ) if into.local == slot => from(loc, seen),
            StmtKind::Call(call) if call.into.local == slot => match &call.callee {
                Callee::Model(model) => {
                    let shown = stmt.range.in_file(graph.body.file);
                    let made = model.effects.iter().find_map(|e| match e {
                        ModelEffect::Runtime(flavour) => Some(Runtime { flavour: *flavour, shown }),
                        _ => None,
                    });
                    made.or_else(|| match call.args.first()? {
                        Operand::Move(loc) | Operand::Copy(loc) => from(loc, seen),
                        Operand::Const(_) => None,
                    })
                }
                Callee::Body(body) => store.get(*body).and_then(|built| {
                    let result = built.graph.result;
                    runtime_in(store, &built.graph, result, depth + 1, &mut Vec::new())
                }),
                _ => None,
            },
            _ => None,
        };
        match (found, runtime) {
            (Some(a), Some(b)) if a.flavour != b.flavour => return None,
            (None, Some(_)) => found = runtime,
            _ => {}
        }
    }
    found
}

/// The bodies that a question about waits of these frames begins at: those that wait, those on the
/// way to them, and whatever else the same entries run that creates channels.
pub fn outermost(paths: &Paths, waits: impl Iterator<Item = usize>) -> Vec<(FileId, BodyId)> {
    let outer = |body: BodyRef| (body.file, body.body);
    let mut bodies: Vec<(FileId, BodyId)> = Vec::new();
    let mut entries = FxHashSet::default();
    for frame in waits {
        entries.insert(paths.frames[frame].entry);
        bodies.push(outer(paths.frames[frame].body));
        bodies.extend(paths.edges(frame).map(|edge| outer(edge.site.body)));
    }
    let beside = paths.frames.iter().filter(|frame| entries.contains(&frame.entry));
    let creates = |body: &(FileId, BodyId)| paths.creating.contains(body);
    bodies.extend(beside.map(|frame| outer(frame.body)).filter(creates));
    bodies.sort();
    bodies.dedup();
    bodies
}
