//! Expressions and statements as text.
//!
//! In:  a body.
//! Out: one line each.

use std::fmt::Write as _;

use super::terms::{lit, pat, path, ty};
use super::{list, names};
use crate::syntax::ir::{
    Block, BlockKind, Body, Closure, CompareOp, Expr, ExprId, Macro, MacroCall, Select, SelectWait,
    Stmt,
};

/// One expression on one line.
pub fn expr(body: &Body, id: ExprId) -> String {
    let e = |id: ExprId| expr(body, id);
    let many = |ids: &[ExprId]| ids.iter().map(|&id| e(id)).collect::<Vec<_>>().join(", ");
    match &body[id] {
        Expr::Missing => "?".to_owned(),
        Expr::Lit(value) => lit(value),
        Expr::Path(p) => path(p),
        Expr::Call { callee, args } => format!("{}({})", e(*callee), many(args)),
        Expr::Method(call) => {
            let mut types = call.types.iter().map(ty).collect::<Vec<_>>().join(", ");
            if !types.is_empty() {
                types = format!("::<{types}>");
            }
            format!("{}.{}{types}({})", e(call.receiver), call.name, many(&call.args))
        }
        Expr::Field { base, name } => format!("{}.{name}", e(*base)),
        Expr::Index { base, index } => format!("{}[{}]", e(*base), e(*index)),
        Expr::Deref(inner) => format!("*{}", e(*inner)),
        Expr::Not(inner) => format!("!{}", e(*inner)),
        Expr::Ref { expr, mutable } => {
            format!("&{}{}", if *mutable { "mut " } else { "" }, e(*expr))
        }
        Expr::Lazy { and, lhs, rhs } => {
            format!("({} {} {})", e(*lhs), if *and { "&&" } else { "||" }, e(*rhs))
        }
        Expr::Compare { op, lhs, rhs } => {
            let op = match op {
                CompareOp::Eq => "==",
                CompareOp::Ne => "!=",
                CompareOp::Order => "<>",
            };
            format!("({} {op} {})", e(*lhs), e(*rhs))
        }
        Expr::Opaque(operands) => format!("op({})", many(operands)),
        Expr::Assign { lhs, rhs } => format!("{} = {}", e(*lhs), e(*rhs)),
        Expr::AssignOp { lhs, rhs } => format!("{} op= {}", e(*lhs), e(*rhs)),
        Expr::Cast(inner, t) => format!("({} as {})", e(*inner), ty(t)),
        Expr::Range { start, end, inclusive } => {
            let bound = |id: &Option<ExprId>| id.map_or(String::new(), e);
            format!("({}{}{})", bound(start), if *inclusive { "..=" } else { ".." }, bound(end))
        }
        Expr::Let { pat: p, expr } => format!("let {} = {}", pat(body, *p), e(*expr)),
        Expr::Try(inner) => format!("{}?", e(*inner)),
        Expr::Await(inner) => format!("{}.await", e(*inner)),
        Expr::Tuple(elems) => format!("({})", many(elems)),
        Expr::Array { elems, vec } => format!("{}[{}]", vec_text(*vec), many(elems)),
        Expr::Repeat { elem, len, vec } => {
            format!("{}[{}; {}]", vec_text(*vec), e(*elem), e(*len))
        }
        Expr::Struct(literal) => {
            let mut fields: Vec<_> =
                literal.fields.iter().map(|(name, id)| format!("{name}: {}", e(*id))).collect();
            fields.extend(literal.base.map(|base| format!("..{}", e(base))));
            format!("{} {{ {} }}", path(&literal.path), fields.join(", "))
        }
        Expr::Closure(closure) => closure_text(body, closure),
        Expr::Macro(call) => macro_text(body, call),
        control => control_text(body, control),
    }
}

pub(super) fn stmt_text(body: &Body, stmt: &Stmt) -> String {
    match stmt {
        Stmt::Let { pat: p, ty: t, init, els, .. } => {
            let mut out = format!("let {}", pat(body, *p));
            if let Some(t) = t {
                let _ = write!(out, ": {}", ty(t));
            }
            if let Some(init) = init {
                let _ = write!(out, " = {}", expr(body, *init));
            }
            if let Some(els) = els {
                let _ = write!(out, " else {}", expr(body, *els));
            }
            out + ";"
        }
        Stmt::Expr { expr: e, semi, .. } => expr(body, *e) + if *semi { ";" } else { "" },
        Stmt::Item(n) => format!("item {n}"),
    }
}

fn vec_text(vec: bool) -> &'static str {
    if vec { "vec!" } else { "" }
}

fn control_text(body: &Body, control: &Expr) -> String {
    let e = |id: ExprId| expr(body, id);
    let label = |label: &Option<crate::domain::Name>| {
        label.map_or(String::new(), |label| format!("'{label} "))
    };
    match control {
        Expr::Block(block) => block_text(body, block),
        Expr::If { cond, then, els } => {
            let els = els.map_or(String::new(), |els| format!(" else {}", e(els)));
            format!("if {} {}{els}", e(*cond), e(*then))
        }
        Expr::Match { scrutinee, arms } => {
            let arms: Vec<_> = arms
                .iter()
                .map(|arm| {
                    let guard = arm.guard.map_or(String::new(), |g| format!(" if {}", e(g)));
                    format!("{}{guard} => {}", pat(body, arm.pat), e(arm.body))
                })
                .collect();
            format!("match {} {{ {} }}", e(*scrutinee), arms.join(", "))
        }
        Expr::Loop { label: l, body: inner, .. } => format!("{}loop {}", label(l), e(*inner)),
        Expr::While { label: l, cond, body: inner, .. } => {
            format!("{}while {} {}", label(l), e(*cond), e(*inner))
        }
        Expr::For(l) => {
            let head = label(&l.label);
            format!("{head}for {} in {} {}", pat(body, l.pat), e(l.iter), e(l.body))
        }
        Expr::Break { label: l, value } => {
            let value = value.map_or(String::new(), e);
            format!("break {}{value}", label(l)).trim_end().to_owned()
        }
        Expr::Continue(l) => format!("continue {}", label(l)).trim_end().to_owned(),
        Expr::Return(value) => {
            format!("return {}", value.map_or(String::new(), e)).trim_end().to_owned()
        }
        _ => "?".to_owned(),
    }
}

fn block_text(body: &Body, block: &Block) -> String {
    let mut out = String::new();
    if let Some(label) = block.label {
        let _ = write!(out, "'{label} ");
    }
    match block.kind {
        BlockKind::Plain => {}
        BlockKind::Async { moves: false } => out.push_str("async "),
        BlockKind::Async { moves: true } => out.push_str("async move "),
    }
    let mut parts: Vec<_> = block.stmts.iter().map(|stmt| stmt_text(body, stmt)).collect();
    parts.extend(block.tail.map(|tail| expr(body, tail)));
    if parts.is_empty() {
        return out + "{}";
    }
    let _ = write!(out, "{{ {} }}", parts.join(" "));
    out
}

fn closure_text(body: &Body, closure: &Closure) -> String {
    let params: Vec<_> = closure
        .params
        .iter()
        .map(|(p, t)| {
            let t = t.as_ref().map_or(String::new(), |t| format!(": {}", ty(t)));
            pat(body, *p) + &t
        })
        .collect();
    let is_async = if closure.is_async { "async " } else { "" };
    let moves = if closure.moves { "move " } else { "" };
    let ret = closure.ret.as_ref().map_or(String::new(), |t| format!(" -> {}", ty(t)));
    format!("{is_async}{moves}|{}|{ret} {}", params.join(", "), expr(body, closure.body))
}

fn macro_text(body: &Body, call: &MacroCall) -> String {
    let e = |id: ExprId| expr(body, id);
    let many = |ids: &[ExprId]| ids.iter().map(|&id| e(id)).collect::<Vec<_>>().join(", ");
    let (kind, inside) = match &call.kind {
        Macro::Select(select) => ("select", select_text(body, select)),
        Macro::Join { futures, fallible } => {
            (if *fallible { "try_join" } else { "join" }, many(futures))
        }
        Macro::Pin(args) => ("pin", many(args)),
        Macro::Format(args) => ("format", many(args)),
        Macro::Assert(args) => ("assert", many(args)),
        Macro::Panic(args) => ("panic", many(args)),
        Macro::Bail { args, conditional } => {
            (if *conditional { "ensure" } else { "bail" }, many(args))
        }
        Macro::Matches { expr, pat: p, guard } => {
            let guard = guard.map_or(String::new(), |g| format!(" if {}", e(g)));
            ("matches", format!("{}, {}{guard}", e(*expr), pat(body, *p)))
        }
        Macro::Ready(inner) => ("ready", e(*inner)),
        Macro::Block(inner) => ("block", e(*inner)),
        Macro::Opaque { names, args } => ("opaque", format!("[{}] {}", list(names), many(args))),
    };
    let path = names(&call.path);
    let last = call.path.last().map_or("", |name| name.as_str());
    let kind = if last == kind { String::new() } else { format!("<{kind}>") };
    format!("{path}!{kind}({})", inside.trim_end())
}

fn select_text(body: &Body, select: &Select) -> String {
    let e = |id: ExprId| expr(body, id);
    let mut parts = Vec::new();
    if select.biased {
        parts.push("biased".to_owned());
    }
    for arm in &select.arms {
        let p = pat(body, arm.pat);
        let wait = match arm.wait {
            SelectWait::Future(future) => format!("{p} = {}", e(future)),
            SelectWait::Recv(from) => format!("recv({}) -> {p}", e(from)),
            SelectWait::Send(to, value) => format!("send({}, {}) -> {p}", e(to), e(value)),
        };
        let guard = arm.guard.map_or(String::new(), |guard| format!(", if {}", e(guard)));
        parts.push(format!("{wait}{guard} => {}", e(arm.body)));
    }
    parts.extend(select.otherwise.map(|id| format!("else => {}", e(id))));
    parts.extend(select.default.map(|id| format!("default => {}", e(id))));
    parts.join("; ")
}
