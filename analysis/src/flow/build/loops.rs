//! `loop`, `while`, `for`.
//!
//! In:  loop expressions.
//! Out: a head that each turn starts from, an exit, and the loop's entry in the graph.
//! Source: Rust Reference, "Loop expressions"; temporaries of a turn end with the turn, those of
//! a `for`'s iterator with the loop.

use super::Builder;
use super::ask::Named;
use super::scopes::Breakable;
use crate::domain::{Name, Range};
use crate::flow::graph::{BlockId, Edge, Loc, Loop, LoopKind, Operand, Proj, Rvalue, Test};
use crate::syntax::ir::{Expr, ExprId, ForLoop, Lit};

impl Builder<'_> {
    /// Starts a loop: its head and its exit. `into` takes the value of a `break`.
    fn open_loop(&mut self, label: Option<Name>, into: Loc, about: &Loop) -> (BlockId, BlockId) {
        let (head, exit) = (self.new_block(), self.new_block());
        self.f.loops.push(Loop { head, ..about.clone() });
        self.enter(head);
        let depth = self.f.scopes.len();
        self.f.breakables.push(Breakable { label, depth, exit, head: Some(head), into });
        (head, exit)
    }

    fn close_loop(&mut self, head: BlockId, exit: BlockId) {
        self.f.breakables.pop();
        self.goto(head);
        self.f.current = exit;
    }

    pub(super) fn loop_(
        &mut self,
        into: &Loc,
        label: Option<Name>,
        inside: ExprId,
        keyword: Range,
        range: Range,
    ) {
        let about = Loop { head: BlockId(0), keyword, range, kind: LoopKind::Loop, turns: None };
        let (head, exit) = self.open_loop(label, into.clone(), &about);
        let turn = self.unit(self.body.range(inside));
        self.terminating(&turn, inside, None);
        self.close_loop(head, exit);
    }

    pub(super) fn while_(
        &mut self,
        label: Option<Name>,
        cond: ExprId,
        inside: ExprId,
        keyword: Range,
        range: Range,
    ) {
        let about = Loop { head: BlockId(0), keyword, range, kind: LoopKind::While, turns: None };
        let turn = self.unit(self.body.range(inside));
        let (head, exit) = self.open_loop(label, turn.clone(), &about);
        let depth = self.f.scopes.len();
        let before = self.push_temps(self.body.range(inside));
        let scope = self.innermost();
        self.condition(cond, exit, depth, scope);
        self.terminating(&turn, inside, None);
        self.pop_temps(before);
        self.close_loop(head, exit);
    }

    pub(super) fn for_(&mut self, f: &ForLoop, range: Range) {
        let outer = self.push_temps(range);
        let ty = self.ask.expr(f.iter);
        let at = self.body.range(f.iter);
        let iter = if let Expr::Range { .. } | Expr::Macro(_) = &self.body[f.iter] {
            let temp = self.temp(ty, at);
            self.into(&Loc::whole(temp), f.iter);
            self.schedule(self.f.temps, temp);
            temp
        } else {
            let value = self.operand(f.iter);
            self.store(value, ty, self.f.temps, at)
        };
        let iter = Loc::whole(iter);
        let turns = self.turns(f.iter);
        let about =
            Loop { head: BlockId(0), keyword: f.keyword, range, kind: LoopKind::For, turns };
        let turn = self.unit(self.body.range(f.body));
        let (head, exit) = self.open_loop(f.label, turn.clone(), &about);
        self.branch(Test::Next(iter.clone()), Edge::Bool(true), (Edge::Bool(false), exit));
        self.push_scope(self.body.range(f.body));
        let scope = self.innermost();
        let element = iter.then(Proj::Index);
        if let Some(name) = self.plain_name(f.pat) {
            let slot = self.variable_slot(f.pat, name);
            let value = Rvalue::Use(Operand::Move(element));
            self.assign(Loc::whole(slot), value, self.body.pat_range(f.pat));
            self.declare_as(f.pat, name, slot);
            self.schedule(scope, slot);
        } else {
            let (ty, at) = (self.matched(f.pat), self.body.pat_range(f.pat));
            let slot = self.store(Operand::Move(element), ty, scope, at);
            self.declare(f.pat);
            self.bind(f.pat, &Loc::whole(slot), scope);
        }
        self.terminating(&turn, f.body, None);
        self.pop_scope();
        self.close_loop(head, exit);
        self.pop_temps(outer);
    }

    /// How many turns a `for` takes if its iterator is a range of constants or an array.
    fn turns(&self, iter: ExprId) -> Option<u32> {
        match &self.body[iter] {
            Expr::Range { start: Some(start), end: Some(end), inclusive } => {
                let (start, end) = (self.int(*start)?, self.int(*end)?);
                u32::try_from((end + u64::from(*inclusive)).saturating_sub(start)).ok()
            }
            Expr::Array { elems, .. } => u32::try_from(elems.len()).ok(),
            Expr::Repeat { len, .. } => u32::try_from(self.int(*len)?).ok(),
            Expr::Ref { expr, .. } => match &self.body[*expr] {
                Expr::Array { .. } | Expr::Repeat { .. } => self.turns(*expr),
                _ => None,
            },
            _ => None,
        }
    }

    fn int(&self, expr: ExprId) -> Option<u64> {
        match &self.body[expr] {
            Expr::Lit(Lit::Int(value, _)) => value.filter(|v| *v < u64::MAX),
            Expr::Path(_) => match self.ask.path(expr) {
                Named::Const(value) => value.filter(|v| *v < u64::MAX),
                _ => None,
            },
            _ => None,
        }
    }
}
