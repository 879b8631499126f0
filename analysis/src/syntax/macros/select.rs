//! `select!` of tokio, futures and crossbeam.
//!
//! In:  the macro's tokens.
//! Out: its arms in order. tokio: `pat = future, if guard => handler`, `else =>`; futures:
//!      `complete =>`, `default =>`; crossbeam: `recv(r) -> pat =>`, `send(s, v) -> pat =>`,
//!      `default(timeout) =>`.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Token, token};

use crate::syntax::ir::{Macro, Select, SelectArm, SelectWait};
use crate::syntax::lower::Lower;

/// An arm as it is parsed.
enum Arm {
    Future(Box<syn::Pat>, syn::Expr, Option<syn::Expr>, syn::Expr),
    Recv(syn::Expr, Box<syn::Pat>, syn::Expr),
    Send(syn::Expr, syn::Expr, Box<syn::Pat>, syn::Expr),
    /// `else`, or `complete` if the flag is set.
    Otherwise(syn::Expr, bool),
    Default(Option<syn::Expr>, syn::Expr),
}

impl Lower<'_> {
    pub(super) fn select(&mut self, tokens: &TokenStream, biased_name: bool) -> Option<Macro> {
        let (is_biased, arms) = self.parse_tokens(tokens, |input| {
            let is_biased = biased(input)?;
            let mut arms = Vec::new();
            while !input.is_empty() {
                arms.push(arm(input)?);
            }
            Ok((is_biased, arms))
        })?;
        let mut select = Select { biased: is_biased || biased_name, ..Select::default() };
        for arm in &arms {
            self.select_arm(arm, &mut select);
        }
        Some(Macro::Select(select))
    }

    fn select_arm(&mut self, arm: &Arm, select: &mut Select) {
        let (wait, pat, guard, body) = match arm {
            Arm::Future(pat, future, guard, body) => {
                let guard = guard.as_ref().map(|guard| self.expr(guard));
                (SelectWait::Future(self.expr(future)), pat, guard, body)
            }
            Arm::Recv(from, pat, body) => (SelectWait::Recv(self.expr(from)), pat, None, body),
            Arm::Send(to, value, pat, body) => {
                let to = self.expr(to);
                (SelectWait::Send(to, self.expr(value)), pat, None, body)
            }
            Arm::Otherwise(body, complete) => {
                select.complete = *complete;
                select.otherwise = Some(self.expr(body));
                return;
            }
            Arm::Default(timeout, body) => {
                select.timeout = timeout.as_ref().map(|timeout| self.expr(timeout));
                select.default = Some(self.expr(body));
                return;
            }
        };
        let pat = self.pat(pat);
        let body = self.expr(body);
        select.arms.push(SelectArm { wait, pat, guard, body });
    }
}

/// `biased;` in front, as tokio's `select!` and `join!` take it.
pub(super) fn biased(input: ParseStream<'_>) -> syn::Result<bool> {
    if word(input, "biased") && input.peek2(Token![;]) {
        input.parse::<Ident>()?;
        input.parse::<Token![;]>()?;
        return Ok(true);
    }
    Ok(false)
}

fn word(input: ParseStream<'_>, text: &str) -> bool {
    input.cursor().ident().is_some_and(|(ident, _)| ident == text)
}

fn arm(input: ParseStream<'_>) -> syn::Result<Arm> {
    let complete = word(input, "complete");
    if input.peek2(Token![=>]) && (complete || word(input, "else")) {
        input.call(Ident::parse_any)?;
        return Ok(Arm::Otherwise(handler(input)?, complete));
    }
    if word(input, "default") && (input.peek2(Token![=>]) || input.peek2(token::Paren)) {
        input.parse::<Ident>()?;
        let mut timeout = None;
        if input.peek(token::Paren) {
            let content;
            syn::parenthesized!(content in input);
            timeout = (!content.is_empty()).then(|| content.parse()).transpose()?;
        }
        return Ok(Arm::Default(timeout, handler(input)?));
    }
    if input.peek2(token::Paren) && (input.peek3(Token![->]) || input.peek3(Token![=>])) {
        if word(input, "recv") {
            let content = operation(input)?;
            let from = content.0;
            return Ok(Arm::Recv(from, Box::new(result(input)?), handler(input)?));
        }
        if word(input, "send") {
            let (to, value) = operation(input)?;
            let value = value.ok_or_else(|| input.error("expected a value"))?;
            return Ok(Arm::Send(to, value, Box::new(result(input)?), handler(input)?));
        }
    }
    let pat = syn::Pat::parse_multi_with_leading_vert(input)?;
    input.parse::<Token![=]>()?;
    let future = input.parse::<syn::Expr>()?;
    let mut guard = None;
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
        input.parse::<Token![if]>()?;
        guard = Some(input.parse::<syn::Expr>()?);
    }
    Ok(Arm::Future(Box::new(pat), future, guard, handler(input)?))
}

/// `recv(receiver)` or `send(sender, value)`.
fn operation(input: ParseStream<'_>) -> syn::Result<(syn::Expr, Option<syn::Expr>)> {
    input.parse::<Ident>()?;
    let content;
    syn::parenthesized!(content in input);
    let mut args = super::expressions(&content)?.into_iter();
    let first = args.next().ok_or_else(|| input.error("expected a channel"))?;
    Ok((first, args.next()))
}

/// `-> pat`, or nothing where the result is ignored.
fn result(input: ParseStream<'_>) -> syn::Result<syn::Pat> {
    if input.parse::<Option<Token![->]>>()?.is_some() {
        return syn::Pat::parse_multi_with_leading_vert(input);
    }
    let underscore_token = Token![_](input.span());
    Ok(syn::Pat::Wild(syn::PatWild { attrs: Vec::new(), underscore_token }))
}

fn handler(input: ParseStream<'_>) -> syn::Result<syn::Expr> {
    input.parse::<Token![=>]>()?;
    let body = syn::Expr::parse_with_earlier_boundary_rule(input)?;
    input.parse::<Option<Token![,]>>()?;
    Ok(body)
}
