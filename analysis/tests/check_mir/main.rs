//! Drop points, liveness, receiver types and callees, checked against the compiler.
//!
//! In:  the fixtures of `tests/mir`, each one rule of the Rust Reference, in two editions.
//! Out: the compiler's answers as `tests/mir/expected_<edition>.txt`, and the engine's differences.
//! `BLESS=1` writes the answers anew; read their diff like code.

mod body;
mod compare;
mod compile;
mod engine;
mod live;
mod lower;
mod mir;
mod ours;
mod place;
mod snapshot;
mod source;
mod types;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use compare::{Totals, compare};
use compile::{EDITIONS, VERSION, dumps, fixtures, other_version, root};
use live::{Facts, facts};
use mir::Mir;
use source::Source;

#[test]
fn every_fixture_is_compiled_in_its_editions() {
    let fixtures = fixtures();
    assert!(fixtures.len() >= 60, "one fixture a rule: {}", fixtures.len());
    for edition in EDITIONS {
        let list = root().join(format!("edition{edition}/src/lib.rs"));
        let list = std::fs::read_to_string(list).expect("the list of fixtures");
        for (name, text) in &fixtures {
            let only = Source::new(name, text.clone()).only_edition().map(str::to_owned);
            let wanted = only.is_none_or(|only| only == edition);
            let line = format!("#[path = \"../../fixtures/{name}.rs\"]\nmod {name};\n");
            assert_eq!(list.contains(&line), wanted, "edition{edition}/src/lib.rs and {name}");
        }
    }
}

#[test]
fn every_fixture_names_its_rule_first() {
    let fixtures = fixtures();
    assert!(!fixtures.is_empty());
    for (name, text) in fixtures {
        let mut lines = text.lines().filter(|line| !line.starts_with("//@"));
        let rule = lines.next().unwrap_or_default();
        assert!(rule.starts_with("//! ") && text.contains(": "), "{name}: say which rule it shows");
    }
}

#[test]
fn the_compilers_answers_are_as_recorded() {
    let Some(compiler) = COMPILER.as_ref() else { return };
    for (edition, answers) in compiler {
        assert!(answers.values().any(|facts| !facts.drops.is_empty()), "nothing was read");
        snapshot::check(edition, answers);
    }
}

#[test]
fn the_engine_agrees_with_the_compiler() {
    let Some(compiler) = COMPILER.as_ref() else { return };
    let sources = sources();
    let mut totals = Totals::default();
    let mut differences = Vec::new();
    for (edition, theirs) in compiler {
        let ours = engine::answers(edition, &sources);
        for (fixture, theirs) in theirs {
            let none = Facts::default();
            let ours = ours.get(fixture).unwrap_or(&none);
            let found = compare(theirs, ours, &sources[fixture], &mut totals);
            differences.extend(found.into_iter().map(|line| format!("{edition} {line}")));
        }
    }
    println!("{totals}");
    snapshot::check_text(
        "unknown.txt",
        &totals.unknown.iter().fold(String::new(), |all, line| all + line + "\n"),
    );
    assert!(
        differences.is_empty(),
        "{} differences:\n{}",
        differences.len(),
        differences.join("\n")
    );
    for compared in [totals.pairs, totals.drops, totals.order, totals.callees, totals.receivers] {
        assert!(compared > 0, "nothing was compared: {totals}");
    }
}

type Editions = Vec<(&'static str, BTreeMap<String, Facts>)>;

/// The compiler's facts by edition and fixture; `None` if this compiler's dumps are not read.
static COMPILER: LazyLock<Option<Editions>> = LazyLock::new(|| {
    if let Some(version) = other_version() {
        println!("skipped: rustc {version} writes other dumps than {VERSION}");
        return None;
    }
    Some(EDITIONS.map(|edition| (edition, compilers_answers(edition))).into())
});

fn compilers_answers(edition: &str) -> BTreeMap<String, Facts> {
    let sources = sources();
    let mut answers: BTreeMap<String, Facts> = BTreeMap::new();
    for (file, text) in dumps(edition) {
        let Some(mir) = Mir::parse(&text) else { continue };
        let fixture = mir.name.split("::").next().unwrap_or_default();
        let source = sources.get(fixture).unwrap_or_else(|| panic!("{file}: no such fixture"));
        let body = lower::lower(&mir, source).unwrap_or_else(|| panic!("{file} is not understood"));
        answers.entry(fixture.to_owned()).or_default().merge(facts(&body));
    }
    answers
}

fn sources() -> BTreeMap<String, Source> {
    fixtures().into_iter().map(|(name, text)| (name.clone(), Source::new(&name, text))).collect()
}
