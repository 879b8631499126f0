//! A coarse lexer: where strings and comments end, and what delimits what.
//!
//! In:  bytes of a file, whether it lexes or not.
//! Out: words, literals and single punctuation with their offsets; never fails.
//! Cost: one pass, a nanosecond a byte. Used before the real lexer runs (`guard`) and after it failed (`recover`).

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// `(`, `[`, `{`
    Open(u8),
    /// `)`, `]`, `}`
    Close(u8),
    /// An identifier or keyword.
    Word,
    /// A number, string or character.
    Literal,
    /// A string or comment that does not end.
    Unterminated,
    /// `'a`
    Lifetime,
    /// Any other character.
    Punct(u8),
}

/// A token and its bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

/// The tokens of a text.
pub(super) struct Scan<'a> {
    bytes: &'a [u8],
    at: usize,
    /// The third byte of each doc comment passed so far.
    pub docs: Vec<usize>,
}

impl<'a> Scan<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), at: 0, docs: Vec::new() }
    }

    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// Past white space and comments; true if a comment does not end.
    fn skip_blank(&mut self) -> bool {
        loop {
            let rest = &self.bytes[self.at..];
            let blank = |byte: &u8| *byte != b' ' && !byte.is_ascii_whitespace() && *byte != 0x0b;
            self.at += rest.iter().position(blank).unwrap_or(rest.len());
            let byte = self.byte(self.at);
            if byte == b'/' && self.byte(self.at + 1) == b'/' {
                if matches!(self.byte(self.at + 2), b'/' | b'!') {
                    self.docs.push(self.at + 2);
                }
                let rest = &self.bytes[self.at..];
                self.at += memchr::memchr(b'\n', rest).unwrap_or(rest.len());
            } else if byte == b'/' && self.byte(self.at + 1) == b'*' {
                if matches!(self.byte(self.at + 2), b'*' | b'!') && self.byte(self.at + 3) != b'/' {
                    self.docs.push(self.at + 2);
                }
                if !self.skip_block_comment() {
                    return true;
                }
            } else {
                return false;
            }
        }
    }

    fn skip_block_comment(&mut self) -> bool {
        let mut depth = 0_usize;
        while self.at < self.bytes.len() {
            match (self.byte(self.at), self.byte(self.at + 1)) {
                (b'/', b'*') => depth += 1,
                (b'*', b'/') => depth -= 1,
                _ => {
                    self.at += 1;
                    let rest = &self.bytes[self.at..];
                    self.at += memchr::memchr2(b'/', b'*', rest).unwrap_or(rest.len());
                    continue;
                }
            }
            self.at += 2;
            if depth == 0 {
                return true;
            }
        }
        false
    }

    /// Past a string's closing quote, from behind its opening one.
    fn string(&mut self) -> Kind {
        while let Some(found) = memchr::memchr2(b'"', b'\\', &self.bytes[self.at..]) {
            self.at += found + 1;
            if self.bytes[self.at - 1] == b'"' {
                return Kind::Literal;
            }
            self.at = (self.at + 1).min(self.bytes.len());
        }
        self.at = self.bytes.len();
        Kind::Unterminated
    }

    /// Past a raw string that may start here; false if none does.
    fn raw_string(&mut self) -> Option<Kind> {
        let hashes = self.bytes[self.at..].iter().take_while(|&&byte| byte == b'#').count();
        if self.byte(self.at + hashes) != b'"' {
            return None;
        }
        self.at += hashes + 1;
        while let Some(found) = memchr::memchr(b'"', &self.bytes[self.at..]) {
            self.at += found + 1;
            let rest = &self.bytes[self.at..];
            if rest.iter().take(hashes).filter(|&&byte| byte == b'#').count() == hashes {
                self.at += hashes;
                return Some(Kind::Literal);
            }
        }
        self.at = self.bytes.len();
        Some(Kind::Unterminated)
    }

    fn skip_word(&mut self) {
        let rest = &self.bytes[self.at.min(self.bytes.len())..];
        self.at += rest.iter().position(|&byte| !is_word(byte)).unwrap_or(rest.len());
    }

    fn word(&mut self) -> Kind {
        let start = self.at;
        self.skip_word();
        let next = self.byte(self.at);
        match (&self.bytes[start..self.at], next) {
            (b"b" | b"c", b'"') => {
                self.at += 1;
                self.string()
            }
            (b"b", b'\'') => self.quote(),
            (b"r" | b"br" | b"cr", b'"' | b'#') => self.raw_string().unwrap_or_else(|| {
                self.at += 1;
                self.skip_word();
                Kind::Word
            }),
            _ => Kind::Word,
        }
    }

    fn number(&mut self) {
        self.skip_word();
        if self.byte(self.at) == b'.' && self.byte(self.at + 1).is_ascii_digit() {
            self.at += 1;
            self.skip_word();
        }
    }

    /// A character or a lifetime.
    fn quote(&mut self) -> Kind {
        self.at += 1;
        if self.byte(self.at) == b'\\' {
            self.at += 2;
            while self.at < self.bytes.len() && !matches!(self.byte(self.at), b'\'' | b'\n') {
                self.at += 1;
            }
            self.at = (self.at + 1).min(self.bytes.len());
            return Kind::Literal;
        }
        let width = match self.byte(self.at) {
            0..0x80 => 1,
            0x80..0xe0 => 2,
            0xe0..0xf0 => 3,
            _ => 4,
        };
        if self.byte(self.at + width) == b'\'' {
            self.at += width + 1;
            return Kind::Literal;
        }
        self.skip_word();
        Kind::Lifetime
    }
}

/// Which bytes belong to words: a look-up, since every byte of a file is asked about.
static WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let ascii = byte as u8;
        table[byte] = ascii.is_ascii_alphanumeric() || ascii == b'_' || byte >= 0x80;
        byte += 1;
    }
    table
};

fn is_word(byte: u8) -> bool {
    WORD[usize::from(byte)]
}

impl Iterator for Scan<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let before = self.at;
        if self.skip_blank() {
            self.at = self.bytes.len();
            return Some(Token { kind: Kind::Unterminated, start: before, end: self.at });
        }
        let start = self.at;
        let byte = *self.bytes.get(start)?;
        let kind = match byte {
            b'(' | b'[' | b'{' => {
                self.at += 1;
                Kind::Open(byte)
            }
            b')' | b']' | b'}' => {
                self.at += 1;
                Kind::Close(byte)
            }
            b'"' => {
                self.at += 1;
                self.string()
            }
            b'\'' => self.quote(),
            b'0'..=b'9' => {
                self.number();
                Kind::Literal
            }
            _ if is_word(byte) => self.word(),
            _ => {
                self.at += 1;
                Kind::Punct(byte)
            }
        };
        Some(Token { kind, start, end: self.at })
    }
}
