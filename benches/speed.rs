//! Time and memory of the whole command against parsing the same files and dropping the trees.
//!
//! In:  `make bench INPUTS='FOLDER …'`: folders of Rust source (without `target/`, which only the
//!      floor would read). Both programs are built in release mode.
//! Out: a table, a row an input: processor time and peak memory of both, and what the goal is about,
//!      the ratio of times. Medians of five runs that take turns, so that a busy machine is busy for
//!      both.
//! Not here: what is found (`corpus.rs`).
//!
//! The processor time and peak memory of a program are those of "all ended children" of a process.
//! To get them for one run alone, this program starts itself in between, for that run only.

#![expect(clippy::cast_precision_loss, reason = "sizes and times are far below 2^52")]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use nix::sys::resource::{UsageWho, getrusage};

/// The argument that makes this program run one command and print what it cost.
const MEASURE: &str = "--measure-one-run";
const RUNS: usize = 5;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let Some((MEASURE, command)) = arguments.split_first().map(|(a, rest)| (a.as_str(), rest)) {
        return measure(command);
    }
    let inputs: Vec<_> = arguments.into_iter().filter(|arg| !arg.starts_with("--")).collect();
    let inputs = if inputs.is_empty() { vec![".".to_owned()] } else { inputs };
    println!(
        "{:<32} {:>8} | {:>9} {:>9} {:>6} | {:>9} {:>9} {:>8}",
        "input", "MB", "parse s", "lint s", "ratio", "parse MB", "lint MB", "MB/MB"
    );
    for input in &inputs {
        match compare(input) {
            Ok(row) => println!("{row}"),
            Err(error) => {
                eprintln!("error: {input}: {error}");
                return ExitCode::from(2);
            }
        }
    }
    ExitCode::SUCCESS
}

/// What one run cost.
#[derive(Clone, Copy, Debug)]
struct Cost {
    /// Seconds of all cores together.
    cpu: f64,
    /// Megabytes at the peak.
    memory: f64,
}

fn compare(input: &str) -> Result<String, String> {
    let bytes = size(Path::new(input));
    if bytes == 0 {
        return Err("no Rust source there".into());
    }
    let floor = [parse_only()?.display().to_string(), input.to_owned()];
    let linter = env!("CARGO_BIN_EXE_cargo-conc-lint");
    let lint = [linter, "conc-lint", "--message-format", "json", input].map(str::to_owned);
    let (mut parsing, mut linting) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        parsing.push(run(&floor)?);
        linting.push(run(&lint)?);
    }
    let megabytes = bytes as f64 / 1e6;
    let (parse_cpu, parse_memory) = medians(&parsing);
    let (lint_cpu, lint_memory) = medians(&linting);
    let name: String = input.chars().rev().take(32).collect::<Vec<_>>().into_iter().rev().collect();
    let ratio = lint_cpu / parse_cpu.max(0.001);
    let density = lint_memory / megabytes;
    Ok(format!(
        "{name:<32} {megabytes:>8.2} | {parse_cpu:>9.3} {lint_cpu:>9.3} {ratio:>6.2} \
         | {parse_memory:>9.1} {lint_memory:>9.1} {density:>8.2}"
    ))
}

/// Bytes of Rust source below a path.
fn size(path: &Path) -> u64 {
    if path.is_dir() {
        let Ok(entries) = fs::read_dir(path) else { return 0 };
        return entries.flatten().map(|entry| size(&entry.path())).sum();
    }
    let rust = path.extension().is_some_and(|extension| extension == "rs");
    if rust { fs::metadata(path).map_or(0, |metadata| metadata.len()) } else { 0 }
}

/// The program that only parses; `make bench` builds it.
fn parse_only() -> Result<PathBuf, String> {
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let release = own.parent().and_then(Path::parent).ok_or("no target folder")?;
    let path = release.join("examples/parse_only");
    if path.is_file() { Ok(path) } else { Err(format!("build {} first", path.display())) }
}

/// Starts this program to run the command alone.
fn run(command: &[String]) -> Result<Cost, String> {
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new(own).arg(MEASURE).args(command).output();
    let output = output.map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let numbers: Vec<f64> = text.split_whitespace().flat_map(str::parse).collect();
    match numbers[..] {
        [cpu, memory] => Ok(Cost { cpu, memory }),
        _ => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
    }
}

/// Runs the command; prints seconds and megabytes.
fn measure(command: &[String]) -> ExitCode {
    let Some((program, arguments)) = command.split_first() else { return ExitCode::from(2) };
    let status = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    // 1 is what the linter says when it found something at deny level.
    if !status.as_ref().is_ok_and(|status| matches!(status.code(), Some(0 | 1))) {
        eprintln!("{program}: {status:?}");
        return ExitCode::from(2);
    }
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the usage of ended children");
    let time = usage.user_time() + usage.system_time();
    let seconds = time.tv_sec() as f64 + time.tv_usec() as f64 / 1e6;
    // Kilobytes, but bytes on macOS.
    let unit = if cfg!(target_os = "macos") { 1e6 } else { 1e3 };
    println!("{seconds} {}", usage.max_rss() as f64 * 1.024 / unit);
    ExitCode::SUCCESS
}

fn medians(costs: &[Cost]) -> (f64, f64) {
    let median = |of: fn(&Cost) -> f64| {
        let mut values: Vec<f64> = costs.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    (median(|cost| cost.cpu), median(|cost| cost.memory))
}
