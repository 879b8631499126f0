//! Bodies: the arenas of a function with its closures and async blocks.
//!
//! In:  filled by `syntax::lower`, children first.
//! Out: [`Body`], in which an id finds its expression or pattern.

use std::ops::Index;

use super::{Attr, Expr, ExprId, Item, Lost, Macro, Pat, PatId, TypePath, Word};
use crate::domain::{Name, Range};

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
    /// Attributes on statements, match arms and arguments, each with the bytes it is about.
    pub attrs: Vec<(Attr, Range)>,
    /// Regions that did not parse, where it was read later than its file.
    pub lost: Vec<Lost>,
    /// Macros in place of types and patterns, where it was read later than its file.
    pub unseen: Vec<Name>,
    /// How many macros were expanded in it.
    marks: u32,
    /// Where expansions made instances of types.
    pub(in crate::syntax) made: Vec<Range>,
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

    /// A number that no other expansion in the body has.
    pub(in crate::syntax) fn next_mark(&mut self) -> u32 {
        self.marks += 1;
        self.marks
    }

    /// Makes an expression's range cover `range` too: parentheses belong to what they hold.
    pub fn widen(&mut self, id: ExprId, range: Range) {
        let own = &mut self.exprs[id.index()].1;
        *own = own.to(range);
    }

    /// Calls `found` with every name by which the body can use something declared elsewhere.
    pub fn names(&self, found: &mut dyn FnMut(Name)) {
        self.names_from(0, found);
    }

    /// The same without the first expressions.
    pub(in crate::syntax) fn names_from(&self, first: usize, found: &mut dyn FnMut(Name)) {
        fn path(path: &TypePath, found: &mut dyn FnMut(Name)) {
            path.segments.iter().for_each(|segment| found(segment.name));
        }
        for (expr, _) in &self.exprs[first..] {
            match expr {
                Expr::Path(named) => path(named, found),
                Expr::Method(call) => found(call.name),
                Expr::Field { name, .. } => found(*name),
                Expr::Struct(literal) => {
                    path(&literal.path, found);
                    literal.fields.iter().for_each(|(name, _)| found(*name));
                }
                Expr::Macro(call) => {
                    if let Macro::Opaque { names, .. } = &call.kind {
                        names.iter().copied().for_each(&mut *found);
                    }
                }
                _ => {}
            }
        }
        for (pat, _) in &self.pats {
            match pat {
                Pat::Path(named) | Pat::TupleStruct(named, _) => path(named, found),
                Pat::Struct(named, fields) => {
                    path(named, found);
                    fields.iter().for_each(|(name, _)| found(*name));
                }
                _ => {}
            }
        }
    }

    /// Calls `found` with every word that bodies are searched for: their names and how they are
    /// used, the keywords of loops, `..` where it has no end, and the names of macros.
    pub fn words(&self, found: &mut dyn FnMut(Word)) {
        self.names(&mut |name| found(Word::from(name)));
        for (expr, _) in &self.exprs {
            match expr {
                Expr::Loop { .. } => found(Word::new("loop")),
                Expr::While { .. } => found(Word::new("while")),
                Expr::For(_) => found(Word::new("for")),
                Expr::Range { end: None, .. } => found(Word::new("..")),
                Expr::Macro(call) => call.path.last().into_iter().for_each(|n| found((*n).into())),
                Expr::Method(call) if call.args.is_empty() => found(Word::alone(call.name)),
                Expr::Path(path) => {
                    path.segments.last().into_iter().for_each(|s| found(Word::function(s.name)));
                }
                _ => {}
            }
        }
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
