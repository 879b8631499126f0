//! What a configuration says, and what is said of a wrong one, as tables.

use std::path::Path;

use conc_analysis::load::Context;
use conc_lints::Level;

use super::file::{self, Layer, Part};

fn read(text: &str) -> Result<Layer, String> {
    file::file(Path::new("/w/conc-lint.toml"), text.to_owned()).map_err(|error| error.to_string())
}

#[test]
fn a_mistake_is_shown_in_its_line() {
    for (text, want) in [
        (
            "lint-tests = true\nlevel = 1\n",
            "unknown key `level`, expected one of `levels`, `lint-tests`, `contexts`, `overrides`, \
             `exclude`, `models`\n --> /w/conc-lint.toml:2:1\n  │\n2 │ level = 1\n  │ ^^^^^\n  │\n  \
             = help: did you mean `levels`?",
        ),
        (
            "[levels]\nunconsumed_bounded_sendr = \"deny\"\n",
            "unknown lint `unconsumed_bounded_sendr`: did you mean `unconsumed_bounded_sender`?\n \
             --> /w/conc-lint.toml:2:1\n  │\n2 │ unconsumed_bounded_sendr = \"deny\"\n  │ \
             ^^^^^^^^^^^^^^^^^^^^^^^^",
        ),
        (
            "[levels]\nsuspicious = \"denny\"\n",
            "unknown level `denny`, expected one of `allow`, `warn`, `deny`, `forbid`\n \
             --> /w/conc-lint.toml:2:14\n  │\n2 │ suspicious = \"denny\"\n  │              ^^^^^^^\n  │\n  \
             = help: did you mean `deny`?",
        ),
        (
            "lint-tests = \"yes\"",
            "invalid type: string \"yes\", expected a boolean\n --> /w/conc-lint.toml:1:14\n  │\n1 │ \
             lint-tests = \"yes\"\n  │              ^^^^^",
        ),
        (
            "exclude = [\"a\", \"b[\"]",
            "this is no glob: unclosed character class; missing ']'\n --> /w/conc-lint.toml:1:17\n  \
             │\n1 │ exclude = [\"a\", \"b[\"]\n  │                 ^^^^",
        ),
        (
            "[contexts]\nbench = true",
            "unknown key `bench`, expected one of `tests`, `benches`, `examples`, `build-scripts`\n \
             --> /w/conc-lint.toml:2:1\n  │\n2 │ bench = true\n  │ ^^^^^\n  │\n  \
             = help: did you mean `benches`?",
        ),
        (
            "[[overrides]]\npaths = [\"a\"]\n",
            "missing key `levels`\n --> /w/conc-lint.toml:1:1\n  │\n1 │ [[overrides]]\n  │ \
             ^^^^^^^^^^^^^",
        ),
    ] {
        let said = read(text).expect_err(text);
        assert_eq!(said, want, "{text}\n{said}");
    }
    for text in
        ["x = [", "\u{feff}levels = 1", "levels = \"ü\nx", "[levels]\n\"a\u{1b}[31m\" = \"warn\""]
    {
        let said = read(text).expect_err(text);
        assert!(said.contains("\n --> /w/conc-lint.toml:") && !said.contains('\u{1b}'), "{said}");
    }
}

#[test]
fn the_special_goes_before_the_general() {
    let text = "[levels]\nall = \"allow\"\nwarnings = \"deny\"\nunconsumed_bounded_sender = \"warn\"\n\
                suspicious = \"forbid\"\n";
    let levels = read(text).unwrap().levels;
    let order: Vec<Level> = levels.iter().map(|(level, _)| *level).collect();
    assert_eq!(order, [Level::Allow, Level::Forbid, Level::Warn, Level::Deny]);
}

#[test]
fn contexts_are_named_or_all() {
    use Context::{Bench, Build, Example, Test};
    for (text, want) in [
        ("", &[][..]),
        ("lint-tests = true", &[Test, Bench, Example, Build]),
        ("lint-tests = false", &[]),
        ("[contexts]\ntests = true\nbuild-scripts = true", &[Test, Build]),
        ("[contexts]\nbenches = true\nexamples = false", &[Bench]),
    ] {
        assert_eq!(read(text).unwrap().contexts, want, "{text}");
    }
}

#[test]
fn globs_are_those_of_gitignore() {
    for (glob, path, want) in [
        ("legacy.rs", "src/deep/legacy.rs", true),
        ("legacy", "src/legacy/a/b.rs", true),
        ("src/legacy", "src/legacy/a.rs", true),
        ("src/legacy/", "src/legacy/a.rs", true),
        ("./src/*.rs", "src/a.rs", true),
        ("src/*.rs", "src/a/b.rs", false),
        ("src/**/b.rs", "src/a/b.rs", true),
        ("/a.rs", "src/a.rs", false),
        ("/a.rs", "a.rs", true),
        ("legacy", "src/legacy.rs", false),
        ("{a,b}.rs", "src/b.rs", true),
    ] {
        let layer = read(&format!("exclude = [{glob:?}]")).unwrap();
        assert_eq!(layer.exclude.is_match(path), want, "{glob} {path}");
    }
}

#[test]
fn manifests_have_a_table_for_the_workspace_and_one_for_the_package() {
    let text = "[workspace.metadata.conc-lint]\nlint-tests = true\n\
                [package]\nname = \"p\"\n[package.metadata.conc-lint.levels]\nall = \"warn\"\n";
    let part = |part| file::manifest(Path::new("/w/Cargo.toml"), text.to_owned(), part).unwrap();
    assert_eq!(part(Part::Workspace).unwrap().contexts.len(), 4);
    assert_eq!(part(Part::Package).unwrap().levels.len(), 1);
    for text in ["[package]\nname = \"conc-lint\"", "", "[package", "[package.metadata.x]\na = 1"] {
        let read = file::manifest(Path::new("Cargo.toml"), text.to_owned(), Part::Package);
        assert!(read.unwrap().is_none(), "{text}");
    }
    let wrong = "[package.metadata.conc-lint]\nlevel = 1\n".to_owned();
    let said = file::manifest(Path::new("Cargo.toml"), wrong, Part::Package).unwrap_err();
    assert!(said.to_string().contains("\n --> Cargo.toml:2:1\n"), "{said}");
}
