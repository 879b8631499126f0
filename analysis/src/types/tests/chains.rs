//! Types through chains of library calls: closures, futures, collections, guards.

use super::{callees_are, types_are};

#[test]
fn closures_and_their_bounds() {
    types_are(&[
        (
            "a future from a closure",
            "use std::future::Future; fn run<F, U, T>(f: F) -> T where F: FnOnce() -> U, U: Future<Output = T> { loop {} } fn f() { let probe = run(|| async { 1_u8 }); }",
            "u8",
        ),
        (
            "an async closure",
            "fn run<T>(f: impl AsyncFnOnce() -> T) -> T { loop {} } fn f() { let probe = run(async || 1_u8); }",
            "u8",
        ),
        (
            "spawn_blocking",
            "async fn f(n: u16) { let probe = tokio::task::spawn_blocking(move || n).await.unwrap(); }",
            "u16",
        ),
        (
            "Option::map",
            "fn f(o: Option<u8>) { let probe = o.map(|n| (n, true)); }",
            "std::option::Option<(u8, bool)>",
        ),
        (
            "and_then and unwrap_or",
            "fn f(o: Option<u8>) { let probe = o.and_then(|n| Some(n as u64)).unwrap_or(0); }",
            "u64",
        ),
        (
            "map_err and ?",
            "fn f(r: Result<u8, String>) -> Result<(), u16> { let probe = r.map_err(|e| 1_u16)?; Ok(()) }",
            "u8",
        ),
        ("a boxed function", "fn f(run: Box<dyn Fn(u8) -> bool>) { let probe = run(1); }", "bool"),
        (
            "a function behind a reference",
            "fn f(run: &dyn Fn(u8) -> bool) { let probe = run(1); }",
            "bool",
        ),
        (
            "a closure called later",
            "fn f() { let run = |a: u8| Some(a); let probe = run(1); }",
            "std::option::Option<u8>",
        ),
        (
            "a returned closure",
            "fn make() -> impl Fn(u8) -> bool { |a| true } fn f() { let probe = make()(1); }",
            "bool",
        ),
        (
            "a thread scope",
            "fn f() { let probe = std::thread::scope(|s| s.spawn(|| 1_u8).join().unwrap()); }",
            "u8",
        ),
        (
            "a thread local",
            "use std::cell::RefCell; thread_local! { static V: RefCell<Vec<u8>> = RefCell::default(); } fn f() { let probe = V.with(|v| v.borrow().len()); }",
            "usize",
        ),
        (
            "return inside a closure is its own",
            "fn f() -> bool { let run = || { if true { return 1_u8; } 2 }; let probe = run(); true }",
            "u8",
        ),
    ]);
}

#[test]
fn collections_and_cells() {
    types_are(&[
        (
            "map entry",
            "use std::collections::HashMap; fn f(mut m: HashMap<u8, Vec<u16>>) { let probe = m.entry(1).or_default(); }",
            "&mut std::vec::Vec<u16>",
        ),
        (
            "map get",
            "use std::collections::HashMap; fn f(m: &HashMap<u8, String>) { let probe = m.get(&1); }",
            "std::option::Option<&std::string::String>",
        ),
        (
            "map iteration",
            "use std::collections::HashMap; fn f(m: &HashMap<u8, String>) { for (_, probe) in m {} }",
            "&std::string::String",
        ),
        (
            "map values",
            "use std::collections::HashMap; fn f(m: HashMap<u8, String>) { for probe in m.values() {} }",
            "&std::string::String",
        ),
        (
            "drain",
            "fn f(mut v: Vec<String>) { for probe in v.drain(..) {} }",
            "std::string::String",
        ),
        ("enumerate", "fn f(v: Vec<u8>) { for (probe, _) in v.iter().enumerate() {} }", "usize"),
        ("zip", "fn f(v: Vec<u8>, w: Vec<bool>) { for (_, probe) in v.iter().zip(w) {} }", "bool"),
        (
            "Option::take",
            "struct S { o: Option<u8> } fn f(s: &mut S) { let probe = s.o.take(); }",
            "std::option::Option<u8>",
        ),
        (
            "mem::take",
            "fn f(v: &mut Vec<u8>) { let probe = std::mem::take(v); }",
            "std::vec::Vec<u8>",
        ),
        (
            "as_ref of an option",
            "struct S { o: Option<String> } fn f(s: &S) { let probe = s.o.as_ref().unwrap(); }",
            "&std::string::String",
        ),
        (
            "collect into a result",
            "fn f(v: Vec<Result<u8, ()>>) -> Result<(), ()> { let probe = v.into_iter().collect::<Result<Vec<_>, ()>>()?; Ok(()) }",
            "std::vec::Vec<u8>",
        ),
    ]);
}

#[test]
fn guards_and_channels() {
    types_are(&[
        (
            "a guard's value",
            "use std::sync::{Arc, Mutex}; fn f(m: Arc<Mutex<Vec<u8>>>) { let probe = m.lock().unwrap().pop(); }",
            "std::option::Option<u8>",
        ),
        (
            "a dereferenced guard",
            "use std::sync::Mutex; fn f(m: &Mutex<u8>) { let probe = *m.lock().unwrap(); }",
            "u8",
        ),
        (
            "an async guard's field",
            "use tokio::sync::RwLock; struct S { a: u8 } async fn f(m: &RwLock<S>) { let probe = m.read().await.a; }",
            "u8",
        ),
        (
            "received value",
            "async fn f(mut rx: tokio::sync::mpsc::Receiver<u8>) { while let Some(probe) = rx.recv().await {} }",
            "u8",
        ),
        (
            "both ends know each other",
            "fn f() { let (tx, probe) = std::sync::mpsc::channel(); std::thread::spawn(move || tx.send(1_u8)); }",
            "std::sync::mpsc::Receiver<u8>",
        ),
        (
            "a shared sender",
            "use std::sync::{Arc, mpsc}; fn f(tx: Arc<mpsc::SyncSender<u8>>) { let probe = tx.clone(); }",
            "std::sync::Arc<std::sync::mpsc::SyncSender<u8>>",
        ),
        (
            "a timeout's value",
            "async fn f(d: std::time::Duration) { let probe = tokio::time::timeout(d, async { 1_u8 }).await.unwrap(); }",
            "u8",
        ),
    ]);
}

#[test]
fn methods_in_chains() {
    callees_are(&[
        (
            "behind unwrap",
            "use std::sync::{Arc, Mutex}; struct S { m: Arc<Mutex<u8>> } fn f(v: &[S]) { let probe = v.first().unwrap().m.lock(); }",
            "std::sync::Mutex::lock",
        ),
        (
            "behind a map",
            "use std::{collections::HashMap, sync::Mutex}; fn f(m: &HashMap<u8, Mutex<u8>>) { if let Some(l) = m.get(&1) { let probe = l.lock(); } }",
            "std::sync::Mutex::lock",
        ),
        (
            "in a spawned task",
            "use std::sync::Arc; use tokio::sync::Mutex; fn f(m: Arc<Mutex<u8>>) { let m = Arc::clone(&m); tokio::spawn(async move { let probe = m.lock().await; }); }",
            "tokio::sync::Mutex::lock",
        ),
        (
            "of a struct's field in a vector",
            "use std::sync::Mutex; struct S { m: Mutex<u8> } fn f(v: Vec<S>) { for s in &v { let probe = s.m.lock(); } }",
            "std::sync::Mutex::lock",
        ),
        (
            "through an accessor",
            "use std::sync::Mutex; struct S { m: Mutex<u8> } impl S { fn m(&self) -> &Mutex<u8> { &self.m } fn f(&self) { let probe = self.m().lock(); } }",
            "std::sync::Mutex::lock",
        ),
        (
            "of a generic's argument",
            "struct W<T> { t: T } impl<T> W<T> { fn get(&self) -> &T { &self.t } } struct S; impl S { fn g(&self) {} } fn f(w: W<S>) { let probe = w.get().g(); }",
            "demo::S::g",
        ),
        (
            "of an associated type",
            "trait A { type H: B; fn h(&self) -> Self::H; } trait B { fn g(&self) {} } fn f<X: A>(x: X) { let probe = x.h().g(); }",
            "demo::B::g in 1",
        ),
    ]);
}
