//! One line a finding: `FILE:LINE:COL: warning: TITLE`.
//!
//! In:  findings.
//! Out: lines that editors and `grep` read.

use std::io::{self, Write};

use super::{Finding, Names, Texts, plain};

/// Writes a line a finding.
pub fn short(
    findings: &[Finding],
    texts: &Texts,
    names: &Names,
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in findings {
        let span = finding.diagnostic.primary.span;
        let (line, column) = texts.start(span);
        let (name, title) = (plain(&names.of(span.file)), plain(&finding.diagnostic.title));
        // A line break in a file's name would begin a line of its own.
        let name = name.replace(['\n', '\r'], "?");
        let lint = finding.diagnostic.lint.code();
        writeln!(out, "{name}:{line}:{column}: {}: {title} ({lint})", finding.word())?;
    }
    Ok(())
}
