//! Findings with the source they are about, laid out as rustc lays them out.
//!
//! In:  findings.
//! Out: text for a terminal.

use std::io::{self, Write};
use std::ops::Range;

use codespan_reporting::diagnostic::{Diagnostic, Label, Severity};
use codespan_reporting::files::{Error, Files, SimpleFile};
use codespan_reporting::term::termcolor::Buffer;
use codespan_reporting::term::{self, Chars, Config, Styles, StylesWriter};
use conc_analysis::domain::FileId;
use conc_lints::{Level, Suggestion};

use super::text::Text;
use super::{Finding, Names, Texts, plain};

/// Writes every finding.
pub fn human(
    findings: &[Finding],
    texts: &Texts,
    names: &Names,
    colored: bool,
    out: &mut dyn Write,
) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}", render(finding, texts, names, colored))?;
    }
    Ok(())
}

/// One finding as text; ends in a newline.
pub fn render(finding: &Finding, texts: &Texts, names: &Names, colored: bool) -> String {
    let diagnostic = &finding.diagnostic;
    let primary = &diagnostic.primary;
    let mut drawn = Diagnostic::new(match finding.level {
        Level::Deny | Level::Forbid => Severity::Error,
        _ => Severity::Warning,
    })
    .with_message(plain(&diagnostic.title))
    .with_label(
        Label::primary(primary.span.file, texts.bytes(primary.span))
            .with_message(plain(&primary.text)),
    );
    for label in &diagnostic.labels {
        drawn = drawn.with_label(
            Label::secondary(label.span.file, texts.bytes(label.span))
                .with_message(plain(&label.text)),
        );
    }
    let helps = diagnostic.helps.iter().map(|help| format!("help: {help}"));
    let edits = diagnostic.suggestions.iter().map(|s| format!("help: {}", edit(s)));
    let notes = diagnostic.notes.iter().map(|note| format!("note: {note}"));
    let origin = std::iter::once(format!("note: {}", finding.origin()));
    drawn = drawn.with_notes(
        helps.chain(edits).chain(notes).chain(origin).map(|note| plain(&note)).collect(),
    );

    let mut buffer = if colored { Buffer::ansi() } else { Buffer::no_color() };
    let styles = Styles::default();
    let files = Sources { texts, names };
    let result = term::emit_to_write_style(
        &mut StylesWriter::new(&mut buffer, &styles),
        &config(),
        &files,
        &drawn,
    );
    let text = String::from_utf8_lossy(buffer.as_slice()).into_owned();
    if result.is_ok() {
        return like_rustc(&text);
    }
    // Nothing of the source can be drawn: the place and the words still help.
    let (line, column) = texts.start(primary.span);
    let name = plain(&names.of(primary.span.file));
    format!("{}: {}\n --> {name}:{line}:{column}\n", finding.word(), plain(&diagnostic.title))
}

/// A message about a place in a text that is no source file. Its level, which comes first, is left
/// to whoever writes it.
pub fn excerpt(
    name: &str,
    text: &str,
    place: &Range<usize>,
    title: &str,
    help: Option<&str>,
) -> String {
    let text = Text::new(text.to_owned());
    let within = |at: usize| {
        (0..=at.min(text.shown.len())).rev().find(|&at| text.shown.is_char_boundary(at))
    };
    let (start, end) = (within(place.start).unwrap_or(0), within(place.end).unwrap_or(0));
    let (line, column) = text.position(start);
    let place = format!("{title}\n --> {}:{line}:{column}\n", plain(name));
    let drawn = Diagnostic::error()
        .with_label(Label::primary((), start..end.max(start)))
        .with_notes(help.map(|help| format!("help: {}", plain(help))).into_iter().collect());
    let mut buffer = Buffer::no_color();
    let styles = Styles::default();
    let file = SimpleFile::new(plain(name), &text.shown);
    let mut writer = StylesWriter::new(&mut buffer, &styles);
    if term::emit_to_write_style(&mut writer, &config(), &file, &drawn).is_err() {
        return place;
    }
    let shown = like_rustc(&String::from_utf8_lossy(buffer.as_slice()));
    // The first line has the level and no title.
    let (_, rest) = shown.split_once('\n').unwrap_or(("", ""));
    format!("{}\n{rest}", plain(title))
}

/// What a suggestion does, with the new text if it is short.
fn edit(suggestion: &Suggestion) -> String {
    match suggestion.edits.as_slice() {
        [one] if !one.text.is_empty() && !one.text.contains('\n') => {
            format!("{}: `{}`", suggestion.text, one.text.trim())
        }
        _ => suggestion.text.clone(),
    }
}

fn config() -> Config {
    let chars =
        Chars { snippet_start: "-->".into(), single_secondary_caret: '-', ..Chars::box_drawing() };
    Config { chars, ..Config::default() }
}

/// Editors expect the arrow where rustc has it: one column further left.
fn like_rustc(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.trim_end().lines() {
        let moved = line.starts_with(' ') && without_color(line.trim_start()).starts_with("-->");
        out.push_str(if moved { &line[1..] } else { line }.trim_end());
        out.push('\n');
    }
    out
}

/// The text behind escape sequences at its start.
fn without_color(mut text: &str) -> &str {
    while let Some(rest) = text.strip_prefix("\u{1b}[") {
        text = rest.split_once('m').map_or("", |(_, after)| after);
    }
    text
}

/// Source files as codespan reads them.
struct Sources<'a> {
    texts: &'a Texts,
    names: &'a Names<'a>,
}

impl<'a> Files<'a> for Sources<'a> {
    type FileId = FileId;
    type Name = String;
    type Source = &'a str;

    fn name(&'a self, id: FileId) -> Result<String, Error> {
        Ok(plain(&self.names.of(id)).replace(['\n', '\r'], "?"))
    }

    fn source(&'a self, id: FileId) -> Result<&'a str, Error> {
        Ok(&self.texts.of(id).shown)
    }

    fn line_index(&'a self, id: FileId, at: usize) -> Result<usize, Error> {
        Ok(self.texts.of(id).line_of(at))
    }

    fn line_range(&'a self, id: FileId, line: usize) -> Result<Range<usize>, Error> {
        self.texts
            .of(id)
            .line_bytes(line)
            .ok_or(Error::LineTooLarge { given: line, max: line.saturating_sub(1) })
    }

    fn column_number(&'a self, id: FileId, _: usize, at: usize) -> Result<usize, Error> {
        Ok(self.texts.of(id).position(at).1)
    }
}
