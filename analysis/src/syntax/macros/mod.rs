//! Macros: known ones have a grammar, the others are opaque.
//!
//! In:  a macro call's path and tokens. Matched by the last segment, for macros are re-exported.
//! Out: an [`Expr::Macro`], the expression it stands for, or items in its place.
//! Nodes inside keep their true ranges, since the tokens carry their positions.

mod blocks;
pub(in crate::syntax) mod expand;
pub(in crate::syntax) mod format;
mod items;
mod select;

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream, Parser};

use super::ir::{Expr, ExprId, Lit, Macro, MacroCall};
use super::lower::Lower;
use crate::domain::{Name, Range};

/// Macros within macros are read again at each level, so deep ones stay opaque.
const DEEPEST: u32 = 24;

impl Lower<'_> {
    pub(super) fn macro_expr(&mut self, mac: &syn::Macro) -> ExprId {
        let (path, path_range) = self.path(None, &mac.path);
        let range = Range::new(path_range.start, self.source.end(mac.delimiter.span().join()));
        if let Some(id) = self.mark(range) {
            return id;
        }
        let name = path.segments.last().map_or("", |last| last.name.as_str());
        self.nested_macros += 1;
        let range = self.source.settled(range);
        let expanded = self.expanded_expr(mac, range).or_else(|| self.replaced(name, mac, range));
        let id = expanded.unwrap_or_else(|| {
            let kind = self.known(name, mac).unwrap_or_else(|| self.opaque(&mac.tokens));
            let path = path.segments.iter().map(|segment| segment.name).collect();
            self.push(Expr::Macro(Box::new(MacroCall { path, kind, path_range })), range)
        });
        self.nested_macros -= 1;
        id
    }

    /// What stands where something was taken out: it may use whatever that named.
    fn mark(&mut self, at: Range) -> Option<ExprId> {
        let lost = self.marks.iter().find(|lost| {
            lost.range.start == at.start && self.source.slice(at) == super::recover::MARK
        })?;
        let (range, names) = (lost.range, lost.names.clone().into());
        let kind = Macro::Opaque { names, args: Box::default() };
        let call = MacroCall { path: Vec::new(), kind, path_range: range };
        Some(self.push(Expr::Macro(Box::new(call)), range))
    }

    /// Macros that are nothing but another way to write an expression.
    fn replaced(&mut self, name: &str, mac: &syn::Macro, range: Range) -> Option<ExprId> {
        let lit = match name {
            "vec" => return self.vec(&mac.tokens, range),
            "dbg" => return self.dbg(&mac.tokens, range),
            "cfg" => return Some(self.push(Expr::Opaque(Box::default()), range)),
            "concat" | "env" | "include_str" | "stringify" | "file" | "module_path" => {
                Lit::Str(None)
            }
            "line" | "column" => Lit::Int(None, None),
            "include_bytes" => Lit::Bytes,
            _ => return None,
        };
        Some(self.push(Expr::Lit(lit), range))
    }

    fn vec(&mut self, tokens: &TokenStream, range: Range) -> Option<ExprId> {
        let (elems, len) = self.parse_tokens(tokens, |input| {
            let mut elems = Vec::new();
            while !input.is_empty() {
                elems.push(input.parse::<syn::Expr>()?);
                if elems.len() == 1 && input.peek(syn::Token![;]) {
                    input.parse::<syn::Token![;]>()?;
                    return Ok((elems, Some(input.parse::<syn::Expr>()?)));
                }
                comma(input)?;
            }
            Ok((elems, None))
        })?;
        let elems = self.lower_all(&elems);
        let expr = match len {
            Some(len) => Expr::Repeat { elem: elems[0], len: self.expr(&len), vec: true },
            None => Expr::Array { elems, vec: true },
        };
        Some(self.push(expr, range))
    }

    /// `dbg!(x)` is `x`.
    fn dbg(&mut self, tokens: &TokenStream, range: Range) -> Option<ExprId> {
        let args = self.comma_separated(tokens)?;
        let args = self.lower_all(&args);
        match *args {
            [one] => {
                self.body.widen(one, range);
                Some(one)
            }
            _ => Some(self.push(Expr::Tuple(args), range)),
        }
    }

    fn known(&mut self, name: &str, mac: &syn::Macro) -> Option<Macro> {
        let tokens = &mac.tokens;
        match name {
            "select" | "select_biased" => self.select(tokens, name == "select_biased"),
            "join" | "try_join" => {
                let futures = self.parse_tokens(tokens, |input| {
                    select::biased(input)?;
                    expressions(input)
                })?;
                let futures = self.lower_all(&futures);
                Some(Macro::Join { futures, fallible: name == "try_join" })
            }
            "pin" | "pin_mut" => {
                let args = self.comma_separated(tokens)?;
                Some(Macro::Pin(self.lower_all(&args)))
            }
            "ready" => {
                let args = self.comma_separated(tokens)?;
                let [polled] = args.as_slice() else { return None };
                Some(Macro::Ready(self.expr(polled)))
            }
            "matches" => self.matches(tokens).map(|(kind, _)| kind),
            "assert_matches" | "debug_assert_matches" => self.assert_matches(mac),
            "stream" | "try_stream" => self.stream(tokens),
            "cfg_if" => self.cfg_if(tokens),
            "bail" => Some(Macro::Bail { args: self.format_args(tokens)?, conditional: false }),
            "ensure" => Some(Macro::Bail { args: self.format_args(tokens)?, conditional: true }),
            "panic" | "unreachable" | "todo" | "unimplemented" => {
                self.format_args(tokens).map(Macro::Panic)
            }
            "assert" | "assert_eq" | "assert_ne" | "debug_assert" | "debug_assert_eq"
            | "debug_assert_ne" => self.format_args(tokens).map(Macro::Assert),
            "format" | "format_args" | "print" | "println" | "eprint" | "eprintln" | "write"
            | "writeln" | "anyhow" | "eyre" => self.format_args(tokens).map(Macro::Format),
            "trace" | "debug" | "info" | "warn" | "error" | "log" | "event" | "span"
            | "trace_span" | "debug_span" | "info_span" | "warn_span" | "error_span" => {
                self.log_args(tokens).map(Macro::Format)
            }
            _ if name.starts_with("cfg_") => self.statements(tokens),
            _ => None,
        }
    }

    /// `expr, pat if guard`, and what is left behind it.
    fn matches(&mut self, tokens: &TokenStream) -> Option<(Macro, Box<[ExprId]>)> {
        let (scrutinee, pat, guard, rest) = self.parse_tokens(tokens, |input| {
            let scrutinee = input.parse::<syn::Expr>()?;
            input.parse::<syn::Token![,]>()?;
            let pat = syn::Pat::parse_multi_with_leading_vert(input)?;
            let guard = match input.parse::<Option<syn::Token![if]>>()? {
                Some(_) => Some(input.parse::<syn::Expr>()?),
                None => None,
            };
            comma(input)?;
            Ok((scrutinee, pat, guard, format::arguments(input)?))
        })?;
        let expr = self.expr(&scrutinee);
        let pat = self.pat(&pat);
        let guard = guard.map(|guard| self.expr(&guard));
        let rest = self.lower_format(rest);
        Some((Macro::Matches { expr, pat, guard }, rest))
    }

    /// `assert_matches!(e, pat, "…")` asserts `matches!(e, pat)`.
    fn assert_matches(&mut self, mac: &syn::Macro) -> Option<Macro> {
        let (kind, rest) = self.matches(&mac.tokens)?;
        let (_, path_range) = self.path(None, &mac.path);
        let range = self.source.group(*mac.delimiter.span());
        let path = vec![Name::new("matches")];
        let call = MacroCall { path, kind, path_range };
        let call = self.push(Expr::Macro(Box::new(call)), range);
        Some(Macro::Assert(std::iter::once(call).chain(rest).collect()))
    }

    /// A macro that nothing is known of.
    fn opaque(&mut self, tokens: &TokenStream) -> Macro {
        let args = self.comma_separated(tokens).unwrap_or_default();
        let args = self.lower_all(&args);
        Macro::Opaque { names: self.sorted_names(tokens).into(), args }
    }

    /// Identifiers among tokens, sorted.
    pub(super) fn sorted_names(&self, tokens: &TokenStream) -> Vec<Name> {
        let mut names = Vec::new();
        self.collect_names(tokens, &mut names);
        names.sort_unstable();
        names.dedup();
        names
    }

    fn lower_all(&mut self, exprs: &[syn::Expr]) -> Box<[ExprId]> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    /// The tokens as expressions between commas.
    fn comma_separated(&self, tokens: &TokenStream) -> Option<Vec<syn::Expr>> {
        self.parse_tokens(tokens, expressions)
    }

    /// Parses all of the tokens; `None` if they do not follow the grammar.
    fn parse_tokens<T>(
        &self,
        tokens: &TokenStream,
        grammar: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
    ) -> Option<T> {
        if self.nested_macros > DEEPEST {
            return None;
        }
        grammar.parse2(tokens.clone()).ok()
    }
}

fn expressions(input: ParseStream<'_>) -> syn::Result<Vec<syn::Expr>> {
    let list = input.parse_terminated(syn::Expr::parse, syn::Token![,])?;
    Ok(list.into_iter().collect())
}

/// A comma, unless the end is reached.
fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<syn::Token![,]>()?;
    }
    Ok(())
}
