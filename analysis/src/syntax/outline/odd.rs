//! Neighbours that no expression has: code that surely does not parse is read at once.
//!
//! In:  a token and the one before.
//! Out: whether they may stand beside each other.
//! Over-approximates: what is odd may parse; that costs time and nothing else.

use crate::syntax::scan::{Kind, Token};

/// Keywords behind which an operand, a name or a block follows.
pub(super) fn goes_on(word: &str) -> bool {
    matches!(
        word,
        "as" | "async"
            | "break"
            | "const"
            | "continue"
            | "dyn"
            | "else"
            | "for"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "match"
            | "move"
            | "mut"
            | "raw"
            | "ref"
            | "return"
            | "unsafe"
            | "where"
            | "while"
            | "yield"
    )
}

/// Those of them behind which nothing has to follow, or that may be a name.
fn may_end(word: &str) -> bool {
    matches!(word, "async" | "break" | "continue" | "move" | "raw" | "return" | "yield")
}

/// Whether a word may follow an operand.
fn follows(word: &str) -> bool {
    matches!(word, "as" | "else" | "if" | "in" | "where")
}

/// Whether the parser may stop at this token, given those before it, the last first.
pub(super) fn is_odd(text: &str, last: [Option<Token>; 3], token: Token) -> bool {
    let [Some(last), before, _] = last else { return false };
    let word = |token: Token| &text[token.start..token.end];
    let operand = match last.kind {
        Kind::Word => !goes_on(word(last)),
        Kind::Literal | Kind::Close(b')' | b']') => true,
        _ => false,
    };
    let dots = |before: Option<Token>| before.is_some_and(|b| b.kind == Kind::Punct(b'.'));
    let closes = matches!(token.kind, Kind::Close(_) | Kind::Punct(b';' | b','));
    match (last.kind, token.kind) {
        (_, Kind::Word) if operand => !follows(word(token)),
        (_, Kind::Literal) if operand => true,
        (Kind::Word, _) if closes => goes_on(word(last)) && !may_end(word(last)),
        (Kind::Word, Kind::Punct(b'=')) => word(last) == "let",
        (Kind::Punct(b'.'), kind) if !dots(before) => match kind {
            Kind::Word => goes_on(word(token)),
            Kind::Literal => false,
            kind => kind != Kind::Punct(b'.'),
        },
        (Kind::Punct(b'=' | b'+' | b'-' | b'*' | b'/' | b'%' | b'^' | b'&' | b'<' | b':'), _)
            if closes =>
        {
            true
        }
        // What stands between two operands, with none in front of it.
        (
            Kind::Open(_)
            | Kind::Punct(b'=' | b'+' | b'-' | b'*' | b'/' | b'%' | b'^' | b'&' | b',' | b';' | b'!'),
            Kind::Punct(b'/' | b'%' | b'^' | b'+'),
        ) => true,
        (Kind::Punct(b','), Kind::Punct(b',' | b';')) => true,
        (Kind::Punct(b';'), Kind::Close(b')' | b']')) => true,
        (Kind::Punct(b';'), Kind::Punct(b',')) => true,
        (Kind::Open(b'(' | b'['), Kind::Punct(b',' | b';')) => true,
        _ => false,
    }
}
