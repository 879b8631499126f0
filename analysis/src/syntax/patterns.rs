//! Patterns.
//!
//! In:  `syn` patterns.
//! Out: patterns of the body at hand.

use super::ir::{Pat, PatId};
use super::lower::{Lower, each};
use crate::domain::Range;

type Pats = syn::punctuated::Punctuated<syn::Pat, syn::Token![,]>;

impl Lower<'_> {
    pub(super) fn pat(&mut self, pat: &syn::Pat) -> PatId {
        match pat {
            syn::Pat::Ident(p) => {
                let (name, mut range) = self.declared(&p.ident);
                if let Some(token) = &p.by_ref {
                    range.start = self.source.start(token.span);
                } else if let Some(token) = &p.mutability {
                    range.start = self.source.start(token.span);
                }
                let sub = p.subpat.as_ref().map(|(_, sub)| self.pat(sub));
                if let Some(sub) = sub {
                    range = range.to(self.body.pat_range(sub));
                }
                let (by_ref, mutable) = (p.by_ref.is_some(), p.mutability.is_some());
                self.body.push_pat(Pat::Bind { name, by_ref, mutable, sub }, range)
            }
            syn::Pat::Wild(p) => {
                let range = self.source.range(p.underscore_token.span);
                self.body.push_pat(Pat::Wild, range)
            }
            syn::Pat::Rest(p) => {
                let range = self.two(&p.dot2_token.spans);
                self.body.push_pat(Pat::Rest, range)
            }
            syn::Pat::Path(p) => {
                let (path, range) = self.path(p.qself.as_ref(), &p.path);
                self.body.push_pat(Pat::Path(path), range)
            }
            syn::Pat::TupleStruct(p) => {
                let (path, mut range) = self.path(p.qself.as_ref(), &p.path);
                let subs = self.pats(&p.elems);
                range.end = self.source.end(p.paren_token.span.join());
                self.body.push_pat(Pat::TupleStruct(path, subs), range)
            }
            syn::Pat::Struct(p) => self.struct_pat(p),
            syn::Pat::Tuple(p) => {
                let subs = self.pats(&p.elems);
                let range = self.source.group(p.paren_token.span);
                self.body.push_pat(Pat::Tuple(subs), range)
            }
            syn::Pat::Slice(p) => {
                let subs = self.pats(&p.elems);
                let range = self.source.group(p.bracket_token.span);
                self.body.push_pat(Pat::Slice(subs), range)
            }
            syn::Pat::Reference(p) => {
                let sub = self.pat(&p.pat);
                let mut range = self.body.pat_range(sub);
                range.start = self.source.start(p.and_token.span);
                self.body.push_pat(Pat::Ref(sub), range)
            }
            syn::Pat::Or(p) => {
                let subs: Box<[PatId]> = each(&p.cases).map(|case| self.pat(case)).collect();
                let range = self.pats_range(&subs);
                self.body.push_pat(Pat::Or(subs), range)
            }
            syn::Pat::Paren(p) => self.pat(&p.pat),
            syn::Pat::Type(p) => self.pat(&p.pat),
            syn::Pat::Guard(p) => self.pat(&p.pat),
            syn::Pat::Lit(p) => {
                let range = self.source.range(p.lit.span());
                let lit = self.lit(&p.lit, range);
                self.body.push_pat(Pat::Lit(Some(lit)), range)
            }
            syn::Pat::Range(p) => {
                let range = self.range_pat(p);
                self.body.push_pat(Pat::Lit(None), range)
            }
            syn::Pat::Const(p) => {
                let range = self.source.group(p.block.brace_token.span);
                let start = self.source.start(p.const_token.span);
                self.body.push_pat(Pat::Lit(None), Range::new(start, range.end))
            }
            syn::Pat::Macro(p) => {
                let (name, path) = self.path(None, &p.mac.path);
                self.file.unseen.extend(name.segments.last().map(|last| last.name));
                let end = self.source.end(p.mac.delimiter.span().join());
                self.body.push_pat(Pat::Opaque, Range::new(path.start, end))
            }
            syn::Pat::Verbatim(tokens) => {
                let range = self.tokens_range(tokens);
                self.body.push_pat(Pat::Opaque, range)
            }
            _ => self.body.push_pat(Pat::Opaque, Range::default()),
        }
    }

    fn pats(&mut self, pats: &Pats) -> Box<[PatId]> {
        each(pats).map(|pat| self.pat(pat)).collect()
    }

    fn pats_range(&self, pats: &[PatId]) -> Range {
        match (pats.first(), pats.last()) {
            (Some(&first), Some(&last)) => self.body.pat_range(first).to(self.body.pat_range(last)),
            _ => Range::default(),
        }
    }

    fn struct_pat(&mut self, pat: &syn::PatStruct) -> PatId {
        let (path, mut range) = self.path(pat.qself.as_ref(), &pat.path);
        let fields = each(&pat.fields)
            .map(|field| {
                let sub = self.pat(&field.pat);
                (self.member(&field.member), sub)
            })
            .collect();
        range.end = self.source.end(pat.brace_token.span.join());
        self.body.push_pat(Pat::Struct(path, fields), range)
    }

    fn range_pat(&mut self, pat: &syn::ExprRange) -> Range {
        let limits = match &pat.limits {
            syn::RangeLimits::HalfOpen(token) => self.two(&token.spans),
            syn::RangeLimits::Closed(token) => self.two(&token.spans),
        };
        let ends = [&pat.start, &pat.end];
        ends.into_iter().flatten().fold(limits, |range, end| range.to(self.bound_range(end)))
    }

    /// The bytes of a range pattern's bound: a literal, a path or a block.
    fn bound_range(&mut self, expr: &syn::Expr) -> Range {
        match expr {
            syn::Expr::Lit(e) => self.source.range(e.lit.span()),
            syn::Expr::Path(e) => self.path(e.qself.as_ref(), &e.path).1,
            syn::Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(minus), expr, .. }) => {
                self.source.range(minus.span).to(self.bound_range(expr))
            }
            syn::Expr::Const(e) => self.source.group(e.block.brace_token.span),
            _ => Range::new(u32::MAX, 0),
        }
    }
}
