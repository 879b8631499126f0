//! From the lexer's positions to bytes of the file on disk.
//!
//! In:  the text that was lexed, where it starts in the file, spans of its tokens.
//! Out: byte offsets.
//! Cost: a line look-up a span. `Span::byte_range` would keep a tree of every offset asked for.

use proc_macro2::Span;
use proc_macro2::extra::DelimSpan;

use crate::domain::Range;

/// A text that was lexed on this thread, and how its lines lie in the file.
pub(super) struct Source<'a> {
    pub text: &'a str,
    /// The offset of the text in the file.
    pub base: u32,
    /// Where each line starts in the text; the top bit marks a line with multi-byte characters.
    lines: Vec<u32>,
    /// Tokens that are none of this text's: the expansions being lowered, outer ones first.
    pub regions: Vec<Region>,
}

/// Tokens that an expansion wrote.
pub(super) struct Region {
    /// The span of one of them. They were lexed together, and with no others.
    pub probe: Span,
    /// The macro call, where they stand.
    pub at: Range,
    /// Tells the locals they declare from others of the body.
    pub mark: u32,
    /// Of a macro that a body declares, how many patterns that had in front of it.
    pub within: Option<usize>,
}

const WIDE: u32 = 1 << 31;
/// Counting the characters of a longer line again and again would be quadratic.
const LONG_LINE: u32 = 4096;

impl<'a> Source<'a> {
    pub fn new(text: &'a str, base: u32) -> Self {
        let bytes = text.as_bytes();
        let mut lines = Vec::with_capacity(bytes.len() / 32 + 1);
        lines.push(0);
        lines.extend(memchr::memchr_iter(b'\n', bytes).map(|at| at as u32 + 1));
        if !bytes.is_ascii() {
            for n in 0..lines.len() {
                let end = lines.get(n + 1).map_or(bytes.len(), |&next| next as usize);
                if !bytes[lines[n] as usize..end].is_ascii() {
                    lines[n] |= WIDE;
                }
            }
        }
        Self { text, base, lines, regions: Vec::new() }
    }

    fn offset(&self, line: usize, column: usize, exact: impl FnOnce() -> usize) -> u32 {
        let Some(&start) = self.lines.get(line.wrapping_sub(1)) else { return self.base };
        if start & WIDE == 0 {
            return self.base + start + column as u32;
        }
        let start = start & !WIDE;
        let next = self.lines.get(line).map_or(self.text.len() as u32, |&next| next & !WIDE);
        if next - start > LONG_LINE {
            return self.base + exact() as u32;
        }
        let rest = &self.text[start as usize..];
        let bytes = rest.char_indices().nth(column).map_or(rest.len(), |(at, _)| at);
        self.base + start + bytes as u32
    }

    /// The expansion that wrote a token.
    pub fn region(&self, span: Span) -> Option<&Region> {
        self.regions.iter().rev().find(|region| region.probe.join(span).is_some())
    }

    /// A range that begins or ends with what an expansion wrote is all of the macro call.
    pub fn settled(&self, range: Range) -> Range {
        let whole = |at: &&Region| range.start == at.at.start || range.end == at.at.end;
        self.regions.iter().find(whole).map_or(range, |region| region.at)
    }

    /// The first byte of a span.
    pub fn start(&self, span: Span) -> u32 {
        if let Some(region) = self.region(span) {
            return region.at.start;
        }
        let at = span.start();
        self.offset(at.line, at.column, || span.byte_range().start)
    }

    /// The byte after a span.
    pub fn end(&self, span: Span) -> u32 {
        if let Some(region) = self.region(span) {
            return region.at.end;
        }
        let at = span.end();
        self.offset(at.line, at.column, || span.byte_range().end)
    }

    /// The byte after a token of that length, which is cheaper than to ask for its end.
    pub fn behind(&self, span: Span, length: u32) -> u32 {
        if self.regions.is_empty() { self.start(span) + length } else { self.end(span) }
    }

    /// The bytes of a span.
    pub fn range(&self, span: Span) -> Range {
        Range::new(self.start(span), self.end(span))
    }

    /// The bytes of a group with its delimiters.
    pub fn group(&self, span: DelimSpan) -> Range {
        self.range(span.join())
    }

    /// The text of a range; empty if it is none of this text's.
    pub fn slice(&self, range: Range) -> &'a str {
        let start = range.start.wrapping_sub(self.base) as usize;
        let end = range.end.wrapping_sub(self.base) as usize;
        self.text.get(start..end).unwrap_or("")
    }

    /// The identifier that starts at an offset of the file, `r#` left out, and its bytes.
    pub fn ident(&self, start: u32) -> (&'a str, Range) {
        let at = start.wrapping_sub(self.base) as usize;
        let rest = self.text.get(at..).unwrap_or("");
        let raw = if rest.starts_with("r#") { 2 } else { 0 };
        let bytes = rest.as_bytes();
        let mut end = raw;
        while end < bytes.len()
            && (bytes[end].is_ascii_alphanumeric() || bytes[end] == b'_' || bytes[end] >= 0x80)
        {
            end += 1;
        }
        if !bytes[raw..end].is_ascii() {
            let word = &rest[raw..];
            end = raw + word.find(|c: char| c != '_' && !is_continue(c)).unwrap_or(word.len());
        }
        (&rest[raw..end], Range::new(start, start + end as u32))
    }
}

/// Identifiers may hold letters, digits and marks of any script; what may not is space or symbol.
fn is_continue(c: char) -> bool {
    c.is_alphanumeric() || (!c.is_ascii() && !c.is_whitespace() && !is_symbol(c))
}

fn is_symbol(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{3004}' | '\u{a1}'..='\u{a9}' | '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '\u{d7}' | '\u{f7}')
}
