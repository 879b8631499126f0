//! Expressions, statements and patterns.

use super::table;
use crate::syntax::ir::{Expr, Pat, Stmt};

#[test]
fn what_moves_borrows_calls_or_branches_is_kept() {
    table(&[
        ("a.b::<u8>(&c, &mut d).await?", "a.b::<u8>(&c, &mut d).await?"),
        ("f(*a, !b, a.0.1, c[d])", "f(*a, !b, a.0.1, c[d])"),
        ("a && b && c || d", "(((a && b) && c) || d)"),
        ("a == b; a != b; a < b; a >= b", "(a == b);\n(a != b);\n(a <> b);\n(a <> b)"),
        ("x = y; x += z", "x = y;\nx op= z"),
        ("_ = f()", "_ = f()"),
        ("(a, b) = c", "(a, b) = c"),
        ("n as u8 as *const T", "((n as u8) as *T)"),
        ("1..n; ..=5; ..", "(1..n);\n(..=5);\n(..)"),
        ("[a, b]; [0; n]", "[a, b];\n[0; n]"),
        ("S { a, b: c, ..d }", "S { a: a, b: c, ..d }"),
        ("&raw const a", "&a"),
        ("(a)", "a"),
        ("()", "()"),
        ("<T as Tr<u8>>::f(x)", "<T as Tr>::f(x)"),
        ("::a::b()", "::a::b()"),
        ("let r#type = r#fn();", "let type = fn();"),
    ]);
}

#[test]
fn arithmetic_is_the_list_of_its_operands() {
    table(&[
        ("a + b * c - 1", "op(a, b, c)"),
        ("-x", "op(x)"),
        ("-1", "op()"),
        ("(a + b).f() + (c | d)", "op(op(a, b).f(), c, d)"),
        ("a + b < c << 2", "(op(a, b) <> op(c))"),
    ]);
}

#[test]
fn literals_say_what_they_are() {
    table(&[
        ("f(1, 0xffu8, 1.5, true, 'c', b'c')", "f(1, 255u8, float, true, char, char)"),
        ("f(\"text\", b\"bytes\", c\"c\")", "f(\"text\", bytes, bytes)"),
        ("f(r\"raw\", \"a\\n\")", "f(\"…\", \"…\")"),
        ("f(340282366920938463463374607431768211455)", "f(int)"),
    ]);
}

#[test]
fn control_flow_keeps_its_shape() {
    table(&[
        (
            "if a { b } else if let Some(c) = d { } else { e }",
            "if a { b } else if let Some(c) = d {} else { e }",
        ),
        (
            "match a { B(c) if d => e, F { g, h: 1..=2, .. } | _ => (), }",
            "match a { B(c) if d => e, F { g: g, h: lit } | _ => () }",
        ),
        ("'o: loop { break 'o 1; }", "'o loop { break 'o 1; }"),
        (
            "while let Some(x) = y.next() { continue; }",
            "while let Some(x) = y.next() { continue; }",
        ),
        ("'a: for (i, _) in x { continue 'a }", "'a for (i, _) in x { continue 'a }"),
        ("'b: { break 'b; }", "'b { break 'b; }"),
        ("return; ", "return;"),
        ("return x", "return x"),
        ("unsafe { f() }; const { 1 }", "{ f() };\n{ 1 }"),
        (
            "let Some(a): Option<u8> = b else { return };",
            "let Some(a): Option<u8> = b else { return };",
        ),
        (";;a;;", "a;"),
    ]);
}

#[test]
fn closures_and_async_blocks_stay_in_their_body() {
    table(&[
        ("|a, &b: &u8| -> u8 { a }", "|a, &b: &u8| -> u8 { a }"),
        ("move || x.await", "move || x.await"),
        ("async move |x| x", "async move |x| x"),
        ("async { a }; async move { b }", "async { a };\nasync move { b }"),
        ("try { a? }", "|| { a? }()"),
    ]);
}

#[test]
fn patterns_keep_names_and_modes() {
    table(&[
        ("let ref mut a = b;", "let ref mut a = b;"),
        ("let a @ (b, ..) = c;", "let a @ (b, ..) = c;"),
        ("let [a, .., &b] = c;", "let [a, .., &b] = c;"),
        ("let (S(a, _) | T(a, _)) = c;", "let S(a, _) | T(a, _) = c;"),
        ("let A::B = c;", "let A::B = c;"),
        ("let m!() = c;", "let ? = c;"),
    ]);
}

#[test]
fn items_in_a_body_belong_to_it() {
    table(&[("use a::b; fn g() { h() } g()", "item 0\nitem 1\ng()\nuse a::b as b\nfn g()\nh()")]);
}

#[test]
fn a_node_of_the_arenas_stays_small() {
    assert!(size_of::<Expr>() <= 32, "{}", size_of::<Expr>());
    assert!(size_of::<Pat>() <= 32, "{}", size_of::<Pat>());
    assert!(size_of::<Stmt>() <= 40, "{}", size_of::<Stmt>());
}
