//! The value that a task was started for, and its end.
//!
//! In:  the call that gave the value, in the caller's graph.
//! Out: where the value ends while the caller goes on.
//! Under-approximates: a value that may have moved somewhere else has no known end.

use super::repeats::{Repeat, Why};
use crate::domain::{Name, Range};
use crate::flow::graph::{
    BlockId, Callee, End, Graph, Loc, LocalId, LocalKind, Operand, Proj, Rvalue, StmtKind,
};
use crate::flow::loops::Shape;
use crate::models::entry::{Arg, Kind, ModelEffect};
use crate::names::Owner;
use crate::names::impls::Head;
use crate::program::{Code, RunEdge};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// The end of what the call gave: of an instance that a constructor made, before the caller does
/// something else; of any other value, before the next turn of a loop makes another.
pub(super) fn ends(code: &Code<'_>, graph: &Graph, edge: &RunEdge) -> Option<[Repeat; 2]> {
    let into = match edge.site.stmt(graph)? {
        StmtKind::Call(call) => &call.into,
        StmtKind::Await { into, .. } => into,
        _ => return None,
    };
    let slots = slots(code, graph, into)?;
    let constructs = constructed(code, edge.body);
    let shape = Shape::of(graph);
    let variable = slots.iter().copied().find(|slot| {
        let local = &graph.locals[slot.0 as usize];
        local.kind == LocalKind::Variable && local.name.is_some() && is_owner(code, &local.ty)
    })?;
    let local = &graph.locals[variable.0 as usize];
    let made = constructs.is_some() && local.ty.path() == constructs;
    for (n, block) in graph.blocks.iter().enumerate() {
        let id = BlockId(n as u32);
        for (index, stmt) in block.stmts.iter().enumerate() {
            if !is_end(code, &stmt.kind, variable) {
                continue;
            }
            let again = shape.same_cycle(edge.site.block, id);
            if again || (made && goes_on(graph, &shape, id, index)) {
                let in_file = |range: Range| range.in_file(graph.body.file);
                return Some([
                    Why::Owner.at(in_file(local.range)),
                    Why::OwnerEnds.at(in_file(stmt.range)),
                ]);
            }
        }
    }
    None
}

/// The type that an associated function without a receiver makes.
fn constructed(code: &Code<'_>, body: BodyRef) -> Option<Name> {
    let def = code.names.def(code.def_of(body)?);
    let Some(Owner::Impl(id)) = def.owner else { return None };
    match code.names.impls().get(id).head {
        Head::Adt(path) if def.function()?.receiver.is_none() => Some(path),
        _ => None,
    }
}

/// Whether a value of that type can stand for what was started: not a number or text.
fn is_owner(code: &Code<'_>, ty: &Ty) -> bool {
    match ty {
        Ty::Adt(path, _) => {
            code.is_workspace_type(*path)
                || matches!(
                    code.kind(ty),
                    Some(Kind::Receiver | Kind::Sender { .. } | Kind::Adaptor)
                )
        }
        _ => false,
    }
}

/// The slots that the value moves through; none if it goes anywhere else.
fn slots(code: &Code<'_>, graph: &Graph, into: &Loc) -> Option<Vec<LocalId>> {
    if !into.steps.is_empty() {
        return None;
    }
    let mut slots = vec![into.local];
    let mut next = 0;
    while let Some(slot) = slots.get(next).copied() {
        next += 1;
        if slot == graph.result {
            return None;
        }
        for block in &graph.blocks {
            for stmt in &block.stmts {
                match moved(code, &stmt.kind, slot) {
                    Moved::To(to) if !slots.contains(&to) => slots.push(to),
                    Moved::To(_) | Moved::No => {}
                    Moved::Away => return None,
                }
            }
            if let End::Select(select) = &block.end
                && select.arms.iter().any(|arm| arm.wait.local == slot)
            {
                return None;
            }
        }
    }
    Some(slots)
}

/// What a statement does with the value of a slot.
enum Moved {
    /// Nothing, or it ends it.
    No,
    /// It goes on in that slot.
    To(LocalId),
    /// It goes where it is not followed.
    Away,
}

fn moved(code: &Code<'_>, kind: &StmtKind, slot: LocalId) -> Moved {
    let is = |operand: &Operand| matches!(operand, Operand::Move(loc) if loc.local == slot);
    let inner = |step: &Proj| matches!(step, Proj::Payload(..));
    let away = |yes: bool| if yes { Moved::Away } else { Moved::No };
    match kind {
        StmtKind::Assign(into, Rvalue::Use(Operand::Move(from))) if from.local == slot => {
            if into.steps.is_empty() && from.steps.iter().all(inner) {
                Moved::To(into.local)
            } else {
                Moved::Away
            }
        }
        StmtKind::Assign(_, Rvalue::Aggregate(_, parts)) => {
            away(parts.iter().any(|(_, part)| is(part)))
        }
        StmtKind::Assign(_, Rvalue::Body(_, parts)) => away(parts.iter().any(is)),
        StmtKind::Await { future, into, .. } if future.local == slot => Moved::To(into.local),
        StmtKind::Call(call) => match (call.args.iter().position(is), &call.callee) {
            (None, _) => Moved::No,
            // Consumed by a method of its own: `lease.release()`.
            (Some(0), callee) if consumes(code, callee) => Moved::No,
            (Some(0), Callee::Model(model))
                if code.kind(&model.self_ty) == Some(&Kind::Wrapper) =>
            {
                Moved::To(call.into.local)
            }
            (Some(_), _) => Moved::Away,
        },
        _ => Moved::No,
    }
}

/// Whether a call ends the life of its first argument: a method that takes it by value, `drop`.
fn consumes(code: &Code<'_>, callee: &Callee) -> bool {
    let body = match callee {
        Callee::Body(body) => body,
        Callee::Model(model) => return model.effects.contains(&ModelEffect::Drop(Arg::Nth(0))),
        _ => return false,
    };
    let function = code.def_of(*body).and_then(|id| code.names.def(id).function());
    function.is_some_and(|f| f.receiver.as_ref().is_some_and(|r| !r.by_ref && r.ty.is_none()))
}

fn is_end(code: &Code<'_>, kind: &StmtKind, variable: LocalId) -> bool {
    let whole = |loc: &Loc| loc.local == variable && loc.steps.is_empty();
    match kind {
        StmtKind::Drop { loc, maybe: false } => whole(loc),
        StmtKind::Call(call) => {
            let first = matches!(call.args.first(), Some(Operand::Move(loc)) if whole(loc));
            first && consumes(code, &call.callee)
        }
        _ => false,
    }
}

/// Whether a call or await comes behind the statement.
fn goes_on(graph: &Graph, shape: &Shape, block: BlockId, stmt: usize) -> bool {
    let works = |kind: &StmtKind| matches!(kind, StmtKind::Call(_) | StmtKind::Await { .. });
    let here = &graph.blocks[block.0 as usize].stmts;
    // The await of the method that consumes it belongs to the end.
    here.iter().skip(stmt + 2).any(|s| works(&s.kind))
        || graph.blocks.iter().enumerate().any(|(n, later)| {
            shape.reaches(block, BlockId(n as u32)) && later.stmts.iter().any(|s| works(&s.kind))
        })
}
