//! Ways out of a body that look open and are never taken.
//!
//! In:  one graph, models of libraries.
//! Out: the ways, each with its code and why it is never taken; calls that never come back.
//! Under-approximates: a way that is not proved impossible may be taken.

use super::cycles::{Pruned, Way};
use super::origins::Origins;
use super::sources::Sources;
use crate::domain::{Name, Range};
use crate::flow::graph::{
    BlockId, Callee, Edge, End, Graph, Loc, LocalId, LocalKind, LoopKind, Operand, Rvalue,
    SelectEnd, StmtKind, Test,
};
use crate::flow::loops::Shape;
use crate::models::entry::ModelEffect;
use crate::program::Code;
use crate::types::Ty;

/// Why something that looks like an exit is none.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LooksLike {
    /// A `break` that leaves an inner loop only.
    InnerBreak,
    /// A `return` that leaves a closure or async block only.
    NestedReturn,
    /// The `else` of a `select!` in which another arm is never switched off.
    Else,
    /// A test of a value that the loop never changes.
    Unchanged,
    /// The end of an iterator or stream that has none.
    Endless,
}

/// Ways of one graph that are never taken.
pub(super) struct Impossible<'a, 'w> {
    pub(super) graph: &'a Graph,
    pub(super) origins: &'a Origins<'a>,
    pub(super) sources: Sources<'a, 'w>,
    pub(super) found: Vec<(BlockId, Range, LooksLike)>,
    /// Ways that are taken at the first turn or never.
    pub(super) at_first: Vec<Way>,
}

impl<'a, 'w> Impossible<'a, 'w> {
    pub(super) fn new(code: &'a Code<'w>, graph: &'a Graph, origins: &'a Origins<'a>) -> Self {
        let sources = Sources { code, graph, origins };
        Self { graph, origins, sources, found: Vec::new(), at_first: Vec::new() }
    }

    /// Cuts the ways that are never taken.
    pub(super) fn cut(&mut self, pruned: &mut Pruned) {
        for (n, block) in self.graph.blocks.iter().enumerate() {
            let id = BlockId(n as u32);
            if block.stmts.iter().any(|s| matches!(s.kind, StmtKind::Opaque { .. })) {
                pruned.leaves.insert(id);
            }
            match &block.end {
                End::Select(select) => self.select(id, select, pruned),
                End::Branch(test, edges) => self.branch(id, test, edges, pruned),
                _ => {}
            }
        }
        self.unchanged(pruned);
    }

    fn select(&mut self, id: BlockId, select: &SelectEnd, pruned: &mut Pruned) {
        let Some(range) = select.otherwise_range.filter(|_| is_never_off(select)) else { return };
        pruned.cut(id, select.arms.len());
        self.found.push((id, range, LooksLike::Else));
    }

    /// The end of a source that has none.
    fn branch(&mut self, id: BlockId, test: &Test, edges: &[(Edge, BlockId)], pruned: &mut Pruned) {
        let (source, more) = match test {
            Test::Next(loc) if loc.steps.is_empty() => {
                (self.sources.endless(loc.local), Edge::Bool(true))
            }
            Test::Variant(loc) => (self.is_next_item(loc), Edge::Is(Name::new("Some"))),
            _ => return,
        };
        if !source || !edges.iter().any(|(edge, _)| *edge == more) {
            return;
        }
        for (nth, _) in edges.iter().enumerate().filter(|(_, (edge, _))| *edge != more) {
            pruned.cut(id, nth);
        }
        let tested = match test {
            Test::Next(loc) | Test::Variant(loc) => loc.local,
            _ => return,
        };
        let range = self.graph.locals[tested.0 as usize].range;
        self.found.push((id, range, LooksLike::Endless));
    }

    /// Whether a place holds the next item of a source, as taken by a call.
    fn is_next_item(&self, loc: &Loc) -> bool {
        if !loc.steps.is_empty() {
            return false;
        }
        let call = self.origins.call(loc.local).or_else(|| self.origins.awaited_call(loc.local));
        call.is_some_and(|call| self.sources.always_gives(call))
    }

    /// The condition of a `while` on a flag that is read once, before the loop.
    fn unchanged(&mut self, pruned: &mut Pruned) {
        let whiles = self.graph.loops.iter().filter(|l| l.kind == LoopKind::While);
        let heads: Vec<BlockId> = whiles.map(|l| l.head).collect();
        if heads.is_empty() {
            return;
        }
        let shape = Shape::of(self.graph);
        for head in heads {
            let End::Branch(Test::Bool(loc), edges) = &self.graph.blocks[head.0 as usize].end
            else {
                continue;
            };
            if !self.is_fixed(loc) {
                continue;
            }
            for (nth, (_, to)) in edges.iter().enumerate() {
                if !shape.same_cycle(head, *to) {
                    pruned.cut(head, nth);
                    self.at_first.push(Way { from: head, nth: nth as u32 });
                }
            }
            let range = self.graph.locals[loc.local.0 as usize].range;
            self.found.push((head, range, LooksLike::Unchanged));
        }
    }

    /// Whether a place is a plain flag that one call fills, and that nothing else can change.
    fn is_fixed(&self, loc: &Loc) -> bool {
        let local = &self.graph.locals[loc.local.0 as usize];
        let plain = loc.steps.is_empty()
            && local.kind == LocalKind::Variable
            && matches!(local.ty, Ty::Prim(name) if name == "bool");
        let called = self.is_called(loc.local) || self.is_negated_call(loc.local);
        let lent = || {
            self.graph.blocks.iter().flat_map(|b| &b.stmts).any(|stmt| {
                matches!(&stmt.kind, StmtKind::Assign(_, Rvalue::Ref(from, true)) if from.local == loc.local)
            })
        };
        plain && called && !lent()
    }

    fn is_called(&self, local: LocalId) -> bool {
        self.origins.call(local).is_some()
    }

    /// `!call()`, read once.
    fn is_negated_call(&self, local: LocalId) -> bool {
        let Some(at) = self.origins.made(local) else { return false };
        let StmtKind::Assign(_, Rvalue::Computed(values)) = self.origins.stmt(at) else {
            return false;
        };
        match values.as_slice() {
            [Operand::Move(loc) | Operand::Copy(loc)] => self.is_called(loc.local),
            _ => false,
        }
    }

    /// Blocks with a wait that never completes, with its code.
    pub(super) fn endless_waits(&self) -> Vec<(BlockId, Range)> {
        let mut found = Vec::new();
        for (n, block) in self.graph.blocks.iter().enumerate() {
            for stmt in &block.stmts {
                let call = match &stmt.kind {
                    StmtKind::Await { future, .. } => self.origins.call(future.local),
                    StmtKind::Call(call) => Some(&**call),
                    _ => None,
                };
                let Some(Callee::Model(model)) = call.map(|call| &call.callee) else { continue };
                // What an async function does, it does where it is awaited.
                if model.is_async != matches!(stmt.kind, StmtKind::Await { .. }) {
                    continue;
                }
                let never = model.is_async && model.effects.contains(&ModelEffect::Never);
                if never || call.is_some_and(|call| self.sources.never_done(call)) {
                    found.push((BlockId(n as u32), stmt.range));
                }
            }
        }
        found
    }
}

/// Whether an arm is never switched off: its pattern always matches and it has no condition.
fn is_never_off(select: &SelectEnd) -> bool {
    // `complete` of futures' macro is taken when all arms have ended, whatever their patterns.
    !select.complete && select.arms.iter().any(|arm| !arm.refutable && !arm.guarded)
}
