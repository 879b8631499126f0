//! Places of locations: what a slot stands for in the body's own terms.
//!
//! In:  locations of a control-flow graph.
//! Out: places rooted at parameters, captures, statics or locals; references are looked through.

use crate::domain::{Name, Place, Root, Step};
use crate::flow::graph::{Const, Graph, Loc, LocalId, LocalKind, Operand, Proj, Rvalue, StmtKind};

/// References through references that are followed.
const MAX_HOPS: usize = 8;

/// The place of a location. A temporary or reference stands for what it was made from, if that
/// is one place.
pub fn place_of(graph: &Graph, loc: &Loc) -> Place {
    place(graph, loc, MAX_HOPS)
}

/// The place of an operand, unless it is a constant that is no static.
pub fn operand_place(graph: &Graph, operand: &Operand) -> Option<Place> {
    match operand {
        Operand::Move(loc) | Operand::Copy(loc) => Some(place_of(graph, loc)),
        Operand::Const(Const::Static(name)) => Some(Place::new(Root::Static(*name))),
        Operand::Const(_) => None,
    }
}

fn place(graph: &Graph, loc: &Loc, hops: usize) -> Place {
    let local = &graph.locals[loc.local.0 as usize];
    let root = match &local.kind {
        LocalKind::Param(n) => Place::new(Root::Param(*n)),
        LocalKind::Capture { outer, .. } => Place::new(Root::Capture(outer.0)),
        LocalKind::Result => Place::new(Root::Return),
        LocalKind::Variable | LocalKind::Temporary => match origin(graph, loc.local) {
            Some(from) if hops > 0 => place(graph, from, hops - 1),
            _ => Place::new(Root::Local(loc.local.0)),
        },
    };
    loc.steps.iter().fold(root, |place, step| match step {
        Proj::Deref => place,
        Proj::Field(name) => place.step(Step::Field(*name)),
        Proj::Index => place.step(Step::Elem),
        Proj::Payload(variant, _) if erased(*variant) => place,
        Proj::Payload(variant, n) => place.step(Step::Payload(*variant, *n)),
    })
}

fn erased(variant: Name) -> bool {
    variant == "Some" || variant == "Ok"
}

/// The one location a slot was borrowed or moved from.
fn origin(graph: &Graph, local: LocalId) -> Option<&Loc> {
    let mut found = None;
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        let from = match &stmt.kind {
            StmtKind::Assign(into, value) if into.local == local => match value {
                Rvalue::Ref(loc, _) | Rvalue::Use(Operand::Move(loc) | Operand::Copy(loc))
                    if into.steps.is_empty() =>
                {
                    loc
                }
                _ => return None,
            },
            StmtKind::Call(call) if call.into.local == local => return None,
            StmtKind::Await { into, .. } | StmtKind::Opaque { into, .. } if into.local == local => {
                return None;
            }
            _ => continue,
        };
        if found.is_some_and(|old| old != from) {
            return None;
        }
        found = Some(from);
    }
    found
}
