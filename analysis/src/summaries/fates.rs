//! What becomes of each parameter.
//!
//! In:  a control-flow graph, the callees' fates.
//! Out: one fate a parameter, joined over all that is done with it.

use super::{Summaries, places};
use crate::domain::{Fate, Name, Root};
use crate::flow::graph::{Call, Callee, Graph, LocalId, LocalKind, Operand, Rvalue, StmtKind};
use crate::models::entry::{Arg, ModelEffect};
use crate::types::Ty;

/// The fates of a body's parameters, in order.
pub(super) fn of_params(graph: &Graph, known: &Summaries) -> Vec<Fate> {
    graph
        .locals
        .iter()
        .enumerate()
        .filter(|(_, local)| matches!(local.kind, LocalKind::Param(_)))
        .map(|(n, local)| match &local.ty {
            Ty::Ref(..) => Fate::Borrowed,
            _ => of_slot(graph, LocalId(n as u32), known, 8),
        })
        .collect()
}

/// What becomes of a value that is moved into a slot. `hops` bounds moves from slot to slot.
fn of_slot(graph: &Graph, slot: LocalId, known: &Summaries, hops: usize) -> Fate {
    if hops == 0 {
        return Fate::Mixed;
    }
    let takes = |operand: &Operand| matches!(operand, Operand::Move(loc) if loc.local == slot && loc.steps.is_empty());
    let mut fate: Option<Fate> = None;
    let mut join = |next: Fate| fate = Some(fate.take().map_or(next.clone(), |old| old.or(next)));
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        match &stmt.kind {
            StmtKind::Drop { loc, .. } if loc.local == slot && loc.steps.is_empty() => {
                join(Fate::Dropped);
            }
            StmtKind::Assign(into, value) => {
                let moved = match value {
                    Rvalue::Use(operand) => takes(operand),
                    Rvalue::Aggregate(_, parts) => parts.iter().any(|(_, o)| takes(o)),
                    Rvalue::Body(_, parts) => parts.iter().any(takes),
                    Rvalue::Computed(_) | Rvalue::Ref(..) => false,
                };
                if moved {
                    join(stored(graph, into, known, hops));
                }
            }
            StmtKind::Call(call) => {
                for (n, operand) in call.args.iter().enumerate() {
                    if takes(operand)
                        && let Some(next) = of_argument(graph, call, n, known, hops)
                    {
                        join(next);
                    }
                }
            }
            StmtKind::Opaque { uses, .. } if uses.iter().any(|l| l.local == slot) => {
                join(Fate::Escaped);
            }
            _ => {}
        }
    }
    // Neither dropped nor moved: dropping it does nothing.
    fate.unwrap_or(Fate::Dropped)
}

fn stored(graph: &Graph, into: &crate::flow::graph::Loc, known: &Summaries, hops: usize) -> Fate {
    if into.local == graph.result {
        return Fate::Returned;
    }
    let place = places::place_of(graph, into);
    match place.root {
        Root::Local(_) if into.steps.is_empty() => of_slot(graph, into.local, known, hops - 1),
        Root::Local(_) => Fate::Mixed,
        _ => Fate::Stored(place),
    }
}

/// What becomes of an argument; `None` while nothing is known of the callee yet.
fn of_argument(
    graph: &Graph,
    call: &Call,
    n: usize,
    known: &Summaries,
    hops: usize,
) -> Option<Fate> {
    Some(match &call.callee {
        Callee::Body(body) => {
            let fate = known.get(body)?.params.get(n).cloned()?;
            match fate {
                Fate::Returned => stored(graph, &call.into, known, hops),
                Fate::Stored(place) => match place.root {
                    Root::Param(p) => call
                        .args
                        .get(p as usize)
                        .and_then(|a| places::operand_place(graph, a))
                        .map_or(Fate::Mixed, |argument| Fate::Stored(place.rebase(&argument))),
                    _ => Fate::Stored(place),
                },
                other => other,
            }
        }
        Callee::Model(model) => {
            let shift = usize::from(model.receiver.is_some());
            let is = |arg: &Arg| match arg {
                Arg::Receiver => shift == 1 && n == 0,
                Arg::Nth(m) => usize::from(*m) + shift == n,
            };
            for effect in &model.effects {
                match effect {
                    ModelEffect::Drop(arg) if is(arg) => return Some(Fate::Dropped),
                    ModelEffect::Spawn(_, _, arg) if is(arg) => {
                        return Some(Fate::IntoTask(Name::new(model.path.as_str())));
                    }
                    ModelEffect::Unknown => return Some(Fate::Escaped),
                    _ => {}
                }
            }
            stored(graph, &call.into, known, hops)
        }
        Callee::OneOf(_) | Callee::Value(_) => Fate::Mixed,
        Callee::Unmodelled(_) | Callee::Unknown => Fate::Escaped,
    })
}
