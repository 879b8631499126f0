//! Where the value of a slot comes from.
//!
//! In:  a graph.
//! Out: for each slot, the one statement that fills it, behind moves and borrows of whole slots.
//! Nothing for slots that are filled twice, or in parts.

use rustc_hash::FxHashMap;

use crate::flow::graph::{BlockId, Call, Graph, Loc, LocalId, Operand, Rvalue, StmtKind};

/// A statement of a graph.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) struct At {
    /// Its block.
    pub block: BlockId,
    /// Its place in the block.
    pub stmt: u32,
}

/// What fills the slots of a graph.
pub(super) struct Origins<'g> {
    graph: &'g Graph,
    /// The statement that fills a slot; none if there are several.
    filled: FxHashMap<LocalId, Option<At>>,
}

/// Moves and borrows between a value and where it is made.
const MAX_STEPS: usize = 16;

impl<'g> Origins<'g> {
    pub(super) fn of(graph: &'g Graph) -> Self {
        let mut filled: FxHashMap<LocalId, Option<At>> = FxHashMap::default();
        for (n, block) in graph.blocks.iter().enumerate() {
            for (index, stmt) in block.stmts.iter().enumerate() {
                if let Some(into) = fills(&stmt.kind) {
                    let at = At { block: BlockId(n as u32), stmt: index as u32 };
                    let once = into.steps.is_empty().then_some(at);
                    filled.entry(into.local).and_modify(|old| *old = None).or_insert(once);
                }
            }
        }
        Self { graph, filled }
    }

    pub(super) fn stmt(&self, at: At) -> &'g StmtKind {
        &self.graph.blocks[at.block.0 as usize].stmts[at.stmt as usize].kind
    }

    /// The one statement that fills a slot.
    pub(super) fn filled(&self, local: LocalId) -> Option<&'g StmtKind> {
        self.filled.get(&local).copied().flatten().map(|at| self.stmt(at))
    }

    /// The statement that makes the value of a slot.
    pub(super) fn made(&self, local: LocalId) -> Option<At> {
        let mut at = local;
        for _ in 0..MAX_STEPS {
            let found = self.filled.get(&at).copied().flatten()?;
            match self.stmt(found) {
                StmtKind::Assign(
                    _,
                    Rvalue::Use(Operand::Move(from) | Operand::Copy(from)) | Rvalue::Ref(from, _),
                ) if from.steps.is_empty() => {
                    at = from.local;
                }
                _ => return Some(found),
            }
        }
        None
    }

    /// The call that makes the value of a slot.
    pub(super) fn call(&self, local: LocalId) -> Option<&'g Call> {
        match self.stmt(self.made(local)?) {
            StmtKind::Call(call) => Some(call),
            _ => None,
        }
    }

    /// The call that makes the future whose output is in a slot.
    pub(super) fn awaited_call(&self, local: LocalId) -> Option<&'g Call> {
        match self.stmt(self.made(local)?) {
            StmtKind::Await { future, .. } if future.steps.is_empty() => self.call(future.local),
            _ => None,
        }
    }
}

/// What a statement fills.
pub(super) fn fills(kind: &StmtKind) -> Option<&Loc> {
    match kind {
        StmtKind::Assign(into, _)
        | StmtKind::Await { into, .. }
        | StmtKind::Opaque { into, .. } => Some(into),
        StmtKind::Call(call) => Some(&call.into),
        StmtKind::Drop { .. } | StmtKind::End(_) => None,
    }
}
