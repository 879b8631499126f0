//! What is alive at a call or await: values that would still be dropped behind it.
//!
//! In:  a finished graph.
//! Out: at any statement, the slots that surely or maybe hold a value that needs dropping, after
//!      the statement took its operands and before it gave its result.
//! Cost: solved once a graph; a question replays one block.
//! Not here: whose value it is; captures by reference, which are alive in the enclosing body.

use super::build::ask::Ask;
use super::graph::{BlockId, Graph, LocalId, Proj};
use super::moves::{Moves, State};
use super::paths::PathId;
use super::walk;
use crate::types::Ty;

/// How certain it is that a slot holds its value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Presence {
    /// On every path.
    Live,
    /// On some path, or only a part of it.
    Maybe,
}

/// Slots that hold a value, in order.
pub type Alive = Vec<(LocalId, Presence)>;

/// What is alive at one point.
pub struct Seen<'s> {
    live: &'s Liveness<'s>,
    /// None in a body too large to follow.
    state: Option<&'s State>,
}

impl Seen<'_> {
    /// The slots that surely or maybe hold a value.
    pub fn all(&self) -> Alive {
        if let Some(state) = self.state {
            return self.live.list(state);
        }
        let roots = (0..self.live.graph.locals.len() as u32).map(LocalId);
        roots
            .filter(|l| self.live.moves.paths.root(*l).is_some())
            .map(|l| (l, Presence::Maybe))
            .collect()
    }

    /// Structs of which fields have moved, or may have, and the rest is surely there.
    pub fn partly(&self) -> Vec<LocalId> {
        self.state.map_or_else(Vec::new, |state| self.live.partly(state))
    }
}

/// The live slots of a graph.
pub struct Liveness<'a> {
    graph: &'a Graph,
    ask: &'a dyn Ask,
    moves: Moves,
}

impl<'a> Liveness<'a> {
    /// Solves a graph.
    pub fn of(graph: &'a Graph, ask: &'a dyn Ask) -> Self {
        Self { graph, ask, moves: Moves::of(graph, ask) }
    }

    /// What is alive while the statement runs, in order of the slots. An index past the last
    /// statement asks for the end of the block. In a body too large to follow, all may be.
    pub fn at(&self, block: BlockId, stmt: usize) -> Alive {
        let mut answer = Vec::new();
        self.replay(block, &mut |n, seen| {
            if n == stmt {
                answer = seen.all();
            }
        });
        answer
    }

    /// Calls `f` for each statement of a block and once for its end, with its index and what is
    /// alive there.
    pub fn replay(&self, block: BlockId, f: &mut dyn FnMut(usize, &Seen<'_>)) {
        let stmts = &self.graph.blocks[block.0 as usize].stmts;
        let Some(entry) = self.moves.entry.get(block.0 as usize) else {
            let all = Seen { live: self, state: None };
            (0..=stmts.len()).for_each(|n| f(n, &all));
            return;
        };
        let mut state = entry.clone();
        for (n, stmt) in stmts.iter().enumerate() {
            let mut during = None;
            walk::operands(&stmt.kind, &mut |operand| {
                self.moves.consume(during.get_or_insert_with(|| state.clone()), operand);
            });
            f(n, &Seen { live: self, state: Some(during.as_ref().unwrap_or(&state)) });
            self.moves.step(&mut state, self.graph, &stmt.kind, self.ask);
        }
        f(stmts.len(), &Seen { live: self, state: Some(&state) });
    }

    fn list(&self, state: &State) -> Alive {
        let paths = &self.moves.paths;
        let mut live = Vec::new();
        for n in 0..self.graph.locals.len() as u32 {
            let Some(root) = paths.root(LocalId(n)) else { continue };
            if !state.there(root) {
                continue;
            }
            let (mut any, mut all) = (false, true);
            paths.each_below(root, &mut |id| {
                let there = state.there(id);
                let leaf = paths.list[id].children.is_empty();
                any |= there && leaf;
                all &= there && !state.gone(id);
            });
            if all {
                live.push((LocalId(n), Presence::Live));
            } else if any || self.has_more(root) {
                live.push((LocalId(n), Presence::Maybe));
            }
        }
        live
    }

    fn partly(&self, state: &State) -> Vec<LocalId> {
        let paths = &self.moves.paths;
        let slots = (0..self.graph.locals.len() as u32).map(LocalId);
        slots
            .filter(|slot| {
                let Some(root) = paths.root(*slot) else { return false };
                let path = &paths.list[root];
                let field = |id: &PathId| matches!(paths.list[*id].step, Some(Proj::Field(_)));
                matches!(path.ty, Ty::Adt(..))
                    && state.there(root)
                    && !state.gone(root)
                    && path.children.iter().all(field)
                    && path.children.iter().any(|id| state.gone(*id))
            })
            .collect()
    }

    /// Whether a struct has fields, besides those that are followed apart.
    fn has_more(&self, id: PathId) -> bool {
        let path = &self.moves.paths.list[id];
        if self.ask.variants(&path.ty).is_some() {
            return false; // an enum's payloads are all followed once one is
        }
        let step = path.children.first().and_then(|c| self.moves.paths.list[*c].step);
        step != Some(Proj::Deref)
            && self.ask.fields(&path.ty).is_none_or(|all| all.len() > path.children.len())
    }
}
