//! Graphs as one diagram for Mermaid, which editors and code hosts draw.
//!
//! In:  graphs with their names, their file's text.
//! Out: a flowchart with a frame for each graph.

use std::fmt::Write as _;

use super::graph::{End, Graph};
use super::text::{Text, edge};

/// Draws the graphs.
pub fn diagram(graphs: &[(String, &Graph)], source: &str) -> String {
    let mut out = "flowchart TD\n".to_owned();
    for (n, (name, graph)) in graphs.iter().enumerate() {
        let text = Text { graph, source };
        let _ = writeln!(out, "  subgraph g{n}[\"{}\"]", plain(name));
        for (at, block) in graph.blocks.iter().enumerate() {
            let mut lines: Vec<String> =
                block.stmts.iter().map(|stmt| plain(&text.stmt(&stmt.kind))).collect();
            lines.extend(last(&text, &block.end));
            let shown = if lines.is_empty() { at.to_string() } else { lines.join("<br/>") };
            let _ = writeln!(out, "    g{n}b{at}[\"{shown}\"]");
        }
        for (at, block) in graph.blocks.iter().enumerate() {
            for (label, to) in edges(&text, &block.end) {
                let label = label.map_or_else(String::new, |label| format!("|\"{label}\"|"));
                let _ = writeln!(out, "    g{n}b{at} -->{label} g{n}b{to}");
            }
        }
        out.push_str("  end\n");
    }
    out
}

/// What a block's end says that is no edge.
fn last(text: &Text<'_>, end: &End) -> Option<String> {
    match end {
        End::Goto(_) => None,
        End::Branch(test, _) => Some(plain(&text.test(test))),
        End::Select(_) => Some("select".to_owned()),
        End::Return | End::Stop(_) => Some(plain(&text.end(end))),
    }
}

fn edges(text: &Text<'_>, end: &End) -> Vec<(Option<String>, u32)> {
    match end {
        End::Goto(next) => vec![(None, next.0)],
        End::Branch(_, edges) => {
            edges.iter().map(|(way, to)| (Some(plain(&edge(*way))), to.0)).collect()
        }
        End::Select(select) => {
            let arms = select.arms.iter();
            let mut ways: Vec<_> =
                arms.map(|arm| (Some(plain(&text.loc(&arm.wait))), arm.target.0)).collect();
            ways.extend(select.otherwise.map(|to| (Some("else".to_owned()), to.0)));
            ways.extend(select.default.map(|to| (Some("default".to_owned()), to.0)));
            ways
        }
        End::Return | End::Stop(_) => Vec::new(),
    }
}

/// Text without characters that mean something in a diagram.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '#' => out.push_str("#35;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
