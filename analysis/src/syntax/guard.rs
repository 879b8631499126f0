//! Refuses what would overflow the stack: the parser, the lowering and the drop of the tree recurse.
//!
//! In:  the text, before it is lexed.
//! Out: the offset where it gets too deep, if it does.
//! Cost: one pass over the bytes.
//!
//! Recursion follows nested delimiters, and within them chains of tokens (`!!!!a`, `a.b().c()`,
//! `else if`, `Box<Box<…`). A chain is cut where nothing can go on: at `;`, at `,` unless it may
//! stand between `<` and `>` or in a closure's parameters, and behind a `}` that no operator
//! follows. So the sum of the chains around a token bounds the recursion there.

use super::scan::{Kind, Scan, Token};

/// More nested delimiters than this are refused.
pub(super) const NESTING: usize = 500;
/// Longer chains than this, in tokens, are refused.
pub(super) const CHAIN: u32 = 12_000;

/// What is known of the tokens between two delimiters.
#[derive(Clone, Copy, Default)]
struct Level {
    /// Tokens since the chain was last cut.
    run: u32,
    /// `<` that may still be open.
    angles: u32,
    /// A `|` since then: a closure's parameters may have begun.
    bar: bool,
    /// `=>` since the last comma: it ends a match arm.
    arrow: bool,
    /// The last token closed a brace.
    braced: bool,
    /// The last character, if it was punctuation.
    punct: u8,
}

impl Level {
    fn cut(&mut self) {
        *self = Self::default();
    }

    fn step(&mut self, token: Token, text: &str) {
        if self.braced && ends_after_brace(token, text) {
            self.cut();
        }
        self.braced = false;
        self.run += 1;
        let Kind::Punct(punct) = token.kind else {
            self.punct = 0;
            return;
        };
        match punct {
            b';' => self.cut(),
            b',' if self.angles == 0 && (!self.bar || self.arrow) => self.cut(),
            b',' => self.arrow = false,
            b'<' => self.angles += 1,
            b'>' if self.punct == b'=' => self.arrow = true,
            b'>' if self.punct != b'-' => self.angles = self.angles.saturating_sub(1),
            b'|' => self.bar = true,
            _ => {}
        }
        self.punct = punct;
    }
}

/// Whether a token behind `}` starts something new.
fn ends_after_brace(token: Token, text: &str) -> bool {
    match token.kind {
        Kind::Word => {
            let word = &text[token.start..token.end];
            !matches!(word, "as" | "else" | "in" | "where")
        }
        Kind::Literal | Kind::Lifetime | Kind::Open(b'(' | b'[') => true,
        Kind::Punct(punct) => punct == b'#',
        _ => false,
    }
}

/// Where the text gets too deep; otherwise where its doc comments are, which [`undocumented`]
/// turns into plain ones. Each token is handed on: the text is passed over once.
pub(super) fn check(text: &str, mut each: impl FnMut(Token)) -> Result<Vec<usize>, usize> {
    let mut outer: Vec<Level> = Vec::new();
    let mut level = Level::default();
    let mut around = 0;
    let mut scan = Scan::new(text);
    for token in scan.by_ref() {
        each(token);
        match token.kind {
            Kind::Open(_) => {
                level.step(token, text);
                around += level.run;
                outer.push(level);
                level = Level::default();
                if outer.len() > NESTING {
                    return Err(token.start);
                }
            }
            Kind::Close(delimiter) => {
                level = outer.pop().unwrap_or_default();
                around = around.saturating_sub(level.run);
                level.braced = delimiter == b'}';
                level.punct = 0;
            }
            _ => level.step(token, text),
        }
        if around + level.run > CHAIN {
            return Err(token.start);
        }
    }
    Ok(scan.docs)
}

/// The text with plain comments for doc comments.
///
/// To the parser a doc comment is an attribute: four tokens and a copy of its text, a tenth of
/// all its work, and all of it dropped here.
pub(super) fn undocumented(text: String, docs: &[usize]) -> String {
    let mut bytes = text.into_bytes();
    for &at in docs {
        bytes[at] = b' ';
    }
    String::from_utf8(bytes).unwrap_or_default()
}
