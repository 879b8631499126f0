//! Which macros of other files a body can mean.
//!
//! In:  packages as texts.
//! Out: dumps of bodies that call a macro.

use std::path::Path;

use super::memory::{TestPackage, workspace};
use super::workspace::{Edition, Workspace};
use crate::syntax::dump;
use crate::syntax::ir::Word;

fn package(files: &[(&str, &str)]) -> Workspace {
    workspace(&[TestPackage { name: "demo", edition: Edition::E2021, dependencies: &[], files }])
}

/// The body of the only function in `src/user.rs`.
fn user(files: &[(&str, &str)]) -> String {
    let workspace = package(files);
    let file = workspace.files.iter().find(|file| file.path == Path::new("demo/src/user.rs"));
    let text = dump::file(&file.expect("a user").ir);
    text.lines().skip_while(|line| !line.starts_with("fn f")).nth(1).unwrap_or("").trim().to_owned()
}

const M: &str = "macro_rules! m { ($x:expr) => { $x.lock() } }";

#[test]
fn a_name_means_the_only_definition_of_the_crate_in_whose_scope_it_is() {
    let exported = format!("#[macro_export] {M} pub(crate) use m;");
    let twice = format!("{M} mod inner {{ {M} }}");
    let (expanded, opaque) = ("a.lock()", "m!<opaque>([a] a)");
    // The root, the file that defines it, the body.
    let rows = [
        ("#[macro_use] mod own; mod user;", M, "m!(a)", expanded),
        ("mod own; mod user;", M, "m!(a)", opaque),
        ("#[macro_use] mod own; mod user;", twice.as_str(), "m!(a)", opaque),
        (
            "#[macro_use] mod own; mod user; mod third { macro_rules! m { () => {} } }",
            M,
            "m!(a)",
            opaque,
        ),
        ("mod own; mod user;", &exported, "crate::own::m!(a)", expanded),
        ("mod own; mod user;", &exported, "elsewhere::m!(a)", "elsewhere::m!<opaque>([a] a)"),
        ("mod own; mod user;", &exported, "m!(a)", opaque),
    ];
    for (root, own, call, expected) in rows {
        let body = format!("fn f() {{ {call} }}");
        let files = [("src/lib.rs", root), ("src/own.rs", own), ("src/user.rs", body.as_str())];
        assert_eq!(user(&files), expected, "{root}\n{own}\n{call}");
    }
}

#[test]
fn a_name_that_is_imported_is_the_crates_own_only_from_the_crate() {
    let own = format!("{M} pub(crate) use m;");
    let rows = [
        ("use crate::own::m;", "a.lock()"),
        ("use super::own::m;", "a.lock()"),
        ("use other::m;", "m!<opaque>([a] a)"),
        ("use other::n as m;", "m!<opaque>([a] a)"),
    ];
    for (import, expected) in rows {
        let body = format!("{import} fn f() {{ m!(a) }}");
        let root = "mod own; mod user;";
        let files = [("src/lib.rs", root), ("src/own.rs", &own), ("src/user.rs", body.as_str())];
        assert_eq!(user(&files), expected, "{import}");
    }
}

#[test]
fn a_definition_in_front_of_a_module_is_in_scope_there() {
    let root = format!("{M} mod user;");
    let files = [("src/lib.rs", root.as_str()), ("src/user.rs", "fn f() { m!(a) }")];
    assert_eq!(user(&files), "a.lock()");
}

#[test]
fn a_body_is_found_by_the_words_of_macros_in_other_files() {
    let root = format!("{M} macro_rules! n {{ ($x:expr) => {{ m!($x) }} }} mod user; mod none;");
    let workspace = package(&[
        ("src/lib.rs", root.as_str()),
        ("src/user.rs", "fn f() { m!(a) } fn g() { n!(a) } fn h() {}"),
        ("src/none.rs", "fn f() { a.b() }"),
    ]);
    let with = |n: usize| workspace.files[n].ir.bodies.with(Word::new("lock")).count();
    let paths: Vec<_> = workspace.files.iter().map(|f| f.path.to_str().unwrap()).collect();
    assert_eq!(paths, ["demo/src/lib.rs", "demo/src/none.rs", "demo/src/user.rs"]);
    assert_eq!([with(0), with(1), with(2)], [0, 0, 2]);
}
