//! Which rule a macro call follows, and what its fragments stand for.
//!
//! In:  the rules, the tokens of the call.
//! Out: the first rule that matches, with [`Bound`] tokens for each name; `None` where there is
//!      none or a fragment ends in the middle of what an outer macro handed on.
//! Source: Rust Reference, "Macros by example". Repetitions take all they can, which is what the
//!      compiler does where it does not refuse the macro for being ambiguous.

use std::collections::BTreeMap;
use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::discouraged::{AnyDelimiter as _, Speculative as _};
use syn::parse::{ParseStream, Parser};

use super::fragments;
use super::rules::{Kind, Matcher, Rule, Times};

/// What a name stands for.
#[derive(Clone, Debug)]
pub(super) enum Bound {
    /// A fragment.
    One(Kind, Vec<TokenTree>),
    /// One of them a repetition.
    Many(Vec<Bound>),
}

pub(super) type Bindings = BTreeMap<Rc<str>, Bound>;

/// Parts that are tried, at most.
const MAX_STEPS: u32 = 20_000;

/// Why matching has to end.
#[derive(Debug)]
pub(super) struct Unsure;

/// Whether something is there.
type Found = Result<bool, Unsure>;

/// The first rule that matches.
pub(super) fn first(rules: &[Rule], tokens: &TokenStream) -> Option<(usize, Bindings)> {
    let search = |input: ParseStream<'_>| {
        let mut found = None;
        let mut steps = Steps(0);
        for (n, rule) in rules.iter().enumerate() {
            let fork = input.fork();
            let mut bindings = Bindings::new();
            match steps.sequence(&rule.matcher, &fork, &mut bindings) {
                Ok(true) if fork.is_empty() => {
                    found = Some((n, bindings));
                    break;
                }
                Ok(_) => {}
                Err(Unsure) => break,
            }
        }
        input.parse::<TokenStream>()?;
        Ok(found)
    };
    search.parse2(tokens.clone()).ok().flatten()
}

struct Steps(u32);

impl Steps {
    fn sequence(
        &mut self,
        matchers: &[Matcher],
        input: ParseStream<'_>,
        out: &mut Bindings,
    ) -> Found {
        for matcher in matchers {
            if !self.one(matcher, input, out)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn one(&mut self, matcher: &Matcher, input: ParseStream<'_>, out: &mut Bindings) -> Found {
        self.0 += 1;
        if self.0 > MAX_STEPS {
            return Err(Unsure);
        }
        match matcher {
            Matcher::Token(token) => Ok(takes(token, input)),
            Matcher::Group(delimiter, inner) => {
                let Some((TokenTree::Group(group), _)) = input.cursor().token_tree() else {
                    return Ok(false);
                };
                if group.delimiter() != *delimiter {
                    return Ok(false);
                }
                let Ok((_, _, content)) = input.parse_any_delimiter() else { return Ok(false) };
                Ok(self.sequence(inner, &content, out)? && content.is_empty())
            }
            Matcher::Fragment(name, kind) => {
                let Some(tokens) = fragments::take(*kind, input)? else { return Ok(false) };
                out.insert(Rc::clone(name), Bound::One(*kind, tokens));
                Ok(true)
            }
            Matcher::Repeat { inner, separator, times } => {
                let count = self.repeat(inner, (separator, *times), input, out)?;
                Ok(count > 0 || *times != Times::Some)
            }
        }
    }

    /// Takes what a repetition matches; how often it is there.
    fn repeat(
        &mut self,
        inner: &[Matcher],
        (separator, times): (&[TokenTree], Times),
        input: ParseStream<'_>,
        out: &mut Bindings,
    ) -> Result<usize, Unsure> {
        let mut all: BTreeMap<Rc<str>, Vec<Bound>> = BTreeMap::new();
        declare(inner, &mut all);
        let mut count = 0;
        while !input.is_empty() && (count == 0 || times != Times::Once) {
            let fork = input.fork();
            let separated = count == 0 || separator.iter().all(|token| takes(token, &fork));
            let mut bindings = Bindings::new();
            if !separated || !self.sequence(inner, &fork, &mut bindings)? {
                break;
            }
            // Nothing was taken: it would be there for ever.
            if fork.cursor() == input.cursor() {
                return Err(Unsure);
            }
            input.advance_to(&fork);
            for (name, bound) in bindings {
                all.entry(name).or_default().push(bound);
            }
            count += 1;
        }
        out.extend(all.into_iter().map(|(name, bounds)| (name, Bound::Many(bounds))));
        Ok(count)
    }
}

/// Notes each name of a repetition, for it may be there no times.
fn declare(matchers: &[Matcher], all: &mut BTreeMap<Rc<str>, Vec<Bound>>) {
    for matcher in matchers {
        match matcher {
            Matcher::Token(_) => {}
            Matcher::Fragment(name, _) => {
                all.entry(Rc::clone(name)).or_default();
            }
            Matcher::Group(_, inner) | Matcher::Repeat { inner, .. } => declare(inner, all),
        }
    }
}

/// Takes a token, if it is the next.
fn takes(token: &TokenTree, input: ParseStream<'_>) -> bool {
    let Some((next, _)) = input.cursor().token_tree() else { return false };
    let same = match (token, &next) {
        (TokenTree::Ident(a), TokenTree::Ident(b)) => a == b,
        (TokenTree::Punct(a), TokenTree::Punct(b)) => a.as_char() == b.as_char(),
        (TokenTree::Literal(a), TokenTree::Literal(b)) => a.to_string() == b.to_string(),
        _ => false,
    };
    same && input.parse::<TokenTree>().is_ok()
}
