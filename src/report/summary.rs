//! What a run did, in two lines: how much was analysed, and what was not.
//!
//! In:  how many findings, the files.
//! Out: lines that no editor takes for a finding.

use std::io::{self, Write};
use std::time::Duration;

use conc_lints::Level;

use super::{Finding, Names, plain};
use crate::survey::Survey;

/// So many of those that were not analysed are named without `-v`.
const NAMED: usize = 5;

/// How many findings of which kind.
#[derive(Clone, Copy, Debug)]
pub struct Counts {
    errors: usize,
    warnings: usize,
    /// Not reported because the source says so.
    silenced: usize,
}

impl Counts {
    /// Counts the findings by their levels.
    pub fn new(findings: &[Finding], silenced: usize) -> Self {
        let errors = findings.iter().filter(|finding| finding.level >= Level::Deny).count();
        Self { errors, warnings: findings.len() - errors, silenced }
    }
}

/// Writes the end of a report for people.
pub fn summary(
    counts: &Counts,
    survey: &Survey,
    names: &Names,
    verbose: bool,
    time: Duration,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = &survey.not_analysed;
    let named = if verbose { rows.len() } else { rows.len().min(NAMED) };
    if !rows.is_empty() {
        writeln!(out, "not analysed:")?;
    }
    for row in &rows[..named] {
        let place =
            row.place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let name = plain(&names.path(&row.path)).replace(['\n', '\r'], "?");
        writeln!(out, "  {name}{place} {}", plain(&row.reason).replace('\n', " "))?;
    }
    if named < rows.len() {
        writeln!(out, "  and {} more (-v names them)", rows.len() - named)?;
    }
    let files = survey.count();
    let silenced = match counts.silenced {
        0 => String::new(),
        n => format!(", {n} suppressed"),
    };
    writeln!(
        out,
        "{}, {}{silenced} in {} ({:.2} s)",
        count(counts.errors, "error"),
        count(counts.warnings, "warning"),
        count(files, "file"),
        time.as_secs_f64()
    )
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}
