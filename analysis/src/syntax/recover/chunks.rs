//! A file in pieces that can be read alone.
//!
//! In:  the text of a file.
//! Out: ranges of bytes that cover it: an item each where delimiters are balanced; otherwise
//!      what stands between lines that begin an item at the left margin.

use std::ops::Range;

use crate::syntax::scan::{Kind, Scan};

/// One piece an item.
pub(super) fn by_items(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    // The end of a brace that may end an item, if nothing goes on behind it.
    let mut closed: Option<usize> = None;
    for token in Scan::new(text) {
        if let Some(end) = closed.take() {
            let goes_on = match token.kind {
                Kind::Punct(punct) => punct != b'#',
                Kind::Word => matches!(&text[token.start..token.end], "else" | "as"),
                _ => false,
            };
            if !goes_on {
                pieces.push(start..end);
                start = end;
            }
        }
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(delimiter) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && delimiter == b'}' {
                    closed = Some(token.end);
                }
            }
            Kind::Punct(b';') if depth == 0 => {
                pieces.push(start..token.end);
                start = token.end;
            }
            _ => {}
        }
    }
    if !text[start..].trim().is_empty() {
        pieces.push(start..text.len());
    }
    pieces
}

/// One piece from each line that begins an item at the left margin to the next, whatever the
/// delimiters in between say. Attributes and comments belong to the item behind them.
pub(super) fn by_lines(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut at = 0;
    let mut leading: Option<usize> = None;
    let mut code = false;
    for line in text.split_inclusive('\n') {
        if begins_item(line) {
            let begin = leading.unwrap_or(at);
            if code {
                pieces.push(start..begin);
                start = begin;
            }
            code = true;
            leading = None;
        } else if line.starts_with("#[") || line.starts_with("//") {
            leading = leading.or(Some(at));
        } else if !line.trim().is_empty() {
            code = true;
            leading = None;
        }
        at += line.len();
    }
    pieces.push(start..text.len());
    pieces
}

fn begins_item(line: &str) -> bool {
    const KEYWORDS: [&str; 14] = [
        "pub", "fn", "async", "impl", "struct", "enum", "trait", "mod", "use", "static", "const",
        "type", "unsafe", "extern",
    ];
    let word = line.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("");
    KEYWORDS.contains(&word)
}
