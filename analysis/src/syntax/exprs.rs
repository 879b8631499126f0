//! Expressions that yield values.
//!
//! In:  `syn` expressions.
//! Out: expressions of the body at hand, children first.
//! Not here: branches and loops (`control`), operators (`operators`).

use super::ir::{Block, BlockKind, Closure, Expr, ExprId, MethodCall, StructLit};
use super::lower::{Lower, each};
use crate::domain::{Name, Range};

type Exprs = syn::punctuated::Punctuated<syn::Expr, syn::Token![,]>;

impl Lower<'_> {
    pub(super) fn push(&mut self, expr: Expr, range: Range) -> ExprId {
        let range = if self.source.regions.is_empty() { range } else { self.source.settled(range) };
        self.body.push_expr(expr, range)
    }

    /// From an expression's first byte to `end`.
    fn until(&self, first: ExprId, end: u32) -> Range {
        Range::new(self.body.range(first).start, end)
    }

    /// From a token to an expression's last byte.
    pub(super) fn prefixed(&self, token: proc_macro2::Span, last: ExprId) -> Range {
        Range::new(self.source.start(token), self.body.range(last).end)
    }

    pub(super) fn exprs(&mut self, exprs: &Exprs) -> Box<[ExprId]> {
        each(exprs)
            .map(|expr| {
                let id = self.expr(expr);
                self.leading_attrs(expr, id);
                id
            })
            .collect()
    }

    fn leading_attrs(&mut self, expr: &syn::Expr, id: ExprId) {
        let attrs = super::stmts::attrs_of(expr);
        if !attrs.is_empty() {
            let range = self.body.range(id);
            self.local_attrs(attrs, range);
        }
    }

    pub(super) fn expr(&mut self, expr: &syn::Expr) -> ExprId {
        match expr {
            syn::Expr::Path(e) => {
                if !self.source.regions.is_empty()
                    && let Some(id) = self.hygienic(e)
                {
                    return id;
                }
                let (path, range) = self.path(e.qself.as_ref(), &e.path);
                self.push(Expr::Path(path), range)
            }
            syn::Expr::MethodCall(e) => self.method(e),
            syn::Expr::Call(e) => {
                let first = self.body.expr_count();
                let callee = self.expr(&e.func);
                let args = self.exprs(&e.args);
                let range = self.until(callee, self.source.end(e.paren_token.span.join()));
                let made = match &self.body[callee] {
                    Expr::Path(path) => path.segments.last().map(|last| last.name),
                    _ => None,
                };
                let Some(name) = made.filter(|_| !self.source.regions.is_empty()) else {
                    return self.push(Expr::Call { callee, args }, range);
                };
                self.push_made(name, Expr::Call { callee, args }, range, first)
            }
            syn::Expr::Field(e) => self.field(e),
            syn::Expr::Lit(e) => {
                let range = self.source.range(e.lit.span());
                let lit = self.lit(&e.lit, range);
                self.push(Expr::Lit(lit), range)
            }
            syn::Expr::Reference(e) => {
                let expr = self.expr(&e.expr);
                let range = self.prefixed(e.and_token.span, expr);
                self.push(Expr::Ref { expr, mutable: e.mutability.is_some() }, range)
            }
            syn::Expr::RawAddr(e) => {
                let expr = self.expr(&e.expr);
                let range = self.prefixed(e.and_token.span, expr);
                let mutable = matches!(e.mutability, syn::PointerMutability::Mut(_));
                self.push(Expr::Ref { expr, mutable }, range)
            }
            syn::Expr::Macro(e) => self.macro_expr(&e.mac),
            syn::Expr::Block(e) => {
                let label = e.label.as_ref().map(|label| &label.name);
                self.block(&e.block, BlockKind::Plain, label, None)
            }
            syn::Expr::Unsafe(e) => {
                self.block(&e.block, BlockKind::Plain, None, Some(e.unsafe_token.span))
            }
            syn::Expr::Const(e) => {
                self.block(&e.block, BlockKind::Plain, None, Some(e.const_token.span))
            }
            syn::Expr::Async(e) => {
                let kind = BlockKind::Async { moves: e.capture.is_some() };
                self.block(&e.block, kind, None, Some(e.async_token.span))
            }
            syn::Expr::TryBlock(e) => self.try_block(e),
            syn::Expr::Closure(e) => self.closure(e),
            syn::Expr::Try(e) => {
                let inner = self.expr(&e.expr);
                let range = self.until(inner, self.source.behind(e.question_token.span, 1));
                self.push(Expr::Try(inner), range)
            }
            syn::Expr::Await(e) => {
                let inner = self.expr(&e.base);
                let range = self.until(inner, self.source.behind(e.await_token.span, 5));
                self.push(Expr::Await(inner), range)
            }
            syn::Expr::Unary(e) => self.unary(expr, e),
            syn::Expr::Binary(e) => self.binary(expr, e),
            syn::Expr::Assign(e) => {
                let lhs = self.expr(&e.left);
                let rhs = self.expr(&e.right);
                let range = self.body.range(lhs).to(self.body.range(rhs));
                self.push(Expr::Assign { lhs, rhs }, range)
            }
            syn::Expr::Cast(e) => {
                let inner = self.expr(&e.expr);
                let ty = self.ty(&e.ty);
                let end = self.type_end(&e.ty).max(self.body.range(inner).end);
                let range = self.until(inner, end);
                self.push(Expr::Cast(inner, Box::new(ty)), range)
            }
            syn::Expr::Index(e) => {
                let base = self.expr(&e.expr);
                let index = self.expr(&e.index);
                let range = self.until(base, self.source.end(e.bracket_token.span.join()));
                self.push(Expr::Index { base, index }, range)
            }
            syn::Expr::Paren(e) => {
                let inner = self.expr(&e.expr);
                let range = self.source.group(e.paren_token.span);
                self.body.widen(inner, range);
                inner
            }
            syn::Expr::Group(e) => self.expr(&e.expr),
            syn::Expr::Tuple(e) => {
                let elems = self.exprs(&e.elems);
                let range = self.source.group(e.paren_token.span);
                self.push(Expr::Tuple(elems), range)
            }
            syn::Expr::Array(e) => {
                let elems = self.exprs(&e.elems);
                let range = self.source.group(e.bracket_token.span);
                self.push(Expr::Array { elems, vec: false }, range)
            }
            syn::Expr::Repeat(e) => {
                let elem = self.expr(&e.expr);
                let len = self.expr(&e.len);
                let range = self.source.group(e.bracket_token.span);
                self.push(Expr::Repeat { elem, len, vec: false }, range)
            }
            syn::Expr::Struct(e) => self.struct_lit(e),
            syn::Expr::Range(e) => self.range(e),
            _ => self.control(expr),
        }
    }

    fn method(&mut self, e: &syn::ExprMethodCall) -> ExprId {
        let receiver = self.expr(&e.receiver);
        let (name, name_range) = self.ident(&e.method);
        let types = e.turbofish.as_ref().map(|args| self.turbofish(args)).unwrap_or_default();
        let args = self.exprs(&e.args);
        let range = self.until(receiver, self.source.end(e.paren_token.span.join()));
        let call = MethodCall { receiver, name, name_range, types, args };
        self.push(Expr::Method(Box::new(call)), range)
    }

    fn field(&mut self, e: &syn::ExprField) -> ExprId {
        let base = self.expr(&e.base);
        let (name, end) = match &e.member {
            syn::Member::Named(ident) => {
                let (name, range) = self.ident(ident);
                (name, range.end)
            }
            syn::Member::Unnamed(index) => (self.member(&e.member), self.index_end(base, index)),
        };
        let range = self.until(base, end);
        self.push(Expr::Field { base, name }, range)
    }

    /// The lexer takes the `0.1` of `x.0.1` for one number: look where this index really ends.
    fn index_end(&self, base: ExprId, index: &syn::Index) -> u32 {
        if !self.source.regions.is_empty() {
            return self.source.end(index.span);
        }
        let end = self.body.range(base).end;
        let rest = self.source.slice(Range::new(end, self.source.end(index.span)));
        let digits = rest.trim_start().strip_prefix('.').map(str::trim_start);
        let Some(digits) = digits else { return self.source.end(index.span) };
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        end + (rest.len() - digits.len() + count) as u32
    }

    pub(super) fn member(&mut self, member: &syn::Member) -> Name {
        match member {
            syn::Member::Named(ident) => self.name(ident),
            syn::Member::Unnamed(index) => number(index.index),
        }
    }

    fn try_block(&mut self, e: &syn::ExprTryBlock) -> ExprId {
        // `?` leaves the block alone, as it would a closure that is called on the spot.
        let body = self.block(&e.block, BlockKind::Plain, None, Some(e.try_token.span));
        let range = self.body.range(body);
        let closure =
            Closure { params: Vec::new(), ret: None, body, is_async: false, moves: false };
        let callee = self.push(Expr::Closure(Box::new(closure)), range);
        self.push(Expr::Call { callee, args: Box::default() }, range)
    }

    fn closure(&mut self, e: &syn::ExprClosure) -> ExprId {
        let params = each(&e.inputs)
            .map(|input| {
                let ty = match input {
                    syn::Pat::Type(typed) => Some(self.ty(&typed.ty)),
                    _ => None,
                };
                (self.pat(input), ty)
            })
            .collect();
        let ret = self.output(&e.output);
        let body = self.expr(&e.body);
        let first = match (&e.asyncness, &e.capture) {
            (Some(token), _) => token.span,
            (None, Some(token)) => token.span,
            (None, None) => e.inputs_begin.span,
        };
        let range = self.prefixed(first, body);
        let (is_async, moves) = (e.asyncness.is_some(), e.capture.is_some());
        let closure = Closure { params, ret, body, is_async, moves };
        self.push(Expr::Closure(Box::new(closure)), range)
    }

    fn struct_lit(&mut self, e: &syn::ExprStruct) -> ExprId {
        let first = self.body.expr_count();
        let (path, mut range) = self.path(e.qself.as_ref(), &e.path);
        let fields = each(&e.fields)
            .map(|field| {
                let value = self.expr(&field.expr);
                if !field.attrs.is_empty() {
                    let range = self.body.range(value);
                    self.local_attrs(&field.attrs, range);
                }
                (self.member(&field.member), value)
            })
            .collect();
        let base = e.rest.as_ref().map(|rest| self.expr(rest));
        range.end = self.source.end(e.brace_token.span.join());
        let made = path.segments.last().map(|last| last.name);
        let literal = Expr::Struct(Box::new(StructLit { path, fields, base }));
        match made.filter(|_| !self.source.regions.is_empty()) {
            Some(name) => self.push_made(name, literal, range, first),
            None => self.push(literal, range),
        }
    }

    fn range(&mut self, e: &syn::ExprRange) -> ExprId {
        let (mut range, inclusive) = match &e.limits {
            syn::RangeLimits::HalfOpen(token) => (self.two(&token.spans), false),
            syn::RangeLimits::Closed(token) => (self.two(&token.spans), true),
        };
        let start = self.operand(e.start.as_deref(), &mut range);
        let end = self.operand(e.end.as_deref(), &mut range);
        self.push(Expr::Range { start, end, inclusive }, range)
    }

    /// A block of statements; `before` is a keyword in front of its brace.
    pub(super) fn block(
        &mut self,
        block: &syn::Block,
        kind: BlockKind,
        label: Option<&syn::Lifetime>,
        before: Option<proc_macro2::Span>,
    ) -> ExprId {
        let (stmts, tail) = self.stmts(&block.stmts);
        let mut range = self.source.group(block.brace_token.span);
        let end = range.end.saturating_sub(1);
        let first = label.map(|label| label.apostrophe).or(before);
        if let Some(first) = first {
            range.start = self.source.start(first);
        }
        let label = label.map(|label| self.label(label));
        self.push(Expr::Block(Box::new(Block { kind, label, stmts, tail, end })), range)
    }
}

/// The name of a tuple's field.
pub(super) fn number(index: u32) -> Name {
    const SMALL: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
    match SMALL.get(index as usize) {
        Some(text) => Name::new(text),
        None => Name::new(&index.to_string()),
    }
}
