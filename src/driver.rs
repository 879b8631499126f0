//! A run from beginning to end: load, analyse, ask the lints, choose, report.
//!
//! In:  a checked command line.
//! Out: a report on the right stream, and how the run ended.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::time::Instant;

use conc_analysis::load::{self, Workspace};
use conc_lints::{Diagnostic, LINTS, Level};

use crate::cli::{Check, Color, Command, Format};
use crate::exit::Exit;
use crate::explain;
use crate::levels::Levels;
use crate::report::{self, Finding, Names, Texts};
use crate::stats;

/// Does what the command line says.
pub fn run(command: &Command) -> anyhow::Result<Exit> {
    match command {
        Command::Check(check) => run_check(check),
        Command::Explain(lint) => to_stdout(|out| explain::explain(lint, out)),
        Command::List(levels) => to_stdout(|out| explain::list(levels, out)),
        Command::Stats(request) => {
            let pool = load::pool(request.threads)?;
            let start = Instant::now();
            let workspace = pool.install(|| load::load(request))?;
            let loaded = start.elapsed();
            // Types of deep code need the pool's stacks.
            let table = pool.install(|| {
                let mut table = Vec::new();
                stats::print(&workspace, loaded, &mut table).map(|()| table)
            })?;
            to_stdout(|out| out.write_all(&table))
        }
    }
}

fn run_check(check: &Check) -> anyhow::Result<Exit> {
    let start = Instant::now();
    let pool = load::pool(check.request.threads)?;
    let (workspace, diagnostics) = pool.install(|| -> anyhow::Result<_> {
        let workspace = load::load(&check.request)?;
        let contexts = check.levels.contexts();
        let diagnostics: Vec<Vec<Diagnostic>> =
            conc_analysis::analyse(&workspace, &contexts, |facts| {
                let mut found = Vec::new();
                for lint in LINTS.iter().filter(|lint| check.levels.of(lint) > Level::Allow) {
                    (lint.check)(facts, &mut found);
                }
                found
            });
        let diagnostics = diagnostics.concat();
        Ok((workspace, diagnostics))
    })?;
    let findings = chosen(&diagnostics, &workspace, check);
    let denied = findings.iter().any(|finding| finding.level >= Level::Deny);
    let texts = Texts::new(&findings, &workspace);
    let written = match check.format {
        Format::Json | Format::JsonDiagnosticRenderedAnsi => {
            let names = Names::relative_to(&workspace.root, &workspace);
            let colored = check.format == Format::JsonDiagnosticRenderedAnsi;
            let mut out = BufWriter::new(io::stdout().lock());
            report::json(&findings, &workspace, &texts, &names, colored, &mut out)
                .and_then(|()| out.flush())
        }
        Format::Human | Format::Short => {
            let names = Names::relative_to(&check.request.current_dir, &workspace);
            let mut out = BufWriter::new(io::stderr().lock());
            let drawn = if check.format == Format::Human {
                report::human(&findings, &texts, &names, colors(check.color), &mut out)
            } else {
                report::short(&findings, &texts, &names, &mut out)
            };
            drawn
                .and_then(|()| {
                    if check.quiet {
                        return Ok(());
                    }
                    let time = start.elapsed();
                    report::summary(&findings, &workspace, &names, check.verbose, time, &mut out)
                })
                .and_then(|()| out.flush())
        }
    };
    quiet_when_closed(written)?;
    // Freeing what the process gives back at once anyway would take as long as parsing it.
    std::mem::forget(workspace);
    Ok(if denied { Exit::Denied } else { Exit::Clean })
}

/// The findings that this run reports, in order of place.
fn chosen<'d>(
    diagnostics: &'d [Diagnostic],
    workspace: &Workspace,
    check: &Check,
) -> Vec<Finding<'d>> {
    let paths: Vec<_> = check.request.paths.iter().map(|p| check.request.absolute(p)).collect();
    let wanted = |diagnostic: &Diagnostic| {
        let span = diagnostic.primary.span;
        let Some(file) = workspace.files.get(span.file.0 as usize) else { return false };
        let asked = paths.is_empty()
            || paths.iter().any(|path| {
                file.path.starts_with(path)
                    // A manifest stands for its folder.
                    || path.ends_with("Cargo.toml")
                        && path.parent().is_some_and(|folder| file.path.starts_with(folder))
            });
        asked && workspace.crate_of(span).is_some_and(|c| workspace.packages[c.package].selected)
    };
    let mut findings: Vec<Finding> = diagnostics
        .iter()
        .filter(|diagnostic| wanted(diagnostic))
        .map(|diagnostic| Finding {
            diagnostic,
            level: level(diagnostic, workspace, &check.levels),
        })
        .filter(|finding| finding.level > Level::Allow)
        .collect();
    let key = |finding: &Finding| (finding.diagnostic.primary.span, finding.diagnostic.lint.id);
    findings.sort_by_key(key);
    findings.dedup_by_key(|finding| key(finding));
    findings
}

fn level(diagnostic: &Diagnostic, workspace: &Workspace, levels: &Levels) -> Level {
    levels.at(diagnostic.lint, workspace.context_at(diagnostic.primary.span))
}

/// Whether to draw with colours on stderr.
fn colors(flag: Option<Color>) -> bool {
    let stated = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let wish = flag.or_else(|| match stated("CARGO_TERM_COLOR").as_deref() {
        Some("always") => Some(Color::Always),
        Some("never") => Some(Color::Never),
        _ => None,
    });
    match wish.unwrap_or(Color::Auto) {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            io::stderr().is_terminal()
                && stated("NO_COLOR").is_none()
                && stated("TERM").as_deref() != Some("dumb")
        }
    }
}

fn to_stdout(
    write: impl FnOnce(&mut BufWriter<io::StdoutLock>) -> io::Result<()>,
) -> anyhow::Result<Exit> {
    let mut out = BufWriter::new(io::stdout().lock());
    quiet_when_closed(write(&mut out).and_then(|()| out.flush()))?;
    Ok(Exit::Clean)
}

/// A reader that has seen enough (`| head`) is no error.
fn quiet_when_closed(written: io::Result<()>) -> anyhow::Result<()> {
    match written {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => Ok(other?),
    }
}
