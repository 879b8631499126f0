//! What a graph can be asked: liveness, loops, ranges, its text.

use super::super::graph::{BlockId, Graph, StmtKind};
use super::super::live::{Liveness, Presence};
use super::super::loops::Shape;
use super::super::mermaid;
use super::super::text;
use super::super::typed::Typed;
use super::with_graphs;
use crate::load::Edition::{E2021, E2024};

/// What is alive at each call of that name: names of variables, `?` behind those that may be.
fn alive_at(source: &str, call: &str) -> Vec<Vec<String>> {
    with_graphs(E2021, source, |graphs, typer, types| {
        let ask = Typed { typer, types };
        let graph = &graphs[0];
        let live = Liveness::of(graph, &ask);
        let mut found = Vec::new();
        for (n, block) in graph.blocks.iter().enumerate() {
            for (at, stmt) in block.stmts.iter().enumerate() {
                if matches!(&stmt.kind, StmtKind::Call(c) if c.name == call) {
                    let list = live.at(BlockId(n as u32), at);
                    found.push(list.iter().map(|(l, p)| show(graph, l.0, *p)).collect());
                }
            }
        }
        found
    })
}

fn show(graph: &Graph, local: u32, presence: Presence) -> String {
    let name = graph.locals[local as usize].name.map_or("_", |n| n.as_str());
    format!("{name}{}", if presence == Presence::Maybe { "?" } else { "" })
}

#[test]
fn values_are_alive_from_their_making_to_their_move() {
    let source = "fn t() { step(); let a = g(); step(); eat(a); step(); }";
    assert_eq!(alive_at(source, "step"), [vec![], vec!["a"], vec![]]);
    assert_eq!(alive_at(source, "eat"), [Vec::<String>::new()], "arguments are moved in");
}

#[test]
fn a_value_that_one_path_moved_may_be_alive() {
    let source = "fn t(a: G, b: G) { if flag() { eat(a); } step(); }";
    assert_eq!(alive_at(source, "step"), [vec!["a?", "b"]]);
}

#[test]
fn what_is_left_of_a_value_may_be_alive() {
    let source = "fn t(p: P) { eat(p.a); step(); }";
    assert_eq!(alive_at(source, "step"), [vec!["p?"]]);
}

#[test]
fn a_temporary_is_alive_through_its_statement() {
    let source = "fn t() { if let Some(n) = g().get() { step(); } }";
    assert_eq!(alive_at(source, "step"), [vec!["_"]]);
}

fn block_of(graph: &Graph, call: &str) -> BlockId {
    let calls =
        |s: &super::super::graph::Stmt| matches!(&s.kind, StmtKind::Call(c) if c.name == call);
    let at = graph.blocks.iter().position(|b| b.stmts.iter().any(calls));
    BlockId(at.unwrap_or_else(|| panic!("{call} is called")) as u32)
}

#[test]
fn a_graph_tells_what_repeats_and_what_comes_first() {
    let source =
        "fn t() { step(); while flag() { if g().look() { stop(); } eat(g()); } see(&g()); }";
    with_graphs(E2021, source, |graphs, _, _| {
        let graph = &graphs[0];
        let shape = Shape::of(graph);
        let [step, flag, eat, see, stop] =
            ["step", "flag", "eat", "see", "stop"].map(|call| block_of(graph, call));
        assert!(!shape.in_cycle(step) && !shape.in_cycle(see) && !shape.in_cycle(stop));
        assert!(shape.same_cycle(flag, eat));
        assert!(shape.dominates(step, see) && shape.dominates(flag, eat));
        assert!(!shape.dominates(eat, see), "the loop may not run");
        assert!(shape.reaches(eat, see) && shape.reaches(eat, flag) && !shape.reaches(see, eat));
        let exits: Vec<_> = shape.cycle_exits(flag).iter().map(|e| e.to).collect();
        assert_eq!(exits.len(), 2, "out of the condition, and into `stop`");
        assert!(exits.contains(&stop));
        let head = graph.loops[0].head;
        assert!(shape.natural_loop(head).contains(&eat));
        assert!(!shape.natural_loop(head).contains(&stop));
    });
}

#[test]
fn constant_loops_know_their_turns() {
    let source =
        "fn t() { for _ in 0..3 {} for _ in 1..=3 {} for _ in [g(), g()] {} for _ in 0..t() {} }";
    with_graphs(E2021, source, |graphs, _, _| {
        let turns: Vec<_> = graphs[0].loops.iter().map(|l| l.turns).collect();
        assert_eq!(turns, [Some(3), Some(3), Some(2), None]);
    });
}

/// Line and column behind each drop, as compilers give span ends.
fn drop_points(edition: crate::load::Edition, source: &str) -> Vec<(usize, usize)> {
    with_graphs(edition, source, |graphs, _, _| {
        let stmts = graphs[0].blocks.iter().flat_map(|b| &b.stmts);
        let drops = stmts.filter(|s| matches!(s.kind, StmtKind::Drop { .. }));
        drops.map(|s| text::line_column(source, s.range)).collect()
    })
}

#[test]
fn drops_are_reported_at_the_last_byte_of_their_scope() {
    let source = "fn t() {\n    let a = g();\n    g().look();\n}";
    assert_eq!(drop_points(E2021, source), [(3, 16), (4, 2)], "the semicolon, the brace");
    let source = "fn t() {\n    if let Some(n) = g().get() {\n        step();\n    } else {\n    }\n    step();\n}";
    assert_eq!(drop_points(E2021, source), [(5, 6)], "behind else");
    assert_eq!(drop_points(E2024, source), [(4, 6), (4, 6)], "on the way out of each branch");
    let source = "fn t() {\n    match opt() {\n        Some(a) => step(),\n        None => {}\n    }\n    step();\n}";
    assert_eq!(drop_points(E2021, source), [(3, 26)], "the arm");
}

#[test]
fn a_graph_reads_as_text() {
    let source = "fn t(a: G) {\n    eat(a);\n}";
    let dump = with_graphs(E2021, source, |graphs, _, _| text::dump(&graphs[0], source));
    assert_eq!(
        dump,
        "a: t::G (parameter 0)\nresult: () (result)\n0:\n  _2 = eat(move a) @2:11\n  return\n"
    );
}

#[test]
fn a_graph_is_drawn_as_a_diagram() {
    let source = "fn t(a: Option<G>) {\n    if let Some(b) = a { eat(b) }\n}";
    let diagram = with_graphs(E2021, source, |graphs, _, _| {
        mermaid::diagram(&[("t::<\"x\">".to_owned(), &graphs[0])], source)
    });
    let lines: Vec<&str> = diagram.lines().map(str::trim).collect();
    assert_eq!(lines[..2], ["flowchart TD", "subgraph g0[\"t::#lt;#quot;x#quot;#gt;\"]"]);
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with("<br/>match a\"]") || line.ends_with("[\"match a\"]"))
    );
    assert!(lines.iter().any(|line| line.contains(" -->|\"Some\"| g0b")), "{diagram}");
    assert!(lines.iter().any(|line| line.contains("= eat(move b)")), "{diagram}");
    assert_eq!(lines.last(), Some(&"end"));
}

#[test]
fn a_generated_function_of_many_exits_stays_small() {
    let lines = "let x = res()?;\n".repeat(3000);
    let source = format!("fn t() -> Result<(), G> {{ {lines} Ok(()) }}");
    with_graphs(E2021, &source, |graphs, _, _| {
        let stmts: usize = graphs[0].blocks.iter().map(|b| b.stmts.len()).sum();
        assert!(stmts < 60_000, "{stmts} statements");
    });
}
