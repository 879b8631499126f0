//! Fragments: what `$x:expr` and its like take.
//!
//! In:  a kind of fragment, the tokens at hand.
//! Out: the tokens it takes; none if it is not there.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::parse::{Parse, ParseStream, Parser as _};

use super::matching::Unsure;
use super::rules::{Kind, token_length};

/// Takes a fragment.
pub(super) fn take(kind: Kind, input: ParseStream<'_>) -> Result<Option<Vec<TokenTree>>, Unsure> {
    match kind {
        Kind::Expr => parsed(input, syn::Expr::parse),
        Kind::Ty => parsed(input, syn::Type::parse),
        Kind::Path => parsed(input, syn::Path::parse),
        Kind::Pat => parsed(input, syn::Pat::parse_multi_with_leading_vert),
        Kind::PatParam => parsed(input, syn::Pat::parse_single),
        Kind::Item => parsed(input, syn::Item::parse),
        Kind::Meta => parsed(input, syn::Meta::parse),
        Kind::Vis => parsed(input, syn::Visibility::parse),
        Kind::Literal => literal(input),
        Kind::Stmt => statement(input),
        Kind::Block => trees(input, |next| match next {
            [TokenTree::Group(group), ..] if group.delimiter() == Delimiter::Brace => 1,
            _ => 0,
        }),
        Kind::Ident => trees(input, |next| match next {
            [TokenTree::Ident(ident), ..] if ident != "_" => 1,
            _ => 0,
        }),
        Kind::Lifetime => trees(input, |next| match next {
            [TokenTree::Punct(punct), TokenTree::Ident(_), ..] if punct.as_char() == '\'' => 2,
            _ => 0,
        }),
        Kind::Tt => trees(input, token_length),
    }
}

/// The trees at hand, of which no token has more.
fn next(input: ParseStream<'_>) -> Vec<TokenTree> {
    let mut cursor = input.cursor();
    let mut next = Vec::with_capacity(3);
    while let (Some((tree, behind)), true) = (cursor.token_tree(), next.len() < 3) {
        next.push(tree);
        cursor = behind;
    }
    next
}

/// Takes as many trees as are told.
fn trees(
    input: ParseStream<'_>,
    count: impl FnOnce(&[TokenTree]) -> usize,
) -> Result<Option<Vec<TokenTree>>, Unsure> {
    let mut next = next(input);
    let count = if next.is_empty() { 0 } else { count(&next) };
    next.truncate(count);
    for _ in 0..count {
        input.parse::<TokenTree>().map_err(|_| Unsure)?;
    }
    Ok((count > 0).then_some(next))
}

/// Takes what the parser takes.
fn parsed<T>(
    input: ParseStream<'_>,
    grammar: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Result<Option<Vec<TokenTree>>, Unsure> {
    use syn::parse::discouraged::Speculative as _;

    let fork = input.fork();
    let mut cursor = input.cursor();
    if grammar(&fork).is_err() {
        return Ok(None);
    }
    let end = fork.cursor();
    let mut tokens = Vec::new();
    while cursor != end {
        // The parser may stop within a group without delimiters; that ends behind it.
        let Some((tree, behind)) = cursor.token_tree() else { return Err(Unsure) };
        tokens.push(tree);
        cursor = behind;
    }
    input.advance_to(&fork);
    Ok(Some(tokens))
}

/// `-1`, `"text"`, `true`
fn literal(input: ParseStream<'_>) -> Result<Option<Vec<TokenTree>>, Unsure> {
    trees(input, |next| match next {
        [TokenTree::Literal(_), ..] => 1,
        [TokenTree::Ident(ident), ..] if ident == "true" || ident == "false" => 1,
        [TokenTree::Punct(minus), TokenTree::Literal(_), ..] if minus.as_char() == '-' => 2,
        _ => 0,
    })
}

/// A statement without its semicolon.
fn statement(input: ParseStream<'_>) -> Result<Option<Vec<TokenTree>>, Unsure> {
    if !input.peek(syn::Token![let]) {
        return parsed(input, |input| {
            if input.fork().parse::<syn::Expr>().is_ok() {
                input.parse::<syn::Expr>().map(drop)
            } else {
                input.parse::<syn::Item>().map(drop)
            }
        });
    }
    let mut cursor = input.cursor();
    let mut tokens = Vec::new();
    while let Some((tree, behind)) = cursor.token_tree() {
        if matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ';') {
            break;
        }
        tokens.push(tree);
        cursor = behind;
    }
    let mut whole: TokenStream = tokens.iter().cloned().collect();
    whole.extend([TokenTree::from(proc_macro2::Punct::new(';', proc_macro2::Spacing::Alone))]);
    if syn::Block::parse_within.parse2(whole).is_ok_and(|stmts| stmts.len() == 1) {
        for _ in &tokens {
            input.parse::<TokenTree>().map_err(|_| Unsure)?;
        }
        return Ok(Some(tokens));
    }
    Ok(None)
}
