//! Scopes: which slots end where.
//!
//! In:  slots, in the order they get their values.
//! Out: a drop of each at the end of its scope, in reverse, on every way out.
//! Source: Rust Reference, "Destructors", "Drop scopes".

use super::Builder;
use crate::domain::{Name, Range};
use crate::flow::graph::{
    BasicBlock, BlockId, Edge, End, Loc, Local, LocalId, LocalKind, Operand, Rvalue, Stmt,
    StmtKind, Stop, Test,
};
use crate::types::Ty;

/// A scope that is open.
#[derive(Debug)]
pub(super) struct Scope {
    /// Slots in order of their initialisation, each with the block that drops it and what lies
    /// outside before it returns, once such a block was made.
    pub drops: Vec<(LocalId, Option<BlockId>)>,
    /// The last byte: where drops are reported.
    pub end: Range,
    /// How many names were visible before it.
    names: usize,
}

/// Where `break` and `continue` go.
#[derive(Debug)]
pub(super) struct Breakable {
    pub label: Option<Name>,
    /// How many scopes stay open.
    pub depth: usize,
    pub exit: BlockId,
    /// The head of a loop; a labelled block has none.
    pub head: Option<BlockId>,
    /// Where a value goes.
    pub into: Loc,
}

/// Returns share their drops once a body has that many statements: each `?` of a generated
/// function would repeat all of them.
const SHARE_FROM: usize = 20_000;

/// The last byte of a range.
pub(super) fn last_byte(range: Range) -> Range {
    Range::new(range.end.saturating_sub(1).max(range.start), range.end)
}

impl Builder<'_> {
    pub(super) fn new_block(&mut self) -> BlockId {
        self.f.blocks.push(BasicBlock { stmts: Vec::new(), end: End::Stop(Stop::Never) });
        BlockId(self.f.blocks.len() as u32 - 1)
    }

    pub(super) fn emit(&mut self, kind: StmtKind, range: Range) {
        self.f.stmt_count += 1;
        let current = self.f.current.0 as usize;
        self.f.blocks[current].stmts.push(Stmt { kind, range });
    }

    pub(super) fn assign(&mut self, into: Loc, value: Rvalue, range: Range) {
        self.emit(StmtKind::Assign(into, value), range);
    }

    pub(super) fn set_end(&mut self, end: End) {
        let current = self.f.current.0 as usize;
        self.f.blocks[current].end = end;
    }

    pub(super) fn goto(&mut self, target: BlockId) {
        self.set_end(End::Goto(target));
    }

    /// Ends the current block with a jump there, and goes on in it.
    pub(super) fn enter(&mut self, target: BlockId) {
        self.goto(target);
        self.f.current = target;
    }

    /// Ends the current block; what is written behind it is unreachable.
    pub(super) fn diverge(&mut self, end: End) {
        self.set_end(end);
        self.f.current = self.new_block();
    }

    /// Ends the current block with a test of two outcomes and goes on in the first.
    pub(super) fn branch(&mut self, test: Test, yes: Edge, no: (Edge, BlockId)) {
        let next = self.new_block();
        self.set_end(End::Branch(test, vec![(yes, next), no]));
        self.f.current = next;
    }

    pub(super) fn local(
        &mut self,
        kind: LocalKind,
        name: Option<Name>,
        ty: Ty,
        range: Range,
    ) -> LocalId {
        let name = name.map(Name::as_written);
        self.f.locals.push(Local { kind, name, ty, range });
        LocalId(self.f.locals.len() as u32 - 1)
    }

    pub(super) fn temp(&mut self, ty: Ty, range: Range) -> LocalId {
        self.local(LocalKind::Temporary, None, ty, range)
    }

    /// A slot for a value that nobody looks at.
    pub(super) fn unit(&mut self, range: Range) -> Loc {
        Loc::whole(self.temp(Ty::unit(), range))
    }

    pub(super) fn push_scope(&mut self, end: Range) {
        let names = self.f.names.len();
        self.f.scopes.push(Scope { drops: Vec::new(), end: last_byte(end), names });
    }

    /// Opens a scope that also ends the temporaries inside; returns what to give back to
    /// [`Self::pop_temps`].
    pub(super) fn push_temps(&mut self, end: Range) -> usize {
        self.push_scope(end);
        std::mem::replace(&mut self.f.temps, self.f.scopes.len() - 1)
    }

    pub(super) fn pop_temps(&mut self, before: usize) {
        self.f.temps = before;
        self.pop_scope();
    }

    /// Closes the innermost scope: its slots are dropped here.
    pub(super) fn pop_scope(&mut self) {
        self.drop_from(self.f.scopes.len().saturating_sub(1));
        self.forget_scope();
    }

    /// Closes the innermost scope without dropping anything here.
    pub(super) fn forget_scope(&mut self) -> Option<Scope> {
        let scope = self.f.scopes.pop()?;
        self.f.names.truncate(scope.names);
        Some(scope)
    }

    /// The innermost scope.
    pub(super) fn innermost(&self) -> usize {
        self.f.scopes.len().saturating_sub(1)
    }

    /// The slot has its value now: drop it at the end of that scope.
    pub(super) fn schedule(&mut self, scope: usize, local: LocalId) {
        if self.ask.needs_drop(&self.f.locals[local.0 as usize].ty) == Some(false) {
            return;
        }
        if let Some(scope) = self.f.scopes.get_mut(scope) {
            scope.drops.push((local, None));
        }
    }

    /// Drops everything in the scopes from `depth` inwards, innermost first, leaving them open.
    pub(super) fn drop_from(&mut self, depth: usize) {
        for scope in (depth..self.f.scopes.len()).rev() {
            for n in (0..self.f.scopes[scope].drops.len()).rev() {
                let (local, _) = self.f.scopes[scope].drops[n];
                let end = self.f.scopes[scope].end;
                self.emit(StmtKind::Drop { loc: Loc::whole(local), maybe: false }, end);
            }
        }
    }

    /// Drops the scopes from `depth` on and goes to `target`; what follows is unreachable.
    pub(super) fn leave(&mut self, depth: usize, target: BlockId) {
        self.drop_from(depth);
        self.diverge(End::Goto(target));
    }

    /// A block that leaves to `target`; `target` itself when there is nothing to drop.
    pub(super) fn landing(&mut self, depth: usize, target: BlockId) -> BlockId {
        if self.f.scopes[depth.min(self.f.scopes.len())..].iter().all(|s| s.drops.is_empty()) {
            return target;
        }
        let before = self.f.current;
        let landing = self.new_block();
        self.f.current = landing;
        self.drop_from(depth);
        self.goto(target);
        self.f.current = before;
        landing
    }

    /// Returns: drops all scopes. What follows is unreachable.
    pub(super) fn leave_body(&mut self) {
        if self.f.stmt_count < SHARE_FROM {
            self.drop_from(0);
            return self.diverge(End::Return);
        }
        for scope in (0..self.f.scopes.len()).rev() {
            for n in (0..self.f.scopes[scope].drops.len()).rev() {
                let (local, shared) = self.f.scopes[scope].drops[n];
                if let Some(block) = shared {
                    return self.diverge(End::Goto(block));
                }
                let block = self.new_block();
                self.enter(block);
                self.f.scopes[scope].drops[n].1 = Some(block);
                let end = self.f.scopes[scope].end;
                self.emit(StmtKind::Drop { loc: Loc::whole(local), maybe: false }, end);
            }
        }
        self.diverge(End::Return);
    }

    /// Puts an operand into a slot of its own that lives to the end of `scope`.
    pub(super) fn store(&mut self, value: Operand, ty: Ty, scope: usize, range: Range) -> LocalId {
        let temp = self.temp(ty, range);
        self.assign(Loc::whole(temp), Rvalue::Use(value), range);
        self.schedule(scope, temp);
        temp
    }
}
