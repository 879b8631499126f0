//! What lowering carries along: the file and the body being filled.
//!
//! In:  the text, its syntax tree.
//! Out: [`File`]; one visit of the tree, children before parents.

use std::borrow::Cow;
use std::cell::RefCell;
use std::sync::Arc;

use proc_macro2::{Span, TokenStream, TokenTree};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use syn::punctuated::{Pair, Punctuated};

use super::ir::{Attr, Attrs, Body, BodyId, ExprId, File, Lost, TypePath};
use super::macros::expand::{Expansions, Scope};
use super::outline;
use super::source::Source;
use crate::domain::{Name, Range};

/// Paths of names alone. They are shared by all files a thread reads, as names are: kept for
/// each file they would be a quarter of its memory.
#[derive(Default)]
pub(super) struct Paths {
    pub words: FxHashMap<Name, Arc<TypePath>>,
    pub longer: FxHashMap<SmallVec<[Name; 4]>, Arc<TypePath>>,
}

thread_local! {
    static PATHS: RefCell<Paths> = RefCell::default();
}

/// Bodies that are not in the tree.
#[derive(Default)]
pub(super) struct Later<'a> {
    pub outline: outline::Bodies,
    /// The file with them.
    pub text: &'a str,
}

/// The state of one lowering.
pub(super) struct Lower<'a> {
    pub source: Source<'a>,
    pub file: File,
    pub body: Body,
    pub paths: Paths,
    /// Bodies to be read later.
    pub later: Later<'a>,
    /// What was taken out of a text that did not parse; a mark stands in its place.
    pub marks: Vec<Lost>,
    /// How many macros the current one is nested in.
    pub nested_macros: u32,
    /// The `macro_rules!` in scope.
    pub scope: Scope,
    /// How many bodies are being filled.
    pub body_depth: u32,
    /// Between the items that a build may not have, as a macro says.
    pub in_cfg_macro: bool,
    pub expansions: Expansions,
}

impl<'a> Lower<'a> {
    pub fn new(source: Source<'a>) -> Self {
        Self {
            source,
            file: File::default(),
            body: Body::default(),
            paths: PATHS.take(),
            later: Later::default(),
            marks: Vec::new(),
            nested_macros: 0,
            scope: Scope::default(),
            body_depth: 0,
            in_cfg_macro: false,
            expansions: Expansions::default(),
        }
    }

    /// The file of a tree.
    pub fn whole(mut self, tree: &syn::File) -> File {
        self.file.attrs = self.attrs(&tree.attrs);
        self.file.items = self.items(&tree.items);
        self.finish()
    }

    /// Puts the body of a function off, if that can be read later.
    pub fn put_off(&mut self, (id, outer): &mut (BodyId, Body), block: &syn::Block) -> bool {
        if !self.source.regions.is_empty() {
            return false;
        }
        let open = self.source.start(block.brace_token.span.open());
        let Some((later, words)) = self.later.outline.at(open as usize) else { return false };
        let text = &self.later.text[later.first..later.end];
        let braces = Range::new(later.open as u32, later.end as u32);
        let function = (later.first as u32, text, self.scope);
        self.file.bodies.put_off(*id, function, braces, words);
        self.body_depth -= 1;
        self.body = std::mem::take(outer);
        true
    }

    /// The finished file; what the thread shares goes back to it.
    pub fn finish(self) -> File {
        PATHS.set(self.paths);
        self.file
    }

    /// Reserves the next body, so that bodies come in order of their start.
    pub fn open_body(&mut self) -> (BodyId, Body) {
        self.body_depth += 1;
        (self.file.bodies.reserve(), std::mem::take(&mut self.body))
    }

    /// Puts the finished body into its place and goes on with the outer one.
    pub fn close_body(&mut self, (id, outer): (BodyId, Body), root: Option<ExprId>) -> BodyId {
        self.body_depth -= 1;
        let mut body = std::mem::replace(&mut self.body, outer);
        body.root = root;
        body.range = root.map_or_else(Range::default, |root| body.range(root));
        body.shrink();
        self.file.bodies.fill(id, body);
        id
    }

    /// The body of a constant or static.
    pub fn value_body(&mut self, expr: &syn::Expr) -> BodyId {
        let open = self.open_body();
        let root = self.expr(expr);
        self.close_body(open, Some(root))
    }

    /// The bytes of a token of two or three characters.
    pub fn two(&self, spans: &[Span]) -> Range {
        match (spans.first(), spans.last()) {
            (Some(&first), Some(&last)) => {
                Range::new(self.source.start(first), self.source.end(last))
            }
            _ => Range::default(),
        }
    }

    /// The bytes from the first to the last token.
    pub fn tokens_range(&self, tokens: &TokenStream) -> Range {
        let mut trees = tokens.clone().into_iter();
        let Some(first) = trees.next() else { return Range::default() };
        let last = trees.last();
        let first = self.source.range(first.span());
        last.map_or(first, |last| first.to(self.source.range(last.span())))
    }

    /// Records a region that could not be read.
    pub fn lose(&mut self, tokens: &TokenStream, message: &str) {
        let range = self.tokens_range(tokens);
        let mut names = Vec::new();
        self.collect_names(tokens, &mut names);
        names.sort_unstable();
        names.dedup();
        self.file.lost.push(Lost { range, message: message.to_owned(), names });
    }

    /// Every identifier among tokens, those inside format strings too.
    pub fn collect_names(&self, tokens: &TokenStream, out: &mut Vec<Name>) {
        for tree in tokens.clone() {
            match tree {
                TokenTree::Ident(ident) => {
                    let name = self.name(&ident);
                    out.push(name);
                    out.extend(self.own_local(name, ident.span()));
                }
                TokenTree::Group(group) => self.collect_names(&group.stream(), out),
                TokenTree::Literal(literal) => {
                    let (span, range) = (literal.span(), self.source.range(literal.span()));
                    let text = self.text(span, range, || literal.to_string());
                    super::macros::format::names_in(&text, |name| {
                        let name = Name::new(name);
                        out.push(name);
                        out.extend(self.own_local(name, span));
                    });
                }
                TokenTree::Punct(_) => {}
            }
        }
    }

    /// The text of a token; `written` is asked where an expansion wrote it.
    pub fn text(&self, span: Span, range: Range, written: impl FnOnce() -> String) -> Cow<'a, str> {
        match self.source.region(span) {
            Some(_) => Cow::Owned(written()),
            None => Cow::Borrowed(self.source.slice(range)),
        }
    }

    /// Attributes without doc comments.
    pub fn attrs(&mut self, attrs: &[syn::Attribute]) -> Attrs {
        let list = attrs.iter().filter_map(|attr| self.attr(attr)).collect();
        Attrs { list }
    }

    fn attr(&mut self, attr: &syn::Attribute) -> Option<Attr> {
        if attr.path().is_ident("doc") {
            return None;
        }
        let path = each(&attr.path().segments).map(|segment| self.name(&segment.ident)).collect();
        let start = self.source.start(attr.pound_token.span);
        let end = self.source.end(attr.bracket_token.span.join());
        let args = match &attr.meta {
            syn::Meta::Path(_) => Range::default(),
            syn::Meta::List(list) => {
                let group = self.source.group(*list.delimiter.span());
                Range::new(group.start + 1, group.end - 1)
            }
            syn::Meta::NameValue(pair) => {
                Range::new(self.source.end(pair.eq_token.span), end.saturating_sub(1))
            }
        };
        let args = if args == Range::default() { "" } else { self.source.slice(args).trim() };
        let args = match (&attr.meta, self.source.regions.is_empty()) {
            (syn::Meta::List(list), false) => list.tokens.to_string().into(),
            (_, false) => "".into(),
            _ => args.into(),
        };
        Some(Attr { path, args, range: Range::new(start, end) })
    }

    /// Keeps attributes that stand on something that is no item.
    pub fn local_attrs(&mut self, attrs: &[syn::Attribute], about: Range) {
        for attr in attrs {
            if let Some(attr) = self.attr(attr) {
                self.body.attrs.push((attr, about));
            }
        }
    }
}

/// The elements of a list, without the box that `Punctuated::iter` allocates.
pub(super) fn each<T, P>(list: &Punctuated<T, P>) -> impl ExactSizeIterator<Item = &T> {
    list.pairs().map(Pair::into_value)
}
