//! A run from beginning to end: load, analyse, ask the lints, choose, report.
//!
//! In:  a checked command line.
//! Out: a report on the right stream, and how the run ended.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::mem::ManuallyDrop;
use std::time::Instant;

use anstream::{AutoStream, ColorChoice};
use conc_analysis::domain::FileId;
use conc_analysis::load::{self, NotAnalysed, Workspace};
use conc_lints::{Diagnostic, LINTS, Level, Lint};

use crate::cli::{Check, Color, Command, Debugging, Format, Rows};
use crate::config::{self, Settings};
use crate::debug;
use crate::exit::Exit;
use crate::explain;
use crate::levels::Levels;
use crate::progress::Progress;
use crate::report::{self, Counts, Finding, Names, Texts};
use crate::stats;
use crate::suppress::{Scopes, Used, judge};

/// Does what the command line says.
pub fn run(command: &Command) -> anyhow::Result<Exit> {
    match command {
        Command::Check(check) => run_check(check),
        Command::Explain(lint) => to_stdout(|out| explain::explain(lint, out)),
        Command::List(flags, folder) => {
            let levels = config::levels_in(folder, flags)?;
            to_stdout(|out| explain::list(&levels, out))
        }
        Command::Debug(debugging) => run_debug(debugging),
    }
}

/// Types of deep code need the pool's stacks, as parsing does.
fn run_debug(debugging: &Debugging) -> anyhow::Result<Exit> {
    let (Debugging::Stats(request)
    | Debugging::Resolutions(request, _)
    | Debugging::Facts { request, .. }) = debugging;
    let pool = load::pool(request.threads)?;
    let start = Instant::now();
    let text = pool.install(|| -> anyhow::Result<Vec<u8>> {
        let workspace = load::load(request)?;
        let loaded = start.elapsed();
        let mut text = Vec::new();
        match debugging {
            Debugging::Stats(_) => stats::print(&workspace, loaded, &mut text)?,
            Debugging::Resolutions(_, rows) => {
                let json = *rows == Rows::Json;
                debug::print_resolutions(&workspace, request, json, &mut text)?;
            }
            Debugging::Facts { line, mermaid, .. } => {
                text = debug::facts(&workspace, request, *line, *mermaid)?.into_bytes();
            }
        }
        Ok(text)
    })?;
    to_stdout(|out| out.write_all(&text))
}

fn run_check(check: &Check) -> anyhow::Result<Exit> {
    let start = Instant::now();
    let progress = Progress::new(check.format == Format::Human && !check.quiet);
    let pool = load::pool(check.request.threads)?;
    let (workspace, settings, scopes, diagnostics) = pool.install(|| -> anyhow::Result<_> {
        let mut workspace = load::load(&check.request)?;
        let settings = Settings::new(&workspace, &check.flags)?;
        let scopes = Scopes::new(&workspace);
        let (diagnostics, given_up) = look(&workspace, &scopes, &settings, &progress);
        workspace.not_analysed.extend(given_up);
        workspace.note_unread();
        Ok((workspace, settings, scopes, diagnostics))
    })?;
    drop(progress);
    // Freeing what the process gives back at once anyway would take as long as parsing it.
    let workspace = ManuallyDrop::new(workspace);
    let wanted = wanted(&workspace, check);
    let levels = |file: FileId| settings.of(file).filter(|_| wanted(file));
    let mut used = Used::default();
    let mut findings = chosen(&diagnostics, &workspace, &scopes, &levels, &mut used);
    let idle = judge(&scopes, &used, &workspace, &levels);
    findings.extend(chosen(&idle, &workspace, &scopes, &levels, &mut used));
    findings.sort_by_key(Finding::place);
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
                    let counts = Counts::new(&findings, used.silenced);
                    report::summary(&counts, &workspace, &names, check.verbose, time, &mut out)
                })
                .and_then(|()| out.flush())
        }
    };
    quiet_when_closed(written)?;
    Ok(if denied { Exit::Denied } else { Exit::Clean })
}

/// What the lints of this run find, whatever becomes of it, and the packages that they did not see
/// in full.
fn look(
    workspace: &Workspace,
    scopes: &Scopes,
    settings: &Settings,
    progress: &Progress,
) -> (Vec<Diagnostic>, Vec<NotAnalysed>) {
    let raised = scopes.raised();
    let runs = |lint: &Lint| {
        settings.runs(lint) || raised.iter().any(|(named, _)| named.means(lint, Level::Allow))
    };
    let lints: Vec<&Lint> = LINTS.iter().copied().filter(|lint| runs(lint)).collect();
    let mut contexts = settings.contexts();
    for list in [&mut contexts.all, &mut contexts.usual] {
        list.extend(raised.iter().map(|(_, context)| *context));
        list.sort_unstable();
        list.dedup();
    }
    progress.packages(workspace.packages.len());
    let found = conc_analysis::analyse_with(settings.models, workspace, &contexts, |facts| {
        let mut found = Vec::new();
        for lint in &lints {
            (lint.check)(facts, &mut found);
        }
        progress.done();
        (found, facts.given_up().then(|| facts.roots().package))
    });
    let (found, given_up): (Vec<_>, Vec<_>) = found.into_iter().unzip();
    let rows = given_up.into_iter().flatten().map(|n| too_large(workspace, n)).collect();
    (found.concat(), rows)
}

/// The row of a package whose channels were given up.
fn too_large(workspace: &Workspace, package: usize) -> NotAnalysed {
    NotAnalysed {
        path: workspace.packages[package].manifest_path.clone(),
        place: None,
        reason:
            "its channels carry too much to follow; split the package for lints about channels \
                 and kept handles to see it"
                .to_owned(),
    }
}

/// Which files' findings were asked for.
fn wanted<'a>(workspace: &'a Workspace, check: &Check) -> impl Fn(FileId) -> bool + 'a {
    let paths: Vec<_> = check.request.paths.iter().map(|p| check.request.absolute(p)).collect();
    move |id| {
        let Some(file) = workspace.files.get(id.0 as usize) else { return false };
        let asked = paths.is_empty()
            || paths.iter().any(|path| {
                file.path.starts_with(path)
                    // A manifest stands for its folder.
                    || path.ends_with("Cargo.toml")
                        && path.parent().is_some_and(|folder| file.path.starts_with(folder))
            });
        let owner = file.owner.and_then(|(id, _)| workspace.crates.get(id.0 as usize));
        asked && owner.is_some_and(|c| workspace.packages[c.package].selected)
    }
}

/// The findings that this run reports, in order of place.
fn chosen<'d, 'l>(
    diagnostics: &'d [Diagnostic],
    workspace: &Workspace,
    scopes: &Scopes,
    levels: &dyn Fn(FileId) -> Option<&'l Levels>,
    used: &mut Used,
) -> Vec<Finding<'d>> {
    let mut own: Vec<(&Diagnostic, &Levels)> = diagnostics
        .iter()
        .filter_map(|found| Some((found, levels(found.primary.span.file)?)))
        .collect();
    let key = |found: &Diagnostic| (found.primary.span, found.lint.id);
    own.sort_by_key(|(found, _)| key(found));
    own.dedup_by_key(|(found, _)| key(found));
    own.into_iter()
        .map(|(diagnostic, levels)| {
            let level = scopes.level(diagnostic, workspace, levels, used);
            Finding { diagnostic, level }
        })
        .filter(|finding| finding.level > Level::Allow)
        .collect()
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
        // NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM, and whether it is a terminal at all.
        Color::Auto => AutoStream::choice(&io::stderr()) != ColorChoice::Never,
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
