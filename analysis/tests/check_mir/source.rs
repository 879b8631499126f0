//! The text of a fixture by line and column.
//!
//! In:  a fixture's text. Out: positions of byte offsets, text of spans, `//~ correlated:` notes.

use crate::body::Pos;
use crate::mir::Span;

pub struct Source {
    pub name: String,
    pub text: String,
    starts: Vec<usize>,
}

impl Source {
    pub fn new(name: &str, text: String) -> Self {
        let starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(n, _)| n + 1)).collect();
        Self { name: name.to_owned(), text, starts }
    }

    pub fn pos(&self, offset: usize) -> Pos {
        let line = self.starts.partition_point(|start| *start <= offset).max(1);
        let before = self.text.get(self.starts[line - 1]..offset).unwrap_or("");
        Pos { line: line as u32, column: before.chars().count() as u32 + 1 }
    }

    pub fn offset(&self, pos: Pos) -> Option<usize> {
        let start = *self.starts.get(pos.line.checked_sub(1)? as usize)?;
        let rest = &self.text[start..];
        let columns = pos.column.checked_sub(1)? as usize;
        rest.char_indices().map(|(n, _)| start + n).chain([self.text.len()]).nth(columns)
    }

    pub fn between(&self, span: Span) -> Option<&str> {
        self.text.get(self.offset(span.from)?..self.offset(span.to)?)
    }

    /// The text up to that position, without blanks at its end.
    pub fn before(&self, pos: Pos) -> &str {
        self.offset(pos).map_or("", |offset| self.text[..offset].trim_end())
    }

    /// Names of variables whose tests go together, so that the engine may know better than the
    /// compiler: `//~ correlated: tx, rx (reason)`.
    pub fn correlated(&self) -> Vec<&str> {
        self.text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("//~ correlated:"))
            .filter_map(|note| note.split_once('('))
            .flat_map(|(names, _)| names.split(','))
            .map(str::trim)
            .collect()
    }

    /// The edition that alone accepts this fixture, if there is one.
    pub fn only_edition(&self) -> Option<&str> {
        self.text.lines().find_map(|line| line.strip_prefix("//@ edition: "))
    }
}
