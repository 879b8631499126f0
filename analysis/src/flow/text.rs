//! A graph as text, for people and snapshots.
//!
//! In:  a graph, its file's text.
//! Out: one line a statement, with the line and column behind its last byte (both from 1), as
//!      compilers write the end of a span.

use std::fmt::Write as _;

use super::graph::{
    Aggregate, Callee, Const, Edge, End, Graph, Loc, LocalId, LocalKind, Operand, Proj, Rvalue,
    StmtKind, Stop, Test,
};
use crate::domain::Range;

/// Writes the whole graph.
pub fn dump(graph: &Graph, source: &str) -> String {
    let text = Text { graph, source };
    let mut out = String::new();
    for (n, local) in graph.locals.iter().enumerate() {
        let kind = match &local.kind {
            LocalKind::Param(n) => format!("parameter {n}"),
            LocalKind::Capture { outer, by_ref } => {
                format!("capture of _{}{}", outer.0, if *by_ref { " by reference" } else { "" })
            }
            LocalKind::Variable => "variable".to_owned(),
            LocalKind::Temporary => continue,
            LocalKind::Result => "result".to_owned(),
        };
        let name = text.slot(LocalId(n as u32));
        let _ = writeln!(out, "{name}: {} ({kind})", local.ty);
    }
    for (n, block) in graph.blocks.iter().enumerate() {
        let _ = writeln!(out, "{n}:");
        for stmt in &block.stmts {
            let _ = writeln!(out, "  {} @{}", text.stmt(&stmt.kind), text.end_of(stmt.range));
        }
        let _ = writeln!(out, "  {}", text.end(&block.end));
    }
    out
}

/// Line and column behind the last byte of a range, from 1; columns count characters.
pub fn line_column(source: &str, range: Range) -> (usize, usize) {
    let end = (range.end as usize).min(source.len());
    let before = source.as_bytes().get(..end).unwrap_or_default();
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let start = memchr::memrchr(b'\n', before).map_or(0, |n| n + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    (line, column)
}

/// The parts of a graph as text.
pub struct Text<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// Its file.
    pub source: &'a str,
}

impl Text<'_> {
    fn end_of(&self, range: Range) -> String {
        let (line, column) = line_column(self.source, range);
        format!("{line}:{column}")
    }

    /// A slot: its name, with its number when another slot has the same name, or its number.
    pub fn slot(&self, id: LocalId) -> String {
        let Some(local) = self.graph.locals.get(id.0 as usize) else { return "_?".to_owned() };
        match local.name {
            _ if local.kind == LocalKind::Result => "result".to_owned(),
            None => format!("_{}", id.0),
            Some(name) => {
                let same = self.graph.locals.iter().filter(|l| l.name == Some(name)).count();
                if same > 1 { format!("{name}_{}", id.0) } else { name.to_string() }
            }
        }
    }

    /// A place.
    pub fn loc(&self, loc: &Loc) -> String {
        let mut out = self.slot(loc.local);
        for step in &loc.steps {
            match step {
                Proj::Deref => out.insert(0, '*'),
                Proj::Field(name) => drop(write!(out, ".{name}")),
                Proj::Payload(variant, n) => drop(write!(out, ".{variant}.{n}")),
                Proj::Index => out.push_str("[_]"),
            }
        }
        out
    }

    fn operand(&self, operand: &Operand) -> String {
        match operand {
            Operand::Move(loc) => format!("move {}", self.loc(loc)),
            Operand::Copy(loc) => self.loc(loc),
            Operand::Const(Const::Int(n)) => n.to_string(),
            Operand::Const(Const::Bool(b)) => b.to_string(),
            Operand::Const(Const::Static(path)) => format!("static {path}"),
            Operand::Const(Const::Fn(_)) => "fn".to_owned(),
            Operand::Const(Const::Other) => "const".to_owned(),
        }
    }

    fn operands(&self, list: &[Operand]) -> String {
        list.iter().map(|o| self.operand(o)).collect::<Vec<_>>().join(", ")
    }

    fn value(&self, value: &Rvalue) -> String {
        match value {
            Rvalue::Use(operand) => self.operand(operand),
            Rvalue::Ref(loc, mutable) => {
                format!("&{}{}", if *mutable { "mut " } else { "" }, self.loc(loc))
            }
            Rvalue::Aggregate(kind, parts) => {
                let parts: Vec<_> =
                    parts.iter().map(|(n, o)| format!("{n}: {}", self.operand(o))).collect();
                let kind = match kind {
                    Aggregate::Struct(path) => path.to_string(),
                    Aggregate::Variant(_, variant) => variant.to_string(),
                    Aggregate::Tuple => "tuple".to_owned(),
                    Aggregate::Array => "array".to_owned(),
                };
                format!("{kind} {{{}}}", parts.join(", "))
            }
            Rvalue::Body(_, captures) => format!("body({})", self.operands(captures)),
            Rvalue::Computed(list) => format!("of({})", self.operands(list)),
        }
    }

    pub(super) fn stmt(&self, kind: &StmtKind) -> String {
        match kind {
            StmtKind::Assign(into, value) => format!("{} = {}", self.loc(into), self.value(value)),
            StmtKind::Call(call) => {
                let value = match &call.callee {
                    Callee::Value(value) => format!("({})", self.operand(value)),
                    Callee::Unknown => format!("{}?", call.name),
                    _ => call.name.to_string(),
                };
                format!("{} = {value}({})", self.loc(&call.into), self.operands(&call.args))
            }
            StmtKind::Await { future, into, joined } => {
                let joined = if *joined { " joined" } else { "" };
                format!("{} = await {}{joined}", self.loc(into), self.loc(future))
            }
            StmtKind::Opaque { uses, into } => {
                let uses: Vec<_> = uses.iter().map(|l| self.loc(l)).collect();
                format!("{} = opaque({})", self.loc(into), uses.join(", "))
            }
            StmtKind::Drop { loc, maybe } => {
                format!("drop{} {}", if *maybe { "?" } else { "" }, self.loc(loc))
            }
            StmtKind::End(local) => format!("end {}", self.slot(*local)),
        }
    }

    pub(super) fn end(&self, end: &End) -> String {
        match end {
            End::Goto(next) => format!("-> {}", next.0),
            End::Branch(test, edges) => {
                let edges: Vec<_> =
                    edges.iter().map(|(e, b)| format!("{} -> {}", edge(*e), b.0)).collect();
                format!("{}: {}", self.test(test), edges.join(", "))
            }
            End::Select(select) => {
                let mut ways: Vec<_> = select
                    .arms
                    .iter()
                    .map(|a| {
                        format!("{} = {} -> {}", self.loc(&a.into), self.loc(&a.wait), a.target.0)
                    })
                    .collect();
                ways.extend(select.otherwise.map(|b| format!("else -> {}", b.0)));
                ways.extend(select.default.map(|b| format!("default -> {}", b.0)));
                format!("select: {}", ways.join(", "))
            }
            End::Return => "return".to_owned(),
            End::Stop(Stop::Panic) => "panic".to_owned(),
            End::Stop(Stop::Exit) => "exit".to_owned(),
            End::Stop(Stop::Never) => "never".to_owned(),
        }
    }

    pub(super) fn test(&self, test: &Test) -> String {
        match test {
            Test::Variant(loc) => format!("match {}", self.loc(loc)),
            Test::Bool(loc) => format!("if {}", self.loc(loc)),
            Test::Next(loc) => format!("next {}", self.loc(loc)),
            Test::Other(locs) => {
                let locs: Vec<_> = locs.iter().map(|l| self.loc(l)).collect();
                format!("test({})", locs.join(", "))
            }
        }
    }
}

pub(super) fn edge(edge: Edge) -> String {
    match edge {
        Edge::Is(variant) => variant.to_string(),
        Edge::Bool(value) => value.to_string(),
        Edge::Otherwise => "else".to_owned(),
    }
}
