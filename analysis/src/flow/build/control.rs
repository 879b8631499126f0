//! Blocks, statements, `if` with its conditions, `break`, `continue`.
//!
//! In:  those expressions.
//! Out: blocks of the graph, with the drops that each way out of a scope runs.
//! Source: Rust Reference, "Destructors": "Drop scopes", "Temporary scopes", "Temporary lifetime
//! extension"; the edition guide for 2024 on `if let` and tail expression scopes.

use super::Builder;
use super::scopes::Breakable;
use crate::domain::{Name, Range};
use crate::flow::graph::{BlockId, Edge, Loc, Operand, Stop, Test};
use crate::load::workspace::Edition;
use crate::syntax::ir::{Block, Expr, ExprId, Lit, Pat, PatId, Stmt};

impl Builder<'_> {
    /// A block: its variables end at its brace, in reverse order.
    pub(super) fn block(
        &mut self,
        into: &Loc,
        block: &Block,
        range: Range,
        extending: Option<usize>,
    ) {
        let exit = block.label.map(|label| {
            let exit = self.new_block();
            let depth = self.f.scopes.len();
            let head = None;
            self.f.breakables.push(Breakable {
                label: Some(label),
                depth,
                exit,
                head,
                into: into.clone(),
            });
            exit
        });
        self.statements(into, block, range, extending);
        if let Some(exit) = exit {
            self.f.breakables.pop();
            self.enter(exit);
        }
    }

    fn statements(&mut self, into: &Loc, block: &Block, range: Range, extending: Option<usize>) {
        let end =
            if block.end > range.start { Range::new(range.start, block.end + 1) } else { range };
        let end = if end.end > range.end { range } else { end };
        self.push_scope(end);
        let scope = self.innermost();
        for stmt in &block.stmts {
            self.statement(stmt, scope);
        }
        if let Some(tail) = block.tail {
            if self.site.edition >= Edition::E2024 {
                let before = self.push_temps(self.body.range(tail));
                self.extending = extending;
                self.into(into, tail);
                self.pop_temps(before);
            } else {
                self.extending = extending;
                self.into(into, tail);
            }
            self.extending = None;
        }
        self.pop_scope();
    }

    /// The content of an async block, whose own scopes are open.
    pub(super) fn async_content(&mut self, root: ExprId, end: Range) {
        let body = self.body;
        let before = self.push_temps(end);
        if let Expr::Block(block) = &body[root] {
            self.statements(&Loc::whole(self.f.result), block, end, None);
        }
        self.pop_temps(before);
        self.leave_body();
    }

    /// A statement, which a build may leave out if it stands under a `cfg`.
    fn statement(&mut self, stmt: &Stmt, scope: usize) {
        let (Stmt::Let { range, .. } | Stmt::Expr { range, .. }) = stmt else { return };
        if !self.optional.contains(range) {
            return self.included(stmt, scope);
        }
        let after = self.new_block();
        self.branch(Test::Other(Vec::new()), Edge::Bool(true), (Edge::Otherwise, after));
        self.included(stmt, scope);
        self.enter(after);
    }

    fn included(&mut self, stmt: &Stmt, scope: usize) {
        match stmt {
            Stmt::Let { pat, init, els, range, .. } => self.let_(*pat, *init, *els, *range, scope),
            Stmt::Expr { expr, range, .. } => {
                let before = self.push_temps(*range);
                self.discard(*expr);
                self.pop_temps(before);
            }
            Stmt::Item(_) => {}
        }
    }

    fn let_(
        &mut self,
        pat: PatId,
        init: Option<ExprId>,
        els: Option<ExprId>,
        range: Range,
        scope: usize,
    ) {
        let Some(init) = init else {
            for slot in self.declare(pat) {
                self.schedule(scope, slot);
            }
            return;
        };
        let before = self.push_temps(range);
        if let (Some(name), None) = (self.plain_name(pat), els) {
            // The name is not visible in its own initialiser, so it is declared behind it.
            let slot = self.variable_slot(pat, name);
            self.extending = Some(scope);
            self.into(&Loc::whole(slot), init);
            self.extending = None;
            self.declare_as(pat, name, slot);
            self.schedule(scope, slot);
            return self.end_let(before);
        }
        let depth = self.f.scopes.len() - 1;
        let extended = if self.binds_by_ref(pat) { scope } else { self.f.temps };
        self.extending = Some(scope);
        let from = if self.is_place(init) {
            self.extending = None;
            self.place(init)
        } else {
            let temp = self.temp(self.ask.expr(init), self.body.range(init));
            self.into(&Loc::whole(temp), init);
            self.schedule(extended, temp);
            Loc::whole(temp)
        };
        self.extending = None;
        self.declare(pat);
        if let Some(els) = els {
            let fail = self.new_block();
            let landing = self.landing(depth, fail);
            self.test(pat, &from, landing);
            self.bind(pat, &from, scope);
            let inside = self.f.current;
            self.f.current = fail;
            let held = self.f.scopes.split_off(depth);
            let temps = std::mem::replace(&mut self.f.temps, before);
            let never = self.unit(self.body.range(els));
            let scratch = self.push_temps(self.body.range(els));
            self.into(&never, els);
            self.pop_temps(scratch);
            self.stop(Stop::Never);
            self.f.scopes.extend(held);
            self.f.temps = temps;
            self.f.current = inside;
        } else {
            self.bind(pat, &from, scope);
        }
        self.end_let(before);
    }

    /// Ends the temporaries of a `let`; its names stay visible.
    fn end_let(&mut self, before: usize) {
        self.drop_from(self.f.scopes.len().saturating_sub(1));
        self.f.temps = before;
        self.f.scopes.pop();
    }

    /// Evaluates an arm, branch or loop body: a scope of its own for temporaries.
    pub(super) fn terminating(&mut self, into: &Loc, expr: ExprId, extending: Option<usize>) {
        let before = self.push_temps(self.body.range(expr));
        self.extending = extending;
        self.into(into, expr);
        self.extending = None;
        self.pop_temps(before);
    }

    pub(super) fn if_else(
        &mut self,
        into: &Loc,
        cond: ExprId,
        then: ExprId,
        els: Option<ExprId>,
        extending: Option<usize>,
    ) {
        let (otherwise, join) = (self.new_block(), self.new_block());
        let depth = self.f.scopes.len();
        let outer_temps = self.f.temps;
        self.push_scope(self.body.range(then));
        if self.site.edition >= Edition::E2024 {
            self.f.temps = self.innermost();
        }
        let scope = self.innermost();
        self.condition(cond, otherwise, depth, scope);
        self.terminating(into, then, extending);
        self.f.temps = outer_temps;
        self.pop_scope();
        self.goto(join);
        self.f.current = otherwise;
        if let Some(els) = els {
            self.terminating(into, els, extending);
        }
        self.enter(join);
    }

    /// Tests a condition and goes on where it holds. Otherwise it leaves the scopes from `depth`
    /// on and goes to `els`. What a `let` binds lives to the end of `scope`.
    pub(super) fn condition(&mut self, cond: ExprId, els: BlockId, depth: usize, scope: usize) {
        let body = self.body;
        match &body[cond] {
            Expr::Lazy { and: true, lhs, rhs } => {
                self.condition(*lhs, els, depth, scope);
                self.condition(*rhs, els, depth, scope);
            }
            Expr::Lazy { and: false, lhs, rhs } => {
                let (second, yes) = (self.new_block(), self.new_block());
                self.condition(*lhs, second, self.f.scopes.len(), scope);
                self.goto(yes);
                self.f.current = second;
                self.condition(*rhs, els, depth, scope);
                self.enter(yes);
            }
            Expr::Not(inner) => {
                let yes = self.new_block();
                self.condition(*inner, yes, self.f.scopes.len(), scope);
                let landing = self.landing(depth, els);
                self.goto(landing);
                self.f.current = yes;
            }
            Expr::Let { pat, expr } => {
                let from = self.place(*expr);
                self.declare(*pat);
                let landing = self.landing(depth, els);
                self.test(*pat, &from, landing);
                self.bind(*pat, &from, scope);
            }
            Expr::Lit(Lit::Bool(true)) => {}
            Expr::Lit(Lit::Bool(false)) => {
                let landing = self.landing(depth, els);
                self.goto(landing);
                self.f.current = self.new_block();
            }
            _ => {
                let before = self.push_temps(body.range(cond));
                let test = match self.operand(cond) {
                    Operand::Move(loc) | Operand::Copy(loc) => Test::Bool(loc),
                    Operand::Const(_) => Test::Other(Vec::new()),
                };
                self.pop_temps(before);
                let landing = self.landing(depth, els);
                self.branch(test, Edge::Bool(true), (Edge::Bool(false), landing));
            }
        }
    }

    pub(super) fn break_(&mut self, label: Option<Name>, value: Option<ExprId>) {
        let found = match label {
            Some(_) => self.f.breakables.iter().rposition(|b| b.label == label),
            None => self.f.breakables.iter().rposition(|b| b.head.is_some()),
        };
        let Some(found) = found else {
            if let Some(value) = value {
                self.discard(value);
            }
            return self.stop(Stop::Never);
        };
        let Breakable { depth, exit, .. } = self.f.breakables[found];
        if let Some(value) = value {
            let into = self.f.breakables[found].into.clone();
            self.into(&into, value);
        }
        self.leave(depth, exit);
    }

    pub(super) fn continue_(&mut self, label: Option<Name>) {
        let target = self
            .f
            .breakables
            .iter()
            .rev()
            .find(|b| b.head.is_some() && (label.is_none() || b.label == label));
        match target.and_then(|b| Some((b.depth, b.head?))) {
            Some((depth, head)) => self.leave(depth, head),
            None => self.stop(Stop::Never),
        }
    }

    /// Whether a pattern binds by reference, which extends the life of what it matches.
    fn binds_by_ref(&self, pat: PatId) -> bool {
        match &self.body[pat] {
            Pat::Bind { by_ref, sub, .. } => *by_ref || sub.is_some_and(|p| self.binds_by_ref(p)),
            Pat::TupleStruct(_, pats) | Pat::Tuple(pats) | Pat::Slice(pats) | Pat::Or(pats) => {
                pats.iter().any(|p| self.binds_by_ref(*p))
            }
            Pat::Struct(_, fields) => fields.iter().any(|(_, p)| self.binds_by_ref(*p)),
            _ => false,
        }
    }
}
