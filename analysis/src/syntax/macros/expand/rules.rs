//! The rules of a `macro_rules!`: what each matches, and where what it yields begins and ends.
//!
//! In:  the text between its delimiters.
//! Out: [`Rule`]s in order; `None` if one of them is not understood.

use std::rc::Rc;

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use crate::domain::Range;
use crate::syntax::source::Source;

/// A rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub matcher: Vec<Matcher>,
    /// What it yields, in the text of the rules.
    pub yields: Range,
}

/// A part of what a rule matches.
#[derive(Debug)]
pub(super) enum Matcher {
    /// A word, a literal or a single punctuation character.
    Token(TokenTree),
    /// What stands between delimiters.
    Group(Delimiter, Vec<Matcher>),
    /// `$name:kind`
    Fragment(Rc<str>, Kind),
    /// `$(…) separator op`
    Repeat { inner: Vec<Matcher>, separator: Vec<TokenTree>, times: Times },
}

/// How often a repetition is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Times {
    /// `*`
    Any,
    /// `+`
    Some,
    /// `?`
    Once,
}

/// What a fragment is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Block,
    Expr,
    Ident,
    Item,
    Lifetime,
    Literal,
    Meta,
    Pat,
    PatParam,
    Path,
    Stmt,
    Tt,
    Ty,
    Vis,
}

impl Kind {
    fn of(word: &str) -> Option<Self> {
        Some(match word {
            "block" => Self::Block,
            "expr" | "expr_2021" => Self::Expr,
            "ident" => Self::Ident,
            "item" => Self::Item,
            "lifetime" => Self::Lifetime,
            "literal" => Self::Literal,
            "meta" => Self::Meta,
            "pat" => Self::Pat,
            "pat_param" => Self::PatParam,
            "path" => Self::Path,
            "stmt" => Self::Stmt,
            "tt" => Self::Tt,
            "ty" => Self::Ty,
            "vis" => Self::Vis,
            _ => return None,
        })
    }
}

/// Reads the rules.
pub(super) fn read(text: &str) -> Option<Vec<Rule>> {
    let tokens: TokenStream = text.parse().ok()?;
    let source = Source::new(text, 0);
    let mut trees = tokens.into_iter().peekable();
    let mut rules = Vec::new();
    while trees.peek().is_some() {
        let TokenTree::Group(matched) = trees.next()? else { return None };
        let matcher = matchers(matched.stream())?;
        if !is_punct(&trees.next()?, '=') || !is_punct(&trees.next()?, '>') {
            return None;
        }
        let TokenTree::Group(yielded) = trees.next()? else { return None };
        let around = source.range(yielded.span());
        rules.push(Rule { matcher, yields: Range::new(around.start + 1, around.end - 1) });
        if let Some(next) = trees.next()
            && !is_punct(&next, ';')
        {
            return None;
        }
    }
    Some(rules)
}

fn matchers(tokens: TokenStream) -> Option<Vec<Matcher>> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest = trees.as_slice();
    let mut out = Vec::new();
    while let Some((first, behind)) = rest.split_first() {
        rest = behind;
        out.push(match first {
            TokenTree::Group(group) => Matcher::Group(group.delimiter(), matchers(group.stream())?),
            first if !is_punct(first, '$') => Matcher::Token(first.clone()),
            _ => {
                let (next, behind) = rest.split_first()?;
                rest = behind;
                match next {
                    TokenTree::Ident(name) => {
                        let [colon, TokenTree::Ident(kind), ..] = rest else { return None };
                        if !is_punct(colon, ':') {
                            return None;
                        }
                        rest = &rest[2..];
                        let name = name.to_string();
                        Matcher::Fragment(name.as_str().into(), Kind::of(&kind.to_string())?)
                    }
                    TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                        let inner = matchers(group.stream())?;
                        let (separator, times) = repetition(&mut rest)?;
                        Matcher::Repeat { inner, separator, times }
                    }
                    _ => return None,
                }
            }
        });
    }
    Some(out)
}

/// What stands behind `$(…)`: a separator, if there is one, and how often.
pub(super) fn repetition(rest: &mut &[TokenTree]) -> Option<(Vec<TokenTree>, Times)> {
    let times = |tree: &TokenTree| match tree {
        TokenTree::Punct(punct) => match punct.as_char() {
            '*' => Some(Times::Any),
            '+' => Some(Times::Some),
            '?' => Some(Times::Once),
            _ => None,
        },
        _ => None,
    };
    let first = rest.first()?;
    let mut separator = Vec::new();
    if times(first).is_none() {
        let length = token_length(rest);
        separator.extend_from_slice(&rest[..length]);
        *rest = &rest[length..];
    }
    let times = times(rest.first()?)?;
    *rest = &rest[1..];
    Some((separator, times))
}

/// Tokens of more than one character, the longest first.
const LONG: [&str; 25] = [
    "<<=", ">>=", "...", "..=", "=>", "->", "::", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=",
    "*=", "/=", "%=", "^=", "&=", "|=", "<<", ">>", "..", "<-",
];

/// How many trees the first token is made of: `=>` are two, a lifetime too.
pub(super) fn token_length(trees: &[TokenTree]) -> usize {
    let mut joined = String::new();
    for tree in trees.iter().take(3) {
        let TokenTree::Punct(punct) = tree else {
            if joined == "'" {
                return 2;
            }
            break;
        };
        joined.push(punct.as_char());
        if punct.spacing() == Spacing::Alone {
            break;
        }
    }
    LONG.iter().find(|long| joined.starts_with(**long)).map_or(1, |long| long.len())
}

pub(super) fn is_punct(tree: &TokenTree, char: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == char)
}
