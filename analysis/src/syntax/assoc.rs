//! Items within `impl`, `trait` and `extern` blocks.
//!
//! In:  `syn` items.
//! Out: items with their bodies; foreign items stand where their block stood.

use super::ir::{BodyId, Impl, Item, ItemKind, TypeRef};
use super::items::{PRIVATE, head};
use super::lower::Lower;

impl Lower<'_> {
    pub(super) fn foreign(&mut self, items: &[syn::ForeignItem], out: &mut Vec<Item>) {
        for item in items {
            match item {
                syn::ForeignItem::Fn(i) => {
                    let first = self.fn_first(&i.modifiers, &i.sig);
                    let mut kind = self.function(&i.sig, None);
                    if let ItemKind::Fn(function) = &mut kind {
                        function.is_extern = true;
                    }
                    let end = self.semi(i.semi_token);
                    let head = head(&i.attrs, &i.vis, first, Some(&i.sig.ident), end);
                    out.push(self.made(&head, kind));
                }
                syn::ForeignItem::Static(i) => {
                    let ty = self.ty(&i.ty);
                    let end = self.semi(i.semi_token);
                    let head = head(&i.attrs, &i.vis, i.static_token.span, Some(&i.ident), end);
                    out.push(self.made(&head, ItemKind::Static { ty, body: None }));
                }
                syn::ForeignItem::Macro(i) => {
                    let end = self.source.end(i.mac.delimiter.span().join());
                    out.push(self.macro_call_item(&i.attrs, &i.mac, end));
                }
                syn::ForeignItem::Verbatim(tokens) => {
                    self.lose(tokens, "this item is not understood");
                }
                _ => {}
            }
        }
    }

    pub(super) fn impl_(&mut self, i: &syn::ItemImpl) -> Item {
        let generics = self.generics(&i.generics);
        let ty = self.ty(&i.self_ty);
        let of_trait = i.trait_.as_ref().map(|(path, _)| TypeRef::Path(self.path(None, path).0));
        let mut items = Vec::with_capacity(i.items.len());
        for item in &i.items {
            self.impl_item(item, &mut items);
        }
        let end = self.source.end(i.brace_token.span.join());
        let kind = ItemKind::Impl(Box::new(Impl { generics, ty, of_trait, items }));
        let first = match (&i.modifiers.defaultness, &i.unsafety) {
            (Some(token), _) => token.span,
            (None, Some(token)) => token.span,
            (None, None) => i.impl_token.span,
        };
        self.made(&head(&i.attrs, PRIVATE, first, None, end), kind)
    }

    pub(super) fn impl_item(&mut self, item: &syn::ImplItem, out: &mut Vec<Item>) {
        match item {
            syn::ImplItem::Fn(i) => {
                let end = self.source.end(i.block.brace_token.span.join());
                let first = self.fn_first(&i.modifiers, &i.sig);
                let kind = self.function(&i.sig, Some(&i.block));
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.sig.ident), end), kind));
            }
            syn::ImplItem::Const(i) => {
                let ty = self.ty(&i.ty);
                let body = Some(self.value_body(&i.expr));
                let end = self.semi(i.semi_token);
                let head = head(&i.attrs, &i.vis, i.const_token.span, Some(&i.ident), end);
                out.push(self.made(&head, ItemKind::Const { ty, body }));
            }
            syn::ImplItem::Type(i) => {
                let generics = self.generics(&i.generics);
                let ty = Some(self.ty(&i.ty));
                let kind = ItemKind::Alias { generics, bounds: Vec::new(), ty };
                let end = self.semi(i.semi_token);
                let first = i.type_token.span;
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), kind));
            }
            syn::ImplItem::Macro(i) => {
                self.assoc_macro(&i.attrs, &i.mac, i.semi_token.as_ref(), out);
            }
            syn::ImplItem::Verbatim(tokens) => self.lose(tokens, "this item is not understood"),
            _ => {}
        }
    }

    pub(super) fn trait_(&mut self, i: &syn::ItemTrait) -> Item {
        let generics = self.generics(&i.generics);
        let supers = self.bounds(&i.supertraits);
        let mut items = Vec::with_capacity(i.items.len());
        for item in &i.items {
            self.trait_item(item, &mut items);
        }
        let end = self.source.end(i.brace_token.span.join());
        let first = match (&i.unsafety, &i.modifiers.auto_token) {
            (Some(token), _) => token.span,
            (None, Some(token)) => token.span,
            (None, None) => i.trait_token.span,
        };
        let kind = ItemKind::Trait { generics, supers, items };
        self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), kind)
    }

    fn trait_item(&mut self, item: &syn::TraitItem, out: &mut Vec<Item>) {
        match item {
            syn::TraitItem::Fn(i) => {
                let first = self.fn_first(&i.modifiers, &i.sig);
                let end = match (&i.default, &i.semi_token) {
                    (Some(block), _) => self.source.end(block.brace_token.span.join()),
                    (None, Some(semi)) => self.semi(*semi),
                    (None, None) => self.source.end(i.sig.paren_token.span.join()),
                };
                let kind = self.function(&i.sig, i.default.as_ref());
                let head = head(&i.attrs, PRIVATE, first, Some(&i.sig.ident), end);
                out.push(self.made(&head, kind));
            }
            syn::TraitItem::Const(i) => {
                let ty = self.ty(&i.ty);
                let body: Option<BodyId> =
                    i.default.as_ref().map(|(_, value)| self.value_body(value));
                let end = self.semi(i.semi_token);
                let head = head(&i.attrs, PRIVATE, i.const_token.span, Some(&i.ident), end);
                out.push(self.made(&head, ItemKind::Const { ty, body }));
            }
            syn::TraitItem::Type(i) => {
                let generics = self.generics(&i.generics);
                let bounds = self.bounds(&i.bounds);
                let ty = i.default.as_ref().map(|(_, ty)| self.ty(ty));
                let end = self.semi(i.semi_token);
                let head = head(&i.attrs, PRIVATE, i.type_token.span, Some(&i.ident), end);
                out.push(self.made(&head, ItemKind::Alias { generics, bounds, ty }));
            }
            syn::TraitItem::Macro(i) => {
                self.assoc_macro(&i.attrs, &i.mac, i.semi_token.as_ref(), out);
            }
            syn::TraitItem::Verbatim(tokens) => self.lose(tokens, "this item is not understood"),
            _ => {}
        }
    }
}
