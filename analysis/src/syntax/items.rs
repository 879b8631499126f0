//! Items.
//!
//! In:  `syn` items.
//! Out: items with their bodies; foreign items stand where their block stood.

use proc_macro2::Span;

use super::exprs::number;
use super::ir::{
    Field, Function, Item, ItemKind, Receiver, Shape, Struct, UseLeaf, Variant, Visibility,
};
use super::lower::{Lower, each};
use crate::domain::{Name, Range};

/// What every item has: name, first and last byte.
pub(super) struct Head<'s> {
    pub attrs: &'s [syn::Attribute],
    pub vis: &'s syn::Visibility,
    /// Its first token behind the visibility.
    pub first: Span,
    pub ident: Option<&'s syn::Ident>,
    pub end: u32,
}

/// What has no visibility of its own.
pub(super) const PRIVATE: &syn::Visibility = &syn::Visibility::Inherited;

impl Lower<'_> {
    pub(super) fn items(&mut self, items: &[syn::Item]) -> Vec<Item> {
        let mut out = Vec::with_capacity(items.len());
        for item in items {
            self.item(item, &mut out);
        }
        out
    }

    /// Lowers one item; macros and foreign blocks may yield several.
    pub(super) fn item(&mut self, item: &syn::Item, out: &mut Vec<Item>) {
        match item {
            syn::Item::Fn(i) => {
                let end = self.source.end(i.block.brace_token.span.join());
                let first = self.fn_first(&i.modifiers, &i.sig);
                let kind = self.function(&i.sig, Some(&i.block));
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.sig.ident), end), kind));
            }
            syn::Item::Impl(i) => out.push(self.impl_(i)),
            syn::Item::Use(i) => {
                let mut leaves = Vec::new();
                self.use_tree(&i.tree, i.leading_colon.is_some(), &mut Vec::new(), &mut leaves);
                let end = self.semi(i.semi_token);
                let head = head(&i.attrs, &i.vis, i.use_token.span, None, end);
                out.push(self.made(&head, ItemKind::Use(leaves)));
            }
            syn::Item::Mod(i) => out.push(self.mod_(i)),
            syn::Item::Struct(i) => {
                let end = match (&i.semi_token, &i.fields) {
                    (Some(semi), _) => self.semi(*semi),
                    (None, syn::Fields::Named(fields)) => {
                        self.source.end(fields.brace_token.span.join())
                    }
                    (None, _) => self.ident(&i.ident).1.end,
                };
                let generics = self.generics(&i.generics);
                let (shape, fields) = self.fields(&i.fields);
                let kind = ItemKind::Struct(Box::new(Struct { generics, fields, shape }));
                let first = i.struct_token.span;
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), kind));
            }
            syn::Item::Union(i) => {
                let end = self.source.end(i.fields.brace_token.span.join());
                let generics = self.generics(&i.generics);
                let fields = each(&i.fields.named).zip(0..).map(|(f, n)| self.field_decl(f, n));
                let fields = fields.collect();
                let shape = Shape::Named;
                let kind = ItemKind::Struct(Box::new(Struct { generics, fields, shape }));
                let first = i.union_token.span;
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), kind));
            }
            syn::Item::Enum(i) => {
                let end = self.source.end(i.brace_token.span.join());
                let generics = self.generics(&i.generics);
                let variants = each(&i.variants).map(|v| self.variant(v)).collect();
                let kind = ItemKind::Enum { generics, variants };
                let first = i.enum_token.span;
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), kind));
            }
            syn::Item::Trait(i) => out.push(self.trait_(i)),
            syn::Item::Static(i) => {
                let ty = self.ty(&i.ty);
                let body = Some(self.value_body(&i.expr));
                let end = self.semi(i.semi_token);
                let head = head(&i.attrs, &i.vis, i.static_token.span, Some(&i.ident), end);
                out.push(self.made(&head, ItemKind::Static { ty, body }));
            }
            syn::Item::Const(i) => {
                let ty = self.ty(&i.ty);
                let body = Some(self.value_body(&i.expr));
                let end = self.semi(i.semi_token);
                let head = head(&i.attrs, &i.vis, i.const_token.span, Some(&i.ident), end);
                out.push(self.made(&head, ItemKind::Const { ty, body }));
            }
            syn::Item::Type(i) => {
                let generics = self.generics(&i.generics);
                let ty = Some(self.ty(&i.ty));
                let kind = ItemKind::Alias { generics, bounds: Vec::new(), ty };
                let end = self.semi(i.semi_token);
                let first = i.type_token.span;
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), kind));
            }
            syn::Item::Macro(i) => self.item_macro(i, out),
            syn::Item::ExternCrate(i) => {
                let original = self.name(&i.ident);
                let ident = i.rename.as_ref().map_or(&i.ident, |(_, alias)| alias);
                let end = self.semi(i.semi_token);
                let head = head(&i.attrs, &i.vis, i.extern_token.span, Some(ident), end);
                out.push(self.made(&head, ItemKind::ExternCrate { original }));
            }
            syn::Item::ForeignMod(i) => self.foreign(&i.items, out),
            syn::Item::TraitAlias(i) => {
                let generics = self.generics(&i.generics);
                let supers = self.bounds(&i.bounds);
                let kind = ItemKind::Trait { generics, supers, items: Vec::new() };
                let end = self.semi(i.semi_token);
                let first = i.trait_token.span;
                out.push(self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), kind));
            }
            syn::Item::Verbatim(tokens) => self.lose(tokens, "this item is not understood"),
            _ => {}
        }
    }

    pub(super) fn semi(&self, semi: syn::Token![;]) -> u32 {
        self.source.behind(semi.span, 1)
    }

    pub(super) fn made(&mut self, head: &Head<'_>, kind: ItemKind) -> Item {
        let first = self.source.start(head.first);
        let (vis, start) = self.visibility(head.vis, first);
        let range = Range::new(start, head.end);
        let (name, name_range) = match head.ident {
            Some(ident) => self.ident(ident),
            None => (Name::new(""), self.source.range(head.first)),
        };
        Item { name, name_range, range, vis, attrs: self.attrs(head.attrs), kind }
    }

    fn visibility(&mut self, vis: &syn::Visibility, first: u32) -> (Visibility, u32) {
        match vis {
            syn::Visibility::Inherited => (Visibility::Private, first),
            syn::Visibility::Public(token) => {
                (Visibility::Public, self.source.start(token.span).min(first))
            }
            syn::Visibility::Restricted(vis) => {
                let names = each(&vis.path.segments).map(|s| self.name(&s.ident)).collect();
                let start = self.source.start(vis.pub_token.span).min(first);
                (Visibility::Restricted(names), start)
            }
        }
    }

    /// The first token of a function behind its visibility.
    pub(super) fn fn_first(&self, modifiers: &syn::FnModifiers, sig: &syn::Signature) -> Span {
        let _ = self;
        let safety = match &sig.safety {
            syn::Safety::Safe(token) => Some(token.span),
            syn::Safety::Unsafe(token) => Some(token.span),
            syn::Safety::Default => None,
        };
        let candidates = [
            modifiers.defaultness.as_ref().map(|token| token.span),
            sig.constness.as_ref().map(|token| token.span),
            sig.asyncness.as_ref().map(|token| token.span),
            safety,
            sig.abi.as_ref().map(|abi| abi.extern_token.span),
        ];
        candidates.into_iter().flatten().next().unwrap_or(sig.fn_token.span)
    }

    pub(super) fn function(
        &mut self,
        sig: &syn::Signature,
        block: Option<&syn::Block>,
    ) -> ItemKind {
        let mut open = self.open_body();
        let generics = self.generics(&sig.generics);
        let mut receiver = None;
        let mut params = Vec::with_capacity(sig.inputs.len());
        for input in each(&sig.inputs) {
            match input {
                syn::FnArg::Receiver(r) => receiver = Some(self.receiver(r)),
                syn::FnArg::Typed(typed) => {
                    params.push(self.ty(&typed.ty));
                    let pat = self.pat(&typed.pat);
                    self.body.params.push(pat);
                }
            }
        }
        let ret = self.output(&sig.output);
        let id = open.0;
        if !block.is_some_and(|block| self.put_off(&mut open, block)) {
            let root = block.map(|b| self.block(b, super::ir::BlockKind::Plain, None, None));
            self.close_body(open, root);
        }
        let body = block.is_some().then_some(id);
        if body.is_none() {
            self.file.bodies.pop();
        }
        ItemKind::Fn(Box::new(Function {
            generics,
            receiver,
            params,
            ret,
            is_async: sig.asyncness.is_some(),
            is_extern: false,
            body,
        }))
    }

    fn receiver(&mut self, receiver: &syn::Receiver) -> Receiver {
        let range = self.source.range(receiver.self_token.span);
        let (by_ref, mut_ref, ty) = match &receiver.kind {
            syn::ReceiverKind::Reference(_, _, mutability) => (true, mutability.is_some(), None),
            syn::ReceiverKind::Typed(_, ty) => (false, false, Some(self.ty(ty))),
            _ => (false, false, None),
        };
        Receiver { by_ref, mutable: mut_ref || receiver.mutability.is_some(), ty, range }
    }

    fn use_tree(
        &mut self,
        tree: &syn::UseTree,
        global: bool,
        path: &mut Vec<Name>,
        out: &mut Vec<UseLeaf>,
    ) {
        match tree {
            syn::UseTree::Path(tree) => {
                path.push(self.name(&tree.ident));
                self.use_tree(&tree.tree, global, path, out);
                path.pop();
            }
            syn::UseTree::Name(tree) => {
                let name = self.name(&tree.ident);
                out.push(self.leaf(global, path, name, None));
            }
            syn::UseTree::Rename(tree) => {
                let (name, alias) = (self.name(&tree.ident), self.name(&tree.rename));
                out.push(self.leaf(global, path, name, Some(alias)));
            }
            syn::UseTree::Glob(_) => {
                out.push(UseLeaf { global, path: path.clone(), alias: None });
            }
            syn::UseTree::Group(tree) => {
                for tree in each(&tree.items) {
                    self.use_tree(tree, global, path, out);
                }
            }
        }
    }

    /// `a::b::{self}` imports `a::b`.
    fn leaf(&self, global: bool, path: &[Name], name: Name, alias: Option<Name>) -> UseLeaf {
        let _ = self;
        let mut full = path.to_vec();
        if name != "self" || path.is_empty() {
            full.push(name);
        }
        let alias = alias.or(full.last().copied());
        UseLeaf { global, path: full, alias }
    }

    fn mod_(&mut self, i: &syn::ItemMod) -> Item {
        let scope = self.scope;
        let items = i.content.as_ref().map(|(_, items)| self.items(items));
        if !i.attrs.iter().any(|attr| attr.path().is_ident("macro_use")) {
            self.scope = scope;
        }
        let end = match (&i.content, &i.semi) {
            (Some((brace, _)), _) => self.source.end(brace.span.join()),
            (None, Some(semi)) => self.semi(*semi),
            (None, None) => self.ident(&i.ident).1.end,
        };
        let first = i.unsafety.as_ref().map_or(i.mod_token.span, |token| token.span);
        self.made(&head(&i.attrs, &i.vis, first, Some(&i.ident), end), ItemKind::Mod(items))
    }

    fn fields(&mut self, fields: &syn::Fields) -> (Shape, Vec<Field>) {
        let (shape, fields) = match fields {
            syn::Fields::Named(fields) => (Shape::Named, &fields.named),
            syn::Fields::Unnamed(fields) => (Shape::Tuple, &fields.unnamed),
            syn::Fields::Unit => return (Shape::Unit, Vec::new()),
        };
        (shape, each(fields).zip(0..).map(|(field, n)| self.field_decl(field, n)).collect())
    }

    fn field_decl(&mut self, field: &syn::Field, index: u32) -> Field {
        let ty = self.ty(&field.ty);
        let end = self.type_end(&field.ty);
        let (name, first) = match &field.ident {
            Some(ident) => {
                let (name, range) = self.ident(ident);
                (name, range.start)
            }
            None => (number(index), self.type_start(&field.ty).unwrap_or(end)),
        };
        let (vis, start) = self.visibility(&field.vis, first);
        Field { name, range: Range::new(start, end.max(first)), vis, ty }
    }

    fn variant(&mut self, variant: &syn::Variant) -> Variant {
        let (name, mut range) = self.ident(&variant.ident);
        let (shape, fields) = self.fields(&variant.fields);
        match &variant.fields {
            syn::Fields::Named(fields) => {
                range.end = self.source.end(fields.brace_token.span.join());
            }
            syn::Fields::Unnamed(fields) => {
                range.end = self.source.end(fields.paren_token.span.join());
            }
            syn::Fields::Unit => {}
        }
        Variant { name, range, fields, shape }
    }
}

pub(super) fn head<'s>(
    attrs: &'s [syn::Attribute],
    vis: &'s syn::Visibility,
    first: Span,
    ident: Option<&'s syn::Ident>,
    end: u32,
) -> Head<'s> {
    Head { attrs, vis, first, ident, end }
}
