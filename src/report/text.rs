//! Lines and columns, from the files as they are now.
//!
//! In:  byte offsets.
//! Out: lines and columns in characters. A file that changed or went away since it was parsed gives
//!      a place within what is left, never a panic.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;

use conc_analysis::domain::{FileId, Span};

use super::Finding;
use super::names::plain;
use crate::survey::Survey;

const MARK: char = '\u{feff}';

/// Texts of the files that findings are in.
#[derive(Debug)]
pub struct Texts {
    read: BTreeMap<FileId, Text>,
    /// Stands for files that are gone.
    none: Text,
}

/// One file's text.
#[derive(Debug, Default)]
pub struct Text {
    /// The bytes of the file.
    pub source: String,
    /// The same without characters that steer a terminal.
    pub shown: String,
    starts: Vec<usize>,
}

/// A line and a column in characters, counted from 1.
pub type Position = (usize, usize);

impl Texts {
    /// Reads the files that the findings mention.
    pub fn new(findings: &[Finding], survey: &Survey) -> Self {
        let mut texts = Self { read: BTreeMap::new(), none: Text::new(String::new()) };
        for finding in findings {
            let diagnostic = &finding.diagnostic;
            let labels = std::iter::once(&diagnostic.primary).chain(&diagnostic.labels);
            let edits = diagnostic.suggestions.iter().flat_map(|suggestion| &suggestion.edits);
            for span in labels.map(|label| label.span).chain(edits.map(|edit| edit.span)) {
                let Some(file) = survey.file(span.file) else { continue };
                texts.read.entry(span.file).or_insert_with(|| {
                    Text::new(fs::read_to_string(&file.path).unwrap_or_default())
                });
            }
        }
        texts
    }

    /// A file's text; empty if it is gone.
    pub fn of(&self, file: FileId) -> &Text {
        self.read.get(&file).unwrap_or(&self.none)
    }

    /// A span's bytes within the text.
    pub fn bytes(&self, span: Span) -> Range<usize> {
        let text = self.of(span.file);
        let start = text.boundary(span.range.start as usize);
        start..text.boundary(span.range.end as usize).max(start)
    }

    /// Where a span starts.
    pub fn start(&self, span: Span) -> Position {
        let text = self.of(span.file);
        text.position(self.bytes(span).start)
    }
}

impl Text {
    /// The lines of a text.
    pub fn new(source: String) -> Self {
        let breaks = source.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(breaks).collect();
        let shown = plain(&source);
        Self { source, shown, starts }
    }

    /// The nearest place between two characters.
    fn boundary(&self, at: usize) -> usize {
        let mut at = at.min(self.source.len());
        while !self.source.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// The line of a byte, counted from 0.
    pub fn line_of(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// A line's bytes with its end; a byte order mark is not part of the first line.
    pub fn line_bytes(&self, line: usize) -> Option<Range<usize>> {
        let start = *self.starts.get(line)?;
        let end = self.starts.get(line + 1).copied().unwrap_or(self.source.len());
        let mark = if line == 0 && self.source.starts_with(MARK) { MARK.len_utf8() } else { 0 };
        Some(start + mark..end)
    }

    /// A line without its end.
    pub fn line(&self, line: usize) -> &str {
        let bytes = self.line_bytes(line).unwrap_or(0..0);
        let text = &self.source[bytes];
        let text = text.strip_suffix('\n').unwrap_or(text);
        text.strip_suffix('\r').unwrap_or(text)
    }

    /// Line and column of a byte.
    pub fn position(&self, at: usize) -> Position {
        let at = self.boundary(at);
        let line = self.line_of(at);
        let start = self.line_bytes(line).map_or(0, |bytes| bytes.start).min(at);
        (line + 1, self.source[start..at].chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn columns_count_characters() {
        let text = Text::new("\u{feff}a🦀b\r\n\tü x\n".to_owned());
        for (needle, want) in
            [("a", (1, 1)), ("🦀", (1, 2)), ("b", (1, 3)), ("ü", (2, 2)), ("x", (2, 4))]
        {
            assert_eq!(text.position(text.source.find(needle).unwrap()), want, "{needle}");
        }
        assert_eq!(text.position(0), (1, 1), "the mark has no column");
        assert_eq!(text.position(text.source.len()), (3, 1));
        assert_eq!((text.line(0), text.line(1), text.line(2)), ("a🦀b", "\tü x", ""));
    }

    #[test]
    fn places_that_are_gone_are_moved_to_what_is_left() {
        let text = Text::new("ü".to_owned());
        assert_eq!(text.position(1), (1, 1), "inside a character");
        assert_eq!(text.position(99), (1, 2));
        assert_eq!(Text::new(String::new()).position(5), (1, 1));
    }
}
