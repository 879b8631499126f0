//! Operators.
//!
//! In:  unary and binary expressions.
//! Out: what may not be evaluated or compares as such; arithmetic as its operands alone.
//! Chains are walked in loops: they get long.

use super::ir::{CompareOp, Expr, ExprId};
use super::lower::Lower;
use crate::domain::Range;

impl Lower<'_> {
    pub(super) fn unary(&mut self, whole: &syn::Expr, e: &syn::ExprUnary) -> ExprId {
        let token = match e.op {
            syn::UnOp::Deref(token) => token.span,
            syn::UnOp::Not(token) => token.span,
            _ => return self.arithmetic(whole),
        };
        let inner = self.expr(&e.expr);
        let range = self.prefixed(token, inner);
        let deref = matches!(e.op, syn::UnOp::Deref(_));
        self.push(if deref { Expr::Deref(inner) } else { Expr::Not(inner) }, range)
    }

    pub(super) fn binary(&mut self, whole: &syn::Expr, e: &syn::ExprBinary) -> ExprId {
        use syn::BinOp;
        let op = match e.op {
            BinOp::And(_) => return self.lazy(e, true),
            BinOp::Or(_) => return self.lazy(e, false),
            BinOp::Eq(_) => Some(CompareOp::Eq),
            BinOp::Ne(_) => Some(CompareOp::Ne),
            BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => Some(CompareOp::Order),
            _ if arithmetic_op(&e.op) => return self.arithmetic(whole),
            _ => None,
        };
        let lhs = self.expr(&e.left);
        let rhs = self.expr(&e.right);
        let range = self.body.range(lhs).to(self.body.range(rhs));
        let expr = match op {
            Some(op) => Expr::Compare { op, lhs, rhs },
            None => Expr::AssignOp { lhs, rhs },
        };
        self.push(expr, range)
    }

    fn lazy(&mut self, e: &syn::ExprBinary, and: bool) -> ExprId {
        // The left operand of a chain is the chain so far: walk down first, then build up.
        let mut rights = vec![&e.right];
        let mut left = &e.left;
        while let syn::Expr::Binary(inner) = &**left {
            let same =
                matches!((&inner.op, and), (syn::BinOp::And(_), true) | (syn::BinOp::Or(_), false));
            if !same {
                break;
            }
            rights.push(&inner.right);
            left = &inner.left;
        }
        let mut lhs = self.expr(left);
        for right in rights.into_iter().rev() {
            let rhs = self.expr(right);
            let range = self.body.range(lhs).to(self.body.range(rhs));
            lhs = self.push(Expr::Lazy { and, lhs, rhs }, range);
        }
        lhs
    }

    /// Arithmetic as the list of its operands; numbers are left out.
    fn arithmetic(&mut self, expr: &syn::Expr) -> ExprId {
        let mut operands = Vec::new();
        let range = self.operands(expr, &mut operands);
        self.push(Expr::Opaque(operands.into()), range)
    }

    fn operands(&mut self, expr: &syn::Expr, out: &mut Vec<ExprId>) -> Range {
        let mut rights = Vec::new();
        let mut left = expr;
        while let syn::Expr::Binary(e) = left {
            if !arithmetic_op(&e.op) {
                break;
            }
            rights.push(&*e.right);
            left = &e.left;
        }
        let mut range = self.one_operand(left, out);
        for right in rights.into_iter().rev() {
            range = range.to(self.operands(right, out));
        }
        range
    }

    fn one_operand(&mut self, expr: &syn::Expr, out: &mut Vec<ExprId>) -> Range {
        match expr {
            syn::Expr::Lit(e) => self.source.range(e.lit.span()),
            syn::Expr::Paren(e) => {
                self.operands(&e.expr, out);
                self.source.group(e.paren_token.span)
            }
            syn::Expr::Unary(syn::ExprUnary { op: syn::UnOp::Neg(minus), expr, .. }) => {
                self.source.range(minus.span).to(self.operands(expr, out))
            }
            _ => {
                let id = self.expr(expr);
                out.push(id);
                self.body.range(id)
            }
        }
    }
}

fn arithmetic_op(op: &syn::BinOp) -> bool {
    use syn::BinOp;
    matches!(
        op,
        BinOp::Add(_)
            | BinOp::Sub(_)
            | BinOp::Mul(_)
            | BinOp::Div(_)
            | BinOp::Rem(_)
            | BinOp::BitXor(_)
            | BinOp::BitAnd(_)
            | BinOp::BitOr(_)
            | BinOp::Shl(_)
            | BinOp::Shr(_)
    )
}
