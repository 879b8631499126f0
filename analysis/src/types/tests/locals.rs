//! Types of locals: one rule a row.

use super::types_are;

#[test]
fn literals_and_operators() {
    types_are(&[
        ("suffix", "fn f() { let probe = 1_u8; }", "u8"),
        ("no suffix", "fn f() { let probe = 1; }", "{integer}"),
        ("annotation", "fn f() { let probe: u64 = 1; }", "u64"),
        ("string", r#"fn f() { let probe = "a"; }"#, "&str"),
        ("comparison", "fn f(a: u8) { let probe = a == 1; }", "bool"),
        ("lazy operator", "fn f(a: bool) { let probe = a && true; }", "bool"),
        ("cast", "fn f(a: u8) { let probe = a as usize; }", "usize"),
        ("arithmetic keeps numbers", "fn f(a: u32) { let probe = a + 1; }", "u32"),
        ("tuple", "fn f(a: u8) { let probe = (a, true); }", "(u8, bool)"),
        ("unit", "fn f() { let probe = (); }", "()"),
        ("array", "fn f(a: u8) { let probe = [a, 2]; }", "[u8]"),
        ("vec!", "fn f(a: u8) { let probe = vec![a]; }", "std::vec::Vec<u8>"),
        ("range", "fn f(n: usize) { let probe = 0..n; }", "std::ops::Range<usize>"),
        ("reference", "fn f(mut a: u8) { let probe = &mut a; }", "&mut u8"),
        ("dereference", "fn f(a: &u8) { let probe = *a; }", "u8"),
        ("format!", r#"fn f(a: u8) { let probe = format!("{a}"); }"#, "std::string::String"),
    ]);
}

#[test]
fn control_flow() {
    types_are(&[
        (
            "if takes the branch that comes out",
            "fn f(c: bool) { let probe = if c { return } else { 1_u8 }; }",
            "u8",
        ),
        (
            "match takes the first known arm",
            "fn f(c: u8) { let probe = match c { 0 => panic!(), 1 => 2_u8, _ => 3 }; }",
            "u8",
        ),
        ("loop gives what breaks", "fn f() { let probe = loop { break 1_u8; }; }", "u8"),
        ("labelled break", "fn f() { let probe = 'a: { if true { break 'a 1_u8; } 2 }; }", "u8"),
        (
            "labelled loop from inside",
            "fn f() { let probe = 'a: loop { loop { break 'a 1_u8; } }; }",
            "u8",
        ),
        ("block's tail", "fn f() { let probe = { let a = 1_u8; a }; }", "u8"),
        (
            "shadowing",
            "fn f() { let a = 1_u8; let a = Some(a); let probe = a; }",
            "std::option::Option<u8>",
        ),
        ("inner scope ends", "fn f() { let a = 1_u8; { let a = true; } let probe = a; }", "u8"),
        ("late initialisation", "fn f() { let probe; probe = 1_u8; }", "u8"),
        ("let else", "fn f(o: Option<u8>) { let Some(probe) = o else { return }; }", "u8"),
        ("if let", "fn f(o: Option<u8>) { if let Some(probe) = o {} }", "u8"),
        (
            "let chain",
            "fn f(o: Option<Option<u8>>) { if let Some(a) = o && let Some(probe) = a {} }",
            "u8",
        ),
        ("while let", "fn f(mut v: Vec<u8>) { while let Some(probe) = v.pop() {} }", "u8"),
        ("for over a vector", "fn f(v: Vec<u8>) { for probe in v {} }", "u8"),
        ("for over a reference", "fn f(v: &Vec<u8>) { for probe in v {} }", "&u8"),
        ("for over a range", "fn f(n: u16) { for probe in 0..n {} }", "u16"),
        (
            "? of a result",
            "fn f(r: Result<u8, ()>) -> Result<(), ()> { let probe = r?; Ok(()) }",
            "u8",
        ),
        ("? of an option", "fn f(r: Option<u8>) -> Option<()> { let probe = r?; None }", "u8"),
    ]);
}

#[test]
fn patterns() {
    let s = "struct S { a: u8, b: String } struct T(u8, bool); enum E { A(u8), B { x: u16 }, C }";
    let with = |body: &str| format!("{s} {body}");
    let rows = [
        ("struct", "fn f(s: S) { let S { a: probe, .. } = s; }", "u8"),
        (
            "shorthand",
            "fn f(probe: S) { let S { b, .. } = probe; let probe = b; }",
            "std::string::String",
        ),
        ("tuple struct", "fn f(t: T) { let T(_, probe) = t; }", "bool"),
        ("rest in the middle", "fn f(t: (u8, u16, u32)) { let (_, .., probe) = t; }", "u32"),
        ("default mode: reference", "fn f(s: &S) { let S { a: probe, .. } = s; }", "&u8"),
        ("default mode: mutable", "fn f(s: &mut S) { let S { a: probe, .. } = s; }", "&mut u8"),
        (
            "default mode: shared wins",
            "fn f(s: &Option<&mut u8>) { if let Some(probe) = s {} }",
            "&&mut u8",
        ),
        ("ref keyword", "fn f(s: S) { let S { b: ref probe, .. } = s; }", "&std::string::String"),
        ("reference pattern", "fn f(a: &u8) { let &probe = a; }", "u8"),
        ("variant", "fn f(e: E) { match e { E::A(probe) => {} _ => {} } }", "u8"),
        ("struct variant", "fn f(e: E) { match e { E::B { x: probe } => {} _ => {} } }", "u16"),
        ("@", "fn f(a: u8) { match a { probe @ 1..=3 => {} _ => {} } }", "u8"),
        ("alternatives", "fn f(r: Result<u8, u8>) { let (Ok(probe) | Err(probe)) = r; }", "u8"),
        ("slice", "fn f(v: &[u8]) { if let [_, probe] = v {} }", "&u8"),
        ("slice rest", "fn f(v: &[u8]) { if let [_, probe @ ..] = v {} }", "&[u8]"),
        (
            "generic enum",
            "fn f(r: Result<u8, String>) { if let Err(probe) = r {} }",
            "std::string::String",
        ),
        ("imported variant", "use E::A; fn f(e: E) { if let A(probe) = e {} }", "u8"),
        ("Self", "impl S { fn f(self) { let Self { a: probe, .. } = self; } }", "u8"),
        (
            "closure parameter",
            "fn f(v: Vec<(u8, bool)>) { v.iter().for_each(|(_, probe)| {}); }",
            "&bool",
        ),
    ];
    let texts: Vec<String> = rows.iter().map(|r| with(r.1)).collect();
    let rows: Vec<_> = rows.iter().zip(&texts).map(|(r, t)| (r.0, t.as_str(), r.2)).collect();
    types_are(&rows);
}

#[test]
fn fields_and_generics() {
    types_are(&[
        ("field", "struct S { a: u8 } fn f(s: S) { let probe = s.a; }", "u8"),
        ("tuple field", "fn f(t: (u8, bool)) { let probe = t.1; }", "bool"),
        (
            "field of a generic",
            "struct S<T> { a: Vec<T> } fn f(s: S<u8>) { let probe = s.a; }",
            "std::vec::Vec<u8>",
        ),
        ("field through references", "struct S { a: u8 } fn f(s: &&S) { let probe = s.a; }", "u8"),
        (
            "field through Arc",
            "use std::sync::Arc; struct S { a: u8 } fn f(s: Arc<S>) { let probe = s.a; }",
            "u8",
        ),
        (
            "field through a guard",
            "use std::sync::Mutex; struct S { a: u8 } fn f(m: &Mutex<S>) { let g = m.lock().unwrap(); let probe = g.a; }",
            "u8",
        ),
        (
            "field through own Deref",
            "struct In { a: u8 } struct S(In); impl std::ops::Deref for S { type Target = In; fn deref(&self) -> &In { &self.0 } } fn f(s: S) { let probe = s.a; }",
            "u8",
        ),
        ("alias", "type A<T> = Vec<T>; fn f(a: A<u8>) { let probe = a; }", "std::vec::Vec<u8>"),
        (
            "struct literal infers",
            "struct S<T> { a: T } fn f() { let probe = S { a: 1_u8 }; }",
            "demo::S<u8>",
        ),
        ("constructor infers", "struct S<T>(T); fn f() { let probe = S(1_u8); }", "demo::S<u8>"),
        ("generic function", "fn id<T>(t: T) -> T { t } fn f() { let probe = id(1_u8); }", "u8"),
        (
            "turbofish",
            "fn make<T: Default>() -> T { T::default() } fn f() { let probe = make::<u8>(); }",
            "u8",
        ),
        ("expected type", "fn make<T>() -> T { loop {} } fn f() { let probe: u8 = make(); }", "u8"),
        (
            "filled later",
            "fn f() { let mut probe = Vec::new(); probe.push(1_u8); }",
            "std::vec::Vec<u8>",
        ),
        (
            "None, then assigned",
            "fn f() { let mut probe = None; probe = Some(1_u8); }",
            "std::option::Option<u8>",
        ),
        (
            "channel learns from send",
            "fn f() { let (probe, rx) = std::sync::mpsc::channel(); probe.send(1_u8).unwrap(); }",
            "std::sync::mpsc::Sender<u8>",
        ),
        (
            "closure result",
            "fn run<T>(f: impl FnOnce() -> T) -> T { f() } fn f() { let probe = run(|| 1_u8); }",
            "u8",
        ),
        (
            "closure bound in where",
            "fn run<F, T>(f: F) -> T where F: FnOnce(u16) -> T { f(1) } fn f() { let probe = run(|a| Some(a)); }",
            "std::option::Option<u16>",
        ),
        (
            "function as value",
            "fn g(a: u8) -> bool { true } fn run<F, T>(f: F) -> T where F: FnOnce(u8) -> T { f(1) } fn f() { let probe = run(g); }",
            "bool",
        ),
        (
            "iterator chain",
            "fn f(v: Vec<u8>) { let probe = v.iter().map(|x| Some(*x)).next(); }",
            "std::option::Option<std::option::Option<u8>>",
        ),
        (
            "collect by annotation",
            "fn f(v: Vec<u8>) { let probe: Vec<_> = v.into_iter().map(|x| (x, true)).collect(); }",
            "std::vec::Vec<(u8, bool)>",
        ),
        (
            "associated type of an impl",
            "struct C; impl Iterator for C { type Item = u8; fn next(&mut self) -> Option<u8> { None } } fn f(c: C) { for probe in c {} }",
            "u8",
        ),
        (
            "associated type of a bound",
            "fn f<I: Iterator<Item = u8>>(i: I) { for probe in i {} }",
            "u8",
        ),
        (
            "impl Trait argument",
            "fn f(i: impl IntoIterator<Item = u8>) { for probe in i {} }",
            "u8",
        ),
        (
            "projection in a signature",
            "trait Tr { type Out; } impl Tr for u8 { type Out = bool; } fn g<T: Tr>(t: T) -> T::Out { loop {} } fn f(a: u8) { let probe = g(a); }",
            "bool",
        ),
        ("index", "fn f(v: Vec<String>) { let probe = v[0].clone(); }", "std::string::String"),
        (
            "map index",
            "use std::collections::HashMap; fn f(m: HashMap<u8, bool>) { let probe = m[&1]; }",
            "bool",
        ),
        ("constant", "const N: usize = 4; fn f() { let probe = N; }", "usize"),
        (
            "static",
            "static S: std::sync::Mutex<u8> = std::sync::Mutex::new(0); fn f() { let probe = S.lock().unwrap(); }",
            "std::sync::MutexGuard<u8>",
        ),
        (
            "item inside a body wins",
            "struct S; fn f() { struct S { a: u8 } let s = S { a: 1 }; let probe = s.a; }",
            "u8",
        ),
    ]);
}

#[test]
fn futures() {
    types_are(&[
        (
            "async fn gives a future",
            "async fn g() -> u8 { 1 } fn f() { let probe = g(); }",
            "future -> u8",
        ),
        ("await", "async fn g() -> u8 { 1 } async fn f() { let probe = g().await; }", "u8"),
        (
            "await through &mut",
            "async fn f() { let mut a = async { 1_u8 }; let probe = (&mut a).await; }",
            "u8",
        ),
        ("async block", "fn f() { let probe = async { 1_u8 }; }", "future -> u8"),
        (
            "? inside an async block is its own",
            "async fn f() { let probe = async { let a: Result<u8, ()> = Ok(1); a?; Ok::<u8, ()>(2) }.await; }",
            "std::result::Result<u8, ()>",
        ),
        (
            "impl Future",
            "fn g() -> impl std::future::Future<Output = u8> { async { 1 } } async fn f() { let probe = g().await; }",
            "u8",
        ),
        (
            "boxed future",
            "use std::{future::Future, pin::Pin}; fn g() -> Pin<Box<dyn Future<Output = u8>>> { Box::pin(async { 1 }) } async fn f() { let probe = g().await; }",
            "u8",
        ),
        (
            "own Future",
            "struct F; impl std::future::Future for F { type Output = u8; fn poll(self: std::pin::Pin<&mut Self>, _: &mut std::task::Context<'_>) -> std::task::Poll<u8> { loop {} } } async fn f() { let probe = F.await; }",
            "u8",
        ),
        (
            "join handle",
            "async fn f() { let probe = tokio::spawn(async { 1_u8 }).await.unwrap(); }",
            "u8",
        ),
        (
            "join!",
            "async fn f() { let probe = tokio::join!(async { 1_u8 }, async { true }); }",
            "(u8, bool)",
        ),
        ("select! arm", "async fn f() { tokio::select! { probe = async { 1_u8 } => {} } }", "u8"),
        (
            "thread's result",
            "fn f() { let probe = std::thread::spawn(|| 1_u8).join().unwrap(); }",
            "u8",
        ),
    ]);
}
