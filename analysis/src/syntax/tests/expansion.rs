//! What `macro_rules!` of a file expand to, and what stays opaque.

use super::{dump, lowered};
use crate::domain::{Name, Range};
use crate::syntax::ir::{Body, BodyId, Expr, ExprId, File, Pat, Word};

/// The body of `async fn f() { calls }` behind definitions, a statement a line.
fn expanded(rules: &str, calls: &str) -> String {
    let file = lowered(&format!("{rules}\nasync fn f() {{ {calls} }}"));
    assert!(file.lost.is_empty(), "lost {:?}", file.lost);
    let text = dump::file(&file);
    let lines = text.lines().skip_while(|line| !line.starts_with("async fn f"));
    lines.skip(1).map(str::trim).collect::<Vec<_>>().join("\n")
}

/// Each row: the rules of `m!`, a body that calls it, its dump.
fn table(rows: &[(&str, &str, &str)]) {
    assert!(!rows.is_empty());
    for (rules, calls, expected) in rows {
        let rules = format!("macro_rules! m {{ {rules} }}");
        assert_eq!(expanded(&rules, calls), *expected, "{rules}\n{calls}");
    }
}

#[test]
fn fragments_take_what_their_kind_says() {
    table(&[
        ("($a:expr) => { $a.f() }", "m!(x + y)", "op(x, y).f()"),
        ("($a:expr, $b:ident) => { $a.$b() }", "m!(x.y(), z)", "x.y().z()"),
        ("($t:ty) => { <$t>::new() }", "m!(Vec<u8>)", "<Vec<u8> as >::new()"),
        ("($p:path) => { $p(x) }", "m!(a::b)", "a::b(x)"),
        (
            "($p:pat => $e:expr) => { match x { $p => $e, _ => y } }",
            "m!(A | B => c)",
            "match x { A | B => c, _ => y }",
        ),
        ("($p:pat_param | $q:ident) => { f($q) }", "m!(A | b)", "f(b)"),
        ("($b:block) => { loop $b }", "m!({ f() })", "loop { f() }"),
        ("($s:stmt) => { $s; f() }", "m!(let a = b);", "let a = b;\nf();"),
        ("($l:lifetime) => { break $l }", "'a: loop { m!('a) }", "'a loop { break 'a }"),
        ("($l:literal) => { f($l) }", "m!(-1)", "f(op())"),
        ("(#[$m:meta] $e:expr) => { f($e) }", "m!(#[cfg(x)] y)", "f(y)"),
        ("($v:vis $n:ident) => { f($n) }", "m!(pub(crate) a); m!(b)", "f(a);\nf(b)"),
        ("($a:tt $b:tt) => { f($b) }", "m!((x, y) z); m!(=> w); m!('a v)", "f(z);\nf(w);\nf(v)"),
        ("($i:ident) => { $i.f() }", "m!(self)", "self.f()"),
    ]);
}

#[test]
fn repetitions_take_all_they_can() {
    table(&[
        ("($($x:expr),*) => { f($($x),*) }", "m!(a, b.c()); m!()", "f(a, b.c());\nf()"),
        ("($($x:expr),* $(,)?) => { [$($x),*] }", "m!(a, b,)", "[a, b]"),
        ("($($x:expr);+) => { $( f($x); )+ }", "m!(a; b);", "f(a);\nf(b);"),
        ("($x:ident $(, $y:ident)?) => { f($x $(, $y)?) }", "m!(a); m!(a, b)", "f(a);\nf(a, b)"),
        (
            "($($k:ident => [$($v:expr),*]),*) => { $( $k($( $k.g($v) ),*); )* }",
            "m!(a => [x, y], b => []);",
            "a(a.g(x), a.g(y));\nb();",
        ),
        ("($h:expr; $($x:ident)*) => { $( $x.f($h); )* }", "m!(t; a b);", "a.f(t);\nb.f(t);"),
        ("($($t:tt)*) => { f($($t)*) }", "m!(a, b => c)", "m!<opaque>([a b c])"),
    ]);
}

#[test]
fn the_first_rule_that_matches_counts() {
    let rules = "(lock $x:expr) => { $x.lock() }; (@ $x:expr) => { $x.send() };
                 ($x:ident, 1) => { a($x) }; ($x:expr, $y:expr) => { b($x, $y) }";
    table(&[
        (rules, "m!(lock q)", "q.lock()"),
        (rules, "m!(@ q)", "q.send()"),
        (rules, "m![q, 1]", "a(q)"),
        (rules, "m! { q.r, 1 }", "b(q.r, 1)"),
        (rules, "m!(q)", "m!<opaque>([q] q)"),
    ]);
}

#[test]
fn an_argument_stays_one_expression() {
    table(&[
        ("($a:expr) => { $a.f() }", "m!(x as u8)", "(x as u8).f()"),
        ("($a:expr) => { !$a }", "m!(x == y)", "!(x == y)"),
        // Handed on, it is no identifier any more.
        (
            "(@ $x:ident) => { a($x) }; (@ $x:expr) => { b($x) }; ($x:expr) => { m!(@ $x) }",
            "m!(q)",
            "b(q)",
        ),
    ]);
}

#[test]
fn statements_belong_to_the_block_around() {
    table(&[
        ("($a:ident) => { let $a = f(); }", "m!(x); x.g()", "let x = f();\nx.g()"),
        ("() => { f(); g() }", "m!(); h()", "f();\ng();\nh()"),
        ("($e:expr) => { $e }", "m!(a)", "a"),
        ("($e:expr) => { $e }", "m!(a);", "a;"),
        ("($e:expr) => { { let x = $e; x } }", "m! { a } b()", "{ let x#1 = a; x#1 }\nb()"),
        ("() => {}", "m!(); a()", "a()"),
        ("($e:expr) => { return $e; }", "if a { m!(b) }", "if a { return b }"),
    ]);
}

#[test]
fn macros_call_macros() {
    table(&[
        (
            "($e:expr) => { tokio::select! { x = $e => x, else => g() } }",
            "m!(f())",
            "tokio::select!(x#1 = f() => x#1; else => g())",
        ),
        (
            "($e:expr, $($a:tt)*) => { $e.send(format!($($a)*)) }",
            "m!(t, \"{}\", x)",
            "t.send(format!(x))",
        ),
        (
            "() => { 0 }; ($x:expr $(, $y:expr)*) => { f($x, m!($($y),*)) }",
            "m!(a, b, c)",
            "f(a, f(b, f(c, 0)))",
        ),
        ("($e:expr) => { f($e) }", "vec![m!(a), m!(m!(b))]", "vec![f(a), f(f(b))]"),
    ]);
}

#[test]
fn locals_of_a_macro_are_its_own() {
    table(&[
        ("($e:expr) => { { let a = f(); g(a, $e) } }", "m!(a)", "{ let a#1 = f(); g(a#1, a) }"),
        // What the call names is declared for the call.
        ("($a:ident) => { let $a = 1; let b = $a; }", "m!(b); b", "let b = 1;\nlet b#1 = b;\nb"),
        (
            "($e:expr) => { 'a: loop { if $e { break 'a } } }",
            "'a: loop { m!({ break 'a }) }",
            "'a loop { 'a#1 loop { if { break 'a } { break 'a#1 } } }",
        ),
        ("($e:expr) => { |x| x + $e }", "let x = 1; m!(x)", "let x = 1;\n|x#1| op(x#1, x)"),
        (
            "($e:expr) => { match $e { S { a } => T { a }, None => 1 } }",
            "m!(a)",
            "match a { S { a: a#1 } => T { a: a#1 }, None => 1 }",
        ),
        (
            "($e:expr) => { { let a = $e; println!(\"{a}\"); own!(a) } }",
            "m!(b)",
            "{ let a#1 = b; println!<format>(a#1); own!<opaque>([a a#1] a#1) }",
        ),
        // An item, and not the caller's local.
        ("() => { send(1) }", "let send = 2; m!(); send", "let send = 2;\nself::send(1);\nsend"),
    ]);
}

#[test]
fn a_macro_inside_a_body_sees_the_locals_in_front_of_it() {
    let define = "macro_rules! own { ($e:expr) => { tx.send($e) } }";
    let rows = [
        (format!("let tx = 1; {define} own!(tx)"), "tx.send(tx)"),
        (format!("let tx = 1; {define} let tx = 2; own!(tx)"), "!<opaque>([tx]).send(tx)"),
    ];
    for (calls, expected) in rows {
        let dump = expanded("", &calls);
        assert!(dump.lines().any(|line| line == expected), "{dump}");
    }
}

#[test]
fn what_is_not_certain_stays_opaque() {
    let opaque = "m!<opaque>([a] a)";
    let deep = format!("($x:expr) => {{ {}$x{} }}", "(".repeat(200), ")".repeat(200));
    let large = format!("($x:expr) => {{ {} }}", "f($x);".repeat(2_000));
    table(&[
        ("($x:unknown) => { f($x) }", "m!(a)", opaque),
        ("($x:expr) => { f($y) }", "m!(a)", opaque),
        ("($x:expr) => { f(${count(x)}) }", "m!(a)", opaque),
        ("($x:expr) => { let y = $x; }", "f(m!(a))", "f(m!<opaque>([a] a))"),
        ("($x:expr) => { fn g() {} g($x) }", "m!(a)", opaque),
        ("($x:expr) => { f $x }", "m!(a)", opaque),
        ("($($x:expr),*) => { f($x) }", "m!(a)", opaque),
        ("($($x:ident)* $(; $y:ident)*) => { $( f($x, $y) )* }", "m!(a; a a)", "m!<opaque>([a])"),
        ("(f) => { g() }", "m!(a)", opaque),
        (&deep, "m!(a)", opaque),
        (&large, "m!(a)", opaque),
    ]);
}

#[test]
fn recursion_ends() {
    let rules = "macro_rules! m { ($x:expr) => { f(m!($x)) } }";
    let dump = expanded(rules, "m!(a)");
    assert_eq!(dump.matches("f(").count(), 24, "{dump}");
    assert!(dump.contains("m!<opaque>([a]"), "{dump}");
    let doubling = "macro_rules! m { ($x:expr) => { f(m!($x), m!($x)) } }";
    assert!(
        lowered(&format!("{doubling} fn f() {{ m!(a) }}")).bodies[BodyId(0)].expr_count() < 200_000
    );
}

#[test]
fn a_name_means_the_last_definition_in_front_of_it() {
    let m = |yields: &str| format!("macro_rules! m {{ () => {{ {yields} }} }}");
    let (a, b) = (m("a()"), m("b()"));
    let rows = [
        (format!("{a} {b}"), "b()"),
        (format!("{a} mod x {{ {b} }}"), "a()"),
        (format!("{a} #[macro_use] mod x {{ {b} }}"), "b()"),
        (format!("mod x {{ {b} }}"), "m!<opaque>([])"),
        (format!("#[cfg(x)] {a} #[cfg(not(x))] {b}"), "m!<opaque>([])"),
        (format!("#[cfg(x)] {a}"), "a()"),
        (format!("#[cfg(x)] {a} {b}"), "b()"),
        (format!("cfg_x! {{ {a} }} cfg_y! {{ {b} }}"), "m!<opaque>([])"),
        (format!("fn g() {{ {a} }}"), "m!<opaque>([])"),
    ];
    for (rules, expected) in rows {
        assert_eq!(expanded(&rules, "m!()"), expected, "{rules}");
    }
    let within = expanded("", &format!("{{ {a} m!(); }} m!()"));
    assert!(within.starts_with("{ item 0 a(); }\nm!<opaque>([])"), "{within}");
}

#[test]
fn a_macro_of_the_file_is_not_the_one_known_by_its_name() {
    let rules = "macro_rules! bail { ($e:expr) => { return Err($e.into()) } }";
    assert_eq!(expanded(rules, "bail!(a)"), "return Err(a.into())");
    let rules = "macro_rules! cfg_rt { ($($t:tt)*) => { } }";
    assert_eq!(expanded(rules, "cfg_rt! { f() }"), "cfg_rt!<block>({ f() })", "in some builds");
}

/// The text that the only expression of a kind covers.
fn cut<'t>(source: &'t str, body: &Body, wanted: impl Fn(&Expr) -> bool) -> &'t str {
    let found: Vec<ExprId> = body.exprs().filter(|(_, e)| wanted(e)).map(|(id, _)| id).collect();
    let [one] = found.as_slice() else { panic!("{} of them", found.len()) };
    let Range { start, end } = body.range(*one);
    &source[start as usize..end as usize]
}

#[test]
fn arguments_keep_their_places_and_the_rest_stands_where_the_call_stands() {
    let source = "macro_rules! locked { ($l:expr, $e:expr) => { { let g = $l.lock(); $e } } }
        fn f(ü: T) { \"ü\"; locked!(self.é, ü.push(1)); }";
    let file = lowered(source);
    let body = &file.bodies[BodyId(0)];
    let method = |name: &str, expr: &Expr| matches!(expr, Expr::Method(c) if c.name == name);
    let call = "locked!(self.é, ü.push(1))";
    assert_eq!(cut(source, body, |e| method("lock", e)), call);
    assert_eq!(cut(source, body, |e| method("push", e)), "ü.push(1)");
    assert_eq!(cut(source, body, |e| matches!(e, Expr::Field { .. })), "self.é");
    let blocks = body.exprs().filter_map(|(id, e)| match e {
        Expr::Block(block) => Some((body.range(id), block.end)),
        _ => None,
    });
    let start = source.find(call).unwrap() as u32;
    let whole = Range::new(start, start + call.len() as u32);
    assert!(blocks.collect::<Vec<_>>().contains(&(whole, whole.end - 1)), "guards drop there");
    for (id, _) in body.exprs() {
        assert!(body.range(id).end as usize <= source.len());
    }
}

#[test]
fn a_body_is_found_by_the_words_of_macros_it_calls() {
    let source = "macro_rules! lock { ($x:expr) => { $x.lock().unwrap() } }
        macro_rules! with { ($x:expr, $f:ident) => { again!($x).$f() } }
        macro_rules! again { ($x:expr) => { lock!($x) } }
        fn a() { lock!(x); } fn b() { with!(x, recv) } fn c() { x.y() }";
    for source in [source.to_owned(), format!("{source} // conc-lint: x")] {
        let file = lowered(&source);
        let with = |word: Word| file.bodies.with(word).collect::<Vec<_>>();
        assert_eq!(with(Word::alone(Name::new("lock"))), [BodyId(0), BodyId(1)]);
        assert_eq!(with(Word::new("unwrap")), [BodyId(0), BodyId(1)]);
        assert_eq!(with(Word::alone(Name::new("recv"))), [BodyId(1)]);
    }
}

#[test]
fn an_expansion_reads_the_same_later() {
    let source = "macro_rules! m { ($x:expr) => { { let g = $x.lock(); loop { m!(@ g) } } };
        (@ $x:expr) => { if $x { break } } } fn f() { m!(a); m!(b) }";
    let (later, now) = (lowered(source), lowered(&format!("{source} // conc-lint: x")));
    assert_eq!((later.bodies.read_at_once().count(), now.bodies.read_at_once().count()), (0, 1));
    let same = |file: &File| format!("{:?}", file.bodies[BodyId(0)]);
    assert_eq!(same(&later), same(&now), "ranges, too");
    let bound = |pat: &Pat| matches!(pat, Pat::Bind { name, .. } if name.as_str().contains('#'));
    assert_eq!(later.bodies[BodyId(0)].pats().filter(|pat| bound(pat)).count(), 2);
}

#[test]
fn instances_that_an_expansion_makes_have_places_of_their_own() {
    let source = "macro_rules! m { ($x:expr) => { a(S { b: $x }, T { c: $x }, Some(U($x))) } }
        fn f() { own!(m!(V(y))) }";
    let file = lowered(source);
    let body = &file.bodies[BodyId(0)];
    let mut places = Vec::new();
    for (id, expr) in body.exprs() {
        let made = match expr {
            Expr::Struct(literal) => literal.path.segments[0].name,
            Expr::Call { callee, .. } => match &body[*callee] {
                Expr::Path(path) => path.segments[0].name,
                _ => continue,
            },
            _ => continue,
        };
        let Range { start, end } = body.range(id);
        places.push((made.as_str(), &source[start as usize..end as usize]));
    }
    let whole = "m!(V(y))";
    let expected =
        [("V", "V(y)"), ("S", whole), ("T", "m"), ("U", "m!"), ("Some", whole), ("a", whole)];
    assert_eq!(places, expected);
    // The argument is there three times, and is one instance.
    assert_eq!(expanded_twice(), "f(A(x), !<opaque>([A x]))");
}

fn expanded_twice() -> String {
    expanded("macro_rules! m { ($x:expr) => { f($x, $x) } }", "m!(A(x))")
}

#[test]
fn a_call_that_some_builds_leave_out_is_no_statements_of_the_block() {
    let rules = "($a:ident) => { let $a = f(); }";
    table(&[(rules, "#[cfg(x)] m!(y); y", "m!<opaque>([y] y);\ny")]);
}
