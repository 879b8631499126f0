//! Walks: the children of an expression, the moves and reads of a statement.
//!
//! In:  the IR, or a block of a graph.
//! Out: calls of a closure, in the order things are written or happen.

use super::graph::{BasicBlock, Call, Callee, End, Loc, Operand, Rvalue, StmtKind};
use crate::syntax::ir::{Block, Body, Expr, ExprId, Macro, SelectWait, Stmt};

/// Calls `f` for each direct child of `expr`, in source order.
pub(super) fn children(body: &Body, expr: ExprId, f: &mut dyn FnMut(ExprId)) {
    let all = |list: &[ExprId], f: &mut dyn FnMut(ExprId)| list.iter().for_each(|e| f(*e));
    match &body[expr] {
        Expr::Missing | Expr::Lit(_) | Expr::Path(_) | Expr::Continue(_) => {}
        Expr::Call { callee, args } => {
            f(*callee);
            all(args, f);
        }
        Expr::Method(call) => {
            f(call.receiver);
            all(&call.args, f);
        }
        Expr::Field { base, .. } => f(*base),
        Expr::Index { base, index } => [*base, *index].into_iter().for_each(f),
        Expr::Deref(e) | Expr::Not(e) | Expr::Ref { expr: e, .. } | Expr::Cast(e, _) => f(*e),
        Expr::Let { expr: e, .. } | Expr::Try(e) | Expr::Await(e) => f(*e),
        Expr::Lazy { lhs, rhs, .. }
        | Expr::Compare { lhs, rhs, .. }
        | Expr::Assign { lhs, rhs }
        | Expr::AssignOp { lhs, rhs } => [*lhs, *rhs].into_iter().for_each(f),
        Expr::Opaque(parts) | Expr::Tuple(parts) | Expr::Array { elems: parts, .. } => {
            all(parts, f);
        }
        Expr::Range { start, end, .. } => start.iter().chain(end).for_each(|e| f(*e)),
        Expr::Block(block) => block_children(block, f),
        Expr::If { cond, then, els } => {
            [*cond, *then].into_iter().chain(*els).for_each(f);
        }
        Expr::Match { scrutinee, arms } => {
            f(*scrutinee);
            for arm in arms {
                arm.guard.into_iter().chain([arm.body]).for_each(&mut *f);
            }
        }
        Expr::Loop { body: inside, .. } => f(*inside),
        Expr::While { cond, body: inside, .. } => [*cond, *inside].into_iter().for_each(f),
        Expr::For(l) => [l.iter, l.body].into_iter().for_each(f),
        Expr::Break { value, .. } | Expr::Return(value) => value.iter().for_each(|e| f(*e)),
        Expr::Closure(closure) => f(closure.body),
        Expr::Repeat { elem, len, .. } => [*elem, *len].into_iter().for_each(f),
        Expr::Struct(lit) => {
            lit.fields.iter().map(|(_, e)| *e).chain(lit.base).for_each(f);
        }
        Expr::Macro(call) => macro_children(&call.kind, f),
    }
}

fn block_children(block: &Block, f: &mut dyn FnMut(ExprId)) {
    for stmt in &block.stmts {
        match stmt {
            Stmt::Let { init, els, .. } => init.iter().chain(els).for_each(|e| f(*e)),
            Stmt::Expr { expr, .. } => f(*expr),
            Stmt::Item(_) => {}
        }
    }
    block.tail.iter().for_each(|e| f(*e));
}

fn macro_children(kind: &Macro, f: &mut dyn FnMut(ExprId)) {
    match kind {
        Macro::Select(select) => {
            for arm in &select.arms {
                match arm.wait {
                    SelectWait::Future(e) | SelectWait::Recv(e) => f(e),
                    SelectWait::Send(e, v) => [e, v].into_iter().for_each(&mut *f),
                }
                arm.guard.into_iter().chain([arm.body]).for_each(&mut *f);
            }
            select.otherwise.iter().chain(&select.default).for_each(|e| f(*e));
        }
        Macro::Join { futures: list, .. }
        | Macro::Pin(list)
        | Macro::Format(list)
        | Macro::Assert(list)
        | Macro::Panic(list)
        | Macro::Bail { args: list, .. }
        | Macro::Opaque { args: list, .. } => list.iter().for_each(|e| f(*e)),
        Macro::Matches { expr, guard, .. } => {
            f(*expr);
            if let Some(guard) = guard {
                f(*guard);
            }
        }
        Macro::Ready(e) | Macro::Block(e) => f(*e),
    }
}

/// Calls `f` for each place that a block moves out of.
pub(super) fn moves_of_block(block: &BasicBlock, f: &mut dyn FnMut(&Loc)) {
    let mut each = |operand: &Operand| {
        if let Operand::Move(loc) = operand {
            f(loc);
        }
    };
    for stmt in &block.stmts {
        operands(&stmt.kind, &mut each);
    }
    end_operands(&block.end, &mut each);
}

/// Calls `f` for each operand of a statement.
pub fn operands(kind: &StmtKind, f: &mut dyn FnMut(&Operand)) {
    match kind {
        StmtKind::Assign(_, value) => match value {
            Rvalue::Use(operand) => f(operand),
            Rvalue::Ref(..) => {}
            Rvalue::Aggregate(_, parts) => parts.iter().for_each(|(_, o)| f(o)),
            Rvalue::Body(_, list) | Rvalue::Computed(list) => list.iter().for_each(f),
        },
        StmtKind::Call(call) => call_operands(call, f),
        StmtKind::Await { .. }
        | StmtKind::Opaque { .. }
        | StmtKind::Drop { .. }
        | StmtKind::End(_) => {}
    }
}

fn call_operands(call: &Call, f: &mut dyn FnMut(&Operand)) {
    if let Callee::Value(value) = &call.callee {
        f(value);
    }
    call.args.iter().for_each(f);
}

/// Calls `f` for each operand of a block's end: messages that a `select!` may send.
pub(super) fn end_operands(end: &End, f: &mut dyn FnMut(&Operand)) {
    if let End::Select(select) = end {
        select.arms.iter().filter_map(|a| a.sends.as_ref()).for_each(f);
    }
}

/// Calls `f` for each block that may follow.
pub fn successors(end: &End, f: &mut dyn FnMut(super::graph::BlockId)) {
    match end {
        End::Goto(next) => f(*next),
        End::Branch(_, edges) => edges.iter().for_each(|(_, next)| f(*next)),
        End::Select(select) => {
            select.arms.iter().for_each(|a| f(a.target));
            select.otherwise.iter().chain(&select.default).for_each(|b| f(*b));
        }
        End::Return | End::Stop(_) => {}
    }
}
