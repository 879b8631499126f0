//! Every format on findings made by hand.

use std::path::PathBuf;

use conc_analysis::domain::{FileId, Range, Span};
use conc_analysis::load::{Request, Workspace, load};
use conc_lints::{Applicability, Diagnostic, Edit, Group, Level, Lint, Suggestion};
use serde_json::Value;

use super::{Counts, Finding, Names, Texts, human, json, short, summary};
use crate::survey::Survey;

static LINT: Lint = Lint {
    id: "made_up",
    area: "channels",
    group: Group::Suspicious,
    level: None,
    since: "0.1.0",
    docs: "",
    check: |_, _| {},
};

/// A package on disk, loaded.
struct Loaded {
    root: PathBuf,
    workspace: Workspace,
    survey: Survey,
}

impl Drop for Loaded {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.root);
    }
}

impl Loaded {
    fn new(name: &str, files: &[(&str, &str)]) -> Self {
        let root = std::env::temp_dir().join(format!("conc-report-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&root);
        let manifest = "[package]\nname = \"p\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
        for (path, text) in files.iter().chain(&[("Cargo.toml", manifest)]) {
            let path = root.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let workspace = load(&Request::new(&root)).unwrap();
        let survey = Survey::new(&workspace);
        Self { root, workspace, survey }
    }

    /// The span of a text in a file.
    fn span(&self, file: &str, text: &str) -> Span {
        let id = self.workspace.files.iter().position(|f| f.path.ends_with(file)).unwrap();
        let source = std::fs::read_to_string(&self.workspace.files[id].path).unwrap();
        let start = source.find(text).unwrap() as u32;
        Range::new(start, start + text.len() as u32).in_file(FileId(id as u32))
    }

    fn names(&self) -> Names<'_> {
        Names::relative_to(&self.root, &self.survey)
    }

    fn human(&self, diagnostic: &Diagnostic, level: Level, colored: bool) -> String {
        let findings = [Finding { diagnostic: diagnostic.clone(), level }];
        let texts = Texts::new(&findings, &self.survey);
        let mut out = Vec::new();
        human(&findings, &texts, &self.names(), colored, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn json(&self, diagnostic: &Diagnostic, level: Level) -> Vec<Value> {
        let findings = [Finding { diagnostic: diagnostic.clone(), level }];
        let texts = Texts::new(&findings, &self.survey);
        let mut out = Vec::new();
        json(&findings, &self.survey, &texts, &self.names(), false, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

const CODE: &str = "async fn main() {\n    let (tx, rx) = mpsc::channel(1);\n    \
                    let _server = Server { _jobs: rx };\n\n\n\n\n\n\n    for job in 0..3 {\n        \
                    tx.send(job).await.unwrap();\n    }\n}\n";

fn full(loaded: &Loaded) -> Diagnostic {
    let at = |text| loaded.span("lib.rs", text);
    let mut diagnostic = Diagnostic::new(
        &LINT,
        "this send never completes: the receiver is alive but nothing receives",
        at("tx.send(job).await"),
        "waits here for ever",
    )
    .label(at("mpsc::channel(1)"), "holds at most 1")
    .label(at("_server"), "keeps the receiver alive")
    .note("a premise")
    .help("receive in a task");
    diagnostic.suggestions.push(Suggestion {
        text: "do not wait".into(),
        edits: vec![Edit { span: at("send"), text: "try_send".into() }],
        applicability: Applicability::MaybeIncorrect,
    });
    diagnostic
}

#[test]
fn human_looks_like_rustc() {
    let loaded = Loaded::new("human", &[("src/lib.rs", CODE)]);
    let text = loaded.human(&full(&loaded), Level::Warn, false);
    let want = "\
warning: this send never completes: the receiver is alive but nothing receives
  --> src/lib.rs:11:9
   │
 2 │     let (tx, rx) = mpsc::channel(1);
   │                    ---------------- holds at most 1
 3 │     let _server = Server { _jobs: rx };
   │         ------- keeps the receiver alive
   ·
11 │         tx.send(job).await.unwrap();
   │         ^^^^^^^^^^^^^^^^^^ waits here for ever
   │
   = help: receive in a task
   = help: do not wait: `try_send`
   = note: a premise
   = note: conc_lint::made_up (suspicious), on by default

";
    assert_eq!(text, want);
    assert!(loaded.human(&full(&loaded), Level::Deny, false).starts_with("error: this send"));
}

#[test]
fn colours_change_no_character() {
    let loaded = Loaded::new("colour", &[("src/lib.rs", CODE)]);
    let colored = loaded.human(&full(&loaded), Level::Warn, true);
    let mut plain = String::new();
    let mut rest = colored.as_str();
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.split_once('m').unwrap().1;
    }
    plain.push_str(rest);
    assert_ne!(plain, colored);
    assert_eq!(plain, loaded.human(&full(&loaded), Level::Warn, false));
}

#[test]
fn short_is_a_line_that_editors_read() {
    let loaded = Loaded::new("short", &[("src/lib.rs", CODE)]);
    let diagnostic = full(&loaded);
    let findings = [Finding { diagnostic: diagnostic.clone(), level: Level::Deny }];
    let texts = Texts::new(&findings, &loaded.survey);
    let mut out = Vec::new();
    short(&findings, &texts, &loaded.names(), &mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "src/lib.rs:11:9: error: this send never completes: the receiver is alive but nothing \
         receives (conc_lint::made_up)\n"
    );
}

#[test]
fn json_has_every_key_of_rustc() {
    let loaded = Loaded::new("json", &[("src/lib.rs", CODE)]);
    let lines = loaded.json(&full(&loaded), Level::Warn);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1], serde_json::json!({"reason": "build-finished", "success": true}));
    let keys =
        |value: &Value| -> Vec<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(keys(&lines[0]), ["manifest_path", "message", "package_id", "reason", "target"]);
    assert_eq!(
        keys(&lines[0]["target"]),
        ["crate_types", "doc", "doctest", "edition", "kind", "name", "src_path", "test"]
    );
    let message = &lines[0]["message"];
    assert_eq!(
        keys(message),
        ["$message_type", "children", "code", "level", "message", "rendered", "spans"]
    );
    assert_eq!(
        message["code"],
        serde_json::json!({"code": "conc_lint::made_up", "explanation": null})
    );
    assert_eq!(
        message["spans"][0],
        serde_json::json!({
            "file_name": "src/lib.rs", "byte_start": 131, "byte_end": 149, "line_start": 11, "line_end": 11,
            "column_start": 9, "column_end": 27, "is_primary": true, "label": "waits here for ever",
            "text": [{"text": "        tx.send(job).await.unwrap();", "highlight_start": 9, "highlight_end": 27}],
            "suggested_replacement": null, "suggestion_applicability": null, "expansion": null,
        })
    );
    let children: Vec<_> = message["children"].as_array().unwrap().iter().collect();
    let texts: Vec<_> = children
        .iter()
        .map(|c| (c["level"].as_str().unwrap(), c["message"].as_str().unwrap()))
        .collect();
    assert_eq!(
        texts,
        [
            ("help", "receive in a task"),
            ("help", "do not wait"),
            ("note", "a premise"),
            ("note", "conc_lint::made_up (suspicious), on by default"),
            (
                "help",
                "for further information visit https://docs.rs/conc-lints/latest/conc_lints/channels/made_up/"
            ),
        ]
    );
    let edit = &children[1]["spans"][0];
    assert_eq!(edit["suggested_replacement"], "try_send");
    assert_eq!(edit["suggestion_applicability"], "MaybeIncorrect");
    assert_eq!(edit["is_primary"], true);
    for child in children {
        assert_eq!(keys(child), ["children", "code", "level", "message", "rendered", "spans"]);
    }
    assert!(message["rendered"].as_str().unwrap().contains("src/lib.rs:11:9"));
    assert_eq!(loaded.json(&full(&loaded), Level::Deny)[1]["success"], false);
}

#[test]
fn spans_over_lines_have_each_line() {
    let code = "\u{feff}fn ü() {\r\n\ta(\r\n\t)\r\n}\r\n";
    let loaded = Loaded::new("lines", &[("src/lib.rs", code)]);
    let span = loaded.span("lib.rs", "{\r\n\ta(\r\n\t)");
    let lines = loaded.json(&Diagnostic::new(&LINT, "t", span, ""), Level::Warn);
    let span = &lines[0]["message"]["spans"][0];
    assert_eq!(span["byte_start"], 11);
    assert_eq!((&span["line_start"], &span["column_start"]), (&1.into(), &8.into()));
    assert_eq!((&span["line_end"], &span["column_end"]), (&3.into(), &3.into()));
    assert_eq!(span["label"], Value::Null);
    assert_eq!(
        span["text"],
        serde_json::json!([
            {"text": "fn ü() {", "highlight_start": 8, "highlight_end": 9},
            {"text": "\ta(", "highlight_start": 1, "highlight_end": 4},
            {"text": "\t)", "highlight_start": 1, "highlight_end": 3},
        ])
    );
}

#[test]
fn evidence_in_another_file_is_named_with_it() {
    let loaded = Loaded::new(
        "two",
        &[("src/lib.rs", "mod a;\nfn here() {}\n"), ("src/a.rs", "fn there() {}\n")],
    );
    let diagnostic = Diagnostic::new(&LINT, "t", loaded.span("lib.rs", "here"), "x")
        .label(loaded.span("a.rs", "there"), "y");
    let spans = &loaded.json(&diagnostic, Level::Warn)[0]["message"]["spans"];
    assert_eq!(spans[0]["file_name"], "src/lib.rs");
    assert_eq!(
        (&spans[1]["file_name"], &spans[1]["is_primary"]),
        (&"src/a.rs".into(), &false.into())
    );
    let text = loaded.human(&diagnostic, Level::Warn, false);
    assert!(
        text.contains("\n --> src/lib.rs:2:4\n") && text.contains("--> src/a.rs:1:4\n"),
        "{text}"
    );
}

#[test]
fn a_file_that_changed_since_is_no_panic() {
    let loaded = Loaded::new("gone", &[("src/lib.rs", CODE)]);
    let diagnostic = full(&loaded);
    for text in [Some("ü"), Some(""), None] {
        let path = loaded.root.join("src/lib.rs");
        match text {
            Some(text) => std::fs::write(&path, text).unwrap(),
            None => std::fs::remove_file(&path).unwrap(),
        }
        let shown = loaded.human(&diagnostic, Level::Warn, false);
        assert!(shown.contains("--> src/lib.rs:1:"), "{shown}");
        assert_eq!(loaded.json(&diagnostic, Level::Warn).len(), 2);
    }
}

#[test]
fn nothing_in_a_report_steers_the_terminal() {
    let loaded = Loaded::new("steer", &[("src/lib.rs", "fn f() { /* \u{1b}[2J */ }\n")]);
    let diagnostic =
        Diagnostic::new(&LINT, "a \u{1b}]0;x\u{7} title", loaded.span("lib.rs", "f"), "\u{9b}1m")
            .help("\u{202e}abc");
    let text = loaded.human(&diagnostic, Level::Warn, false);
    assert!(
        text.chars().all(|c| c == '\n' || !c.is_control()) && !text.contains('\u{202e}'),
        "{text:?}"
    );
}

#[test]
fn the_summary_counts() {
    let loaded = Loaded::new("summary", &[("src/lib.rs", "mod gone;\n")]);
    let diagnostic = Diagnostic::new(&LINT, "t", loaded.span("lib.rs", "gone"), "");
    let findings = [Level::Warn, Level::Warn, Level::Deny]
        .map(|level| Finding { diagnostic: diagnostic.clone(), level });
    let mut out = Vec::new();
    let time = std::time::Duration::from_millis(1234);
    let counts = Counts::new(&findings, 3);
    summary(&counts, &loaded.survey, &loaded.names(), false, time, &mut out).unwrap();
    assert_eq!(
        String::from_utf8(out).unwrap(),
        "not analysed:\n  src/lib.rs:1:5 `mod gone;` has no file: create `gone.rs` or `gone/mod.rs`, \
         or remove the declaration\n1 error, 2 warnings, 3 suppressed in 1 file (1.23 s)\n"
    );
}
