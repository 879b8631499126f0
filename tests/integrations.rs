//! What the pages about editors, hooks and CI tell people to write does what they say.

mod project;

use project::{MANIFEST, Project};
use serde_json::Value;

const BAD: &str = "use std::sync::mpsc::sync_channel;

pub fn fill() {
    let (rows, _writer) = sync_channel(1);
    loop {
        rows.send(1).unwrap();
    }
}
";

fn text(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Code blocks of that language on a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = text(page);
    let fence = format!("```{language}\n");
    let parts = text.split(&fence).skip(1);
    let found: Vec<_> = parts.map(|rest| rest.split("```").next().unwrap().to_owned()).collect();
    assert!(!found.is_empty(), "{page} has no {language}");
    found
}

/// Command lines of ours, without `cargo`.
fn commands(text: &str) -> Vec<Vec<&str>> {
    let starts = text.match_indices("cargo conc-lint ").map(|(at, start)| at + start.len());
    let lines = starts.map(|at| text[at..].split(['\n', ';', '"']).next().unwrap());
    lines.map(|line| line.split_whitespace().collect()).collect()
}

/// A folder with a bad package and a good one, neither of them at its root.
fn repository(name: &str) -> Project {
    Project::new(
        name,
        &[
            ("rust/bad/Cargo.toml", &MANIFEST.replace("\"p\"", "\"bad\"")),
            ("rust/bad/src/lib.rs", &format!("pub mod good;\n{BAD}")),
            ("rust/bad/src/good.rs", "pub fn f() {}\n"),
            ("rust/good/Cargo.toml", &MANIFEST.replace("\"p\"", "\"good\"")),
            ("rust/good/src/lib.rs", "pub fn f() {}\n"),
            ("loose.rs", "fn main() {}\n"),
        ],
    )
}

#[test]
fn the_hook_stops_what_is_bad_and_nothing_else() {
    let hooks = text(".pre-commit-hooks.yaml");
    assert!(hooks.starts_with("- id: conc-lint\n") && hooks.contains("types: [rust]"), "{hooks}");
    for page in ["README.md", "docs/pre-commit.md"] {
        assert!(text(page).contains("id: conc-lint"), "{page}");
    }
    let entry = hooks.lines().find_map(|line| line.trim().strip_prefix("entry: ")).unwrap();
    assert!(text("docs/pre-commit.md").contains(&format!("`{entry} FILE…`")), "{entry}");
    let arguments: Vec<&str> = entry.split_whitespace().skip(1).collect();
    let repository = repository("hook");
    for (files, code) in [
        (&["rust/bad/src/lib.rs"][..], 1),
        (&["rust/bad/src/good.rs"], 0),
        (&["rust/bad/src/good.rs", "rust/good/src/lib.rs", "loose.rs"], 0),
        (&["rust/good/src/lib.rs", "loose.rs", "rust/bad/src/lib.rs"], 1),
    ] {
        let said = repository.run(&[&arguments, files].concat());
        assert_eq!(said.code, code, "{files:?}: {}", said.err);
        let named = said.err.contains(" --> rust/bad/src/lib.rs:7:9\n");
        assert!(named == (code == 1) && !said.err.contains("good.rs:"), "{files:?}: {}", said.err);
    }
}

#[test]
fn the_hook_takes_the_flags_of_its_page() {
    let page = text("docs/pre-commit.md");
    let (_, flags) = page.split_once("args: [").expect("an example with flags");
    let flags: Vec<&str> = flags.split_once(']').unwrap().0.split(", ").collect();
    let start = ["conc-lint", "-D", "warnings"];
    let said =
        repository("flags").run(&[&start, flags.as_slice(), &["rust/bad/src/lib.rs"]].concat());
    assert!(said.code == 0 && said.err.starts_with("warning: "), "{flags:?}: {}", said.err);
}

#[test]
fn command_lines_of_the_pages_find_what_is_bad() {
    let mut count = 0;
    for page in ["docs/rust-analyzer.md", "docs/ci.md"] {
        let blocks = if page == "docs/ci.md" { blocks(page, "yaml") } else { blocks(page, "json") };
        for arguments in blocks.iter().flat_map(|block| commands(block)) {
            count += 1;
            let repository = repository(&format!("page{count}"));
            let run = |package: &str| {
                let manifest = format!("rust/{package}/Cargo.toml");
                let manifest = ["--manifest-path", &manifest];
                repository.run(&[&["conc-lint"], arguments.as_slice(), &manifest].concat())
            };
            assert_eq!(run("good").code, 0, "{arguments:?}");
            let bad = run("bad");
            let denied = arguments.contains(&"-D");
            assert_eq!(bad.code, i32::from(denied), "{arguments:?}: {}", bad.err);
            let said = bad.out + &bad.err;
            assert!(said.contains("this send never completes"), "{arguments:?}: {said}");
        }
    }
    assert!(count >= 3, "{count} command lines");
}

#[test]
fn settings_of_the_editor_are_json() {
    for page in ["README.md", "docs/rust-analyzer.md"] {
        for block in blocks(page, "json") {
            let settings: Value =
                serde_json::from_str(&block).unwrap_or_else(|e| panic!("{page}: {e}"));
            let keys: Vec<&String> = settings.as_object().unwrap().keys().collect();
            assert!(keys.iter().all(|key| key.starts_with("rust-analyzer.check.")), "{keys:?}");
        }
    }
}
