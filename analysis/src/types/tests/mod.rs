//! Inference as tables: a snippet, and the type or callee of its `probe`.

mod callees;
mod chains;
mod locals;
mod ownership;

use crate::load::memory;
use crate::names::Names;
use crate::syntax::ir::{Expr, ExprId, Pat, PatId, Stmt};

use super::answers::{CallTarget, CallTo};
use super::{BodyTypes, Typer};

/// What is asked of the binding called `probe` and of its value.
struct Probe {
    /// The binding's type.
    ty: String,
    /// Where its value's outermost call goes.
    callee: String,
}

/// Runs `text` as a library and looks at `probe`.
fn probe(text: &str) -> Probe {
    let workspace = memory::library(text);
    for file in &workspace.files {
        assert!(file.ir.lost.is_empty(), "does not parse: {:?}\n{text}", file.ir.lost);
    }
    let names = Names::new(&workspace, crate::models::library());
    let typer = Typer::new(&names);
    let mut found = None;
    for (id, body) in workspace.files[0].ir.bodies.iter() {
        let mut pats = (0..body.pat_count()).map(|p| PatId(p as u32));
        let Some(pat) =
            pats.rfind(|p| matches!(&body[*p], Pat::Bind { name, .. } if *name == "probe"))
        else {
            continue;
        };
        let types = typer.body(crate::domain::FileId(0), id);
        let callee = init_of(body, pat).and_then(|e| callee(body, &types, e)).unwrap_or_default();
        found = Some(Probe { ty: types.pat(pat).to_string(), callee });
    }
    found.unwrap_or_else(|| panic!("no binding is called `probe`:\n{text}"))
}

fn init_of(body: &crate::syntax::ir::Body, pat: PatId) -> Option<ExprId> {
    body.exprs().find_map(|(_, e)| {
        let Expr::Block(block) = e else { return None };
        block.stmts.iter().find_map(|s| match s {
            Stmt::Let { pat: p, init, .. } if *p == pat => *init,
            _ => None,
        })
    })
}

/// The call behind `?`, `.await`, `&`, `*`.
fn callee(body: &crate::syntax::ir::Body, types: &BodyTypes, at: ExprId) -> Option<String> {
    match &body[at] {
        Expr::Call { .. } | Expr::Method(_) => Some(shown(types.call(at))),
        Expr::Try(inner) | Expr::Await(inner) | Expr::Deref(inner) => callee(body, types, *inner),
        Expr::Ref { expr, .. } => callee(body, types, *expr),
        _ => None,
    }
}

fn shown(to: &CallTo) -> String {
    let path = to.canonical.map_or_else(String::new, |p| p.to_string());
    match &to.target {
        CallTarget::Body(_) => path,
        CallTarget::OneOf { bodies, complete } => {
            format!("{path} in {}{}", bodies.len(), if *complete { "" } else { " or more" })
        }
        CallTarget::Model(_) => path,
        CallTarget::Derived(_) => format!("{path} derived"),
        CallTarget::Ctor(of, None) => format!("{of}"),
        CallTarget::Ctor(of, Some(variant)) => format!("{of}::{variant}"),
        CallTarget::Value(ty) => format!("value {ty}"),
        CallTarget::Unmodelled(path) => format!("{path} unmodelled"),
        CallTarget::Unknown(reason) => format!("? {}", reason.text()),
    }
}

/// Checks a table of (rule, snippet, type of `probe`).
fn types_are(rows: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(rule, text, want)| {
            let got = probe(text).ty;
            (got != *want).then(|| format!("{rule}\n  want {want}\n  got  {got}\n  {text}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Checks a table of (rule, snippet, callee of `probe`'s value).
fn callees_are(rows: &[(&str, &str, &str)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(rule, text, want)| {
            let got = probe(text).callee;
            (got != *want).then(|| format!("{rule}\n  want {want}\n  got  {got}\n  {text}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
