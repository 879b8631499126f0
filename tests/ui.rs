//! What every lint says about every fixture, word for word.
//!
//! In:  `ui-tests/`; lines marked `//~ LINT`; blessed reports beside the bugs (`NAME.stderr`).
//! Out: a diff where the report differs, a complaint where a mark and a finding don't meet.
//!      `make bless` writes the reports.
//! Not here: what the programs do when they run (`verify_fixtures.rs`).
//!
//! The test framework reads diagnostics from stderr, our JSON goes to stdout: so this program is
//! also the one that the framework starts for each fixture, and passes the JSON on.

mod fixtures;

use std::env;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

use serde_json::Value;
use ui_test::color_eyre::eyre::Result;
use ui_test::diagnostics::{Diagnostics, Level, Message};
use ui_test::spanned::Spanned;
use ui_test::status_emitter;
use ui_test::{Args, CommandBuilder, Config, error_on_output_conflict, run_tests_generic};

/// The variable that turns this program into the one that lints a fixture.
const RELAY: &str = "CONC_LINT_RELAY";

fn main() -> Result<ExitCode> {
    match env::var_os(RELAY) {
        Some(_) => Ok(relay()),
        None => run().map(|()| ExitCode::SUCCESS),
    }
}

fn run() -> Result<()> {
    let args = Args::test()?;
    let folders = fixtures::lint_folders();
    assert!(!folders.is_empty(), "no fixtures");
    let configs = folders.iter().map(|folder| config(folder, &args)).collect();
    let emitter = status_emitter::Text::quiet();
    run_tests_generic(configs, is_root, expect, emitter)
}

fn config(folder: &Path, args: &Args) -> Config {
    let mut program = CommandBuilder::cmd(env::current_exe().expect("a path of this program"));
    program.envs.push((RELAY.into(), Some("1".into())));
    let mut config = Config {
        host: Some("any".into()), // or else the linter would be asked for its host
        root_dir: folder.to_path_buf(),
        out_dir: Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui"),
        bless_command: Some("make bless".into()),
        diagnostic_extractor: extract,
        program,
        ..Config::dummy()
    };
    config.comment_defaults.base().exit_status = Spanned::dummy(0).into();
    config.with_args(args);
    config
}

/// Whether a file is the root of a fixture; the framework walks through all files.
fn is_root(path: &Path, config: &Config) -> Option<bool> {
    let fixtures = fixtures::all();
    let fixture = fixtures.iter().find(|fixture| fixture.path == path)?;
    let matches = |filter: &String| fixture.id().contains(filter.as_str());
    let chosen = config.filter_files.is_empty() || config.filter_files.iter().any(matches);
    Some(chosen && !config.skip_files.iter().any(matches))
}

/// What is to be reported has marks and a blessed report, everything else is silent.
fn expect(config: &mut Config, file: &Spanned<Vec<u8>>) {
    let fixtures = fixtures::all();
    let fixture = fixtures.iter().find(|fixture| fixture.path == file.span.file);
    let reported = fixture.expect("only fixtures are run").is_reported();
    config.comment_defaults.base().require_annotations = Spanned::dummy(reported).into();
    if !reported {
        config.output_conflict_handling = error_on_output_conflict; // never to be blessed
    }
}

/// Lints one fixture from its own folder, with every lint on but the house rules of others; passes
/// the JSON on to stderr.
fn relay() -> ExitCode {
    let path = env::args().nth(1).expect("a fixture");
    let (folder, name) = (Path::new(&path).parent(), Path::new(&path).file_name());
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-conc-lint"));
    command.args(["conc-lint", "--message-format", "json", "--edition", "2024"]);
    command.args(["-W", "pedantic", "-W", "nursery"]);
    // What a house may forbid is in every program: only the lint's own fixtures are asked for it.
    let own = fixtures::all().into_iter().find(|f| f.path == Path::new(&path)).expect("a fixture");
    if fixtures::is_house_rule(&own.lint) {
        command.args(["-W", &own.lint]);
    }
    // A path asks for the findings in it alone: a folder of modules is asked for as a whole.
    let name = name.expect("a file");
    command.arg(if name == "main.rs" { ".".as_ref() } else { name });
    command.current_dir(folder.expect("a folder"));
    let output = command.output().expect("the linter can be started");
    let mut stderr = std::io::stderr();
    let passed = stderr.write_all(&output.stdout).and_then(|()| stderr.write_all(&output.stderr));
    passed.expect("an open stderr");
    // 0: nothing denied, 1: denied findings. Neither is what is tested here.
    ExitCode::from(u8::from(!matches!(output.status.code(), Some(0 | 1))))
}

/// Cargo's JSON as the framework wants it. Every finding becomes an error, as the framework holds
/// marks that name a lint against errors only.
fn extract(path: &Path, output: &[u8]) -> Diagnostics {
    let mut diagnostics = Diagnostics::default();
    for line in String::from_utf8_lossy(output).lines() {
        let Ok(json) = serde_json::from_str::<Value>(line) else {
            // Not JSON: an error of the linter itself. The report shows it.
            diagnostics.rendered.extend_from_slice(format!("{line}\n").as_bytes());
            continue;
        };
        if json["reason"] == "compiler-message" {
            add(&mut diagnostics, path, &json["message"]);
        }
    }
    diagnostics
}

fn add(diagnostics: &mut Diagnostics, path: &Path, json: &Value) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rendered = text(&json["rendered"]).replace(&prefix(path), "");
    diagnostics.rendered.extend_from_slice(rendered.as_bytes());
    let code = text(&json["code"]["code"]);
    let spans = json["spans"].as_array().map(Vec::as_slice).unwrap_or_default();
    let primary = spans.iter().find(|span| span["is_primary"] == true).unwrap_or(&Value::Null);
    let line = usize::try_from(primary["line_start"].as_u64().unwrap_or(0)).unwrap_or(0);
    let mut message = Message {
        level: Level::Error,
        message: text(&json["message"]),
        line: Some(line),
        span: None,
        code: code.strip_prefix("conc_lint::").map(str::to_owned),
    };
    let file = text(&primary["file_name"]).replace(&prefix(path), "");
    if line > 0 && Path::new(&file).file_name() == path.file_name() {
        diagnostics.messages.resize_with(diagnostics.messages.len().max(line + 1), Vec::new);
        diagnostics.messages[line].push(message);
    } else {
        message.message = elsewhere(path, &file, line, message.code.as_deref());
        message.line = None;
        diagnostics.messages_from_unknown_file_or_line.push(message);
    }
}

/// What the JSON's paths, relative to the package, have in front of the fixture's own.
fn prefix(root: &Path) -> String {
    let folder = root.parent().unwrap_or(root);
    let folder = folder.strip_prefix(fixtures::root().join("ui-tests")).unwrap_or(folder);
    format!("{}/", folder.display()).replace('\\', "/")
}

/// A finding in a module of a fixture: the root says `//@error-in-other-file: as marked in FILE`.
fn elsewhere(root: &Path, file: &str, line: usize, code: Option<&str>) -> String {
    let folder = root.parent().unwrap_or(root);
    let found = fixtures::files(folder, "rs").into_iter().find(|path| path.ends_with(file));
    let text = found.map(|path| fixtures::read(&path)).unwrap_or_default();
    let marked = code.is_some_and(|code| fixtures::markers(&text).contains(&(line, code)));
    let how = if marked { "as marked" } else { "not marked" };
    format!("{how} in {file}: line {line}, {}", code.unwrap_or("no lint"))
}
