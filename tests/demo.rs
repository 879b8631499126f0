//! The demo has the bugs that the README shows, and the README shows them word for word.
//!
//! In:  `demo/`, linted as the README says; the report in the README.
//! Out: a failure where the demo does not compile, or says something else.
//! Not here: fixtures (`ui.rs`).

mod fixtures;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use fixtures::{read, root};

/// Lints the demo; what is said on stderr.
fn lint(format: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-conc-lint"))
        .args(["conc-lint", "--manifest-path", "demo/Cargo.toml", "--message-format", format])
        .current_dir(root())
        .output()
        .expect("the linter can be started");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "a loop that spins is denied: {said}");
    said
}

#[test]
fn the_demo_compiles() {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["check", "--quiet", "--locked", "--manifest-path"])
        .arg(root().join("demo/Cargo.toml"))
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("build"))
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .expect("cargo can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// A queue in a struct, queues in a map, one of two that a thread should read, a task a parcel that
/// nobody stops, a loop that ignores its closed channel, a receive that stops the async `main`, an
/// awaited task that never ends; the vans of `routes.rs` and the other of the two queues are in order.
#[test]
fn every_bug_of_the_demo_is_found_and_nothing_else() {
    let said = lint("short");
    let found: BTreeSet<_> = said
        .lines()
        .filter(|line| line.contains(": warning: ") || line.contains(": error: "))
        .filter_map(|line| Path::new(line.split(':').next()?).file_stem()?.to_str())
        .collect();
    assert_eq!(
        found,
        BTreeSet::from([
            "audit",
            "closing",
            "customers",
            "labels",
            "ledger",
            "returns",
            "tracking",
        ]),
        "{said}"
    );
}

#[test]
fn the_readme_shows_a_report_of_the_demo() {
    let readme = read(&root().join("README.md"));
    let (_, block) = readme.split_once("```text\n").expect("a block of text in README.md");
    let (block, _) = block.split_once("```").expect("the end of the block");
    assert!(block.contains("demo/src/"), "show a report of the demo:\n{block}");
    let said = lint("human");
    assert!(said.contains(block), "README.md shows\n{block}\nbut the report is\n{said}");
}
