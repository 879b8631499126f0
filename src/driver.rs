//! A run from beginning to end: find packages, look at one group after another, report.
//!
//! In:  a checked command line.
//! Out: a report on the right stream, and how the run ended.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::time::Instant;

use anstream::{AutoStream, ColorChoice};
use conc_analysis::load;
use conc_lints::Level;

use crate::cli::{Check, Color, Command, Debugging, Format, Rows};
use crate::config::{self, Settings};
use crate::debug;
use crate::exit::Exit;
use crate::explain;
use crate::look::{Share, look};
use crate::progress::Progress;
use crate::report::{self, Counts, Names, Texts};
use crate::stats;

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
    let request = &check.request;
    let progress = Progress::new(check.format == Format::Human && !check.quiet);
    let pool = load::pool(request.threads)?;
    let (root, Share { survey, findings, silenced }) = pool.install(|| -> anyhow::Result<_> {
        let plan = load::plan(request)?;
        let settings = Settings::new(&plan.root, &plan.packages, &check.flags)?;
        progress.packages(plan.packages.len());
        let shares = plan.each(|workspace| look(workspace, request, &settings, &progress));
        let share = Share::join(shares, &plan.not_analysed);
        Ok((plan.root, share))
    })?;
    drop(progress);
    let denied = findings.iter().any(|finding| finding.level >= Level::Deny);
    let texts = Texts::new(&findings, &survey);
    let written = match check.format {
        Format::Json | Format::JsonDiagnosticRenderedAnsi => {
            let names = Names::relative_to(&root, &survey);
            let colored = check.format == Format::JsonDiagnosticRenderedAnsi;
            let mut out = BufWriter::new(io::stdout().lock());
            report::json(&findings, &survey, &texts, &names, colored, &mut out)
                .and_then(|()| out.flush())
        }
        Format::Human | Format::Short => {
            let names = Names::relative_to(&request.current_dir, &survey);
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
                    let counts = Counts::new(&findings, silenced);
                    report::summary(&counts, &survey, &names, check.verbose, time, &mut out)
                })
                .and_then(|()| out.flush())
        }
    };
    quiet_when_closed(written)?;
    Ok(if denied { Exit::Denied } else { Exit::Clean })
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
