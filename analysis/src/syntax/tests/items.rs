//! Items.

use super::{dump, lowered};

fn items(rows: &[(&str, &str)]) {
    for (source, expected) in rows {
        let file = lowered(source);
        assert!(file.lost.is_empty(), "lost {:?} of {source}", file.lost);
        assert_eq!(dump::file(&file).trim_end(), *expected, "source: {source}");
    }
}

#[test]
fn use_trees_are_flattened() {
    items(&[
        ("use a::{self, b::*, c as d, e as _};", "use a as a, a::b as *, a::c as d, a::e as _"),
        ("pub(crate) use ::a::b;", "pub(crate) use ::a::b as b"),
        ("extern crate a as b;", "extern crate a as b"),
        ("use self::a; use super::b;", "use self::a as a\nuse super::b as b"),
    ]);
}

#[test]
fn functions_keep_their_signature() {
    items(&[
        ("fn f() {}", "fn f()"),
        (
            "pub async fn f<'a, T: A + ?Sized, const N: usize>(x: &'a mut T, (y, _): B) -> C where T: D<E = F> {}",
            "pub async fn f<T, N; T: A, T: D<E = F>>(x: &mut T, (y, _): B) -> C",
        ),
        (
            "fn f(g: impl Fn(A) -> B, h: fn(u8)) {}",
            "fn f(g: impl Fn<(A), Output = B>, h: fn(u8) -> ())",
        ),
        ("extern \"C\" { fn f(x: u8); static S: u8; }", "extern fn f(_: u8)\nstatic S: u8"),
    ]);
}

#[test]
fn impls_and_traits_hold_their_items() {
    items(&[
        (
            "impl<T> A<T> for B { const C: u8 = 1; type D = E; fn f(&mut self, x: u8) { g() } fn h(self: Arc<Self>) {} }",
            "impl<T> A<T> for B\n  const C: u8 = 1\n  type D:  = E\n  fn f(&mut self, x: u8)\n    g()\n  fn h(self: Arc<Self>)",
        ),
        (
            "pub trait A: B + 'static { type C: D; fn f(&self); fn g(mut self) { self.f() } }",
            "pub trait A: B\n  type C: D\n  fn f(&self)\n  fn g(mut self)\n    self.f()",
        ),
    ]);
}

#[test]
fn data_types_keep_their_fields() {
    items(&[
        ("struct A<T> { pub a: Vec<T>, b: [u8; 4] }", "struct A<T>(a: Vec<T>, b: [u8])"),
        ("struct A(u8, &'static str); struct B;", "struct A(0: u8, 1: &str)\nstruct B()"),
        ("enum A { B, C(u8), D { e: E } }", "enum A B() | C(0: u8) | D(e: E)"),
        ("union A { a: u8 }", "struct A(a: u8)"),
        ("type A<T> = B<T, 'static, dyn C + Send>;", "type A:  = B<T, dyn C + Send>"),
        ("static A: Mutex<u8> = Mutex::new(0);", "static A: Mutex<u8> = Mutex::new(0)"),
    ]);
}

#[test]
fn attributes_stay_and_doc_comments_go() {
    items(&[(
        "/// Text.\n#[cfg(test)]\n#[path = \"x.rs\"]\nmod a;",
        "#[cfg test] #[path \"x.rs\"] mod a;",
    )]);
    let file =
        lowered("#![no_std]\nfn f() { #[cfg(a)] let x = 1; g(#[b] y); match z { #[c] _ => 1 } }");
    assert_eq!(file.attrs.list.len(), 1);
    let local: Vec<_> = file
        .bodies
        .iter()
        .flat_map(|(_, body)| &body.attrs)
        .map(|(attr, _)| attr.path[0].as_str())
        .collect();
    assert_eq!(local, ["cfg", "b", "c"]);
}

#[test]
fn code_for_tests_is_known_by_its_attributes() {
    for (attr, want) in [
        ("test", true),
        ("tokio::test", true),
        ("cfg(test)", true),
        ("cfg(all(test, unix))", true),
        ("cfg(not(test))", false),
        ("cfg_attr(test, allow(dead_code))", true),
        ("cfg_attr(all(unix, test), a)", true),
        ("cfg_attr(any(), allow(a::b, reason = \"a load test\"))", false),
        ("cfg_attr(unix, test_case(test))", false),
        ("inline", false),
    ] {
        let file = lowered(&format!("#[{attr}] fn f() {{}}"));
        assert_eq!(file.items[0].attrs.is_test(), want, "{attr}");
    }
}

#[test]
fn macros_that_hold_items_give_way_to_them() {
    items(&[
        ("macro_rules! m { ($a:expr) => { $a + 1 } }", "macro_rules m ($a:expr) => { $a + 1 }"),
        (
            "cfg_rt! { mod a; pub fn f() { g() } }",
            "#[cfg macro = \"cfg_rt\"] mod a;\n#[cfg macro = \"cfg_rt\"] pub fn f()\n  g()",
        ),
        ("cfg_feature! { #![feature = \"rt\"] mod a; }", "#[cfg macro = \"cfg_feature\"] mod a;"),
        ("m!(a, b);", "m! [a b]"),
        ("m! {}", "m! []"),
        (
            "cfg_if::cfg_if! { if #[cfg(a)] { mod b; } else if #[cfg(c)] { mod d; } else { mod e; } }",
            "#[cfg all(a, not(any()))] mod b;\n#[cfg all(c, not(any(a)))] mod d;\n#[cfg all(all(), not(any(a, c)))] mod e;",
        ),
        (
            "thread_local! { static A: Cell<u8> = const { Cell::new(1) }; pub static B: u8 = 2 }",
            "static A: ::std::thread::LocalKey<Cell<u8>> = { Cell::new(1) }\npub static B: ::std::thread::LocalKey<u8> = 2",
        ),
        (
            "lazy_static! { static ref A: Mutex<u8> = Mutex::new(1); }",
            "static A: Mutex<u8> = Mutex::new(1)",
        ),
        ("tokio::task_local! { static A: u8; }", "static A: ::tokio::task::LocalKey<u8>"),
        ("impl A { m! { fn f() {} } n!(); }", "impl A\n  fn f()\n  n! []"),
    ]);
}
