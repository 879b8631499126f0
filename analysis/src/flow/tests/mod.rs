//! Each rule of evaluation, moves and drops as a source and what happens in its graph.
//!
//! A line is a block: calls with what moves into them, moves out of variables, awaits, drops, and
//! where control goes on. A temporary is called after the call that made it. `drop?` may have
//! nothing left to drop.

mod bodies;
mod choices;
mod moves;
mod questions;
mod repeats;
mod scopes;
mod temporaries;
mod unwinding;

use std::fmt::Write as _;
use std::path::PathBuf;

use super::graph::{
    BasicBlock, Callee, Edge, End, Graph, Loc, LocalId, LocalKind, Operand, Proj, Rvalue, StmtKind,
    Stop,
};
use crate::domain::{FileId, Name};
use crate::load::{
    Context, Crate, CrateId, Edition, Module, ModuleId, Package, SourceFile, Target, Workspace,
};
use crate::names::Names;
use crate::types::ty::BodyRef;
use crate::types::{BodyTypes, Typer};

/// What the sources call.
const PRELUDE: &str = "
use std::sync::Arc;
struct G;
impl Drop for G { fn drop(&mut self) {} }
impl G {
    fn look(&self) -> bool { true }
    fn same(&self) -> &G { self }
    fn get(&self) -> Option<u32> { None }
    fn list(&self) -> Vec<u32> { Vec::new() }
    fn take(self) -> G { self }
}
struct P { a: G, b: G }
enum E { A(G), B(G), C }
fn g() -> G { G }
fn pair() -> (G, G) { (G, G) }
fn opt() -> Option<G> { None }
fn res() -> Result<G, G> { Ok(G) }
fn eat(g: G) {}
fn two(a: G, b: G) {}
fn see(g: &G) -> bool { true }
fn flag() -> bool { true }
fn step() {}
fn stop() -> ! { loop {} }
async fn wait() {}
async fn make() -> G { G }
";

/// A crate of one file.
pub(super) fn workspace(edition: Edition, source: &str) -> Workspace {
    let ir = crate::syntax::parse(source.as_bytes()).expect("the source is read");
    assert!(ir.lost.is_empty(), "the source parses: {:?}", ir.lost);
    let name = Name::new("t");
    let target = Target {
        kind: vec!["lib".into()],
        crate_types: vec!["lib".into()],
        name: "t".into(),
        src_path: PathBuf::from("t.rs"),
        edition,
        doc: false,
        doctest: false,
        test: false,
    };
    let package = Package {
        id: "t".into(),
        name: "t".into(),
        manifest_path: PathBuf::new(),
        edition,
        targets: vec![target],
        dependencies: Vec::new(),
        features: std::collections::BTreeMap::new(),
        selected: true,
        version: String::new(),
    };
    let root = Module {
        name,
        parent: None,
        file: FileId(0),
        inline: Vec::new(),
        children: Vec::new(),
        public: true,
        context: Context::Lib,
    };
    let file = SourceFile {
        path: PathBuf::from("t.rs"),
        len: source.len() as u32,
        edition,
        ir,
        owner: Some((CrateId(0), ModuleId(0))),
    };
    let krate =
        Crate { name, package: 0, target: 0, edition, context: Context::Lib, modules: vec![root] };
    Workspace {
        packages: vec![package],
        files: vec![file],
        crates: vec![krate],
        ..Workspace::default()
    }
}

/// Calls `f` with the graphs of the function `t` of a source.
pub(super) fn with_graphs<T>(
    edition: Edition,
    source: &str,
    f: impl FnOnce(&[Graph], &Typer<'_>, &BodyTypes) -> T,
) -> T {
    let workspace = workspace(edition, &format!("{source}\n{PRELUDE}"));
    let names = Names::new(&workspace, crate::models::library());
    let typer = Typer::new(&names);
    let def = names.defs().iter().find(|d| d.item.name == "t").expect("there is a function `t`");
    let body = def.function().and_then(|f| f.body).expect("`t` has a body");
    let types = typer.body(FileId(0), body);
    let at = BodyRef { file: FileId(0), body, nested: None };
    f(&super::build(&typer, &types, &workspace, at), &typer, &types)
}

/// What happens in the function `t` of a source, a line a block.
pub(super) fn trace(edition: Edition, source: &str) -> String {
    with_graphs(edition, source, |graphs, _, _| {
        let mut out = String::new();
        for (n, graph) in graphs.iter().enumerate() {
            if n > 0 {
                let _ = writeln!(out, "body {n}");
            }
            let trace = Trace { graph };
            for (n, block) in graph.blocks.iter().enumerate() {
                let _ = writeln!(out, "{n}: {}", trace.block(block));
            }
        }
        out.trim_end().to_owned()
    })
}

struct Trace<'a> {
    graph: &'a Graph,
}

impl Trace<'_> {
    fn slot(&self, id: LocalId) -> String {
        let local = &self.graph.locals[id.0 as usize];
        if let Some(name) = local.name {
            return name.to_string();
        }
        if local.kind == LocalKind::Result {
            return "result".to_owned();
        }
        let made = self.graph.blocks.iter().flat_map(|b| &b.stmts).find_map(|s| match &s.kind {
            StmtKind::Call(call) if call.into == Loc::whole(id) => Some(format!("{}()", call.name)),
            StmtKind::Assign(into, value) if *into == Loc::whole(id) => match value {
                Rvalue::Use(Operand::Move(from)) if from.local != id => Some(self.loc(from)),
                _ => None,
            },
            _ => None,
        });
        made.unwrap_or_else(|| match local.ty.path() {
            Some(path) => path.as_str().rsplit("::").next().unwrap_or("_").to_owned(),
            None => "_".to_owned(),
        })
    }

    fn loc(&self, loc: &Loc) -> String {
        let mut out = self.slot(loc.local);
        for step in &loc.steps {
            match step {
                Proj::Deref => out.insert(0, '*'),
                Proj::Field(name) => {
                    let _ = write!(out, ".{name}");
                }
                Proj::Payload(variant, n) => {
                    let _ = write!(out, ".{variant}.{n}");
                }
                Proj::Index => out.push_str("[_]"),
            }
        }
        out
    }

    fn named(&self, loc: &Loc) -> bool {
        self.graph.locals[loc.local.0 as usize].name.is_some()
    }

    fn into(&self, loc: &Loc) -> String {
        let result = self.graph.locals[loc.local.0 as usize].kind == LocalKind::Result;
        if self.named(loc) || result { format!("{} = ", self.loc(loc)) } else { String::new() }
    }

    fn moved<'o>(&self, operands: impl Iterator<Item = &'o Operand>) -> Vec<String> {
        operands
            .filter_map(|o| match o {
                Operand::Move(loc) if self.named(loc) => Some(self.loc(loc)),
                _ => None,
            })
            .collect()
    }

    fn stmt(&self, kind: &StmtKind) -> Option<String> {
        Some(match kind {
            StmtKind::Call(call) => {
                let moved = self.moved(call.args.iter()).join(", ");
                let unknown = if call.callee == Callee::Unknown { "?" } else { "" };
                format!("{}{}{unknown}({moved})", self.into(&call.into), call.name)
            }
            StmtKind::Await { into, joined, .. } => {
                format!("{}await{}", self.into(into), if *joined { " joined" } else { "" })
            }
            StmtKind::Drop { loc, maybe } => {
                format!("drop{} {}", if *maybe { "?" } else { "" }, self.loc(loc))
            }
            StmtKind::Opaque { uses, .. } => {
                let uses: Vec<_> = uses.iter().map(|l| self.loc(l)).collect();
                format!("opaque({})", uses.join(", "))
            }
            StmtKind::Assign(into, Rvalue::Body(_, captures)) => {
                let all: Vec<_> = captures
                    .iter()
                    .map(|o| match o {
                        Operand::Move(loc) => self.loc(loc),
                        Operand::Copy(loc) => self.borrowed(loc),
                        Operand::Const(_) => "const".to_owned(),
                    })
                    .collect();
                format!("{}body({})", self.into(into), all.join(", "))
            }
            StmtKind::Assign(into, Rvalue::Ref(from, _)) if self.named(into) => {
                format!("{}&{}", self.into(into), self.loc(from))
            }
            StmtKind::Assign(into, value) => {
                let moved = match value {
                    Rvalue::Use(operand) => self.moved(std::iter::once(operand)),
                    Rvalue::Aggregate(_, parts) => self.moved(parts.iter().map(|(_, o)| o)),
                    Rvalue::Computed(list) => self.moved(list.iter()),
                    Rvalue::Ref(..) | Rvalue::Body(..) => Vec::new(),
                };
                if moved.is_empty() && !(self.named(into) && holds(value)) {
                    return None;
                }
                let from = match value {
                    Rvalue::Use(Operand::Move(loc)) if moved.is_empty() => self.loc(loc),
                    _ => moved.join(", "),
                };
                format!("{}move {from}", self.into(into))
            }
            StmtKind::End(_) => return None,
        })
    }

    /// A captured reference by what it refers to.
    fn borrowed(&self, loc: &Loc) -> String {
        let from = self.graph.blocks.iter().flat_map(|b| &b.stmts).find_map(|s| match &s.kind {
            StmtKind::Assign(into, Rvalue::Ref(from, _)) if into == loc => Some(self.loc(from)),
            _ => None,
        });
        from.map_or_else(|| self.loc(loc), |from| format!("&{from}"))
    }

    fn block(&self, block: &BasicBlock) -> String {
        let mut parts: Vec<String> =
            block.stmts.iter().filter_map(|s| self.stmt(&s.kind)).collect();
        parts.push(self.end(&block.end));
        parts.join("; ")
    }

    fn end(&self, end: &End) -> String {
        match end {
            End::Goto(to) => format!("-> {}", to.0),
            End::Branch(_, edges) => {
                let edges = edges.iter().map(|(edge, to)| {
                    let edge = match edge {
                        Edge::Is(variant) => variant.to_string(),
                        Edge::Bool(value) => value.to_string(),
                        Edge::Otherwise => "else".to_owned(),
                    };
                    format!("{edge} -> {}", to.0)
                });
                edges.collect::<Vec<_>>().join(", ")
            }
            End::Select(select) => {
                let arms =
                    select.arms.iter().map(|a| format!("{} -> {}", self.loc(&a.wait), a.target.0));
                let rest = select.otherwise.iter().map(|b| format!("else -> {}", b.0));
                let default = select.default.iter().map(|b| format!("default -> {}", b.0));
                let all: Vec<_> = arms.chain(rest).chain(default).collect();
                format!("select {}", all.join(", "))
            }
            End::Return => "return".to_owned(),
            End::Stop(Stop::Panic) => "panic".to_owned(),
            End::Stop(Stop::Exit) => "exit".to_owned(),
            End::Stop(Stop::Never) => "never".to_owned(),
        }
    }
}

fn holds(value: &Rvalue) -> bool {
    matches!(value, Rvalue::Use(Operand::Move(_)))
}

/// Tests: the rule's name, the edition, a function `t`, and what happens in it.
macro_rules! rules {
    ($($name:ident $edition:ident $source:literal => $trace:literal)*) => {$(
        #[test]
        fn $name() {
            let happens = super::trace(crate::load::Edition::$edition, $source);
            let expected: Vec<&str> = $trace.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
            assert_eq!(happens.lines().collect::<Vec<_>>(), expected, "\n{happens}\n");
        }
    )*};
}
use rules;
