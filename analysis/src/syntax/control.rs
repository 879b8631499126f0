//! Branches, loops and exits.
//!
//! In:  `syn` expressions.
//! Out: expressions of the body at hand, with the keywords of loops.

use super::ir::{Arm, BlockKind, Expr, ExprId, ForLoop};
use super::lower::Lower;
use crate::domain::{Name, Range};

impl Lower<'_> {
    /// Branches, loops and exits.
    pub(super) fn control(&mut self, expr: &syn::Expr) -> ExprId {
        match expr {
            syn::Expr::If(e) => self.if_chain(e),
            syn::Expr::Let(e) => {
                let pat = self.pat(&e.pat);
                let inner = self.expr(&e.expr);
                let range = self.prefixed(e.let_token.span, inner);
                self.push(Expr::Let { pat, expr: inner }, range)
            }
            syn::Expr::Match(e) => self.match_(e),
            syn::Expr::Loop(e) => {
                let (label, keyword, start) = self.loop_head(e.label.as_ref(), e.loop_token.span);
                let body = self.block(&e.body, BlockKind::Plain, None, None);
                let range = Range::new(start, self.body.range(body).end);
                self.push(Expr::Loop { label, body, keyword }, range)
            }
            syn::Expr::While(e) => {
                let (label, keyword, start) = self.loop_head(e.label.as_ref(), e.while_token.span);
                let cond = self.expr(&e.cond);
                let body = self.block(&e.body, BlockKind::Plain, None, None);
                let range = Range::new(start, self.body.range(body).end);
                self.push(Expr::While { label, cond, body, keyword }, range)
            }
            syn::Expr::ForLoop(e) => {
                let (label, keyword, start) = self.loop_head(e.label.as_ref(), e.for_token.span);
                let iter = self.expr(&e.expr);
                let pat = self.pat(&e.pat);
                let body = self.block(&e.body, BlockKind::Plain, None, None);
                let range = Range::new(start, self.body.range(body).end);
                self.push(Expr::For(Box::new(ForLoop { label, pat, iter, body, keyword })), range)
            }
            syn::Expr::Break(e) => {
                let mut range = self.source.range(e.break_token.span);
                let label = e.label.as_ref().map(|label| {
                    range.end = self.source.end(label.ident.span());
                    self.label(label)
                });
                let value = self.operand(e.expr.as_deref(), &mut range);
                self.push(Expr::Break { label, value }, range)
            }
            syn::Expr::Continue(e) => {
                let mut range = self.source.range(e.continue_token.span);
                let label = e.label.as_ref().map(|label| {
                    range.end = self.source.end(label.ident.span());
                    self.label(label)
                });
                self.push(Expr::Continue(label), range)
            }
            syn::Expr::Return(e) => {
                let mut range = self.source.range(e.return_token.span);
                let value = self.operand(e.expr.as_deref(), &mut range);
                self.push(Expr::Return(value), range)
            }
            syn::Expr::Yield(e) => {
                let mut range = self.source.range(e.yield_token.span);
                let value = self.operand(e.expr.as_deref(), &mut range);
                self.push(Expr::Opaque(value.into_iter().collect()), range)
            }
            syn::Expr::Infer(e) => {
                let range = self.source.range(e.underscore_token.span);
                let path = self.word(Name::new("_"));
                self.push(Expr::Path(path), range)
            }
            syn::Expr::Verbatim(tokens) => {
                self.lose(tokens, "this syntax is not understood");
                let range = self.tokens_range(tokens);
                self.push(Expr::Missing, range)
            }
            _ => self.push(Expr::Missing, Range::default()),
        }
    }

    pub(super) fn operand(
        &mut self,
        value: Option<&syn::Expr>,
        range: &mut Range,
    ) -> Option<ExprId> {
        let value = self.expr(value?);
        *range = range.to(self.body.range(value));
        Some(value)
    }

    fn loop_head(
        &mut self,
        label: Option<&syn::Label>,
        keyword: proc_macro2::Span,
    ) -> (Option<Name>, Range, u32) {
        let keyword = self.source.range(keyword);
        let start = label.map_or(keyword.start, |label| self.source.start(label.name.apostrophe));
        (label.map(|label| self.label(&label.name)), keyword, start)
    }

    fn if_chain(&mut self, first: &syn::ExprIf) -> ExprId {
        // A loop, because `else if` chains get long.
        let mut heads = Vec::new();
        let mut next = Some(first);
        let mut last = None;
        while let Some(e) = next {
            let start = self.source.start(e.if_token.span);
            let cond = self.expr(&e.cond);
            let then = self.block(&e.then_branch, BlockKind::Plain, None, None);
            heads.push((start, cond, then));
            next = None;
            match e.else_branch.as_ref().map(|(_, els)| &**els) {
                Some(syn::Expr::If(e)) => next = Some(e),
                Some(els) => last = Some(self.expr(els)),
                None => {}
            }
        }
        for (start, cond, then) in heads.into_iter().rev() {
            let end = self.body.range(last.unwrap_or(then)).end;
            last = Some(self.push(Expr::If { cond, then, els: last }, Range::new(start, end)));
        }
        last.unwrap_or_else(|| self.push(Expr::Missing, Range::default()))
    }

    fn match_(&mut self, e: &syn::ExprMatch) -> ExprId {
        let scrutinee = self.expr(&e.expr);
        let arms = e
            .arms
            .iter()
            .map(|arm| {
                let pat = self.pat(&arm.pat);
                let guard = match &arm.pat {
                    syn::Pat::Guard(guarded) => Some(self.expr(&guarded.guard)),
                    _ => None,
                };
                let body = self.expr(&arm.body);
                if !arm.attrs.is_empty() {
                    let range = self.body.pat_range(pat).to(self.body.range(body));
                    self.local_attrs(&arm.attrs, range);
                }
                Arm { pat, guard, body }
            })
            .collect();
        let start = self.source.start(e.match_token.span);
        let range = Range::new(start, self.source.end(e.brace_token.span.join()));
        self.push(Expr::Match { scrutinee, arms }, range)
    }
}
