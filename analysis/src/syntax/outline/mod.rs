//! Which functions' bodies can be read later, told from tokens alone.
//!
//! In:  the tokens of a file, in order.
//! Out: for each such body where it stands and a hash of each word in it.
//! Cost: a step a token, on the pass that `guard` makes anyway.
//!
//! Most bodies never matter to a question: they name nothing that a question begins with or asks
//! for. Parsing them is most of a run's work, so it is put off until somebody asks. Read at once
//! is whatever says more than its words: a body that declares items, has attributes or macros
//! whose meaning is not plain, and one that looks as if it does not parse, so that errors show.

mod odd;
pub(in crate::syntax) mod words;

use super::macros::format;
use super::scan::{Kind, Token};
use words::{Usage, usage_hash, word_hash};

/// A body that can be read later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::syntax) struct Later {
    /// The word `fn`.
    pub first: usize,
    /// The brace that opens the body.
    pub open: usize,
    /// Behind the brace that closes it.
    pub end: usize,
    /// Where its words begin and end in [`Bodies::words`].
    pub words: (usize, usize),
}

/// The bodies of a file that can be read later, in order, and the hashes of their words.
#[derive(Default)]
pub(in crate::syntax) struct Bodies {
    pub later: Vec<Later>,
    pub words: Vec<u32>,
    /// Words among the arguments of macros that nothing is known of.
    pub hidden: Vec<u32>,
}

impl Bodies {
    /// The body that a brace opens, and its words.
    pub fn at(&self, open: usize) -> Option<(Later, &[u32])> {
        let at = self.later.binary_search_by_key(&open, |body| body.open).ok()?;
        let body = self.later[at];
        Some((body, &self.words[body.words.0..body.words.1]))
    }
}

/// Between `fn name` and its body.
struct Signature {
    first: usize,
    depth: usize,
    /// `<` that are open: a brace within is a constant.
    angles: usize,
}

/// A body that is being passed.
struct Body {
    later: Later,
    depth: usize,
    /// It has to be read at once.
    now: bool,
    /// The macro call around, whose tokens follow its own rules.
    call: Option<Call>,
    /// How many hidden words there were before it.
    hidden: usize,
}

/// A macro call in a body.
struct Call {
    depth: usize,
    /// Nothing is known of it, or of one inside.
    opaque: bool,
    /// `#[…]`: what stands behind it begins anew.
    attribute: bool,
}

/// Follows the tokens of a file.
pub(in crate::syntax) struct Outline<'a> {
    text: &'a str,
    found: Bodies,
    depth: usize,
    /// The depth of the macro call around, in place of items.
    call: Option<usize>,
    signature: Option<Signature>,
    body: Option<Body>,
    last: [Option<Token>; 3],
    /// The next token has nothing to do with this one.
    fresh: bool,
    /// The file does not lex: nothing is put off.
    broken: bool,
}

/// Whether a bracket begins an attribute's content.
fn is_attribute(last: [Option<Token>; 3], token: Token) -> bool {
    let punct = |token: Option<Token>| match token.map(|token| token.kind) {
        Some(Kind::Punct(punct)) => punct,
        _ => 0,
    };
    token.kind == Kind::Open(b'[')
        && (punct(last[0]) == b'#' || punct(last[0]) == b'!' && punct(last[1]) == b'#')
}

impl<'a> Outline<'a> {
    pub fn new(text: &'a str) -> Self {
        Self {
            text,
            found: Bodies::default(),
            depth: 0,
            call: None,
            signature: None,
            body: None,
            last: [None; 3],
            fresh: false,
            broken: false,
        }
    }

    /// Follows the next token.
    pub fn step(&mut self, token: Token) {
        match token.kind {
            Kind::Open(_) => self.depth += 1,
            Kind::Close(_) => self.depth = self.depth.saturating_sub(1),
            Kind::Unterminated => self.broken = true,
            _ => {}
        }
        if self.body.is_some() {
            self.in_body(token);
        } else {
            self.between_bodies(token);
        }
        let fresh = std::mem::take(&mut self.fresh);
        self.last = [(!fresh).then_some(token), self.last[0], self.last[1]];
    }

    /// The bodies that can be read later.
    pub fn finish(self) -> Bodies {
        let whole = !self.broken && self.body.is_none() && self.depth == 0;
        if whole { self.found } else { Bodies::default() }
    }

    fn word(&self, token: Token) -> &'a str {
        match token.kind {
            Kind::Word => &self.text[token.start..token.end],
            _ => "",
        }
    }

    /// The name of the macro whose tokens begin with the delimiter at hand.
    fn called(&self) -> Option<&'a str> {
        let is_bang = |token: Option<Token>| token.is_some_and(|t| t.kind == Kind::Punct(b'!'));
        let name = match self.last {
            [bang, Some(name), _] if is_bang(bang) => name,
            // `macro_rules! name { … }`
            [Some(_), bang, Some(name)] if is_bang(bang) => name,
            _ => return None,
        };
        let word = self.word(name);
        // `if !(…)`
        (!word.is_empty() && !odd::goes_on(word)).then_some(word)
    }

    fn between_bodies(&mut self, token: Token) {
        if let Some(depth) = self.call {
            if self.depth < depth {
                self.call = None;
            }
            return;
        }
        match token.kind {
            Kind::Open(delimiter) => {
                // The items in `cfg_…!` are read as if it was not there.
                if self.called().is_some_and(|name| !name.starts_with("cfg_")) {
                    self.call = Some(self.depth);
                } else if delimiter == b'{'
                    && let Some(signature) = &self.signature
                    && signature.depth + 1 == self.depth
                    && signature.angles == 0
                {
                    self.begin(signature.first, token.start);
                }
            }
            Kind::Close(_) if self.signature.as_ref().is_some_and(|s| self.depth < s.depth) => {
                self.signature = None;
            }
            Kind::Word => {
                let declared = self.last[0].filter(|last| self.word(*last) == "fn");
                match declared {
                    // Not `fn(A) -> B`, a type.
                    Some(keyword) => {
                        let (first, depth) = (keyword.start, self.depth);
                        self.signature = Some(Signature { first, depth, angles: 0 });
                    }
                    // Its tokens are whatever its rules make of them.
                    None => self.broken |= self.word(token) == "macro",
                }
            }
            Kind::Punct(punct) => {
                let after_dash = self.last[0].is_some_and(|t| t.kind == Kind::Punct(b'-'));
                let Some(signature) = self.signature.as_mut().filter(|s| s.depth == self.depth)
                else {
                    return;
                };
                match punct {
                    b';' => self.signature = None,
                    b'<' => signature.angles += 1,
                    b'>' if !after_dash => signature.angles = signature.angles.saturating_sub(1),
                    _ => {}
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, first: usize, open: usize) {
        let from = self.found.words.len();
        let hidden = self.found.hidden.len();
        let later = Later { first, open, end: open, words: (from, from) };
        self.signature = None;
        self.body = Some(Body { later, depth: self.depth, now: false, call: None, hidden });
    }

    fn in_body(&mut self, token: Token) {
        let called = matches!(token.kind, Kind::Open(_)).then(|| self.called()).flatten();
        let odd = odd::is_odd(self.text, self.last, token);
        let declares = self.declares(token);
        let Some(body) = &mut self.body else { return };
        if self.depth < body.depth {
            self.end(token.end);
            return;
        }
        match &body.call {
            Some(call) if self.depth < call.depth => {
                self.fresh = call.attribute;
                body.call = None;
            }
            Some(_) => {}
            None => body.now |= odd,
        }
        if is_attribute(self.last, token) {
            body.call.get_or_insert(Call { depth: self.depth, opaque: false, attribute: true });
        }
        if let Some(name) = called {
            body.now |= words::holds_items(name);
            let opaque = !words::is_understood(name);
            match &mut body.call {
                Some(call) => call.opaque |= opaque,
                None => body.call = Some(Call { depth: self.depth, opaque, attribute: false }),
            }
        }
        if body.now {
            return;
        }
        let hidden = body.call.as_ref().is_some_and(|call| call.opaque);
        match token.kind {
            Kind::Word => {
                let word = &self.text[token.start..token.end];
                body.now |= declares;
                self.note(word_hash(word.strip_prefix("r#").unwrap_or(word)), hidden);
            }
            Kind::Literal => {
                let text = &self.text[token.start..token.end];
                format::names_in(text, |name| self.note(word_hash(name), hidden));
            }
            _ => self.note_usage(token),
        }
    }

    /// Whether an item begins here. `*const T` declares nothing.
    fn declares(&self, token: Token) -> bool {
        let pointer = self.last[0].is_some_and(|last| last.kind == Kind::Punct(b'*'));
        let word = self.word(token);
        words::declares(word) && !(word == "const" && pointer)
    }

    fn note(&mut self, word: u32, hidden: bool) {
        self.found.words.push(word);
        if hidden {
            self.found.hidden.push(word);
        }
    }

    /// Notes how the word before is used: `.name()`, `name(`, `::name`, and `..` without an end.
    fn note_usage(&mut self, token: Token) {
        let [Some(last), before, third] = self.last else { return };
        let is = |token: Option<Token>, kind: Kind| token.is_some_and(|t| t.kind == kind);
        let dot = Kind::Punct(b'.');
        match token.kind {
            Kind::Close(b')') if last.kind == Kind::Open(b'(') => {
                if let (Some(name), true) = (before, is(third, dot)) {
                    self.note(usage_hash(Usage::MethodAlone, self.word(name)), false);
                }
            }
            Kind::Open(b'(') if last.kind == Kind::Word && !is(before, dot) => {
                self.note(usage_hash(Usage::Function, self.word(last)), false);
            }
            Kind::Open(b'{') | Kind::Close(b')') if last.kind == dot && is(before, dot) => {
                let operand = matches!(
                    third.map(|t| t.kind),
                    Some(Kind::Word | Kind::Literal | Kind::Close(_))
                );
                if operand {
                    self.note(word_hash(".."), false);
                }
            }
            _ => {}
        }
        if last.kind == Kind::Word && !matches!(token.kind, Kind::Open(b'(')) {
            let path = is(before, Kind::Punct(b':')) && is(third, Kind::Punct(b':'));
            if path {
                self.note(usage_hash(Usage::Function, self.word(last)), false);
            }
        }
    }

    fn end(&mut self, end: usize) {
        let Some(Body { later, now, hidden, .. }) = self.body.take() else { return };
        let from = later.words.0;
        if now {
            self.found.words.truncate(from);
            self.found.hidden.truncate(hidden);
            return;
        }
        self.found.words[from..].sort_unstable();
        let mut kept = from;
        for n in from..self.found.words.len() {
            if kept == from || self.found.words[kept - 1] != self.found.words[n] {
                self.found.words[kept] = self.found.words[n];
                kept += 1;
            }
        }
        self.found.words.truncate(kept);
        self.found.later.push(Later { end, words: (from, kept), ..later });
    }
}
