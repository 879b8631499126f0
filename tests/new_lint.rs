//! `make new-lint` writes files that compile and enters the lint in the registry, in order.
//!
//! In:  a copy of the lints' sources.
//! Out: a failure where `scripts/new-lint.sh` forgets or breaks something.
//! Not here: what a finished lint needs (`house.rs` fails until it has it).

mod fixtures;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fixtures::{entries, files, read, root};

/// A fresh copy of what the script reads and writes.
fn copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("an old copy that can be removed");
    }
    for extension in ["rs", "md", "toml"] {
        for path in files(&root().join("lints"), extension) {
            let copy = folder.join(path.strip_prefix(root()).expect("a path in the repository"));
            fs::create_dir_all(copy.parent().expect("a folder")).expect("a writable folder");
            fs::copy(path, copy).expect("a copy");
        }
    }
    for file in ["Cargo.toml", "rustfmt.toml"] {
        fs::copy(root().join(file), folder.join(file)).expect("a copy");
    }
    folder
}

fn new_lint(folder: &Path, area: &str, id: &str) -> Output {
    Command::new(root().join("scripts/new-lint.sh"))
        .args([area, id])
        .env("CONC_LINT_ROOT", folder)
        .output()
        .expect("bash can be started")
}

#[test]
fn a_new_lint_is_in_the_registry_and_has_its_files() {
    let folder = copy("new-lint");
    let before = read(&folder.join("lints/registry.rs")).matches("::LINT").count();
    for (area, id) in [("channels", "another_sample"), ("locks", "sample_of_a_lint")] {
        let output = new_lint(&folder, area, id);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words}");
        let lint = read(&folder.join(format!("lints/{area}/{id}.rs")));
        assert!(lint.contains(&format!("id: \"{id}\"")) && lint.contains("since: \""), "{lint}");
        assert!(folder.join(format!("lints/{area}/{id}.md")).is_file());
        assert_eq!(files(&folder.join("ui-tests").join(id), "rs").len(), 3);
        let module = read(&folder.join(format!("lints/{area}/mod.rs")));
        let page = format!("#[doc = include_str!(\"{id}.md\")]\npub mod {id};\n");
        assert!(module.contains(&page), "{module}");
        assert!(read(&folder.join("lints/lib.rs")).contains(&format!("pub mod {area};\n")));
    }
    let registry = read(&folder.join("lints/registry.rs"));
    assert_eq!(registry.matches("::LINT").count(), before + 2, "{registry}");
    let place = |entry: &str| registry.find(entry).unwrap_or_else(|| panic!("{entry}: {registry}"));
    assert!(place("&channels::another_sample::LINT") < place("&locks::sample_of_a_lint::LINT"));
    let areas = registry.lines().find(|line| line.starts_with("use crate::{Lint, "));
    let areas = areas.unwrap_or_else(|| panic!("{registry}"));
    assert!(areas.contains(" channels,") && areas.contains(" locks"), "{registry}");
    assert!(!entries(&folder.join("lints")).iter().any(|path| path.ends_with("registry.rs.new")));
}

#[test]
fn a_lint_that_exists_is_not_overwritten() {
    let folder = copy("new-lint-twice");
    for (area, id) in [("channels", "another_sample"), ("channels", "zero_capacity")] {
        new_lint(&folder, area, id);
    }
    let registry = read(&folder.join("lints/registry.rs"));
    let output = new_lint(&folder, "channels", "zero_capacity");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(read(&folder.join("lints/registry.rs")), registry);
}

#[test]
fn names_that_are_no_module_names_are_refused() {
    let folder = copy("new-lint-names");
    for (area, id) in
        [("", ""), ("channels", "zero-capacity"), ("..", "x"), ("locks", "DoubleLock")]
    {
        assert_eq!(new_lint(&folder, area, id).status.code(), Some(2), "{area}/{id}");
    }
    assert!(entries(&folder.join("ui-tests")).is_empty());
}
