//! Ranges are bytes of the file as it is on disk.

use super::lowered;
use crate::domain::Range;
use crate::syntax::ir::{Body, Expr, File, Macro, Stmt};

/// What a range cuts out of the file.
fn cut(source: &str, range: Range) -> &str {
    &source[range.start as usize..range.end as usize]
}

fn method_calls<'s>(source: &'s str, file: &File) -> Vec<(&'s str, &'s str)> {
    let mut calls = Vec::new();
    for (_, body) in file.bodies.iter() {
        for (id, expr) in body.exprs() {
            if let Expr::Method(call) = expr {
                calls.push((cut(source, body.range(id)), cut(source, call.name_range)));
            }
        }
    }
    calls
}

#[test]
fn offsets_are_true_behind_anything_that_shifts_them() {
    let plain = "fn f() { a.b(c); }";
    let prefixes = [
        "",
        "\u{feff}",
        "#!/usr/bin/env run\n",
        "\u{feff}#!/usr/bin/env run é\r\n",
        "// é ü 漢字 🦀\n",
        "/* 漢字 */ ",
        "/// doc é\r\n",
        "const S: &str = \"é🦀\";\r\n",
        "const S: &str = \"é\n🦀\"; ",
    ];
    for prefix in prefixes {
        let source = format!("{prefix}{plain}");
        let file = lowered(&source);
        assert!(file.lost.is_empty(), "{prefix:?}: {:?}", file.lost);
        assert_eq!(method_calls(&source, &file), [("a.b(c)", "b")], "{prefix:?}");
        let item = file.items.last().expect("the function is there");
        assert_eq!(cut(&source, item.range), plain, "{prefix:?}");
        assert_eq!(cut(&source, item.name_range), "f", "{prefix:?}");
    }
}

#[test]
fn offsets_are_true_on_long_lines_of_multi_byte_text() {
    let source = format!("fn f() {{ g(\"{}\"); a.b(é漢) }}", "é".repeat(5000));
    assert_eq!(method_calls(&source, &lowered(&source)), [("a.b(é漢)", "b")]);
}

#[test]
fn a_second_file_on_the_same_thread_starts_at_zero() {
    let source = "fn f() { a.b() }";
    for _ in 0..3 {
        assert_eq!(method_calls(source, &lowered(source)), [("a.b()", "b")]);
    }
}

/// The text of every expression of a body, outer ones last.
fn texts<'s>(source: &'s str, body: &Body) -> Vec<&'s str> {
    body.exprs().map(|(id, _)| cut(source, body.range(id))).collect()
}

#[test]
fn every_expression_covers_its_own_text() {
    let exprs = [
        "a.0.1",
        "(a + b).c",
        "-x - 1",
        "&mut *a",
        "a as Vec<Vec<u8>>",
        "a as &'static dyn F",
        "'l: loop {}",
        "async move { b }",
        "move |x| x",
        "A::<B>::c",
        "<A as B>::c",
        "::a::b",
        "S { a }",
        "if a {} else {}",
        "match a { b => c, }",
        "return a",
        "break 'l",
        "a?.await",
        "vec![a, b]",
        "1..=2",
        "..",
        "a = b",
        "x[1]",
        "m!{ a }",
        "r#x",
        "unsafe { a }",
        "a && b || c",
    ];
    for expr in exprs {
        let source = format!("fn f() {{ let _ = {expr}; }}");
        let file = lowered(&source);
        assert!(file.lost.is_empty(), "{expr}: {:?}", file.lost);
        let body = &file.bodies[super::ir::BodyId(0)];
        let Some(Expr::Block(block)) = body.root.map(|root| &body[root]) else {
            panic!("{expr}: the body is a block")
        };
        let [Stmt::Let { init: Some(init), range, .. }] = block.stmts.as_slice() else {
            panic!("{expr}: one statement")
        };
        assert_eq!(cut(&source, body.range(*init)), expr);
        assert_eq!(cut(&source, *range), format!("let _ = {expr};"));
        assert_eq!(cut(&source, Range::new(block.end, block.end + 1)), "}");
        for text in texts(&source, body) {
            assert!(!text.is_empty(), "{expr}: an empty range");
        }
    }
}

#[test]
fn tuple_fields_that_lex_as_one_float_end_where_they_end() {
    let source = "fn f() { a.0.1.2 }";
    let file = lowered(source);
    let texts = texts(source, &file.bodies[super::ir::BodyId(0)]);
    assert_eq!(texts[..4], ["a", "a.0", "a.0.1", "a.0.1.2"]);
}

#[test]
fn nodes_inside_macros_keep_their_places() {
    let source = "fn f() { select! { x = a.b() => c.d(x) } info!(\"é {y}\", z.w()); }";
    let file = lowered(source);
    assert_eq!(method_calls(source, &file), [("a.b()", "b"), ("c.d(x)", "d"), ("z.w()", "w")]);
    let body = &file.bodies[super::ir::BodyId(0)];
    let formatted: Vec<_> = body
        .exprs()
        .filter_map(|(_, expr)| match expr {
            Expr::Macro(call) => match &call.kind {
                Macro::Format(args) => Some(args.iter().map(|&id| cut(source, body.range(id)))),
                _ => None,
            },
            _ => None,
        })
        .flatten()
        .collect();
    assert_eq!(formatted, ["z.w()", "y"]);
}

#[test]
fn items_start_behind_their_attributes() {
    let source =
        "#[a] pub(crate) unsafe extern \"C\" fn f() {}\n#[b] struct S { #[c] pub x: Vec<u8>, }";
    let file = lowered(source);
    assert_eq!(cut(source, file.items[0].range), "pub(crate) unsafe extern \"C\" fn f() {}");
    assert_eq!(cut(source, file.items[0].attrs.list[0].range), "#[a]");
    let crate::syntax::ir::ItemKind::Struct(decl) = &file.items[1].kind else { panic!("a struct") };
    assert_eq!(cut(source, decl.fields[0].range), "pub x: Vec<u8>");
}
