//! Bodies: the arenas of a function with its closures and async blocks.
//!
//! In:  filled by `syntax::lower`, children first.
//! Out: [`Body`], in which an id finds its expression or pattern.

use std::ops::Index;

use super::{Expr, ExprId, Item, Pat, PatId};
use crate::domain::Range;

/// A body: the arenas of a function with its closures and async blocks.
#[derive(Clone, Debug, Default)]
pub struct Body {
    exprs: Vec<(Expr, Range)>,
    pats: Vec<(Pat, Range)>,
    /// One a parameter, receiver left out.
    pub params: Vec<PatId>,
    /// The value; a block for functions.
    pub root: Option<ExprId>,
    /// Items declared inside blocks.
    pub items: Vec<Item>,
    /// The bytes of the root.
    pub range: Range,
}

impl Body {
    /// Adds an expression.
    pub fn push_expr(&mut self, expr: Expr, range: Range) -> ExprId {
        self.exprs.push((expr, range));
        ExprId(self.exprs.len() as u32 - 1)
    }

    /// Adds a pattern.
    pub fn push_pat(&mut self, pat: Pat, range: Range) -> PatId {
        self.pats.push((pat, range));
        PatId(self.pats.len() as u32 - 1)
    }

    /// The bytes of an expression.
    pub fn range(&self, id: ExprId) -> Range {
        self.exprs[id.index()].1
    }

    /// The bytes of a pattern.
    pub fn pat_range(&self, id: PatId) -> Range {
        self.pats[id.index()].1
    }

    /// All expressions in the order they were lowered (children first).
    pub fn exprs(&self) -> impl Iterator<Item = (ExprId, &Expr)> {
        self.exprs.iter().enumerate().map(|(n, (e, _))| (ExprId(n as u32), e))
    }

    /// All patterns in the order they were lowered.
    pub fn pats(&self) -> impl Iterator<Item = &Pat> {
        self.pats.iter().map(|(p, _)| p)
    }

    /// How many expressions there are.
    pub fn expr_count(&self) -> usize {
        self.exprs.len()
    }

    /// How many patterns there are.
    pub fn pat_count(&self) -> usize {
        self.pats.len()
    }

    /// An expression to be completed.
    pub fn expr_mut(&mut self, id: ExprId) -> &mut Expr {
        &mut self.exprs[id.index()].0
    }

    /// Makes an expression's range cover `range` too: parentheses belong to what they hold.
    pub fn widen(&mut self, id: ExprId, range: Range) {
        let own = &mut self.exprs[id.index()].1;
        *own = own.to(range);
    }

    /// Gives back what the arenas reserved.
    pub fn shrink(&mut self) {
        self.exprs.shrink_to_fit();
        self.pats.shrink_to_fit();
    }
}

impl Index<ExprId> for Body {
    type Output = Expr;
    fn index(&self, id: ExprId) -> &Expr {
        &self.exprs[id.index()].0
    }
}

impl Index<PatId> for Body {
    type Output = Pat;
    fn index(&self, id: PatId) -> &Pat {
        &self.pats[id.index()].0
    }
}
