//! Runs every fixture and holds what happens against the claim in its header.
//!
//! In:  `ui-tests/`, built against the real crates; `make verify-fixtures`.
//! Out: a line a fixture whose claim is wrong, and a summary; exit code 1 if there is any.
//! Cost: a build of the dependencies, then some seconds, as many programs hang on purpose.
//! Not here: what the lints say about the fixtures (`ui.rs`).

mod fixtures;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use fixtures::package::{Package, Target};
use fixtures::{Claim, Fixture, Kind};

/// A program that is still there after this time hangs.
const HANGS: Duration = Duration::from_secs(3);
/// A program that spins takes more processor time than this, even beside others that do.
const BUSY: Duration = Duration::from_millis(100);
/// A program that ends does so within this time, even on a busy machine.
const ENDS: Duration = Duration::from_secs(60);
/// Programs that run side by side: they wait rather than work.
const SIDE_BY_SIDE: usize = 8;

fn main() -> ExitCode {
    // Words behind `--` choose fixtures by their names.
    let words: Vec<String> = std::env::args().skip(1).filter(|w| !w.starts_with('-')).collect();
    let mut fixtures = fixtures::all();
    fixtures.retain(|f| words.is_empty() || words.iter().any(|word| f.id().contains(word)));
    let targets: Vec<_> = fixtures
        .iter()
        .map(|fixture| Target {
            name: fixture.id(),
            path: fixture.path.clone(),
            library: fixture.claim() == Some(Claim::Library),
        })
        .collect();
    let package = Package::generate("verify-fixtures", &targets);
    package.cargo("build");

    let next = AtomicUsize::new(0);
    let failures: usize = thread::scope(|scope| {
        let runners: Vec<_> = (0..SIDE_BY_SIDE)
            .map(|_| scope.spawn(|| run_until_none_is_left(&fixtures, &package, &next)))
            .collect();
        runners.into_iter().map(|runner| runner.join().expect("a runner does not panic")).sum()
    });
    let passed = fixtures.len() - failures;
    let word = if failures == 0 { "ok" } else { "FAILED" };
    println!("test result: {word}. {passed} fixtures passed; {failures} failed");
    ExitCode::from(u8::from(failures > 0))
}

fn run_until_none_is_left(fixtures: &[Fixture], package: &Package, next: &AtomicUsize) -> usize {
    let mut failures = 0;
    while let Some(fixture) = fixtures.get(next.fetch_add(1, Ordering::Relaxed)) {
        if let Err(why) = check(fixture, package) {
            failures += 1;
            println!("{}: {why}", fixture.path.display());
        }
    }
    failures
}

fn check(fixture: &Fixture, package: &Package) -> Result<(), String> {
    let claim = fixture.claim().ok_or("the header has no `//! run: hangs|spins|ends|library`")?;
    if fixture.kind != Kind::Bug && matches!(claim, Claim::Hangs | Claim::Spins) {
        return Err("only a bug may hang or spin".into());
    }
    let program = package.program(&fixture.id());
    match claim {
        Claim::Library => Ok(()),
        Claim::Hangs => match run(&program, HANGS)? {
            Run::StillThere { busy } if busy > HANGS / 4 => Err("spins instead of waiting".into()),
            Run::StillThere { .. } => Ok(()),
            Run::Ended(status, words) => {
                Err(format!("claims to hang, but ended: {status}\n{words}"))
            }
        },
        Claim::Spins => match run(&program, HANGS)? {
            Run::StillThere { busy } if busy > BUSY => Ok(()),
            Run::StillThere { .. } => Err("waits instead of spinning".into()),
            Run::Ended(status, words) => {
                Err(format!("claims to spin, but ended: {status}\n{words}"))
            }
        },
        Claim::Ends => match run(&program, ENDS)? {
            Run::StillThere { .. } => Err(format!("claims to end, but runs after {ENDS:?}")),
            Run::Ended(status, _) if status.success() => Ok(()),
            Run::Ended(status, words) => Err(format!("ended with {status}\n{words}")),
        },
    }
}

enum Run {
    /// It had to be stopped, after this much processor time.
    StillThere { busy: Duration },
    /// It ended, and wrote this to stderr.
    Ended(ExitStatus, String),
}

fn run(program: &Path, limit: Duration) -> Result<Run, String> {
    let words = program.with_extension("stderr");
    let file = File::create(&words).map_err(|error| error.to_string())?;
    let mut child = Command::new(program)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file)
        .spawn()
        .map_err(|error| format!("{}: {error}", program.display()))?;
    let deadline = Instant::now() + limit;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait().map_err(|error| error.to_string())? {
            let mut text = String::new();
            File::open(&words)
                .and_then(|mut file| file.read_to_string(&mut text))
                .map_err(|error| error.to_string())?;
            return Ok(Run::Ended(status, text));
        }
        thread::sleep(Duration::from_millis(10));
    }
    let busy = processor_time(child.id());
    child.kill().and_then(|()| child.wait()).map_err(|error| error.to_string())?;
    Ok(Run::StillThere { busy })
}

/// Processor time of a running program, from `/proc`; nothing where there is no `/proc`.
fn processor_time(id: u32) -> Duration {
    let text = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    // The program's name, in brackets, may have spaces; fields 14 and 15 count 10 ms each.
    let fields = text.rsplit_once(')').map_or("", |(_, fields)| fields).split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}
