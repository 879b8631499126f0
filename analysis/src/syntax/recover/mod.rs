//! Files that do not parse: whatever can still be read of them.
//!
//! In:  the text of a file the parser refused.
//! Out: the items that parse alone, or once what the error stands in is taken out of them. What
//!      was taken out is in [`File::lost`]; in a body an opaque macro stands in its place.
//! Cost: a few parses of each item that does not parse.

mod balance;
mod chunks;
mod region;

use proc_macro2::Span;

use super::ir::{File, Lost};
use super::lower::Lower;
use super::scan::{Kind, Scan};
use super::source::Source;
use crate::domain::{Name, Range};

/// How often a piece is repaired before it is given up.
const ROUNDS: usize = 24;
/// Repairing reads a piece again and again: larger ones get fewer rounds.
const WORK: usize = 64 << 20;

/// Stands in a body for what was taken out of it: a macro call of four bytes.
pub(super) const MARK: &str = "l!{}";

/// Reads what can be read.
pub(super) fn read(text: &str) -> File {
    let mut file = File::default();
    let balanced = balance::is_balanced(text);
    let pieces = if balanced { chunks::by_items(text) } else { chunks::by_lines(text) };
    for piece in pieces {
        read_piece(&text[piece.clone()], piece.start, &mut file);
    }
    file.lost.sort_by_key(|lost| (lost.range, lost.names.len()));
    file
}

/// Reads what can be read of one function, which starts at that byte of its file.
pub(super) fn read_function(text: &str, start: usize) -> File {
    let mut file = File::default();
    read_piece(text, start, &mut file);
    file
}

/// A piece under repair, with what was taken out of it so far.
struct Piece {
    text: String,
    base: usize,
    lost: Vec<Lost>,
}

impl Piece {
    /// Takes a region out of the text.
    fn blank(&mut self, region: &region::Region, original: &str, message: &str) {
        let range = region.range.clone();
        let mut blank = blanked(&self.text[range.clone()]);
        // A short region's mark may reach into the white space behind it.
        let room = self.text[range.end..].bytes().take_while(u8::is_ascii_whitespace).count();
        while blank.len() < MARK.len().min(range.len() + room) {
            blank.push(' ');
        }
        if region.statement && blank.len() >= MARK.len() {
            blank.replace_range(..MARK.len(), MARK);
        }
        self.text.replace_range(range.start..range.start + blank.len(), &blank);
        let at = |offset: usize| (self.base + offset) as u32;
        let whole = Range::new(at(range.start), at(range.end));
        self.lost.retain(|lost| !whole.contains(lost.range));
        let names = names_in(&original[range]);
        self.lost.push(Lost { range: whole, message: message.to_owned(), names });
    }
}

impl Piece {
    /// Removes the mark that the parser stopped at or behind: none may stand there.
    fn unmark(&mut self, error: usize) -> bool {
        let mark = self.lost.iter().map(|lost| lost.range.start as usize - self.base).find(|&at| {
            let end = at + MARK.len();
            self.text.get(at..end) == Some(MARK)
                && at <= error
                && (error < end || self.text[end..error].trim().is_empty())
        });
        if let Some(at) = mark {
            self.text.replace_range(at..at + MARK.len(), "    ");
        }
        mark.is_some()
    }
}

fn read_piece(original: &str, base: usize, file: &mut File) {
    let mut piece = Piece { text: original.to_owned(), base, lost: Vec::new() };
    let rounds = ROUNDS.min(WORK / original.len().max(1)).max(2);
    let mut message = String::new();
    for _ in 0..rounds {
        if let Some(region) = balance::culprit(&piece.text) {
            piece.blank(&region, original, "unbalanced delimiters");
            continue;
        }
        let source = Source::new(&piece.text, base as u32);
        match syn::parse_str::<syn::File>(&piece.text) {
            Ok(tree) => {
                lower_piece(source, &tree, piece.lost.clone(), file);
                return;
            }
            Err(error) => {
                message = error.to_string();
                let at = error_offset(&source, error.span()).saturating_sub(base);
                if piece.unmark(at) {
                    continue;
                }
                let Some(region) = region::around(&piece.text, at) else { break };
                piece.blank(&region, original, &message);
            }
        }
    }
    let start = original.len() - original.trim_start().len();
    let range = Range::new((base + start) as u32, (base + original.trim_end().len()) as u32);
    file.lost.push(Lost { range, message, names: names_in(original) });
}

fn lower_piece(source: Source<'_>, tree: &syn::File, lost: Vec<Lost>, file: &mut File) {
    let mut lower = Lower::new(source);
    lower.file = std::mem::take(file);
    lower.marks = lost;
    let attrs = lower.attrs(&tree.attrs);
    lower.file.attrs.list.extend(attrs.list);
    let items = lower.items(&tree.items);
    lower.file.items.extend(items);
    lower.file.lost.append(&mut lower.marks);
    *file = lower.finish();
}

/// Where the parser stopped; at the end of the text it names no place.
fn error_offset(source: &Source<'_>, span: Span) -> usize {
    let range = source.range(span);
    if range.start == range.end && range.start == source.base {
        return source.base as usize + source.text.len();
    }
    range.start as usize
}

/// The same lines and bytes, all of them space.
fn blanked(text: &str) -> String {
    text.bytes()
        .map(|byte| if matches!(byte, b'\n' | b'\r') { byte as char } else { ' ' })
        .collect()
}

/// Identifiers among text that may not even lex.
fn names_in(text: &str) -> Vec<Name> {
    let mut names: Vec<_> = Scan::new(text)
        .flat_map(|token| {
            let text = &text[token.start..token.end];
            let words = match token.kind {
                Kind::Word => Some(text),
                Kind::Unterminated => None,
                _ => Some(""),
            };
            let scanned =
                words.is_none().then(|| text.split(|c: char| !c.is_alphanumeric() && c != '_'));
            words.into_iter().chain(scanned.into_iter().flatten())
        })
        .filter(|word| word.starts_with(|c: char| c.is_alphabetic() || c == '_'))
        .map(|word| Name::new(word.trim_start_matches("r#")))
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}
