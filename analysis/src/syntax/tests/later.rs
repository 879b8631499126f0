//! Bodies that are put off: which, what is known of them before, and that they read the same.

use super::dump;
use super::lowered;
use crate::domain::Name;
use crate::syntax::ir::{BodyId, Expr, File, Word};

/// Whether the first body of `fn f() { body }` is put off.
fn is_put_off(body: &str) -> bool {
    let file = lowered(&format!("fn f(&self) {{ {body} }}"));
    file.bodies.read_at_once().all(|(id, _)| id != BodyId(0))
}

#[test]
fn a_body_is_put_off_if_its_words_say_all_that_others_need() {
    let rows = [
        ("let a = b.c(d)?; a.await", true),
        ("*p as *const u8", true),
        ("#[cfg(unix)] let a = 1; #[allow(unused)] a", true),
        ("if !(a) { return !b; }", true),
        ("println!(\"{a}\"); assert!(matches!(b, C | D)); vec![1; 2]", true),
        ("own! { a, b => c }", true),
        ("info!(target: \"x\", id = %a, \"…\")", true),
        // Items, whoever can see them.
        ("use a::b; b()", false),
        ("fn g() {} g()", false),
        ("impl T for U {}", false),
        ("const N: u8 = 1; N", false),
        ("thread_local! { static A: u8 = 1; }", false),
        ("cfg_if! { if #[cfg(unix)] { a() } else { b() } }", false),
    ];
    for (body, expected) in rows {
        assert_eq!(is_put_off(body), expected, "{body}");
    }
}

#[test]
fn what_looks_as_if_it_does_not_parse_is_read_at_once() {
    let rows = [
        "let a = ;",
        "let = 1;",
        "a b",
        "a 1",
        "1 2",
        "f(a,,b)",
        "f(,)",
        "a.;",
        "a.(b)",
        "a + ;",
        "a &&)",
        "let a = 1 let b = 2;",
        "f() g()",
        "(a;)",
        "if ;",
        "x = y z",
        "a[0] b",
        "in )",
        "c +/ d",
        "(/ a)",
        "a, + b",
    ];
    for body in rows {
        let file = super::parse(format!("fn f() {{ {body} }}").as_bytes()).unwrap();
        assert_eq!(file.bodies.read_later().count(), 0, "{body}");
        assert!(!file.lost.is_empty(), "{body}");
    }
}

#[test]
fn what_parses_looks_as_if_it_did() {
    let rows = [
        "for x in 0.. { y[1..].z(..); }",
        "let S { a, .. } = s else { return };",
        "match x { 1 if y => 2, A(_) | B { .. } if c => (), _ => 3 }",
        "let f = |a, &b| -> u8 { a.0.1 }; f::<T>(1,)",
        "let x = a as u8 as usize; 'l: loop { break 'l x; }",
        "unsafe { &mut *p }; async move { a.await }; [0; 3]; Vec::<u8>::new()",
        "if let Some(x) = y && z {} else if a {} else {}",
        "let x: Box<dyn Fn(&str) -> A + Send> = b; &raw mut c; !-d",
        "return; break; ; continue",
        "let (mut a, ref b) = c; [a, ..] = d; a = b..=c",
    ];
    for body in rows {
        assert!(is_put_off(body), "{body}");
    }
}

#[test]
fn a_body_reads_the_same_later() {
    let bodies = [
        "let a = self.b.lock().await; #[cfg(x)] drop(a); é(\"ü\")",
        "loop { select! { x = a.b() => c(x), else => break } }",
        "let Some(x) = y else { return Err(z)? }; async move |q| q.r(s)",
    ];
    for body in bodies {
        let head = "impl<const N: usize> A<{ N }> { async fn f(&mut self, (a, b): (B, [C; 2])) -> D<{ N }>\nwhere E: F,\n";
        let later = lowered(&format!("{head}{{ {body} }} }}"));
        // Whoever speaks to the linter is read at once.
        let now = lowered(&format!("{head}{{ {body} }} }} // conc-lint: x"));
        assert_eq!(later.bodies.read_at_once().count(), 0);
        assert_eq!(now.bodies.read_at_once().count(), 1);
        assert_eq!(dump::file(&later), dump::file(&now));
        let same = |file: &File| format!("{:?}", file.bodies[BodyId(0)]);
        assert_eq!(same(&later), same(&now), "ranges, too");
    }
}

#[test]
fn only_functions_with_bodies_are_put_off() {
    let rows = [
        ("fn a(); fn b() {}", 1),
        ("trait T { fn a(); fn b() { c() } } impl T for U { fn a() {} }", 2),
        ("static F: fn(A) -> B = g; type H = fn(A);", 0),
        ("macro_rules! m { () => { fn a() { b() } } }", 0),
        ("own! { fn a() { b() } }", 0),
        ("cfg_rt! { fn a() { b() } }", 1),
        ("mod m { fn a() {} mod n { fn b() {} } }", 2),
        ("const X: u8 = { 1 }; fn a() -> [u8; { 1 }] { b() }", 1),
    ];
    for (source, expected) in rows {
        let file = lowered(source);
        let (all, now) = (file.bodies.len(), file.bodies.read_at_once().count());
        assert_eq!(all - now, expected, "{source}");
    }
}

#[test]
fn words_are_known_before_a_body_is_read() {
    let body = "a.lock(); b.lock(c); x::spawn(d); recv(e); println!(\"{shown}\"); for _ in 1.. {}";
    let later = lowered(&format!("fn f() {{ {body} }}"));
    let now = lowered(&format!("fn f() {{ {body} }} // conc-lint: x"));
    let name = Name::new;
    let rows = [
        (Word::new("lock"), true),
        (Word::alone(name("lock")), true),
        (Word::function(name("lock")), false),
        (Word::function(name("spawn")), true),
        (Word::alone(name("spawn")), false),
        (Word::function(name("recv")), true),
        (Word::new("shown"), true),
        (Word::new("for"), true),
        (Word::new(".."), true),
        (Word::new("while"), false),
        (Word::new("absent"), false),
    ];
    for (word, expected) in rows {
        for file in [&later, &now] {
            assert_eq!(file.bodies.has(BodyId(0), |w| w == word), expected, "{word:?}");
            assert_eq!(file.bodies.with(word).count(), usize::from(expected), "{word:?}");
        }
    }
    assert_eq!(later.bodies.read_later().count(), 0, "nothing of it was read");
}

#[test]
fn words_in_macros_that_nothing_is_known_of_are_kept() {
    let file = lowered("fn f() { own!(a, other!(b)); println!(\"{}\", c); }");
    let hidden = |text: &str| file.hidden.binary_search(&Word::new(text)).is_ok();
    assert_eq!(["a", "b", "c"].map(hidden), [true, true, false]);
    assert_eq!(file.bodies.read_at_once().count(), 0);
}

#[test]
fn an_error_that_no_neighbours_show_is_told_where_the_body_is_read() {
    let file = lowered("fn f() { a(); let b = c == { d } { d }; e(); }");
    assert!(file.lost.is_empty());
    let body = &file.bodies[BodyId(0)];
    assert_eq!(body.lost.len(), 1);
    let calls = body.exprs().filter(|(_, expr)| matches!(expr, Expr::Call { .. }));
    assert_eq!(calls.count(), 2, "the rest is read");
}
