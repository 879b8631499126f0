//! What is left to drop of a value that may be partly gone.
//!
//! In:  a path and the state of all paths at its drop.
//! Out: drops of the whole, or of its parts in order of declaration.
//! Source: rustc-dev-guide, "Drop elaboration": open drops.

use super::build::ask::Ask;
use super::graph::{Proj, StmtKind};
use super::moves::State;
use super::paths::{PathId, Paths};

/// Adds the drops that are left of a path.
pub(super) fn parts(
    paths: &Paths,
    state: &State,
    id: PathId,
    ask: &dyn Ask,
    out: &mut Vec<StmtKind>,
) {
    if !state.there(id) {
        return;
    }
    let maybe = state.gone(id);
    let mut whole = true;
    paths.each_below(id, &mut |below| {
        whole &= state.there(below) && state.gone(below) == maybe;
    });
    if whole {
        out.push(StmtKind::Drop { loc: paths.loc(id), maybe });
        return;
    }
    let path = &paths.list[id];
    let is_payload = |c: &PathId| matches!(paths.list[*c].step, Some(Proj::Payload(..)));
    if path.children.iter().any(is_payload) || ask.variants(&path.ty).is_some() {
        return variants(paths, state, id, ask, out);
    }
    if path.children.iter().any(|c| paths.list[*c].step == Some(Proj::Deref)) {
        // The content of a box has moved or is dropped; the box itself holds nothing else.
        path.children.iter().for_each(|c| parts(paths, state, *c, ask, out));
        return;
    }
    let Some(fields) = ask.fields(&path.ty) else {
        out.push(StmtKind::Drop { loc: paths.loc(id), maybe: true });
        return;
    };
    for (name, ty) in fields {
        match paths.find_child(id, Proj::Field(name)) {
            Some(child) => parts(paths, state, child, ask, out),
            None if ask.needs_drop(&ty) == Some(false) => {}
            None => {
                let loc = paths.loc(id).then(Proj::Field(name));
                out.push(StmtKind::Drop { loc, maybe });
            }
        }
    }
}

/// An enum that was taken apart: payloads that are left, of whichever variant it is.
fn variants(paths: &Paths, state: &State, id: PathId, ask: &dyn Ask, out: &mut Vec<StmtKind>) {
    let path = &paths.list[id];
    if ask.variants(&path.ty).is_none() {
        out.push(StmtKind::Drop { loc: paths.loc(id), maybe: true });
        return;
    }
    let left: Vec<PathId> = path.children.iter().copied().filter(|c| state.there(*c)).collect();
    if left.is_empty() {
        return;
    }
    let before = out.len();
    for child in left {
        parts(paths, state, child, ask, out);
    }
    // Which variant it is depends on the path, so none of them drops for certain.
    for drop in &mut out[before..] {
        if let StmtKind::Drop { maybe, .. } = drop {
            *maybe = true;
        }
    }
}
