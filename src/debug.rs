//! `debug resolutions` and `debug facts`: what the engine saw, for those who work on it.
//!
//! In:  a request.
//! Out: text on stdout, in order of files and places.

use std::fs;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, bail};
use conc_analysis::domain::{FileId, Name, Range};
use conc_analysis::facts::text::{self, Part};
use conc_analysis::load::{Context, Request, Workspace};
use conc_analysis::types::{CallSite, resolutions};
use serde::Serialize;

use crate::report::Names;
use crate::survey::Survey;

/// Wherever code runs.
const EVERYWHERE: [Context; 6] =
    [Context::Lib, Context::Bin, Context::Test, Context::Bench, Context::Example, Context::Build];

/// What a call goes to, as JSON.
#[derive(Serialize)]
struct Row {
    file: String,
    line: usize,
    col: usize,
    path: Option<&'static str>,
}

/// A row for each call whose name speaks of concurrency, in the packages that were asked for.
pub fn print_resolutions(
    workspace: &Workspace,
    request: &Request,
    json: bool,
    out: &mut impl Write,
) -> io::Result<()> {
    let survey = Survey::new(workspace);
    let names = Names::relative_to(&workspace.root, &survey);
    let paths: Vec<_> = request.paths.iter().map(|path| request.absolute(path)).collect();
    let calls = resolutions(workspace);
    for calls in calls.chunk_by(|a, b| a.file == b.file) {
        let file = workspace.file(calls[0].file);
        if !paths.is_empty() && !paths.iter().any(|path| file.path.starts_with(path)) {
            continue;
        }
        let source = fs::read_to_string(&file.path).unwrap_or_default();
        for call in calls {
            let (line, col) = start(&source, call.range);
            let row = Row { file: names.of(call.file), line, col, path: known(call) };
            if json {
                serde_json::to_writer(&mut *out, &row).map_err(io::Error::from)?;
                writeln!(out)?;
                continue;
            }
            let path = row.path.unwrap_or("unknown");
            write!(out, "{}:{line}:{col}: {} -> {path}", row.file, call.name)?;
            match call.why {
                Some(why) => writeln!(out, " ({}, receiver {})", why.text(), call.receiver)?,
                None => writeln!(out)?,
            }
        }
    }
    Ok(())
}

fn known(call: &CallSite) -> Option<&'static str> {
    call.path.map(Name::as_str)
}

/// Line and column of the first byte.
fn start(source: &str, range: Range) -> (usize, usize) {
    conc_analysis::flow::text::line_column(source, Range::new(range.start, range.start))
}

/// What is known of a file, or of what stands at a line of it.
pub fn facts(
    workspace: &Workspace,
    request: &Request,
    line: Option<usize>,
    mermaid: bool,
) -> anyhow::Result<String> {
    let path = request.absolute(request.paths.first().context("no file is named")?);
    let shown = path.display();
    let Some(n) = workspace.files.iter().position(|file| file.path == path) else {
        bail!("`{shown}` was not analysed: name a `.rs` file");
    };
    let source = fs::read_to_string(&path).with_context(|| format!("`{shown}` cannot be read"))?;
    let range = match line {
        None => Range::new(0, u32::MAX),
        Some(line) => {
            let mut lines = source.split_inclusive('\n');
            let start: usize = lines.by_ref().take(line.saturating_sub(1)).map(str::len).sum();
            let Some(text) = lines.next().filter(|_| line > 0) else {
                bail!("`{shown}` has no line {line}");
            };
            Range::new(start as u32, (start + text.len()) as u32)
        }
    };
    let part = Part { file: FileId(n as u32), range, source: &source };
    // Bodies are the same in every package's program, channels are not.
    let first = AtomicBool::new(true);
    let texts = conc_analysis::analyse(workspace, &EVERYWHERE, |facts| {
        let bodies = first.swap(false, Ordering::Relaxed).then(|| {
            if mermaid { text::diagram(facts, part) } else { text::functions(facts, part) }
        });
        let channels = if mermaid { String::new() } else { text::channels(facts, part) };
        (bodies.unwrap_or_default(), channels)
    });
    let (bodies, channels): (String, String) = texts.into_iter().unzip();
    Ok(bodies + &channels)
}
