//! Comments that speak to the linter: `// conc-lint: …`.
//!
//! In:  the text of a file.
//! Out: [`Remark`]s, each with the code that it stands above or beside.
//! Cost: one search for a word; tokens are looked at in files that have it alone.
//! Not here: what a remark says and what it covers (the command).

use super::ir::Remark;
use super::scan::{Kind, Scan, Token};
use crate::domain::Range;

/// Whether a text mentions the linter at all, in a comment or in an attribute.
pub(super) fn mentioned(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(bytes, "conc").any(|at| {
        matches!(bytes.get(at + 4), Some(b'-' | b'_')) && bytes[at + 5..].starts_with(b"lint")
    })
}

/// The remarks of a text in order.
pub(super) fn read(text: &str) -> Vec<Remark> {
    let tokens: Vec<Token> = Scan::new(text).collect();
    let attribute = in_attributes(&tokens);
    let code = next_code(&attribute);
    let mut out = Vec::new();
    let mut end = 0;
    // Where the code of the current line starts.
    let mut line = None;
    for n in 0..=tokens.len() {
        let gap = end..tokens.get(n).map_or(text.len(), |token| token.start);
        let mut at = gap.start;
        for comment in comments(text, gap.clone()) {
            if text[at..comment.start].contains('\n') {
                line = None;
            }
            at = comment.end;
            let Some(said) = said(&text[comment.clone()]) else { continue };
            let below = || code[n].map(|next| tokens[next].start..tokens[next].end);
            let anchor = line.map(|start| start..comment.start).or_else(below);
            let anchor = anchor.unwrap_or(text.len()..text.len());
            let continues = text[anchor.clone()].starts_with(['.', '?']);
            out.push(Remark {
                range: range(comment.clone()),
                text: range(comment.start + said.start..comment.start + said.end),
                said: text[comment][said].into(),
                anchor: range(anchor),
                beside: line.is_some(),
                continues,
            });
        }
        if text[at..gap.end].contains('\n') {
            line = None;
        }
        let Some(token) = tokens.get(n) else { break };
        if !attribute[n] && line.is_none() {
            line = Some(token.start);
        }
        end = token.end;
    }
    out
}

fn range(bytes: std::ops::Range<usize>) -> Range {
    Range::new(bytes.start as u32, bytes.end as u32)
}

/// For each token, whether it is part of `#[…]` or `#![…]`.
fn in_attributes(tokens: &[Token]) -> Vec<bool> {
    let mut inside = vec![false; tokens.len()];
    let is = |n: usize, kind: Kind| tokens.get(n).is_some_and(|token| token.kind == kind);
    let mut n = 0;
    while n < tokens.len() {
        let open = n + 1 + usize::from(is(n + 1, Kind::Punct(b'!')));
        if !is(n, Kind::Punct(b'#')) || !is(open, Kind::Open(b'[')) {
            n += 1;
            continue;
        }
        let mut depth = 0_usize;
        while n < tokens.len() {
            inside[n] = true;
            match tokens[n].kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            n += 1;
            if n > open && depth == 0 {
                break;
            }
        }
    }
    inside
}

/// For each token, and the end, the first one from there on that is part of no attribute.
fn next_code(attribute: &[bool]) -> Vec<Option<usize>> {
    let mut next = vec![None; attribute.len() + 1];
    for n in (0..attribute.len()).rev() {
        next[n] = if attribute[n] { next[n + 1] } else { Some(n) };
    }
    next
}

/// The comments between two tokens; a file's last one may lack its end.
fn comments(text: &str, gap: std::ops::Range<usize>) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut at = gap.start;
    while let Some(found) = text[at..gap.end].find('/') {
        let start = at + found;
        let rest = &text[start..gap.end];
        let len = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else {
            block(rest)
        };
        out.push(start..start + len);
        at = start + len;
    }
    out
}

/// The length of the block comment at the start.
fn block(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        let step = if rest.starts_with(b"/*") {
            depth += 1;
            2
        } else if rest.starts_with(b"*/") {
            depth = depth.saturating_sub(1);
            2
        } else {
            1
        };
        at += step;
        if depth == 0 {
            break;
        }
    }
    // Only ASCII ends a comment: what is left of a broken one is taken whole.
    if text.is_char_boundary(at) { at.min(text.len()) } else { text.len() }
}

/// What a comment says to the linter; documentation says nothing to it.
fn said(comment: &str) -> Option<std::ops::Range<usize>> {
    let (body, end) = if let Some(line) = comment.strip_prefix("//") {
        (line, comment.len())
    } else {
        let body = comment.strip_prefix("/*")?;
        (body, comment.strip_suffix("*/").map_or(comment.len(), str::len))
    };
    if body.starts_with(['/', '!', '*']) {
        return None;
    }
    let word = body.trim_start();
    let rest = word.strip_prefix("conc-lint:").or_else(|| word.strip_prefix("conc_lint:"))?;
    if rest.starts_with(':') {
        return None;
    }
    let start = comment.len() - rest.trim_start().len();
    let end = comment.get(..end)?.trim_end().len();
    Some(start..end.max(start))
}
