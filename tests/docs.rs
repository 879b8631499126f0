//! The examples in the lints' documentation do what it says.
//!
//! In:  each `lints/AREA/LINT.md`: code blocks under `## Bad` and `## Good`.
//! Out: a failure where an example does not compile, a bad one is not reported on its marked lines,
//!      or a good one is reported.
//! Not here: fixtures (`ui.rs`), the shape of the pages (`house.rs`).

mod fixtures;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use fixtures::package::{Package, Target};
use serde_json::Value;

struct Example {
    lint: String,
    /// `Bad` or `Good`.
    section: String,
    text: String,
    path: PathBuf,
}

/// All examples, each also in a file of its own.
fn examples(folder: &str) -> Vec<Example> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).expect("a writable target folder");
    let mut examples = Vec::new();
    for page in fixtures::files(&fixtures::root().join("lints"), "md") {
        let lint = page.file_stem().and_then(|stem| stem.to_str()).expect("a UTF-8 name");
        for (index, (section, text)) in code_blocks(&fixtures::read(&page)).into_iter().enumerate()
        {
            let path = folder.join(format!("{lint}_{index}_{}.rs", section.to_lowercase()));
            fs::write(&path, &text).expect("a writable example");
            examples.push(Example { lint: lint.to_owned(), section, text, path });
        }
    }
    assert!(!examples.is_empty(), "no examples");
    examples
}

/// The Rust code blocks of a page, each with the heading that it is under.
fn code_blocks(page: &str) -> Vec<(String, String)> {
    let mut blocks = Vec::new();
    let (mut section, mut block) = (String::new(), None::<String>);
    for line in page.lines() {
        match (&mut block, line) {
            (None, "```rust") => block = Some(String::new()),
            (None, _) => {
                if let Some(heading) = line.strip_prefix("## ") {
                    heading.trim().clone_into(&mut section);
                }
            }
            (Some(_), "```") => blocks.extend(block.take().map(|text| (section.clone(), text))),
            (Some(text), _) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    blocks
}

/// The (line, lint) pairs that the linter reports.
fn findings(path: &Path, own: &str) -> BTreeSet<(usize, String)> {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-conc-lint"))
        .args(["conc-lint", "--message-format", "json", "--edition", "2024"])
        // What a house may forbid is in every program: only the lint's own page is asked for it.
        .args(["-W", "pedantic", "-W", "nursery"])
        .args(["-W", own].iter().filter(|_| fixtures::is_house_rule(own)))
        .arg(path)
        .output()
        .expect("the linter can be started");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(matches!(output.status.code(), Some(0 | 1)), "{}: {errors}", path.display());
    let json = String::from_utf8(output.stdout).expect("UTF-8 on stdout");
    let messages = json.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    messages
        .filter(|message| message["reason"] == "compiler-message")
        .map(|message| {
            let message = &message["message"];
            let spans = message["spans"].as_array().expect("spans");
            let primary = spans.iter().find(|span| span["is_primary"] == true).expect("a primary");
            let line = primary["line_start"].as_u64().expect("a line");
            let code = message["code"]["code"].as_str().expect("a code");
            let lint = code.strip_prefix("conc_lint::").expect("our prefix").to_owned();
            (usize::try_from(line).expect("a small number"), lint)
        })
        .collect()
}

#[test]
fn every_example_compiles() {
    let targets: Vec<_> = examples("examples-to-compile")
        .into_iter()
        .map(|example| Target {
            name: example.path.file_stem().and_then(|s| s.to_str()).expect("UTF-8").to_owned(),
            library: !example.text.contains("fn main()"),
            path: example.path,
        })
        .collect();
    Package::generate("docs-examples", &targets).cargo("check");
}

#[test]
fn bad_examples_are_reported_on_their_marked_lines_and_good_ones_are_not() {
    for example in examples("examples-to-lint") {
        let marked: BTreeSet<_> = fixtures::markers(&example.text)
            .into_iter()
            .map(|(line, lint)| (line, lint.to_owned()))
            .collect();
        let (lint, section) = (&example.lint, example.section.as_str());
        match section {
            "Bad" => assert!(
                marked.iter().any(|(_, marked)| marked == lint),
                "{lint}: mark the line of the bad example with `//~ {lint}`"
            ),
            _ => assert!(marked.is_empty(), "{lint}: only bad examples are marked"),
        }
        assert_eq!(findings(&example.path, lint), marked, "{lint}, {section}:\n{}", example.text);
    }
}

#[test]
fn code_blocks_know_their_section() {
    let page = "# x\n## Bad\n```rust\na();\n```\n## Good\n```text\nno\n```\n```rust\nb();\n```\n";
    let expected = [("Bad", "a();\n"), ("Good", "b();\n")];
    assert_eq!(code_blocks(page), expected.map(|(s, t)| (s.to_owned(), t.to_owned())));
}
