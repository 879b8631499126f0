//! What each form of suppression silences, as a table: code, then what is reported.

use std::path::PathBuf;

use conc_analysis::domain::{FileId, Range};
use conc_analysis::load::{Request, Workspace, load};
use conc_lints::{Diagnostic, Level};

use super::{Scopes, Used, judge};
use crate::levels::{Levels, Named, find};

/// A package on disk.
struct Loaded {
    root: PathBuf,
    workspace: Workspace,
}

impl Drop for Loaded {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

impl Loaded {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let root = std::env::temp_dir().join(format!("conc-scopes-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        let manifest = "[package]\nname = \"p\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
        for (path, text) in files.iter().chain(&[("Cargo.toml", manifest)]) {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let workspace = load(&Request::new(&root)).unwrap();
        Self { root, workspace }
    }

    /// Findings of a lint wherever `HERE` stands, and `THERE` as the other place of each.
    fn findings(&self, lint: &str) -> Vec<Diagnostic> {
        let lint = find(lint).unwrap();
        let places = |word: &str| -> Vec<_> {
            let files = self.workspace.files.iter().enumerate();
            let all = files.flat_map(|(n, file)| {
                let text = std::fs::read_to_string(&file.path).unwrap();
                let found: Vec<_> = text.match_indices(word).map(|(at, _)| at as u32).collect();
                let len = word.len() as u32;
                let span = move |at| Range::new(at, at + len).in_file(FileId(n as u32));
                found.into_iter().map(span)
            });
            all.collect()
        };
        let other = places("THERE").first().copied();
        let made = places(" HERE()").into_iter().map(|mut span| {
            span.range.start += 1;
            Diagnostic { counterpart: other, ..Diagnostic::new(lint, "t", span, "") }
        });
        made.collect()
    }

    /// The levels of the findings, then what is said of suppressions.
    fn outcome(&self, flags: &[(Level, &str)]) -> (Vec<Level>, Vec<String>) {
        let flags: Vec<_> = flags.iter().map(|(l, n)| (*l, Named::find(n).unwrap())).collect();
        let mut levels = Levels::default();
        levels.set(&flags);
        let scopes = Scopes::new(&self.workspace);
        let mut used = Used::default();
        let findings = self.findings(LINT);
        let mut level = |d: &Diagnostic| scopes.level(d, &self.workspace, &levels, &mut used);
        let found: Vec<_> = findings.iter().map(&mut level).collect();
        let silenced = found.iter().filter(|level| **level == Level::Allow).count();
        let complaints = judge(&scopes, &used, &self.workspace, &|_| Some(&levels));
        assert!(used.silenced <= silenced);
        (found, complaints.into_iter().map(|d| d.title).collect())
    }
}

const LINT: &str = "unconsumed_bounded_sender";

fn outcome(name: &str, text: &str, flags: &[(Level, &str)]) -> (Vec<Level>, Vec<String>) {
    let text = text.replace("LINT", LINT);
    Loaded::new(name, &[("src/lib.rs", &text)]).outcome(flags)
}

#[test]
fn the_innermost_statement_decides() {
    use Level::{Allow, Deny, Forbid, Warn};
    const OUTER: &str = "#[cfg_attr(any(), allow(conc_lint::LINT))] mod m {";
    for (n, (text, flags, want)) in [
        ("fn f() { HERE(); }", &[][..], Warn),
        ("fn f() { HERE(); }", &[(Deny, "warnings")], Deny),
        ("#[cfg_attr(any(), allow(conc_lint::LINT))] fn f() { HERE(); }", &[], Allow),
        ("#[cfg_attr(any(), allow(conc_lint::LINT))] fn f() { HERE(); }", &[(Deny, LINT)], Allow),
        (
            "#[cfg_attr(any(), allow(conc_lint::LINT))] fn f() { HERE(); }",
            &[(Forbid, LINT)],
            Forbid,
        ),
        (
            "#[cfg_attr(any(), allow(conc_lint::LINT))] fn f() { HERE(); }",
            &[(Forbid, "warnings")],
            Forbid,
        ),
        ("// conc-lint: allow(LINT)\nfn f() { HERE(); }", &[(Deny, "warnings")], Allow),
        ("#[cfg_attr(any(), deny(conc_lint::LINT))] fn f() { HERE(); }", &[], Deny),
        ("#[cfg_attr(any(), deny(conc_lint::LINT))] fn f() { HERE(); }", &[(Allow, LINT)], Deny),
        ("#[cfg_attr(any(), warn(conc_lint::LINT))] fn f() { HERE(); }", &[(Allow, LINT)], Warn),
        ("#[cfg_attr(any(), deny(conc_lint::warnings))] fn f() { HERE(); }", &[], Deny),
        (
            "#[cfg_attr(any(), deny(conc_lint::warnings))] fn f() { HERE(); }",
            &[(Allow, LINT)],
            Allow,
        ),
        ("#[cfg_attr(any(), deny(conc_lint::suspicious))] fn f() { HERE(); }", &[], Deny),
        ("#[cfg_attr(any(), deny(conc_lint::pedantic))] fn f() { HERE(); }", &[], Warn),
        (
            &format!("{OUTER} #[cfg_attr(any(), deny(conc_lint::LINT))] fn f() {{ HERE(); }} }}"),
            &[],
            Deny,
        ),
        (
            "#[cfg_attr(any(), forbid(conc_lint::LINT))] mod m {
             #[cfg_attr(any(), allow(conc_lint::LINT))] fn f() { HERE(); } }",
            &[],
            Forbid,
        ),
        ("#![cfg_attr(any(), allow(conc_lint::all))] fn f() { HERE(); }", &[], Allow),
        ("#[allow(conc_lint::LINT)] fn f() { HERE(); }", &[], Allow),
        ("impl S {\n// conc-lint: allow(LINT)\nfn f() { HERE(); } }", &[], Allow),
        ("// conc-lint: allow(LINT)\nfn g() {} fn f() { HERE(); }", &[], Warn),
        ("// conc-lint: allow(LINT)\nfn g() {}\nfn f() { HERE(); }", &[], Warn),
        ("#[test] fn f() { HERE(); }", &[], Allow),
        ("#![cfg_attr(any(), deny(conc_lint::LINT))]\n#[test] fn f() { HERE(); }", &[], Allow),
        (
            "#[cfg(test)] mod m { #![cfg_attr(any(), warn(conc_lint::LINT))] fn f() { HERE(); } }",
            &[],
            Warn,
        ),
        ("#[test] #[cfg_attr(any(), deny(conc_lint::LINT))] fn f() { HERE(); }", &[], Deny),
    ]
    .into_iter()
    .enumerate()
    {
        let (levels, _) = outcome(&format!("inner{n}"), text, flags);
        assert_eq!(levels, [want], "{text} {flags:?}");
    }
}

#[test]
fn a_module_in_a_file_of_its_own_is_inside_its_declaration() {
    for (n, (root, middle)) in [
        ("#![cfg_attr(any(), allow(conc_lint::LINT))]\nmod a;", "mod b;"),
        ("// conc-lint: allow(LINT) generated\nmod a;", "mod b;"),
        ("#[cfg_attr(any(), allow(conc_lint::LINT))] mod a;", "mod b;"),
        ("mod a;", "#![cfg_attr(any(), allow(conc_lint::LINT))]\nmod b;"),
        ("mod a;", "#[cfg_attr(any(), allow(conc_lint::LINT))] mod b;"),
    ]
    .into_iter()
    .enumerate()
    {
        let [root, middle] = [root, middle].map(|text| text.replace("LINT", LINT));
        let files =
            [("src/lib.rs", &*root), ("src/a.rs", &*middle), ("src/a/b.rs", "fn f() { HERE(); }")];
        let (levels, complaints) = Loaded::new(&format!("tree{n}"), &files).outcome(&[]);
        assert_eq!((levels, complaints), (vec![Level::Allow], vec![]), "{root} {middle}");
    }
}

#[test]
fn either_of_two_places_silences() {
    for (n, (here, there, want)) in [
        ("allow", "warn", Level::Allow),
        ("warn", "allow", Level::Allow),
        ("warn", "warn", Level::Warn),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!(
            "// conc-lint: {here}(LINT)\nfn f() {{ HERE(); }}\n\
             // conc-lint: {there}(LINT)\nfn g() {{ THERE(); }}"
        );
        let (levels, complaints) = outcome(&format!("two{n}"), &text, &[]);
        assert_eq!((levels, complaints), (vec![want], vec![]), "{here} {there}");
    }
}

#[test]
fn suppressions_without_effect_are_told() {
    const NOTHING: &str = "this suppression silences nothing";
    let plain = "the compiler refuses this attribute: it knows no tool `conc_lint`";
    for (n, (text, flags, want)) in [
        ("// conc-lint: allow(LINT)\nfn f() { HERE(); }", &[][..], &[][..]),
        ("// conc-lint: allow(LINT)\nfn f() {}", &[], &[NOTHING]),
        ("#[cfg_attr(any(), expect(conc_lint::LINT))] fn f() {}", &[], &[NOTHING]),
        ("#[cfg_attr(any(), allow(conc_lint::LINT))] fn f() {}", &[(Level::Allow, LINT)], &[]),
        ("#[cfg_attr(any(), deny(conc_lint::LINT))] fn f() {}", &[], &[]),
        ("#[cfg_attr(any(), allow(conc_lint::warnings))] fn f() {}", &[], &[NOTHING]),
        ("#[cfg_attr(any(), allow(conc_lint::unused_suppression))] fn f() {}", &[], &[]),
        ("#[test]\n// conc-lint: allow(LINT)\nfn f() {}", &[], &[]),
        ("// conc-lint: allow(LINT)\nfn f() { let = 1; }", &[], &[]),
        ("mod gone; // conc-lint: allow(LINT)", &[], &[]),
        ("fn f() { unknown!{\n// conc-lint: allow(LINT)\n a b } }", &[], &[]),
        ("fn f() {}\n// conc-lint: allow(LINT)", &[], &[NOTHING]),
        (
            "// conc-lint: allow(LINT, unused_supression)\nfn f() { HERE(); }",
            &[],
            &["this suppression silences nothing: there is no lint `unused_supression`"],
        ),
        (
            "// conc-lint: allow(suspicious, LINT)\nfn f() { HERE(); }",
            &[(Level::Forbid, LINT)],
            &[
                "this suppression has no effect: `suspicious` is forbidden",
                "this suppression has no effect: `unconsumed_bounded_sender` is forbidden",
            ],
        ),
        ("// conc-lint: be quiet\nfn f() {}", &[], &[
            "this comment silences nothing: it is no suppression",
        ]),
        ("#[allow(conc_lint::LINT)] fn f() { HERE(); }", &[], &[plain]),
        ("#![register_tool(conc_lint)]\n#[allow(conc_lint::LINT)] fn f() { HERE(); }", &[], &[]),
        (
            "#![cfg_attr(any(), allow(conc_lint::LINT))]\n// conc-lint: allow(LINT)\nfn f() { HERE(); }",
            &[],
            &[],
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let (_, complaints) = outcome(&format!("idle{n}"), text, flags);
        assert_eq!(complaints, want, "{text} {flags:?}");
    }
}

#[test]
fn a_suppression_is_taken_out_with_its_line() {
    for (n, (text, want)) in [
        ("fn g() {}\n    // conc-lint: allow(LINT) x\nfn f() {}\n", "fn g() {}\nfn f() {}\n"),
        ("fn f() {} // conc-lint: allow(LINT)\n", "fn f() {}\n"),
        ("#[cfg_attr(any(), allow(conc_lint::LINT, reason = \"x\"))]\nfn f() {}\n", "fn f() {}\n"),
        (
            "#[allow(conc_lint::LINT)]\nfn f() { HERE(); }",
            "#[cfg_attr(any(), allow(conc_lint::LINT))]\nfn f() { HERE(); }",
        ),
        (
            "// conc-lint: allow(unconsumed_bounded_sendr)\nfn f() {}",
            "// conc-lint: allow(LINT)\nfn f() {}",
        ),
        (
            "#[cfg_attr( any(), allow(conc_lint::unconsumed_bounded_sendr) )]\nfn f() {}",
            "#[cfg_attr( any(), allow(conc_lint::LINT) )]\nfn f() {}",
        ),
        ("#[cfg_attr(any(), allow(conc_lint::LINT, dead_code))]\nfn f() {}\n", ""),
    ]
    .into_iter()
    .enumerate()
    {
        let [text, want] = [text, want].map(|text| text.replace("LINT", LINT));
        let loaded = Loaded::new(&format!("edit{n}"), &[("src/lib.rs", &text)]);
        let levels = Levels::default();
        let scopes = Scopes::new(&loaded.workspace);
        let mut used = Used::default();
        for finding in loaded.findings(LINT) {
            scopes.level(&finding, &loaded.workspace, &levels, &mut used);
        }
        let found = judge(&scopes, &used, &loaded.workspace, &|_| Some(&levels));
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let edited = found[0].suggestions.first().map_or_else(String::new, |suggestion| {
            let [edit] = suggestion.edits.as_slice() else { panic!("{suggestion:?}") };
            let range = edit.span.range.start as usize..edit.span.range.end as usize;
            let mut text = text.clone();
            text.replace_range(range, &edit.text);
            text
        });
        assert_eq!(edited, want);
    }
}
