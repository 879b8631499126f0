//! Half-typed code gives as much as possible.

use super::{dump, lowered};

/// Each row: the source, the dump of what is left, what was taken out.
fn recovered(rows: &[(&str, &str, &[&str])]) {
    for (source, expected, lost) in rows {
        let file = lowered(source);
        let text = dump::file(&file);
        let text: Vec<_> = text.lines().filter(|line| !line.starts_with("lost")).collect();
        assert_eq!(text.join("\n"), *expected, "source: {source}");
        let cut: Vec<_> = file
            .lost
            .iter()
            .map(|lost| &source[lost.range.start as usize..lost.range.end as usize])
            .collect();
        assert_eq!(cut, *lost, "source: {source}");
    }
}

#[test]
fn a_broken_statement_is_taken_out_of_its_block() {
    recovered(&[
        (
            "fn f() { a(); let x = b.; c(d); }\nfn g() { h() }",
            "fn f()\n  a();\n  !<opaque>([b let x])\n  c(d);\nfn g()\n  h()",
            &["let x = b.;"],
        ),
        (
            "fn f() {\n    a();\n    b.\n    let c = d;\n}",
            "fn f()\n  a();\n  !<opaque>([b])\n  let c = d;",
            &["b."],
        ),
        ("fn f() { if a { b.c. } c() }", "fn f()\n  if a { !<opaque>([b c]) }\n  c()", &["b.c."]),
        (
            "fn f() { match a { B => c, D => e., F => g } }",
            "fn f()\n  match a { B => c, F => g }",
            &["D => e.,"],
        ),
    ]);
}

#[test]
fn a_broken_item_takes_only_itself() {
    recovered(&[
        ("fn f( { }\nfn g() {}", "fn g()", &["fn f( { }"]),
        ("struct S { a: , b: u8 }\nfn g() {}", "struct S()\nfn g()", &["a: , b: u8"]),
        (
            "impl A { fn f(&self) { a } fn (x) {} fn g() {} }",
            "impl A\n  fn f(&self)\n    a\n  fn g()",
            &["fn (x) {}"],
        ),
        ("fn f() -> {}\nuse a::b;", "use a::b as b", &["fn f() -> {}"]),
    ]);
}

#[test]
fn unbalanced_delimiters_cost_a_line() {
    recovered(&[
        (
            "fn f() {\n    a();\n    b(c(;\n    d();\n}\n\nfn g() {\n    h();\n}\n",
            "fn f()\n  a();\n  !<opaque>([b c])\n  d();\nfn g()\n  h();",
            &["b(c(;"],
        ),
        (
            "fn f() {\n    if a {\n    b();\n}\n\nfn g() {}\n",
            "fn f()\n  !<opaque>([a if])\n  b();\nfn g()",
            &["if a {"],
        ),
        (
            "fn f() {\n    a(\"b);\n    c();\n}\n#[x]\nfn g() {}\n",
            "fn f()\n  !<opaque>([a b])\n  c();\n#[x ] fn g()",
            &["a(\"b);"],
        ),
        ("fn f() {\n    a();\n    }\n}\n\nfn g() {}\n", "fn f()\n  a();\nfn g()", &["}"]),
    ]);
}

#[test]
fn attributes_and_modules_around_an_error_stay() {
    recovered(&[(
        "#![a]\n#[b]\nmod m { fn f() { x y } fn g() {} }",
        "#[b ] mod m\n  fn f()\n    !<opaque>([x y])\n  fn g()",
        &["x y"],
    )]);
    let file = lowered("#![a]\nfn f() { x y }");
    assert_eq!(file.attrs.list.len(), 1);
}

#[test]
fn ranges_of_a_repaired_file_stay_true() {
    let source = "// é\nfn f() { let é = ; a.b(c) }";
    let file = lowered(source);
    let call = file.bodies[super::ir::BodyId(0)].exprs().find_map(|(id, expr)| {
        let is_call = matches!(expr, crate::syntax::ir::Expr::Method(_));
        is_call.then(|| file.bodies[super::ir::BodyId(0)].range(id))
    });
    let range = call.expect("the call behind the error is read");
    assert_eq!(&source[range.start as usize..range.end as usize], "a.b(c)");
}

#[test]
fn every_prefix_of_a_file_is_read() {
    let source = include_str!("../stmts.rs");
    for end in (0..source.len()).step_by(97) {
        if source.is_char_boundary(end) {
            let file = lowered(&source[..end]);
            for lost in &file.lost {
                assert!(lost.range.end as usize <= end, "{lost:?} beyond {end}");
            }
        }
    }
}
