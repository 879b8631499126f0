//! Names: visibility, several crates, editions.

use crate::domain::Name;
use crate::load::memory::{TestPackage, library, workspace};
use crate::load::{Edition, Workspace};

use super::{Names, Namespace, Resolved};

fn with<T>(workspace: &Workspace, run: impl FnOnce(&Names<'_>) -> T) -> T {
    run(&Names::new(workspace, crate::models::library()))
}

/// What `path` means in the scope of the function called `at`.
fn meaning(names: &Names<'_>, at: &str, path: &str, space: Namespace) -> String {
    let [id, ..] = names.at(Name::new(at)) else { panic!("no item is called {at}") };
    let segments: Vec<Name> = path.split("::").map(Name::new).collect();
    let found = names.resolve(names.def(*id).scope, false, &segments, space);
    let shown = match found.to {
        Resolved::Item(id) => names.def(id).path.to_string(),
        Resolved::Variant(id, name) => format!("{}::{name}", names.def(id).path),
        Resolved::Module(_) => "a module".to_owned(),
        Resolved::Extern(path) => path.to_string(),
        Resolved::Prim(name) => name.to_string(),
        Resolved::Unknown(reason) => return format!("? {}", reason.text()),
    };
    if found.used == segments.len() {
        shown
    } else {
        format!("{shown} + {}", segments.len() - found.used)
    }
}

#[test]
fn what_other_crates_can_reach() {
    let text = "
        pub mod open { pub struct A; struct B; impl A { pub fn a(&self) {} fn b(&self) {} } }
        mod closed { pub struct C; pub struct D; pub trait T { fn t(&self); } pub enum E { V } }
        pub use closed::C;
        pub use closed::E as Renamed;
        pub(crate) struct F;
        impl closed::T for C { fn t(&self) {} }
    ";
    let workspace = library(text);
    with(&workspace, |names| {
        for (path, visible) in [
            ("demo::open::A", true),
            ("demo::open::A::a", true),
            ("demo::open::A::b", false),
            ("demo::open::B", false),
            ("demo::closed::C", true),
            ("demo::closed::D", false),
            ("demo::closed::E", true),
            ("demo::closed::T", false),
            ("demo::F", false),
        ] {
            let [id] = names.at(Name::new(path)) else { panic!("{path} is not one item") };
            assert_eq!(names.def(*id).visible_outside, visible, "{path}");
        }
    });
}

#[test]
fn paths_across_crates_and_modules() {
    let workspace = workspace(&[
        TestPackage {
            name: "app",
            edition: Edition::E2021,
            dependencies: &[("core_lib", "base"), ("tk", "tokio")],
            files: &[
                ("src/lib.rs", "pub mod inner; pub fn start() {} pub enum Mode { On, Off }"),
                (
                    "src/inner.rs",
                    "pub use core_lib::deep::Thing; pub use super::Mode::*; pub fn at() {}",
                ),
                ("src/main.rs", "use app::inner::*; use tk::sync as s; fn main() {}"),
            ],
        },
        TestPackage {
            name: "base",
            edition: Edition::E2021,
            dependencies: &[],
            files: &[(
                "src/lib.rs",
                "pub mod deep { mod hidden { pub struct Thing; } pub use self::hidden::*; }",
            )],
        },
    ]);
    with(&workspace, |names| {
        for (at, path, space, want) in [
            ("app::inner::at", "Thing", Namespace::Type, "base::deep::hidden::Thing"),
            ("app::inner::at", "On", Namespace::Value, "app::Mode::On"),
            ("app::inner::at", "super::start", Namespace::Value, "app::start"),
            ("app::inner::at", "crate::Mode::Off", Namespace::Value, "app::Mode::Off"),
            ("app::main", "Thing", Namespace::Type, "base::deep::hidden::Thing"),
            ("app::main", "Off", Namespace::Value, "app::Mode::Off"),
            ("app::main", "s::mpsc::channel", Namespace::Value, "tokio::sync::mpsc::channel"),
            ("app::main", "app::Mode", Namespace::Type, "app::Mode"),
            ("app::main", "Mode::from", Namespace::Value, "? call that could not be resolved"),
            ("app::main", "u32::from", Namespace::Value, "u32 + 1"),
            ("app::inner::at", "Thing::new", Namespace::Value, "base::deep::hidden::Thing + 1"),
        ] {
            assert_eq!(meaning(names, at, path, space), want, "{path} in {at}");
        }
    });
}

#[test]
fn the_prelude_and_paths_follow_the_edition() {
    let of = |edition| {
        workspace(&[TestPackage {
            name: "demo",
            edition,
            dependencies: &[("tokio", "tokio")],
            files: &[("src/lib.rs", "mod a { pub struct S; } mod b { use a::S; fn f() {} }")],
        }])
    };
    for (edition, path, want) in [
        (Edition::E2015, "S", "demo::a::S"),
        (Edition::E2018, "S", "? call that could not be resolved"),
        (Edition::E2021, "Future", "? call that could not be resolved"),
        (Edition::E2024, "Future", "std::future::Future"),
        (Edition::E2018, "TryFrom", "? call that could not be resolved"),
        (Edition::E2021, "TryFrom", "std::convert::TryFrom"),
    ] {
        let workspace = of(edition);
        let got = with(&workspace, |names| meaning(names, "demo::b::f", path, Namespace::Type));
        assert_eq!(got, want, "{path} in {edition:?}");
    }
}

#[test]
fn conflicting_definitions() {
    for (rule, text, want) in [
        ("the likelier cfg", "#[cfg(windows)] use a::S; #[cfg(unix)] use b::S;", "demo::b::S"),
        (
            "a switch of a build command is off",
            "#[cfg(loom)] use a::S; #[cfg(not(loom))] use b::S;",
            "demo::b::S",
        ),
        ("tests come second", "#[cfg(test)] use a::S; #[cfg(not(test))] use b::S;", "demo::b::S"),
        (
            "equals are ambiguous",
            "#[cfg(feature = \"x\")] use a::S; #[cfg(feature = \"y\")] use b::S;",
            "? several candidates",
        ),
        ("an item hides a glob's", "use a::*; struct S;", "demo::S"),
        ("two globs are ambiguous", "use a::*; use b::*;", "? several candidates"),
        (
            "one item through two globs",
            "mod c { pub use crate::a::*; } use a::*; use c::*;",
            "demo::a::S",
        ),
        (
            "an unlikely import hides no glob",
            "#[cfg(windows)] use a::S; #[cfg(unix)] use b::*;",
            "demo::b::S",
        ),
        (
            "cfg_if!",
            "cfg_if::cfg_if! { if #[cfg(windows)] { use a::S; } else { use b::S; } }",
            "demo::b::S",
        ),
    ] {
        let text =
            format!("mod a {{ pub struct S; }} mod b {{ pub struct S; }} {text} fn f() {{}}");
        let workspace = library(&text);
        let got = with(&workspace, |names| meaning(names, "demo::f", "S", Namespace::Type));
        assert_eq!(got, want, "{rule}");
    }
}

#[test]
fn cycles_of_imports_end() {
    let text = "
        mod a { pub use crate::b::*; pub use crate::b::X as Y; }
        mod b { pub use crate::a::*; pub use crate::a::Y as X; }
        use a::*; use self::a::nothing; fn f() {}
    ";
    let workspace = library(text);
    with(&workspace, |names| {
        for name in ["X", "Y", "nothing"] {
            let got = meaning(names, "demo::f", name, Namespace::Type);
            assert_eq!(got, "? call that could not be resolved", "{name}");
        }
    });
}
