//! Which packages are loaded together, and that it makes no difference to any of them.

use std::fmt::Write as _;
use std::path::Path;

use conc_analysis::load::{Request, Workspace, plan};

use crate::on_disk::{Root, loaded, package, project, with_paths};

/// A manifest that depends on the folder beside it.
fn user(name: &str, of: &str) -> String {
    format!("{}[dependencies]\n{of} = {{ path = \"../{of}\" }}\n", package(name))
}

/// Each group as its crates, and its files if they stand alone.
fn groups(request: &Request) -> Vec<String> {
    plan(request).unwrap().each(|workspace| {
        let names: Vec<_> = workspace.crates.iter().map(|c| c.name.as_str()).collect();
        names.join(" ")
    })
}

/// A file with its place in a crate, and a mark if nothing of its group has it.
fn rows(workspace: &Workspace, root: &Path) -> Vec<String> {
    let row = |file: &conc_analysis::load::SourceFile| {
        let mut row = file.path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
        let (owner, module) = file.owner?;
        let owner = &workspace.crates[owner.0 as usize];
        let package = &workspace.packages[owner.package];
        let parent = owner.modules[module.0 as usize].parent.is_some();
        write!(row, " {}/{} {parent} {:?}", package.name, owner.name, owner.edition).unwrap();
        Some(row)
    };
    workspace.files.iter().filter_map(row).collect()
}

fn folder(name: &str, packages: &[(&str, String)], files: &[(&str, &str)]) -> Root {
    let roots = packages.iter().map(|(name, _)| (format!("{name}/src/lib.rs"), ""));
    let manifests = packages.iter().map(|(name, text)| (format!("{name}/Cargo.toml"), &**text));
    let all: Vec<(String, &str)> = roots.chain(manifests).collect();
    let all: Vec<_> = all.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    project(name, &[&all, files].concat())
}

#[test]
fn packages_are_together_that_depend_on_each_other_or_share_a_file() {
    let alone = |names: &[&'static str]| -> Vec<(&'static str, String)> {
        names.iter().map(|name| (*name, package(name))).collect()
    };
    let shared = "#[path = \"../../shared.rs\"]\nmod shared;";
    for (name, packages, files, want) in [
        ("alone", alone(&["a", "b", "c"]), &[][..], &["a", "b", "c"][..]),
        (
            "used",
            vec![("a", user("a", "c")), ("b", package("b")), ("c", package("c"))],
            &[],
            &["a c", "b"],
        ),
        (
            "used-twice",
            vec![("a", user("a", "b")), ("b", package("b")), ("c", user("c", "b"))],
            &[],
            &["a b c"],
        ),
        (
            "chain",
            vec![("a", user("a", "c")), ("b", user("b", "d")), ("c", package("c"))],
            &[("d/Cargo.toml", &*user("d", "c")), ("d/src/lib.rs", "")],
            &["a b c d"],
        ),
        ("loose", alone(&["a"]), &[("one.rs", ""), ("two.rs", "")], &["a", "one two"]),
        (
            "shared",
            alone(&["a", "b", "c"]),
            &[("shared.rs", ""), ("a/src/lib.rs", shared), ("c/src/lib.rs", shared)],
            &["a c", "b"],
        ),
        (
            "neighbour",
            alone(&["a", "b"]),
            &[("b/src/lib.rs", "#[path = \"../../a/src/lib.rs\"]\nmod a;")],
            &["a b"],
        ),
        ("taken", alone(&["a"]), &[("shared.rs", ""), ("a/src/lib.rs", shared)], &["a"]),
        (
            "loose-and-package",
            alone(&["a", "b"]),
            &[("one.rs", "#[path = \"b/src/lib.rs\"]\nmod b;")],
            &["a", "b one"],
        ),
    ] {
        let root = folder(name, &packages, files);
        assert_eq!(groups(&with_paths(&root, &["."])), want, "{name}");
    }
}

#[test]
fn groups_are_what_they_are_when_all_is_loaded_at_once() {
    let packages = [
        ("a", user("a", "c")),
        ("b", package("b").replace("2024", "2018")),
        ("c", package("c")),
        ("c-2", package("c-2")),
    ];
    let root = folder(
        "at-once",
        &packages,
        &[
            ("a/src/lib.rs", "mod x;\nmod missing;"),
            ("a/src/x.rs", ""),
            ("a/src/nobodys.rs", ""),
            ("b/src/main.rs", "fn main() {}"),
            ("b/tests/t.rs", ""),
            ("broken/Cargo.toml", "[package"),
            ("loose/one.rs", "mod two;"),
            ("loose/two.rs", "fn f( {"),
            ("loose.rs", ""),
        ],
    );
    for threads in [1, 8] {
        let request = Request { threads, ..with_paths(&root, &["."]) };
        let whole = loaded(&request);
        let parts = plan(&request).unwrap().each(|workspace| {
            assert_eq!(workspace.root, whole.root);
            assert!(workspace.files.is_sorted_by_key(|file| &file.path));
            (rows(&workspace, &root), workspace.not_analysed)
        });
        let (files, problems): (Vec<_>, Vec<_>) = parts.into_iter().unzip();
        let (mut files, mut problems) = (files.concat(), problems.concat());
        files.sort();
        problems.sort();
        problems.dedup();
        let mut want = rows(&whole, &root);
        want.sort();
        assert_eq!(files, want);
        assert_eq!(files.len(), 10, "{files:?}");
        assert_eq!(problems, whole.not_analysed);
        assert_eq!(problems.len(), 3, "{problems:?}");
    }
}

#[test]
fn what_is_wrong_is_said_although_there_is_nothing_to_group() {
    let manifest = "[workspace]\nmembers = [\"a\"]\n";
    let root =
        project("broken", &[("Cargo.toml", manifest), ("a/Cargo.toml", "["), ("a/src/lib.rs", "")]);
    let plan = plan(&Request { workspace: true, ..Request::new(&root) }).unwrap();
    assert!(plan.each(|workspace| workspace.packages.len()).is_empty());
    assert_eq!(plan.not_analysed.len(), 1, "{:?}", plan.not_analysed);
}
