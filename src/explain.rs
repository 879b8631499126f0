//! What there is to know of lints.
//!
//! In:  the registry.
//! Out: text on stdout.

use std::io::{self, Write};

use conc_lints::{LINTS, Level, Lint};

use crate::levels::Levels;

/// A lint's documentation.
pub fn explain(lint: &Lint, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", lint.docs.trim_end())?;
    writeln!(
        out,
        "\n{} ({}, {} by default, since {}): {}",
        lint.code(),
        lint.group.name(),
        name(lint.default_level()),
        lint.since,
        lint.url()
    )
}

/// A line a lint: its name, its level in this run, its group, what it flags.
pub fn list(levels: &Levels, out: &mut impl Write) -> io::Result<()> {
    let width = LINTS.iter().map(|lint| lint.id.len()).max().unwrap_or(0);
    for lint in LINTS {
        let level = name(levels.of(lint));
        let flags = first_sentence(lint.docs);
        writeln!(out, "{:width$}  {level:6}  {:11}  {flags}", lint.id, lint.group.name())?;
    }
    Ok(())
}

fn name(level: Level) -> &'static str {
    match level {
        Level::Allow => "allow",
        Level::Warn => "warn",
        Level::Deny => "deny",
        Level::Forbid => "forbid",
    }
}

/// The first line under the title.
fn first_sentence(docs: &str) -> &str {
    docs.lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'))
        .unwrap_or("")
}
