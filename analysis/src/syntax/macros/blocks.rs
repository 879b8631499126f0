//! Macros that hold statements: `cfg_if!`, `stream!`, `cfg_rt! { … }`.
//!
//! In:  the macro's tokens.
//! Out: [`Macro::Block`]. Of `cfg_if!` all branches are kept, as an `if` nothing is known of.

use proc_macro2::TokenStream;
use syn::parse::ParseStream;
use syn::{Token, token};

use crate::domain::Range;
use crate::syntax::ir::{Block, BlockKind, Expr, ExprId, Macro};
use crate::syntax::lower::Lower;

/// A branch of `cfg_if!`: its braces and what is between them.
pub(super) struct Branch {
    pub brace: token::Brace,
    pub tokens: TokenStream,
    /// `else { … }`, without a condition.
    pub last: bool,
    /// The condition it is there under, in `cfg`'s words.
    pub cfg: String,
}

impl Lower<'_> {
    /// The body of a generator: it runs when the stream is polled, and may await.
    pub(super) fn stream(&mut self, tokens: &TokenStream) -> Option<Macro> {
        let kind = BlockKind::Async { moves: true };
        let range = self.tokens_range(tokens);
        self.block_of(tokens, kind, range).map(Macro::Block)
    }

    /// The content of `cfg_…! { … }` as statements.
    pub(super) fn statements(&mut self, tokens: &TokenStream) -> Option<Macro> {
        let range = self.tokens_range(tokens);
        self.block_of(tokens, BlockKind::Plain, range).map(Macro::Block)
    }

    fn block_of(&mut self, tokens: &TokenStream, kind: BlockKind, range: Range) -> Option<ExprId> {
        let stmts = self.parse_tokens(tokens, syn::Block::parse_within)?;
        let (stmts, tail) = self.stmts(&stmts);
        let block = Block { kind, label: None, stmts, tail, end: range.end };
        Some(self.push(Expr::Block(Box::new(block)), range))
    }

    pub(super) fn cfg_if(&mut self, tokens: &TokenStream) -> Option<Macro> {
        let branches = self.cfg_branches(tokens)?;
        let mut blocks = Vec::with_capacity(branches.len());
        for branch in &branches {
            let mut range = self.source.group(branch.brace.span);
            let id = self.block_of(&branch.tokens, BlockKind::Plain, range)?;
            if let Expr::Block(block) = self.body.expr_mut(id) {
                block.end = range.end.saturating_sub(1);
            }
            range.end = range.start;
            blocks.push((id, range, branch.last));
        }
        let mut chain: Option<ExprId> = None;
        for (then, at, last) in blocks.into_iter().rev() {
            if last {
                chain = Some(then);
                continue;
            }
            let cond = self.push(Expr::Opaque(Box::default()), at);
            let end = self.body.range(chain.unwrap_or(then)).end;
            let range = Range::new(at.start, end);
            chain = Some(self.push(Expr::If { cond, then, els: chain }, range));
        }
        chain.map(Macro::Block)
    }

    /// `if #[cfg(…)] { … } else if #[cfg(…)] { … } else { … }`
    pub(super) fn cfg_branches(&self, tokens: &TokenStream) -> Option<Vec<Branch>> {
        self.parse_tokens(tokens, |input| {
            let mut branches = Vec::new();
            let mut earlier = Vec::new();
            input.parse::<Token![if]>()?;
            loop {
                let own = condition(&input.call(syn::Attribute::parse_outer)?);
                branches.push(branch(input, false, &own, &earlier)?);
                earlier.push(own);
                if input.parse::<Option<Token![else]>>()?.is_none() {
                    return Ok(branches);
                }
                if input.parse::<Option<Token![if]>>()?.is_none() {
                    branches.push(branch(input, true, "all()", &earlier)?);
                    return Ok(branches);
                }
            }
        })
    }
}

/// What stands between the parentheses of `#[cfg(…)]`.
fn condition(attrs: &[syn::Attribute]) -> String {
    let cfg = attrs.iter().find(|a| a.path().is_ident("cfg"));
    match cfg.map(|a| &a.meta) {
        Some(syn::Meta::List(list)) => list.tokens.to_string(),
        _ => "all()".to_owned(),
    }
}

fn branch(
    input: ParseStream<'_>,
    last: bool,
    own: &str,
    earlier: &[String],
) -> syn::Result<Branch> {
    let content;
    let brace = syn::braced!(content in input);
    let tokens = content.parse()?;
    let cfg = format!("all({own}, not(any({})))", earlier.join(", "));
    Ok(Branch { brace, tokens, last, cfg })
}
