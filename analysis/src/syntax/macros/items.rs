//! Macros in place of items.
//!
//! In:  macro calls between items or in front of statements.
//! Out: the items they hold, or a [`ItemKind::MacroCall`]. What a `thread_local!` declares has
//!      the type its users see, `LocalKey<T>`.

use std::sync::Arc;

use proc_macro2::TokenStream;
use syn::Token;
use syn::parse::ParseStream;

use crate::domain::Name;
use crate::syntax::ir::{
    Attr, Expr, Item, ItemKind, Macro, MacroCall, Pat, Segment, Stmt, TypePath, TypeRef,
};
use crate::syntax::items::{PRIVATE, head};
use crate::syntax::lower::{Lower, each};

/// `static NAME: T = init;` with what may be missing.
struct Static {
    attrs: Vec<syn::Attribute>,
    vis: syn::Visibility,
    token: Token![static],
    ident: syn::Ident,
    ty: syn::Type,
    init: Option<syn::Expr>,
    semi: Option<Token![;]>,
}

impl Lower<'_> {
    pub(in crate::syntax) fn item_macro(&mut self, item: &syn::ItemMacro, out: &mut Vec<Item>) {
        if self.marked(&item.mac) {
            return;
        }
        let end = match &item.semi_token {
            Some(semi) => self.semi(*semi),
            None => self.source.end(item.mac.delimiter.span().join()),
        };
        if let Some(ident) = &item.ident {
            let group = self.source.slice(self.source.group(*item.mac.delimiter.span()));
            let rules = group.get(1..group.len().saturating_sub(1)).unwrap_or("");
            let name = self.name(ident);
            self.define(name, rules, &item.attrs);
            let kind = ItemKind::MacroRules(rules.into());
            let first = item.mac.path.segments.first().map_or(ident.span(), |s| s.ident.span());
            out.push(self.made(&head(&item.attrs, PRIVATE, first, Some(ident), end), kind));
            return;
        }
        self.nested_macros += 1;
        if !self.items_in(&item.mac, true, out) {
            out.push(self.macro_call_item(&item.attrs, &item.mac, end));
        }
        self.nested_macros -= 1;
    }

    /// Lowers the items a macro holds; false if it holds none.
    fn items_in(&mut self, mac: &syn::Macro, any: bool, out: &mut Vec<Item>) -> bool {
        let name = mac.path.segments.last().map(|last| self.name(&last.ident));
        match name.map_or("", Name::as_str) {
            "thread_local" => self.statics(&mac.tokens, &["std", "thread", "LocalKey"], out),
            "task_local" => self.statics(&mac.tokens, &["tokio", "task", "LocalKey"], out),
            "lazy_static" => self.statics(&mac.tokens, &[], out),
            "cfg_if" if any => self.cfg_if_items(mac, out),
            word if any => {
                let first = out.len();
                let outer = std::mem::replace(&mut self.in_cfg_macro, true);
                let found = self.plain_items(&mac.tokens, out);
                self.in_cfg_macro = outer;
                if word.starts_with("cfg_") {
                    // The condition is in the macro's rules; who knows those can look it up.
                    let args = format!("macro = \"{word}\"");
                    self.under_cfg(&args, mac, &mut out[first..]);
                }
                found
            }
            _ => false,
        }
    }

    /// Marks items as being there under a condition only.
    fn under_cfg(&mut self, args: &str, mac: &syn::Macro, items: &mut [Item]) {
        let range = self.source.range(
            mac.path
                .segments
                .first()
                .map_or_else(|| mac.bang_token.span, |first| first.ident.span()),
        );
        for item in items {
            let path = vec![Name::new("cfg")];
            item.attrs.list.push(Attr { path, args: args.into(), range });
        }
    }

    fn plain_items(&mut self, tokens: &TokenStream, out: &mut Vec<Item>) -> bool {
        let Some(items) = self.parse_tokens(tokens, all_items) else { return false };
        for item in &items {
            self.item(item, out);
        }
        !items.is_empty()
    }

    fn cfg_if_items(&mut self, mac: &syn::Macro, out: &mut Vec<Item>) -> bool {
        let Some(branches) = self.cfg_branches(&mac.tokens) else { return false };
        let outer = std::mem::replace(&mut self.in_cfg_macro, true);
        for branch in &branches {
            let first = out.len();
            if let Some(items) = self.parse_tokens(&branch.tokens, all_items) {
                for item in &items {
                    self.item(item, out);
                }
            } else {
                self.lose(&branch.tokens, "this branch holds no items");
            }
            self.under_cfg(&branch.cfg, mac, &mut out[first..]);
        }
        self.in_cfg_macro = outer;
        true
    }

    /// The statics of `thread_local!` and `lazy_static!`; `key` is what they are wrapped in.
    fn statics(&mut self, tokens: &TokenStream, key: &[&str], out: &mut Vec<Item>) -> bool {
        let statics = self.parse_tokens(tokens, |input| {
            let mut statics = Vec::new();
            while !input.is_empty() {
                statics.push(one_static(input)?);
            }
            Ok(statics)
        });
        let Some(statics) = statics else { return false };
        for decl in &statics {
            let mut ty = self.ty(&decl.ty);
            let mut end = self.type_end(&decl.ty);
            if !key.is_empty() {
                ty = wrapped(key, ty);
            }
            let body = decl.init.as_ref().map(|init| self.value_body(init));
            if let Some(body) = body {
                end = self.file[body].range.end;
            }
            if let Some(semi) = &decl.semi {
                end = self.semi(*semi);
            }
            let first = decl.token.span;
            let head = head(&decl.attrs, &decl.vis, first, Some(&decl.ident), end);
            let item = self.made(&head, ItemKind::Static { ty, body });
            out.push(item);
        }
        true
    }

    /// Whether the macro only stands for what was taken out of a text that did not parse.
    fn marked(&self, mac: &syn::Macro) -> bool {
        if self.marks.is_empty() {
            return false;
        }
        let start = mac.path.segments.first().map(|s| self.source.start(s.ident.span()));
        self.marks.iter().any(|lost| Some(lost.range.start) == start)
    }

    /// A macro call that nothing is known of.
    pub(in crate::syntax) fn macro_call_item(
        &mut self,
        attrs: &[syn::Attribute],
        mac: &syn::Macro,
        end: u32,
    ) -> Item {
        let path = each(&mac.path.segments).map(|segment| self.name(&segment.ident)).collect();
        let names = self.sorted_names(&mac.tokens);
        let span = mac.path.segments.first().map_or(mac.bang_token.span, |s| s.ident.span());
        self.made(&head(attrs, PRIVATE, span, None, end), ItemKind::MacroCall { path, names })
    }

    /// A macro among the items of an `impl` or a trait.
    pub(in crate::syntax) fn assoc_macro(
        &mut self,
        attrs: &[syn::Attribute],
        mac: &syn::Macro,
        semi: Option<&Token![;]>,
        out: &mut Vec<Item>,
    ) {
        if self.marked(mac) {
            return;
        }
        self.nested_macros += 1;
        let items = self.parse_tokens(&mac.tokens, |input| {
            let mut items = Vec::new();
            while !input.is_empty() {
                items.push(input.parse::<syn::ImplItem>()?);
            }
            Ok(items)
        });
        match items {
            Some(items) if !items.is_empty() => {
                for item in &items {
                    self.impl_item(item, out);
                }
            }
            _ => {
                let end = match semi {
                    Some(semi) => self.semi(*semi),
                    None => self.source.end(mac.delimiter.span().join()),
                };
                out.push(self.macro_call_item(attrs, mac, end));
            }
        }
        self.nested_macros -= 1;
    }

    /// Whether a macro in statement position declares items; then they are lowered.
    pub(in crate::syntax) fn macro_items_stmt(
        &mut self,
        mac: &syn::Macro,
        out: &mut Vec<Stmt>,
    ) -> bool {
        self.nested_macros += 1;
        let mut found = self.pinned_lets(mac, out);
        if !found {
            self.item_stmt(out, |lower, items| found = lower.items_in(mac, false, items));
        }
        self.nested_macros -= 1;
        found
    }

    /// `pin! { let a = f(); }` declares `a` around it and pins it.
    fn pinned_lets(&mut self, mac: &syn::Macro, out: &mut Vec<Stmt>) -> bool {
        let named_pin = mac.path.segments.last().is_some_and(|last| last.ident == "pin");
        if !named_pin {
            return false;
        }
        let stmts = self.parse_tokens(&mac.tokens, |input| {
            let _ = input.fork().parse::<Token![let]>()?;
            input.call(syn::Block::parse_within)
        });
        let Some(stmts) = stmts else { return false };
        let (path, path_range) = self.path(None, &mac.path);
        let path: Vec<_> = path.segments.iter().map(|segment| segment.name).collect();
        let (lets, _) = self.stmts(&stmts);
        for stmt in lets {
            let bound = match &stmt {
                Stmt::Let { pat, range, .. } => Some((*pat, *range)),
                _ => None,
            };
            out.push(stmt);
            let Some((pat, range)) = bound else { continue };
            let Pat::Bind { name, .. } = self.body[pat] else { continue };
            let local = self.word(name);
            let local = self.push(Expr::Path(local), self.body.pat_range(pat));
            let kind = Macro::Pin(Box::new([local]));
            let call = MacroCall { path: path.clone(), kind, path_range };
            let expr = self.push(Expr::Macro(Box::new(call)), range);
            out.push(Stmt::Expr { expr, semi: true, range });
        }
        true
    }
}

/// `key<ty>`, from the crate root.
fn wrapped(key: &[&str], ty: TypeRef) -> TypeRef {
    let mut segments: Vec<_> = key
        .iter()
        .map(|name| Segment { name: Name::new(name), args: Vec::new(), assoc: Vec::new() })
        .collect();
    if let Some(last) = segments.last_mut() {
        last.args.push(ty);
    }
    let path = TypePath { global: true, qself: None, qself_len: 0, segments };
    TypeRef::Path(Arc::new(path))
}

fn all_items(input: ParseStream<'_>) -> syn::Result<Vec<syn::Item>> {
    // `cfg_feature! { #![feature = "x"] … }`
    input.call(syn::Attribute::parse_inner)?;
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(input.parse()?);
    }
    Ok(items)
}

fn one_static(input: ParseStream<'_>) -> syn::Result<Static> {
    let attrs = input.call(syn::Attribute::parse_outer)?;
    let vis = input.parse()?;
    let token = input.parse()?;
    input.parse::<Option<Token![ref]>>()?;
    let ident = input.parse()?;
    input.parse::<Token![:]>()?;
    let ty = input.parse()?;
    let init = match input.parse::<Option<Token![=]>>()? {
        Some(_) => Some(input.parse()?),
        None => None,
    };
    let semi = if input.is_empty() { None } else { Some(input.parse()?) };
    Ok(Static { attrs, vis, token, ident, ty, init, semi })
}
