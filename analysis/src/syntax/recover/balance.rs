//! Delimiters that do not match: which line is to blame.
//!
//! In:  the text of a piece.
//! Out: the line to take out. Told by indentation: a delimiter that closes a line of less
//!      indentation than the innermost open one shows that the latter was never closed.

use super::region::Region;
use crate::syntax::scan::{Kind, Scan};

/// Whether every delimiter has its counterpart and every string its end.
pub(super) fn is_balanced(text: &str) -> bool {
    culprit(text).is_none()
}

struct Open {
    delimiter: u8,
    at: usize,
}

/// The line that unbalances the text.
pub(super) fn culprit(text: &str) -> Option<Region> {
    let mut open: Vec<Open> = Vec::new();
    for token in Scan::new(text) {
        match token.kind {
            Kind::Unterminated => return Some(line_of(text, token.start)),
            Kind::Open(delimiter) => open.push(Open { delimiter, at: token.start }),
            Kind::Close(delimiter) => match open.last() {
                Some(top) if closes(top.delimiter, delimiter) => {
                    open.pop();
                }
                Some(top) => {
                    // The side that stands deeper is the broken one.
                    let deeper = indent(text, top.at) > indent(text, token.start)
                        || !is_first(text, token.start) && delimiter != b'}';
                    let at = if deeper || delimiter == b'}' { top.at } else { token.start };
                    return Some(line_of(text, at));
                }
                None => return Some(line_of(text, token.start)),
            },
            _ => {}
        }
    }
    let unclosed = open.last()?;
    Some(match misindented(text) {
        Some(at) => line_of(text, at),
        None => line_of(text, unclosed.at),
    })
}

/// The first opener that is closed by a delimiter at the margin of an outer one.
fn misindented(text: &str) -> Option<usize> {
    let mut open: Vec<usize> = Vec::new();
    for token in Scan::new(text) {
        match token.kind {
            Kind::Open(_) => open.push(token.start),
            Kind::Close(_) => {
                let opener = open.pop()?;
                if is_first(text, token.start) && indent(text, token.start) < indent(text, opener) {
                    return Some(opener);
                }
            }
            _ => {}
        }
    }
    None
}

fn closes(open: u8, close: u8) -> bool {
    matches!((open, close), (b'(', b')') | (b'[', b']') | (b'{', b'}'))
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn indent(text: &str, at: usize) -> usize {
    let line = &text[line_start(text, at)..];
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

fn is_first(text: &str, at: usize) -> bool {
    text[line_start(text, at)..at].trim().is_empty()
}

fn line_of(text: &str, at: usize) -> Region {
    let start = line_start(text, at);
    let start = start + indent(text, at).min(at - start);
    let end = text[at..].find('\n').map_or(text.len(), |newline| at + newline);
    Region { range: start..end, statement: indent(text, at) > 0 }
}
