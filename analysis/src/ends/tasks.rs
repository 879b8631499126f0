//! Tasks and threads: where they are started, what they run, what becomes of their handles.
//!
//! In:  bodies that name a starting function (`program::code::Roots`), their graphs.
//! Out: [`Task`]s in order of the code.
//! Not here: scoped threads and parallel iterators, which end before their scope does.

use super::handles::{self, Fate};
use super::origins::Origins;
use crate::domain::effect::{OnDrop, SpawnKind};
use crate::domain::{FileId, Span};
use crate::flow::graph::{Call, Callee, Graph, Operand, StmtKind};
use crate::models::entry::Kind;
use crate::program::runs::runs;
use crate::program::{Bodies, Code, Run, RunEdge, Site};
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// A body that is started on its own.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Task {
    /// Where it runs.
    pub kind: SpawnKind,
    /// The starting call.
    pub site: Site,
    /// The name of the starting call, as written with its path.
    pub started: Span,
    /// The body; none if it is not known which.
    pub body: Option<BodyRef>,
    /// What becomes of the handle.
    pub fate: Fate,
    /// Whether a call made for that lets the body go on: `detach`, `forget`.
    pub freed: bool,
    /// What stops it when nobody does.
    pub bound: Bound,
}

/// What stops a task that nobody stops.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    /// The end of the process, or of the runtime it was started in.
    Process,
    /// A set or tracker, which knows it.
    Set,
    /// The end of a runtime, executor or local set that the call names.
    Driver,
    /// The end of its handle.
    Handle,
}

/// The tasks that these bodies start.
pub fn tasks(bodies: &Bodies<'_>, starting: &[(FileId, BodyId)]) -> Vec<Task> {
    let mut found = Vec::new();
    for (file, body) in starting {
        for built in bodies.group(*file, *body).iter() {
            in_graph(bodies, &built.graph, &mut found);
        }
    }
    found.sort_by_key(|task| (task.started, task.site));
    found
}

fn in_graph(bodies: &Bodies<'_>, graph: &Graph, found: &mut Vec<Task>) {
    let mut read: Option<(Origins<'_>, Vec<RunEdge>)> = None;
    for (n, block) in graph.blocks.iter().enumerate() {
        for (index, stmt) in block.stmts.iter().enumerate() {
            let StmtKind::Call(call) = &stmt.kind else { continue };
            let Some((kind, on_drop)) = starts(call) else { continue };
            let site = Site {
                body: graph.body,
                block: crate::flow::graph::BlockId(n as u32),
                stmt: index as u32,
            };
            let (origins, edges) =
                read.get_or_insert_with(|| (Origins::of(graph), runs(&bodies.code, graph)));
            let (fate, freed) = handles::fate(bodies, graph, origins, call);
            found.push(Task {
                kind,
                site,
                started: call.name_range.in_file(graph.body.file),
                body: edges
                    .iter()
                    .find(|e| e.site == site && matches!(e.how, Run::Spawn(..)))
                    .map(|e| e.body),
                fate,
                freed,
                bound: bound(&bodies.code, call, origins, on_drop, freed),
            });
        }
    }
}

/// Whether the call starts a body that goes on by itself.
fn starts(call: &Call) -> Option<(SpawnKind, OnDrop)> {
    use crate::models::entry::ModelEffect::Spawn;
    let Callee::Model(model) = &call.callee else { return None };
    model.effects.iter().find_map(|effect| match effect {
        Spawn(SpawnKind::Scoped | SpawnKind::Rayon, ..) => None,
        Spawn(kind, on_drop, _) => Some((*kind, *on_drop)),
        _ => None,
    })
}

fn bound(
    code: &Code<'_>,
    call: &Call,
    origins: &Origins<'_>,
    on_drop: OnDrop,
    freed: bool,
) -> Bound {
    let mut bound = Bound::Process;
    for (ty, arg) in call.arg_tys.iter().zip(&call.args) {
        match code.kind(ty) {
            Some(Kind::HandleSet(_)) => return Bound::Set,
            Some(Kind::Driver) if !is_current(arg, origins) => bound = Bound::Driver,
            _ => {}
        }
    }
    if bound == Bound::Process && !freed && matches!(on_drop, OnDrop::Abort | OnDrop::Cancel) {
        bound = Bound::Handle;
    }
    bound
}

/// Whether a driver is the one that runs the calling code: made by a call that takes nothing.
fn is_current(arg: &Operand, origins: &Origins<'_>) -> bool {
    let (Operand::Move(loc) | Operand::Copy(loc)) = arg else { return false };
    origins.call(loc.local).is_some_and(|call| match &call.callee {
        Callee::Model(model) => {
            // A new driver holds what it runs; a handle of one can be copied.
            model.receiver.is_none() && model.params.is_empty() && {
                use crate::models::entry::ModelEffect::Panic;
                model.effects.iter().any(|e| matches!(e, Panic(why) if *why == "no_runtime"))
            }
        }
        _ => false,
    })
}
