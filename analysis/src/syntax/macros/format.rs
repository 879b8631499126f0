//! Format strings, and the arguments of macros that format, log, assert or panic.
//!
//! In:  the macro's tokens.
//! Out: the expressions it looks at. Names inside the format string are uses of those names;
//!      the string itself is left out.

use proc_macro2::{Ident, TokenStream};
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Token, token};

use crate::domain::{Name, Range};
use crate::syntax::ir::{Expr, ExprId};
use crate::syntax::lower::Lower;

/// Arguments as they are parsed: at most one format string among them.
pub(super) struct Arguments {
    exprs: Vec<syn::Expr>,
    format: Option<syn::LitStr>,
}

impl Lower<'_> {
    pub(super) fn format_args(&mut self, tokens: &TokenStream) -> Option<Box<[ExprId]>> {
        let args = self.parse_tokens(tokens, arguments)?;
        Some(self.lower_format(args))
    }

    pub(super) fn log_args(&mut self, tokens: &TokenStream) -> Option<Box<[ExprId]>> {
        let args = self.parse_tokens(tokens, |input| {
            let mut args = Arguments { exprs: Vec::new(), format: None };
            log_arguments(input, &mut args)?;
            Ok(args)
        })?;
        Some(self.lower_format(args))
    }

    pub(super) fn lower_format(&mut self, args: Arguments) -> Box<[ExprId]> {
        let mut ids = Vec::with_capacity(args.exprs.len());
        ids.extend(args.exprs.iter().map(|expr| self.expr(expr)));
        if let Some(format) = args.format {
            self.inline_names(&format, &mut ids);
        }
        ids.into()
    }

    /// `{name}` in a format string uses `name`.
    fn inline_names(&mut self, format: &syn::LitStr, ids: &mut Vec<ExprId>) {
        let range = self.source.range(format.span());
        let text = self.text(format.span(), range, || format.token().to_string());
        let mut names = Vec::new();
        names_in(&text, |name| {
            let own = Name::new(name);
            if self.source.region(format.span()).is_some() {
                names.push((self.own_local(own, format.span()).unwrap_or(own), range));
                return;
            }
            let at = name.as_ptr().addr() - text.as_ptr().addr();
            let start = range.start + at as u32;
            names.push((own, Range::new(start, start + name.len() as u32)));
        });
        for (name, range) in names {
            let path = self.word(name);
            ids.push(self.push(Expr::Path(path), range));
        }
    }
}

/// Expressions between commas, `name = value` among them.
pub(super) fn arguments(input: ParseStream<'_>) -> syn::Result<Arguments> {
    let mut args = Arguments { exprs: Vec::new(), format: None };
    while !input.is_empty() {
        if input.peek2(Token![=]) && !input.peek2(Token![==]) && input.peek(Ident::peek_any) {
            input.call(Ident::parse_any)?;
            input.parse::<Token![=]>()?;
            args.exprs.push(input.parse()?);
        } else {
            let value = input.parse()?;
            args.push(value);
        }
        super::comma(input)?;
    }
    Ok(args)
}

impl Arguments {
    fn push(&mut self, value: syn::Expr) {
        match value {
            syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. })
                if self.format.is_none() =>
            {
                self.format = Some(text);
            }
            value => self.exprs.push(value),
        }
    }
}

/// `target: "x", key = value, ?debug, %display, key:? = value; "text {}", arg`
fn log_arguments(input: ParseStream<'_>, args: &mut Arguments) -> syn::Result<()> {
    while !input.is_empty() {
        if input.peek(token::Brace) {
            let content;
            syn::braced!(content in input);
            log_arguments(&content, args)?;
        } else {
            log_argument(input, args)?;
        }
        if input.parse::<Option<Token![;]>>()?.is_none() {
            super::comma(input)?;
        }
    }
    Ok(())
}

fn log_argument(input: ParseStream<'_>, args: &mut Arguments) -> syn::Result<()> {
    let keyed = key(&input.fork()).is_ok_and(|keyed| keyed);
    if keyed {
        key(input)?;
    }
    let sigil = input.parse::<Option<Token![?]>>()?.is_some()
        || input.parse::<Option<Token![%]>>()?.is_some();
    let value = input.parse::<syn::Expr>()?;
    if keyed || sigil {
        args.exprs.push(value);
    } else {
        args.push(value);
    }
    Ok(())
}

/// Takes `target:`, `key =`, `a.b =`, `"key" =`, `key:? =`; false if a value stands here.
fn key(input: ParseStream<'_>) -> syn::Result<bool> {
    if input.peek(syn::LitStr) {
        input.parse::<syn::LitStr>()?;
    } else if input.peek(Ident::peek_any) {
        input.call(Ident::parse_any)?;
        while input.peek(Token![.]) && !input.peek(Token![..]) && input.peek2(Ident::peek_any) {
            input.parse::<Token![.]>()?;
            input.call(Ident::parse_any)?;
        }
    } else {
        return Ok(false);
    }
    if input.peek(Token![=]) && !input.peek(Token![==]) {
        input.parse::<Token![=]>()?;
        return Ok(true);
    }
    if !input.peek(Token![:]) || input.peek(Token![::]) {
        return Ok(false);
    }
    input.parse::<Token![:]>()?;
    // The `log` crate says how a value is captured: `key:? = v`, `key:% = v`, `key:serde = v`.
    if input.peek(Token![?]) || input.peek(Token![%]) {
        input.parse::<Option<Token![?]>>()?;
        input.parse::<Option<Token![%]>>()?;
        input.parse::<Token![=]>()?;
    } else if input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]) {
        input.parse::<Ident>()?;
        input.parse::<Token![=]>()?;
    }
    Ok(true)
}

/// Calls `found` with each name between braces of a literal's text; of `{:width$}` too.
pub(in crate::syntax) fn names_in<'t>(text: &'t str, mut found: impl FnMut(&'t str)) {
    if !text.ends_with(['"', '#']) {
        return;
    }
    let mut rest = text;
    while let Some(at) = memchr::memchr(b'{', rest.as_bytes()) {
        rest = &rest[at + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(end) = memchr::memchr2(b'}', b'{', rest.as_bytes()) else { return };
        let (argument, spec) = rest[..end].split_once(':').unwrap_or((&rest[..end], ""));
        if is_name(argument.trim()) {
            found(argument.trim());
        }
        for (dollar, _) in spec.match_indices('$') {
            let before = &spec[..dollar];
            let start = before.rfind(|c: char| !c.is_alphanumeric() && c != '_');
            let name = &before[start.map_or(0, |at| at + 1)..];
            if is_name(name) {
                found(name);
            }
        }
        rest = &rest[end..];
    }
}

fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
        && text != "_"
}
