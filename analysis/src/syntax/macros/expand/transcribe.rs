//! What a rule yields for what it matched.
//!
//! In:  the tokens behind `=>`, what each name stands for.
//! Out: the tokens of the expansion; `None` if the rule says more than is understood, or far too
//!      much. An argument keeps its spans. Expressions and types stay together in a group.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};

use super::matching::{Bindings, Bound};
use super::rules::{Kind, Times, is_punct, repetition};

/// Tokens of one expansion, at most: longer chains could overflow the parser's stack.
const MAX_TOKENS: usize = 4_000;

/// The state of one expansion.
pub(super) struct Transcriber<'b> {
    bindings: &'b Bindings,
    /// Where each repetition around is.
    turns: Vec<usize>,
    count: usize,
}

/// The tokens of an expansion, and how many there are.
pub(super) fn transcribe(yields: TokenStream, bindings: &Bindings) -> Option<(TokenStream, usize)> {
    let mut state = Transcriber { bindings, turns: Vec::new(), count: 0 };
    let tokens = state.stream(yields)?;
    Some((tokens, state.count))
}

impl Transcriber<'_> {
    fn stream(&mut self, yields: TokenStream) -> Option<TokenStream> {
        let trees: Vec<TokenTree> = yields.into_iter().collect();
        let mut out = Vec::new();
        self.trees(&trees, &mut out)?;
        Some(out.into_iter().collect())
    }

    fn trees(&mut self, mut rest: &[TokenTree], out: &mut Vec<TokenTree>) -> Option<()> {
        while let Some((first, behind)) = rest.split_first() {
            rest = behind;
            self.count += 1;
            if self.count > MAX_TOKENS {
                return None;
            }
            match first {
                TokenTree::Group(group) => {
                    let inner = self.stream(group.stream())?;
                    out.push(grouped(group.delimiter(), inner, group.span()));
                }
                first if !is_punct(first, '$') => out.push(first.clone()),
                dollar => {
                    let (next, behind) = rest.split_first()?;
                    rest = behind;
                    match next {
                        TokenTree::Ident(name) if name == "crate" => {
                            out.push(Ident::new("crate", dollar.span()).into());
                        }
                        TokenTree::Ident(name) => self.fragment(&name.to_string(), out)?,
                        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
                            let (separator, times) = repetition(&mut rest)?;
                            self.repeat(group, (&separator, times), out)?;
                        }
                        _ => return None,
                    }
                }
            }
        }
        Some(())
    }

    /// What a name stands for in the turns at hand.
    fn bound(&self, name: &str) -> Option<&Bound> {
        let mut bound = self.bindings.get(name)?;
        for turn in &self.turns {
            match bound {
                Bound::One(..) => break,
                Bound::Many(all) => bound = all.get(*turn)?,
            }
        }
        Some(bound)
    }

    fn fragment(&mut self, name: &str, out: &mut Vec<TokenTree>) -> Option<()> {
        let Bound::One(kind, tokens) = self.bound(name)? else { return None };
        let (kind, tokens) = (*kind, tokens.clone());
        self.count += tokens.iter().map(size).sum::<usize>();
        if self.count > MAX_TOKENS {
            return None;
        }
        if !matches!(kind, Kind::Expr | Kind::Ty) {
            out.extend(tokens);
            return Some(());
        }
        if let [TokenTree::Group(group)] = tokens.as_slice()
            && group.delimiter() == Delimiter::None
        {
            out.extend(tokens);
            return Some(());
        }
        let (first, last) = (tokens.first()?.span(), tokens.last()?.span());
        let span = first.join(last).unwrap_or(first);
        out.push(grouped(Delimiter::None, tokens.into_iter().collect(), span));
        Some(())
    }

    fn repeat(
        &mut self,
        group: &Group,
        (separator, times): (&[TokenTree], Times),
        out: &mut Vec<TokenTree>,
    ) -> Option<()> {
        let mut count = None;
        self.turns_of(group.stream(), &mut count)?;
        let count = count?;
        if times == Times::Once && count > 1 || times == Times::Some && count == 0 {
            return None;
        }
        let trees: Vec<TokenTree> = group.stream().into_iter().collect();
        for turn in 0..count {
            if turn > 0 {
                out.extend(separator.iter().cloned());
            }
            self.turns.push(turn);
            self.trees(&trees, out)?;
            self.turns.pop();
        }
        Some(())
    }

    /// How often what is named inside is there; `None` if it does not agree.
    fn turns_of(&self, tokens: TokenStream, count: &mut Option<usize>) -> Option<()> {
        let mut dollar = false;
        for tree in tokens {
            match &tree {
                TokenTree::Ident(name) if dollar => {
                    if let Some(Bound::Many(all)) = self.bound(&name.to_string()) {
                        if count.is_some_and(|count| count != all.len()) {
                            return None;
                        }
                        *count = Some(all.len());
                    }
                }
                TokenTree::Group(group) => self.turns_of(group.stream(), count)?,
                _ => {}
            }
            dollar = is_punct(&tree, '$');
        }
        Some(())
    }
}

fn grouped(delimiter: Delimiter, inner: TokenStream, span: Span) -> TokenTree {
    let mut group = Group::new(delimiter, inner);
    group.set_span(span);
    group.into()
}

/// How many tokens a tree is.
fn size(tree: &TokenTree) -> usize {
    match tree {
        TokenTree::Group(group) => 1 + group.stream().into_iter().map(|t| size(&t)).sum::<usize>(),
        _ => 1,
    }
}
