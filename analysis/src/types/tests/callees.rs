//! Targets of calls: one rule a row.

use super::callees_are;

#[test]
fn paths() {
    callees_are(&[
        ("function of the crate", "fn g() {} fn f() { let probe = g(); }", "demo::g"),
        (
            "function of a module",
            "mod m { pub fn g() {} } fn f() { let probe = m::g(); }",
            "demo::m::g",
        ),
        (
            "imported and renamed",
            "mod m { pub fn g() {} } use m::g as h; fn f() { let probe = h(); }",
            "demo::m::g",
        ),
        (
            "re-exported by a glob",
            "mod m { mod n { pub fn g() {} } pub use n::*; } use m::*; fn f() { let probe = g(); }",
            "demo::m::n::g",
        ),
        (
            "own item over a glob",
            "mod m { pub fn g() {} } use m::*; fn g() {} fn f() { let probe = g(); }",
            "demo::g",
        ),
        (
            "item of the body over the module's",
            "fn g() {} fn f() { fn g() {} let probe = g(); }",
            "demo::f::g",
        ),
        (
            "local over function",
            "fn g() {} fn f() { let g = || 1; let probe = g(); }",
            "value closure -> {integer}",
        ),
        (
            "associated function",
            "struct S; impl S { fn new() -> S { S } } fn f() { let probe = S::new(); }",
            "demo::S::new",
        ),
        (
            "Self",
            "struct S; impl S { fn new() -> S { S } fn f() { let probe = Self::new(); } }",
            "demo::S::new",
        ),
        (
            "alias",
            "struct S; type A = S; impl S { fn new() -> S { S } } fn f() { let probe = A::new(); }",
            "demo::S::new",
        ),
        ("tuple struct", "struct S(u8); fn f() { let probe = S(1); }", "demo::S"),
        ("variant", "enum E { A(u8) } fn f() { let probe = E::A(1); }", "demo::E::A"),
        (
            "variant through Self",
            "enum E { A(u8) } impl E { fn f() { let probe = Self::A(1); } }",
            "demo::E::A",
        ),
        ("prelude", "fn f() { let probe = Some(1); }", "std::option::Option::Some"),
        ("core is std", "fn f() { let probe = core::mem::drop(1); }", "std::mem::drop"),
        (
            "re-export of a library",
            "fn f() { let probe = tokio::spawn(async {}); }",
            "tokio::task::spawn",
        ),
        (
            "imported module",
            "use tokio::{self, task}; fn f() { let probe = task::spawn(async {}); }",
            "tokio::task::spawn",
        ),
        (
            "library's constructor",
            "use std::sync::Arc; fn f() { let probe = Arc::new(1); }",
            "std::sync::Arc::new",
        ),
        ("unknown library", "fn f() { let probe = other::run(); }", "other::run unmodelled"),
        (
            "nothing of that name",
            "fn f() { let probe = nowhere(); }",
            "? call that could not be resolved",
        ),
    ]);
}

#[test]
fn methods() {
    callees_are(&[
        (
            "inherent",
            "struct S; impl S { fn g(&self) {} } fn f(s: S) { let probe = s.g(); }",
            "demo::S::g",
        ),
        (
            "inherent before trait",
            "struct S; trait T { fn g(&self); } impl T for S { fn g(&self) {} } impl S { fn g(&self) {} } fn f(s: S) { let probe = s.g(); }",
            "demo::S::g",
        ),
        (
            "by value before by reference",
            "struct S; trait T { fn g(self); } impl T for S { fn g(self) {} } impl S { fn g(&self) {} } fn f(s: S) { let probe = s.g(); }",
            "demo::S::g",
        ),
        (
            "a trait's implementation",
            "struct S; trait T { fn g(&self); } impl T for S { fn g(&self) {} } fn f(s: S) { let probe = s.g(); }",
            "demo::S::g",
        ),
        (
            "a trait's provided method",
            "struct S; trait T { fn g(&self) {} } impl T for S {} fn f(s: S) { let probe = s.g(); }",
            "demo::T::g",
        ),
        (
            "through a bound",
            "struct S; trait T { fn g(&self); } impl T for S { fn g(&self) {} } fn f<X: T>(x: X) { let probe = x.g(); }",
            "demo::T::g in 1",
        ),
        (
            "through dyn, visible",
            "pub struct S; pub struct R; pub trait T { fn g(&self); } impl T for S { fn g(&self) {} } impl T for R { fn g(&self) {} } fn f(x: &dyn T) { let probe = x.g(); }",
            "demo::T::g in 2 or more",
        ),
        (
            "through a supertrait",
            "trait A { fn g(&self) {} } trait B: A {} fn f(x: &dyn B) { let probe = x.g(); }",
            "demo::A::g in 1",
        ),
        (
            "blanket impl",
            "struct S; trait A {} impl A for S {} trait T { fn g(&self) {} } impl<X: A> T for X {} fn f(s: S) { let probe = s.g(); }",
            "demo::T::g",
        ),
        (
            "blanket impl that does not fit",
            "struct S; trait A {} trait T { fn g(&self) {} } impl<X: A> T for X {} fn f(s: S) { let probe = s.g(); }",
            "? call that could not be resolved",
        ),
        (
            "impl for one argument",
            "struct S<X>(X); impl S<u8> { fn g(&self) {} } impl S<bool> { fn h(&self) {} } fn f(s: S<u8>) { let probe = s.g(); }",
            "demo::S::g",
        ),
        (
            "impl for another argument",
            "struct S<X>(X); impl S<u8> { fn g(&self) {} } fn f(s: S<bool>) { let probe = s.g(); }",
            "? call that could not be resolved",
        ),
        (
            "through Arc",
            "use std::sync::Arc; struct S; impl S { fn g(&self) {} } fn f(s: Arc<S>) { let probe = s.g(); }",
            "demo::S::g",
        ),
        (
            "self: Arc<Self>",
            "use std::sync::Arc; struct S; impl S { fn g(self: Arc<Self>) {} } fn f(s: Arc<S>) { let probe = s.g(); }",
            "demo::S::g",
        ),
        (
            "self: Pin<&mut Self>",
            "use std::pin::Pin; struct S; impl S { fn g(self: Pin<&mut Self>) {} } fn f(s: Pin<&mut S>) { let probe = s.as_mut().g(); }",
            "demo::S::g",
        ),
        (
            "clone of the pointer, not of its value",
            "use std::sync::Arc; #[derive(Clone)] struct S; fn f(s: &Arc<S>) { let probe = s.clone(); }",
            "std::sync::Arc::clone",
        ),
        (
            "derived clone",
            "#[derive(Clone)] struct S; fn f(s: &S) { let probe = s.clone(); }",
            "demo::S::clone derived",
        ),
        (
            "derived clone of a generic",
            "#[derive(Clone)] struct S<T>(T); fn f<T: Clone>(s: &S<T>) { let probe = s.clone(); }",
            "demo::S::clone derived",
        ),
        (
            "derived clone whose argument has none",
            "#[derive(Clone)] struct S<T>(T); fn f<T>(s: &S<T>) { let probe = s.clone(); }",
            "std::clone::Clone::clone derived",
        ),
        (
            "written clone",
            "struct S; impl Clone for S { fn clone(&self) -> S { S } } fn f(s: &S) { let probe = s.clone(); }",
            "demo::S::clone",
        ),
        (
            "own Deref",
            "struct In; impl In { fn g(&self) {} } struct S(In); impl std::ops::Deref for S { type Target = In; fn deref(&self) -> &In { &self.0 } } fn f(s: S) { let probe = s.g(); }",
            "demo::In::g",
        ),
        (
            "library's method",
            "fn f(m: std::sync::Mutex<u8>) { let probe = m.lock(); }",
            "std::sync::Mutex::lock",
        ),
        (
            "two libraries, one name",
            "use tokio::sync::Mutex; async fn f(m: Mutex<u8>) { let probe = m.lock().await; }",
            "tokio::sync::Mutex::lock",
        ),
        (
            "through LazyLock",
            "use std::sync::{LazyLock, Mutex}; static M: LazyLock<Mutex<u8>> = LazyLock::new(Default::default); fn f() { let probe = M.lock(); }",
            "std::sync::Mutex::lock",
        ),
        (
            "a field's",
            "struct S { m: std::sync::Mutex<u8> } impl S { fn f(&self) { let probe = self.m.lock(); } }",
            "std::sync::Mutex::lock",
        ),
        (
            "inside a closure",
            "fn f(m: std::sync::Mutex<u8>) { std::thread::spawn(move || { let probe = m.lock(); }); }",
            "std::sync::Mutex::lock",
        ),
        (
            "a closure parameter's",
            "use std::sync::Mutex; fn f(v: Vec<Mutex<u8>>) { v.iter().for_each(|m| { let probe = m.lock(); }); }",
            "std::sync::Mutex::lock",
        ),
        (
            "on an iterator of one's own",
            "struct C; impl Iterator for C { type Item = u8; fn next(&mut self) -> Option<u8> { None } } fn f(c: C) { let probe = c.map(|x| x); }",
            "std::iter::Iterator::map",
        ),
        (
            "impls of one trait for several arguments",
            "struct S; trait T<X> { fn g(&self, x: X); } impl T<u8> for S { fn g(&self, x: u8) {} } impl T<bool> for S { fn g(&self, x: bool) {} } fn f(s: S) { let probe = s.g(1_u8); }",
            "demo::S::g in 2",
        ),
        (
            "one function under two cfgs",
            "struct S; impl S { #[cfg(feature = \"a\")] fn g(&self) {} #[cfg(feature = \"b\")] fn g(&self) {} } fn f(s: S) { let probe = s.g(); }",
            "demo::S::g in 2",
        ),
        (
            "a bound of the function itself",
            "trait T { fn g(&self) {} } struct S<X>(X); impl<X> S<X> { fn f(&self) where X: T { let probe = self.0.g(); } }",
            "demo::T::g in 1",
        ),
        (
            "two traits, one name",
            "struct S; trait A { fn g(&self) {} } trait B { fn g(&self) {} } impl A for S {} impl B for S {} fn f(s: S) { let probe = s.g(); }",
            "? several candidates",
        ),
        (
            "unknown receiver",
            "fn f() { let probe = other::make().lock(); }",
            "? receiver of unknown type",
        ),
        (
            "a library's type without a model",
            "fn f(x: other::Thing) { let probe = x.lock(); }",
            "? library call without a model",
        ),
        (
            "async_trait keeps the body",
            "#[async_trait::async_trait] trait T { async fn g(&self); } struct S; #[async_trait::async_trait] impl T for S { async fn g(&self) {} } async fn f(s: S) { let probe = s.g().await; }",
            "demo::S::g",
        ),
    ]);
}

#[test]
fn qualified_calls() {
    callees_are(&[
        (
            "Type::method",
            "struct S; impl S { fn g(&self) {} } fn f(s: S) { let probe = S::g(&s); }",
            "demo::S::g",
        ),
        (
            "Trait::method finds the impl",
            "struct S; trait T { fn g(&self); } impl T for S { fn g(&self) {} } fn f(s: S) { let probe = T::g(&s); }",
            "demo::S::g",
        ),
        (
            "<Type as Trait>::method",
            "struct S; trait T { fn g(); } impl T for S { fn g() {} } fn f() { let probe = <S as T>::g(); }",
            "demo::S::g",
        ),
        (
            "T::method of a parameter",
            "trait T { fn g(); } struct S; impl T for S { fn g() {} } fn f<X: T>() { let probe = X::g(); }",
            "demo::T::g in 1",
        ),
        (
            "Arc::clone",
            "use std::sync::Arc; fn f(a: Arc<u8>) { let probe = Arc::clone(&a); }",
            "std::sync::Arc::clone",
        ),
        (
            "derived default",
            "#[derive(Default)] struct S; fn f() { let probe = S::default(); }",
            "demo::S::default derived",
        ),
        (
            "function pointer in a field",
            "struct S { run: fn(u8) -> bool } fn f(s: S) { let probe = (s.run)(1); }",
            "value fn(u8) -> bool",
        ),
    ]);
}

#[test]
fn cycles_end_and_stay_unknown() {
    let unresolved = "? call that could not be resolved";
    let unknown = "? receiver of unknown type";
    callees_are(&[
        (
            "aliases of each other",
            "type A<T> = B<T>; type B<T> = A<T>; fn f(a: A<u8>) { let probe = a.lock(); }",
            unknown,
        ),
        (
            "traits above each other",
            "trait A: B {} trait B: A {} fn f<X: A>(x: X) { let probe = x.lock(); }",
            unresolved,
        ),
        (
            "a Deref that grows",
            "struct S<T>(T); impl<T> std::ops::Deref for S<T> { type Target = S<S<T>>; fn deref(&self) -> &S<S<T>> { loop {} } } fn f(s: S<u8>) { let probe = s.lock(); }",
            unresolved,
        ),
        (
            "associated types of each other",
            "trait P { type O; } impl P for u8 { type O = <u16 as P>::O; } impl P for u16 { type O = <u8 as P>::O; } fn f(x: <u8 as P>::O) { let probe = x.lock(); }",
            unknown,
        ),
        (
            "an impl that needs itself",
            "struct S<T>(T); trait Q { fn lock(&self) {} } impl<T: Q> Q for S<T> where S<S<T>>: Q {} fn f(s: S<u8>) { let probe = s.lock(); }",
            unresolved,
        ),
        (
            "a vector in itself",
            "fn f() { let mut v = Vec::new(); v.push(v); let probe = v.lock(); }",
            unresolved,
        ),
        (
            "a parameter bound by itself",
            "fn f<F: Fn(F) -> F>(g: F) { let probe = g(g).lock(); }",
            unresolved,
        ),
    ]);
}
