//! Deep text is read or refused, and never overflows the stack.

use crate::syntax::{SyntaxError, parse};

/// Unoptimised code needs several times the stack.
const STACK: usize = if cfg!(debug_assertions) { 1024 << 20 } else { 64 << 20 };

fn read(source: String) -> Result<(), SyntaxError> {
    let reader = std::thread::Builder::new().stack_size(STACK);
    let reader = reader.spawn(move || parse(source.as_bytes()).map(drop));
    reader.expect("a thread can be started").join().expect("reading does not panic")
}

/// What is in front, what is repeated, what is in the middle, what closes it, what is behind.
type Kind = (&'static str, &'static str, &'static str, &'static str, &'static str);

const CHAINS: [Kind; 26] = [
    ("fn f() { a", "+a", "", "", "}"),
    ("fn f() { a", "&&a==b", "", "", "}"),
    ("fn f() {", "!", "a", "", "}"),
    ("fn f() {", "-", "a", "", "}"),
    ("fn f() {", "&", "a", "", "}"),
    ("fn f() {", "*", "a", "", "}"),
    ("fn f() { a", ".b()", "", "", "}"),
    ("fn f() { a", ".b", "", "", "}"),
    ("fn f() { a", "?", "", "", "}"),
    ("fn f() { a", "()", "", "", "}"),
    ("fn f() { a", " as u8", "", "", "}"),
    ("fn f() { if a {} ", "else if a {} ", "", "", "}"),
    ("fn f() { if {a} {} ", "else if {a} {} ", "", "", "}"),
    ("fn f() {", "|x, y| ", "a", "", "}"),
    ("fn f() {", "move || ", "a", "", "}"),
    ("fn f() {", "return ", "a", "", "}"),
    ("fn f() {", "a = ", "a", "", "}"),
    ("fn f() {", "if ", "a", " {}", "}"),
    ("fn f() {", "for A {} in ", "a", " {}", "}"),
    ("fn f() { let ", "&", "a", "", " = b; }"),
    ("fn f() { let ", "a @ ", "a", "", " = b; }"),
    ("type A = ", "B<", "u8", ">", ";"),
    ("type A = ", "B<u8, ", "u8", ">", ";"),
    ("type A = ", "&", "u8", "", ";"),
    ("type A = ", "fn() -> ", "u8", "", ";"),
    ("use a", "::b", "", "", ";"),
];

const NESTS: [Kind; 11] = [
    ("fn f() {", "(", "a", ")", "}"),
    ("fn f() {", "{", "a", "}", "}"),
    ("fn f() {", "[", "a", "]", "}"),
    ("fn f() {", "match a { b => ", "a", "}", "}"),
    ("", "fn f() {", "", "}", ""),
    ("", "mod m {", "", "}", ""),
    ("", "m! {", "", "}", ""),
    ("fn f() {", "vec![", "a", "]", "}"),
    ("fn f() {", "m!(", "a", ")", "}"),
    ("type A = ", "[", "u8", "; 1]", ";"),
    ("use a::", "{a::", "b", "}", ";"),
];

fn repeated((before, open, middle, close, behind): Kind, times: usize) -> String {
    format!("{before}{}{middle}{}{behind}", open.repeat(times), close.repeat(times))
}

#[test]
fn chains_of_real_length_are_read() {
    for kind in CHAINS {
        assert_eq!(read(repeated(kind, 1000)), Ok(()), "{kind:?}");
    }
}

#[test]
fn longer_chains_are_refused() {
    for kind in CHAINS {
        let refused = read(repeated(kind, 100_000));
        assert!(matches!(refused, Err(SyntaxError::TooDeep { .. })), "{kind:?}: {refused:?}");
    }
}

#[test]
fn nesting_is_read_up_to_the_limit() {
    for kind in NESTS {
        assert_eq!(read(repeated(kind, 400)), Ok(()), "{kind:?}");
        let refused = read(repeated(kind, 10_000));
        assert!(matches!(refused, Err(SyntaxError::TooDeep { .. })), "{kind:?}: {refused:?}");
    }
}

#[test]
fn what_ends_a_chain_is_counted_anew() {
    let many = [
        ("fn f() {", "if a { b() } ", "", "", "}"),
        ("fn f() {", "a(b); ", "", "", "}"),
        ("fn f() { match a {", "(B, C) => {} ", "", "", "} }"),
        ("fn f() { match a {", "B | C => |d| e, ", "", "", "} }"),
        ("fn f() { g([", "1 + a, ", "", "", "]) }"),
        ("", "pub fn f<T>(a: B<C, D>) -> E {} ", "", "", ""),
        ("", "#[a] struct S(u8); ", "", "", ""),
        ("enum E {", "#[b] A { c: D<E, F> }, ", "", "", "}"),
    ];
    for kind in many {
        assert_eq!(read(repeated(kind, 20_000)), Ok(()), "{kind:?}");
    }
}

#[test]
fn text_that_never_closes_is_read_or_refused() {
    for open in ["(", "{", "[", "fn f() {", "\"", "r#\"", "/*", "'", "b'", "<", "#!", "\\"] {
        for times in [1, 100, 50_000] {
            let _ = read(open.repeat(times));
        }
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_their_place() {
    assert_eq!(parse(b"fn f() {}\xff").map(drop), Err(SyntaxError::NotUtf8 { offset: 9 }));
}
