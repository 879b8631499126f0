//! Statements and literals.
//!
//! In:  the statements of a block.
//! Out: statements with their ranges, and the tail expression.

use super::ir::{ExprId, Lit, Stmt};
use super::lower::Lower;
use crate::domain::{Name, Range};

/// What an expression without a semicolon is at the end of statements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ending {
    /// The value of the block.
    Value,
    /// A statement like any other.
    Stmt,
    /// A statement: a semicolon stands behind the macro that wrote it.
    Semi,
}

impl Lower<'_> {
    pub(super) fn stmts(&mut self, stmts: &[syn::Stmt]) -> (Vec<Stmt>, Option<ExprId>) {
        let mut out = Vec::with_capacity(stmts.len());
        let scope = self.scope;
        let tail = self.stmts_into(stmts, Ending::Value, &mut out);
        self.scope = scope;
        (out, tail)
    }

    /// Lowers statements of a block; its value, if they end with that.
    pub(super) fn stmts_into(
        &mut self,
        stmts: &[syn::Stmt],
        ending: Ending,
        out: &mut Vec<Stmt>,
    ) -> Option<ExprId> {
        let mut tail = None;
        for (n, stmt) in stmts.iter().enumerate() {
            let last = n + 1 == stmts.len();
            match stmt {
                syn::Stmt::Local(local) => {
                    let local = self.local(local);
                    out.push(local);
                }
                syn::Stmt::Item(item) => self.item_stmt(out, |lower, items| {
                    lower.item(item, items);
                }),
                syn::Stmt::Expr(syn::Expr::Verbatim(tokens), Some(_)) if tokens.is_empty() => {}
                syn::Stmt::Expr(syn::Expr::Macro(call), _)
                    if self.macro_items_stmt(&call.mac, out) => {}
                syn::Stmt::Expr(expr, semi) => {
                    let id = self.expr(expr);
                    let range = self.stmt_attrs(attrs_of(expr), id, semi.as_ref());
                    match semi {
                        None if last && ending == Ending::Value => tail = Some(id),
                        _ => {
                            let semi = semi.is_some() || last && ending == Ending::Semi;
                            out.push(Stmt::Expr { expr: id, semi, range });
                        }
                    }
                }
                syn::Stmt::Macro(call) => {
                    if self.macro_items_stmt(&call.mac, out) {
                        continue;
                    }
                    let inner = match call.semi_token {
                        Some(_) => Ending::Semi,
                        None if last => ending,
                        None => Ending::Stmt,
                    };
                    if self.expanded_stmts(call, inner, (&mut *out, &mut tail)) {
                        continue;
                    }
                    let id = self.macro_expr(&call.mac);
                    let semi = call.semi_token.as_ref();
                    let range = self.stmt_attrs(&call.attrs, id, semi);
                    match semi {
                        None if last && ending == Ending::Value => tail = Some(id),
                        _ => {
                            let semi = semi.is_some() || last && ending == Ending::Semi;
                            out.push(Stmt::Expr { expr: id, semi, range });
                        }
                    }
                }
            }
        }
        tail
    }

    fn stmt_attrs(
        &mut self,
        attrs: &[syn::Attribute],
        id: ExprId,
        semi: Option<&syn::Token![;]>,
    ) -> Range {
        let mut range = self.body.range(id);
        if let Some(semi) = semi {
            range.end = self.source.behind(semi.span, 1);
        }
        let range = self.source.settled(range);
        if !attrs.is_empty() {
            self.local_attrs(attrs, range);
        }
        range
    }

    /// Lowers items inside a body and makes each a statement.
    pub(super) fn item_stmt(
        &mut self,
        out: &mut Vec<Stmt>,
        lower: impl FnOnce(&mut Self, &mut Vec<super::ir::Item>),
    ) {
        let mut items = Vec::new();
        lower(self, &mut items);
        for item in items {
            out.push(Stmt::Item(self.body.items.len() as u32));
            self.body.items.push(item);
        }
    }

    fn local(&mut self, local: &syn::Local) -> Stmt {
        let init = local.init.as_ref().map(|init| self.expr(&init.expr));
        let els = local
            .init
            .as_ref()
            .and_then(|init| init.diverge.as_ref())
            .map(|(_, els)| self.expr(els));
        let ty = match &local.pat {
            syn::Pat::Type(typed) => Some(Box::new(self.ty(&typed.ty))),
            _ => None,
        };
        let pat = self.pat(&local.pat);
        let start = self.source.start(local.let_token.span);
        let range = Range::new(start, self.source.behind(local.semi_token.span, 1));
        let range = self.source.settled(range);
        if !local.attrs.is_empty() {
            self.local_attrs(&local.attrs, range);
        }
        Stmt::Let { pat, ty, init, els, range }
    }

    pub(super) fn lit(&mut self, lit: &syn::Lit, range: Range) -> Lit {
        match lit {
            syn::Lit::Str(text) => {
                let text = self.text(text.span(), range, || text.token().to_string());
                Lit::Str(short_string(&text))
            }
            syn::Lit::ByteStr(_) | syn::Lit::CStr(_) => Lit::Bytes,
            syn::Lit::Byte(_) | syn::Lit::Char(_) => Lit::Char,
            syn::Lit::Int(int) => {
                let suffix = int.suffix();
                let suffix = (!suffix.is_empty()).then(|| Name::new(suffix));
                Lit::Int(int.base10_digits().parse().ok(), suffix)
            }
            syn::Lit::Bool(value) => Lit::Bool(value.value),
            _ => Lit::Float,
        }
    }
}

fn short_string(text: &str) -> Option<Box<str>> {
    const SHORT: usize = 40;
    let text = text.strip_prefix('"')?.strip_suffix('"')?;
    (text.len() <= SHORT && !text.contains('\\')).then(|| text.into())
}

/// The attributes in front of an expression, which the parser hangs on its first operand.
pub(super) fn attrs_of(expr: &syn::Expr) -> &[syn::Attribute] {
    use syn::Expr;
    let mut expr = expr;
    loop {
        return match expr {
            Expr::Assign(e) => {
                expr = &e.left;
                continue;
            }
            Expr::Binary(e) => {
                expr = &e.left;
                continue;
            }
            Expr::Cast(e) => {
                expr = &e.expr;
                continue;
            }
            Expr::Array(e) => &e.attrs,
            Expr::Async(e) => &e.attrs,
            Expr::Await(e) => &e.attrs,
            Expr::Block(e) => &e.attrs,
            Expr::Break(e) => &e.attrs,
            Expr::Call(e) => &e.attrs,
            Expr::Closure(e) => &e.attrs,
            Expr::Const(e) => &e.attrs,
            Expr::Continue(e) => &e.attrs,
            Expr::Field(e) => &e.attrs,
            Expr::ForLoop(e) => &e.attrs,
            Expr::Group(e) => &e.attrs,
            Expr::If(e) => &e.attrs,
            Expr::Index(e) => &e.attrs,
            Expr::Infer(e) => &e.attrs,
            Expr::Let(e) => &e.attrs,
            Expr::Lit(e) => &e.attrs,
            Expr::Loop(e) => &e.attrs,
            Expr::Macro(e) => &e.attrs,
            Expr::Match(e) => &e.attrs,
            Expr::MethodCall(e) => &e.attrs,
            Expr::Paren(e) => &e.attrs,
            Expr::Path(e) => &e.attrs,
            Expr::Range(e) => &e.attrs,
            Expr::RawAddr(e) => &e.attrs,
            Expr::Reference(e) => &e.attrs,
            Expr::Repeat(e) => &e.attrs,
            Expr::Return(e) => &e.attrs,
            Expr::Struct(e) => &e.attrs,
            Expr::Try(e) => &e.attrs,
            Expr::TryBlock(e) => &e.attrs,
            Expr::Tuple(e) => &e.attrs,
            Expr::Unary(e) => &e.attrs,
            Expr::Unsafe(e) => &e.attrs,
            Expr::While(e) => &e.attrs,
            Expr::Yield(e) => &e.attrs,
            _ => &[],
        };
    }
}
