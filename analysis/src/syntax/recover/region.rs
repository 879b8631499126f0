//! What to take out around an error.
//!
//! In:  a piece whose delimiters are balanced, and where the parser stopped.
//! Out: the statement (arm, member) it stopped in; once that is gone, the content of the braces
//!      around it, and so on outwards. Nothing is left to take out of an item without braces.

use std::ops::Range;

use crate::syntax::scan::{Kind, Scan, Token};

/// Bytes to take out.
pub(super) struct Region {
    pub range: Range<usize>,
    /// A statement may stand there, so a mark can be left.
    pub statement: bool,
}

/// An open brace around the error.
struct Brace {
    /// Behind the brace.
    start: usize,
    /// Where the statement at hand began.
    stmt: usize,
    /// Arms and not statements stand here.
    arms: bool,
    /// Delimiters within it that are open.
    nested: usize,
}

pub(super) fn around(text: &str, error: usize) -> Option<Region> {
    let tokens: Vec<Token> = Scan::new(text).collect();
    let mut braces: Vec<Brace> = Vec::new();
    let mut at = 0;
    for (n, token) in tokens.iter().enumerate() {
        at = n;
        if token.start >= error {
            break;
        }
        at = n + 1;
        enter(&mut braces, text, *token, &tokens, n);
    }
    while let Some(brace) = braces.pop() {
        let close = closing(&tokens, at, brace.nested);
        let end = close.map_or(text.len(), |n| tokens[n].start);
        if let Some(range) = statement(text, &tokens, at, &brace, end, error) {
            return Some(Region { range, statement: !brace.arms });
        }
        let whole = brace.start..end;
        if !is_blank(&text[whole.clone()]) {
            return Some(Region { range: whole, statement: !brace.arms });
        }
        at = close.unwrap_or(tokens.len());
        at = (at + 1).min(tokens.len());
    }
    None
}

/// Follows one token in front of the error.
fn enter(braces: &mut Vec<Brace>, text: &str, token: Token, tokens: &[Token], n: usize) {
    match token.kind {
        Kind::Open(b'{') => {
            let start = token.end;
            braces.push(Brace { start, stmt: start, arms: false, nested: 0 });
        }
        Kind::Open(_) => {
            if let Some(brace) = braces.last_mut() {
                brace.nested += 1;
            }
        }
        Kind::Close(b'}') => {
            braces.pop();
            if let Some(brace) = braces.last_mut().filter(|brace| brace.nested == 0) {
                let goes_on = tokens.get(n + 1).is_some_and(|next| match next.kind {
                    Kind::Punct(punct) => matches!(punct, b'.' | b'?'),
                    Kind::Word => &text[next.start..next.end] == "else",
                    _ => false,
                });
                if !goes_on {
                    brace.stmt = token.end;
                }
            }
        }
        Kind::Close(_) => {
            if let Some(brace) = braces.last_mut() {
                brace.nested = brace.nested.saturating_sub(1);
            }
        }
        Kind::Punct(punct) => {
            let Some(brace) = braces.last_mut().filter(|brace| brace.nested == 0) else { return };
            let before = n.checked_sub(1).map(|n| tokens[n].kind);
            match punct {
                b'>' if before == Some(Kind::Punct(b'=')) => brace.arms = true,
                b';' => brace.stmt = token.end,
                b',' if brace.arms => brace.stmt = token.end,
                _ => {}
            }
        }
        _ => {}
    }
}

/// The token that closes the brace, from a token within it.
fn closing(tokens: &[Token], from: usize, nested: usize) -> Option<usize> {
    let mut depth = nested;
    for (n, token) in tokens.iter().enumerate().skip(from) {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(b'}') if depth == 0 => return Some(n),
            Kind::Close(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// From where the statement begins to its `;`, its closing brace, or the next statement.
fn statement(
    text: &str,
    tokens: &[Token],
    at: usize,
    brace: &Brace,
    end: usize,
    error: usize,
) -> Option<Range<usize>> {
    let start =
        brace.stmt + text[brace.stmt..end.max(brace.stmt)].find(|c: char| !c.is_whitespace())?;
    // The next statement begins where the parser stopped: only what came before it is broken.
    let next = tokens.get(at).filter(|next| brace.nested == 0 && starts_statement(text, **next));
    if next.is_some() && start < error && error <= end {
        return Some(start..trimmed(text, start, error));
    }
    let mut depth = brace.nested;
    for token in tokens.iter().skip(at).take_while(|token| token.start < end) {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(delimiter) => {
                depth = depth.saturating_sub(1);
                if depth == 0 && delimiter == b'}' {
                    return non_blank(text, start..token.end);
                }
            }
            Kind::Punct(b';') if depth == 0 => return non_blank(text, start..token.end),
            Kind::Punct(b',') if depth == 0 && brace.arms => {
                return non_blank(text, start..token.end);
            }
            _ => {}
        }
    }
    non_blank(text, start..trimmed(text, start, end))
}

fn starts_statement(text: &str, token: Token) -> bool {
    const KEYWORDS: [&str; 20] = [
        "let", "fn", "pub", "async", "impl", "struct", "enum", "trait", "mod", "use", "static",
        "const", "type", "for", "while", "loop", "if", "match", "return", "unsafe",
    ];
    let line = text[..token.start].rfind('\n').map_or(0, |newline| newline + 1);
    text[line..token.start].trim().is_empty()
        && token.kind == Kind::Word
        && KEYWORDS.contains(&&text[token.start..token.end])
}

fn trimmed(text: &str, start: usize, end: usize) -> usize {
    start + text[start..end].trim_end().len()
}

fn non_blank(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    (!is_blank(&text[range.clone()])).then_some(range)
}

/// Nothing, or a mark that did not help.
fn is_blank(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text == super::MARK
}
