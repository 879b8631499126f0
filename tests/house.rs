//! The rules of the house: where things are, what they are called, who may know whom.
//!
//! In:  the repository's files and the registry of lints.
//! Out: a failure that says which file breaks a rule and what to do instead.
//! Not here: formatting and clippy (`make test`), what lints find (`ui.rs`, `docs.rs`).

mod fixtures;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use conc_lints::LINTS;
use fixtures::{Kind, entries, files, read, root};

/// Longest source file, in lines; longer ones are split by step.
const LONGEST_FILE: usize = 400;
/// Longest lint, in lines; what does not fit is a question that `facts` should answer.
const LONGEST_LINT: usize = 80;
/// Files that may be longer, by how much and why; none of them may grow beyond that.
const LONGER: &[(&str, usize, &str)] = &[];

/// Stubs of other crates, which the engine reads and nobody compiles; programs that tests compile.
const STUBS_AND_FIXTURES: [&str; 2] = ["analysis/models/", "tests/mir/"];

/// The engine's steps; a step may use those before it. `domain` and `models` are for all.
const STEPS: &[&str] =
    &["syntax", "load", "names", "types", "flow", "summaries", "program", "locks", "ends", "facts"];

/// Rust files of the layers, by their paths from the root.
fn sources(folders: &[&str]) -> Vec<(String, String)> {
    let paths = folders.iter().flat_map(|folder| files(&root().join(folder), "rs"));
    let sources: Vec<_> = paths
        .map(|path| (relative(&path), read(&path)))
        .filter(|(path, _)| !STUBS_AND_FIXTURES.iter().any(|folder| path.starts_with(folder)))
        .collect();
    assert!(!sources.is_empty(), "no Rust files in {folders:?}");
    sources
}

fn relative(path: &Path) -> String {
    let path = path.strip_prefix(root()).expect("a path in the repository");
    path.to_string_lossy().replace('\\', "/")
}

/// `//!` lines at the top of a file.
fn header(text: &str) -> String {
    text.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>().join("\n")
}

/// Lines of code: what is commented out or documentation does not count.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// Files `lints/AREA/ID.extension`.
fn lint_files(extension: &str) -> BTreeSet<String> {
    let folders = entries(&root().join("lints")).into_iter().filter(|path| path.is_dir());
    let paths: Vec<PathBuf> = folders.flat_map(|folder| files(&folder, extension)).collect();
    assert!(!paths.is_empty(), "no .{extension} in lints/AREA/");
    paths.iter().map(|p| relative(p)).filter(|path| !path.ends_with("/mod.rs")).collect()
}

#[test]
fn ids_are_unique_and_in_order() {
    let ids: Vec<_> = LINTS.iter().map(|lint| (lint.area, lint.id)).collect();
    assert!(!ids.is_empty());
    assert!(ids.is_sorted(), "sort the registry by area and name: {ids:?}");
    let names: BTreeSet<_> = LINTS.iter().map(|lint| lint.id).collect();
    assert_eq!(names.len(), LINTS.len(), "two lints have one name");
    for id in names {
        let snake = id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        assert!(snake, "`{id}`: write it in snake_case");
    }
}

#[test]
fn registry_and_files_and_docs_agree() {
    for extension in ["rs", "md"] {
        let registered: BTreeSet<_> = LINTS
            .iter()
            .map(|lint| format!("lints/{}/{}.{extension}", lint.area, lint.id))
            .collect();
        assert_eq!(registered, lint_files(extension), "left: `registry.rs`; right: the files");
    }
}

#[test]
fn every_lint_has_fixtures_and_every_bug_its_repair() {
    let all = fixtures::all();
    let with_fixtures: BTreeSet<_> = all.iter().map(|fixture| fixture.lint.as_str()).collect();
    let registered: BTreeSet<_> = LINTS.iter().map(|lint| lint.id).collect();
    assert_eq!(registered, with_fixtures, "left: `registry.rs`; right: folders of ui-tests/");
    for id in registered {
        let names = |kind| -> BTreeSet<&str> {
            let own = all.iter().filter(|fixture| fixture.lint == id && fixture.kind == kind);
            own.map(|fixture| fixture.name.as_str()).collect()
        };
        assert!(!names(Kind::Benign).is_empty(), "{id}: add a near miss to benign/");
        assert!(!names(Kind::Bug).is_empty(), "{id}: add a program to bug/");
        assert_eq!(names(Kind::Bug), names(Kind::Fixed), "{id}: bug/ and fixed/ go in pairs");
    }
}

#[test]
fn every_fixture_says_what_it_does_and_marks_what_is_reported() {
    for fixture in fixtures::all() {
        let name = relative(&fixture.path);
        let header = header(&read(&fixture.path));
        let first = header.lines().next().unwrap_or_default();
        assert!(first.ends_with('.'), "{name}: start with `//! What happens at run time.`");
        assert!(
            fixture.claim().is_some(),
            "{name}: add `//! run: hangs`, `spins`, `ends` or `library`"
        );
        let reported = fixture.is_reported();
        let report = if reported { read(&fixture.stderr()) } else { String::new() };
        let mut marked = 0;
        for source in fixture.sources() {
            let folder = fixture.path.parent().expect("a folder");
            let shown = source.strip_prefix(folder).expect("a file of the fixture").display();
            for (line, lint) in fixtures::markers(&read(&source)) {
                marked += 1;
                assert!(report.contains(&format!("--> {shown}:{line}:")), "{name}: bless {lint}");
            }
        }
        assert_eq!(marked > 0, reported, "{name}: a reported bug has lines with `//~ LINT`");
        let blessed = fixture.stderr().is_file();
        assert_eq!(blessed, reported, "{name}: what is reported has a `.stderr`: `make bless`");
    }
    let reports = files(&root().join("ui-tests"), "stderr").len();
    let reported = fixtures::all().iter().filter(|fixture| fixture.is_reported()).count();
    assert_eq!(reports, reported, "left: `.stderr` files; right: fixtures that have one");
}

#[test]
fn lints_ask_facts_and_never_see_syntax() {
    for (path, text) in sources(&["lints"]) {
        for forbidden in ["syn::", "use syn", "proc_macro2", "conc_analysis::syntax", "::ir::"] {
            let line = code(&text).find(|line| line.contains(forbidden));
            assert_eq!(line, None, "{path}: add a fact to `analysis` and ask that");
        }
    }
    let manifest = read(&root().join("lints/Cargo.toml"));
    let (_, dependencies) = manifest.split_once("[dependencies]").expect("dependencies");
    let dependencies = dependencies.split("\n[").next().unwrap_or_default();
    assert_eq!(dependencies.trim(), "conc-analysis.workspace = true", "lints need facts alone");
}

#[test]
fn the_engine_knows_nothing_of_lints_or_reports() {
    for (path, text) in sources(&["analysis"]) {
        for forbidden in ["conc_lints", "codespan_reporting", "clap::"] {
            let line = code(&text).find(|line| line.contains(forbidden));
            assert_eq!(line, None, "{path}: lints and the command come after the engine");
        }
    }
}

#[test]
fn steps_of_the_engine_use_earlier_steps_only() {
    let mut uses = 0;
    for (index, step) in STEPS.iter().enumerate() {
        let base = format!("analysis/src/{step}");
        for (path, text) in sources(&["analysis/src"]) {
            if path != format!("{base}.rs") && !path.starts_with(&format!("{base}/")) {
                continue;
            }
            for line in product_code(&text) {
                uses += usize::from(line.contains("crate::"));
                for later in &STEPS[index + 1..] {
                    let names_it = line.contains(&format!("crate::{later}::"));
                    assert!(!names_it, "{path}: `{step}` comes before `{later}`: {line}");
                }
            }
        }
    }
    assert!(uses > 0, "no step uses another: is `STEPS` out of date?");
}

/// Code that is not in a test module at the end of the file.
fn product_code(text: &str) -> impl Iterator<Item = &str> {
    code(text).take_while(|line| line.trim() != "#[cfg(test)]")
}

#[test]
fn every_module_says_what_goes_in_and_what_comes_out() {
    let folders = ["analysis", "lints", "src", "tests", "benches"];
    for (path, text) in sources(&folders) {
        let header = header(&text);
        assert!(!header.is_empty(), "{path}: start with `//! What it is.`");
        if path.contains("tests/") || path.ends_with("/tests.rs") {
            continue; // the names of tests say the rest
        }
        for part in ["In:", "Out:"] {
            assert!(header.contains(part), "{path}: the header lacks `//! {part} …`");
        }
    }
}

#[test]
fn files_are_short() {
    for (path, text) in sources(&["analysis", "lints", "src", "tests", "benches", "demo"]) {
        let lines = text.lines().count();
        let exception = LONGER.iter().find(|(longer, ..)| *longer == path);
        let longest = exception.map_or(LONGEST_FILE, |(_, lines, _)| *lines);
        assert!(lines <= longest, "{path} has {lines} lines: split it by step");
        let needed = exception.is_none() || lines > LONGEST_FILE;
        assert!(needed, "{path} is short again: take it out of `LONGER`");
    }
    for path in lint_files("rs") {
        let lines = read(&root().join(&path)).lines().count();
        assert!(lines <= LONGEST_LINT, "{path} has {lines} lines: let `facts` answer more");
    }
}

#[test]
fn names_say_what_a_module_knows() {
    const SAY_NOTHING: [&str; 7] =
        ["util", "utils", "helper", "helpers", "common", "misc", "stuff"];
    for (path, _) in sources(&["analysis", "lints", "src", "tests", "benches", "demo", "ui-tests"])
    {
        let parts = path.split(['/', '.']);
        let empty: Vec<_> = parts.filter(|part| SAY_NOTHING.contains(part)).collect();
        assert!(empty.is_empty(), "{path}: name the module after what it knows");
    }
}

#[test]
fn a_lint_is_documented_where_it_is_defined() {
    for lint in LINTS {
        let path = format!("lints/{}/mod.rs", lint.area);
        let page = format!("#[doc = include_str!(\"{0}.md\")]\npub mod {0};\n", lint.id);
        assert!(read(&root().join(&path)).contains(&page), "{path}: add\n{page}");
        let first = lint.docs.lines().next().unwrap_or_default();
        assert_eq!(first, format!("# {}", lint.id), "the page starts with the name");
        let mut rest = lint.docs;
        for heading in ["\n## Why is this bad?\n", "\n## Bad\n", "\n## Good\n", "\n## Limits\n"] {
            let (_, after) = rest.split_once(heading).unwrap_or_else(|| {
                panic!("{}: the page lacks `{}` in this place", lint.id, heading.trim())
            });
            rest = after;
        }
    }
}

/// What a report says, line by line: titles, labels, helps, notes.
fn sayings(report: &str) -> Vec<&str> {
    let mut sayings = Vec::new();
    for line in report.lines() {
        let trimmed = line.trim_start();
        let title = ["warning: ", "error: "].iter().find_map(|level| line.strip_prefix(level));
        let footer = ["= help: ", "= note: "].iter().find_map(|kind| trimmed.strip_prefix(kind));
        // A line of labels has no line number, and points with carets or dashes.
        let label = trimmed.strip_prefix(['│', '|']).and_then(|rest| {
            let label = rest.trim_start_matches([' ', '^', '-', '\'', '│', '|', '╭', '╰', '─']);
            rest.contains(['^', '-', '\'']).then_some(label)
        });
        sayings.extend(title.or(footer).or(label).map(str::trim).filter(|text| !text.is_empty()));
    }
    sayings
}

#[test]
fn reports_are_lower_case_without_a_full_stop() {
    let reports = files(&root().join("ui-tests"), "stderr");
    assert!(!reports.is_empty(), "no blessed reports: `make bless`");
    for path in reports {
        let (name, report) = (relative(&path), read(&path));
        let sayings = sayings(&report);
        assert!(sayings.len() >= 3, "{name}: a title, evidence and a help at least");
        for text in sayings {
            assert!(!text.starts_with(char::is_uppercase), "{name}: lower case: {text}");
            assert!(!text.ends_with(['.', '!']), "{name}: no full stop: {text}");
        }
    }
}

#[test]
fn sayings_are_found_in_a_report() {
    let report = "warning: it waits\n  --> a.rs:2:1\n   │\n 1 │ let (a, b) = c(1);\n   │     ------ \
                  holds one\n 2 │ a.send(1);\n   │ ^^^^^^^^^ waits here\n   = help: receive\n";
    assert_eq!(sayings(report), ["it waits", "holds one", "waits here", "receive"]);
}

#[test]
fn the_changelog_has_a_place_for_the_next_change() {
    let text = read(&root().join("CHANGELOG.md"));
    assert!(text.contains("\n## [Unreleased]\n"), "add `## [Unreleased]` to CHANGELOG.md");
}

#[test]
fn labels_of_the_corpus_are_for_its_crates_and_say_why() {
    let crates = read(&root().join("corpus/crates.tsv"));
    let crates: BTreeSet<_> = crates.lines().skip(1).map(|line| columns(line, 3)).collect();
    assert!(crates.len() >= 60, "the corpus shrank to {} crates", crates.len());
    let known: BTreeSet<_> = crates.iter().map(|row| (row[0], row[1])).collect();
    let labels = read(&root().join("corpus/labels.tsv"));
    let mut lines = labels.lines();
    assert_eq!(lines.next(), Some("crate\tversion\tplace\tlint\tverdict\treason"));
    for line in lines {
        let label = columns(line, 6);
        assert!(known.contains(&(label[0], label[1])), "not in crates.tsv: {line}");
        assert!(LINTS.iter().any(|lint| lint.id == label[3]), "no such lint: {line}");
        assert!(["true", "false", "undecided"].contains(&label[4]), "no verdict: {line}");
    }
}

fn columns(line: &str, count: usize) -> Vec<&str> {
    let columns: Vec<_> = line.split('\t').collect();
    assert!(columns.len() == count && !columns.contains(&""), "not {count} columns: {line}");
    columns
}

#[test]
fn links_between_pages_lead_somewhere() {
    let mut links = 0;
    for page in entries(root()).into_iter().chain(files(&root().join("docs"), "md")) {
        if page.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = read(&page);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if target.contains("://") || target.starts_with('#') {
                continue;
            }
            links += 1;
            let file = target.split('#').next().unwrap_or_default();
            let folder = page.parent().expect("a folder");
            assert!(folder.join(file).exists(), "{}: no {target}", relative(&page));
        }
    }
    assert!(links > 0, "no links between the pages");
}
