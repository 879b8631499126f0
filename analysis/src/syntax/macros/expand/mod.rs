//! Macros of the code at hand, expanded where a body calls them.
//!
//! In:  a macro call, the `macro_rules!` in scope there.
//! Out: the expressions or statements it stands for, as if they were written in its place. Tokens
//!      of the rules stand where the call stands, arguments where they are written. What is not
//!      certain stays opaque: rules that are not understood, recursion, size, results that declare
//!      items or do not parse.
//! Cost: nothing without a call; else a lexing of what the rule yields, and a parse of it.
//! Source: Rust Reference, "Macros by example".

mod definitions;
mod fragments;
mod hygiene;
mod matching;
mod rules;
mod transcribe;

use std::rc::Rc;
use std::sync::Arc;

use proc_macro2::{TokenStream, TokenTree};
use rustc_hash::FxHashMap;
use syn::parse::{Parse as _, ParseStream, Parser as _};

pub(in crate::syntax) use definitions::Scope;
pub use definitions::{Added, Definition, Definitions, Imported, added};

use self::rules::Rule;
use crate::domain::{Name, Range};
use crate::syntax::ir::{ExprId, Stmt};
use crate::syntax::lower::Lower;
use crate::syntax::outline::words;
use crate::syntax::source::Region;
use crate::syntax::stmts::Ending;

/// Bytes of rules that are lexed for one body or file, at most, with what they yield.
const MAX_WORK: usize = 1 << 20;
/// Nested delimiters of an expansion, with those of the expansions around it, at most.
const MAX_DEPTH: usize = 100;

/// The rules of a macro.
type Rules = Rc<[Rule]>;

/// What expanding carries along.
#[derive(Default)]
pub(in crate::syntax) struct Expansions {
    /// Rules that were read; `None` for those that are not understood.
    rules: FxHashMap<usize, (Arc<str>, Option<Rules>)>,
    work: usize,
    /// Nested delimiters of the expansions at hand.
    depth: usize,
}

/// What a macro call stands for.
struct Expansion {
    tokens: TokenStream,
    region: Option<Region>,
    depth: usize,
}

impl Lower<'_> {
    /// The expression that a macro call stands for.
    pub(super) fn expanded_expr(&mut self, mac: &syn::Macro, at: Range) -> Option<ExprId> {
        let expansion = self.expansion(mac, at)?;
        let expr = expression.parse2(expansion.tokens.clone()).ok()?;
        Some(self.within(expansion, |lower| lower.expr(&expr)))
    }

    /// The statements that a macro call stands for; they belong to the block around it, and what
    /// they end with may be its value. Whether there are any.
    pub(in crate::syntax) fn expanded_stmts(
        &mut self,
        call: &syn::StmtMacro,
        ending: Ending,
        (out, tail): (&mut Vec<Stmt>, &mut Option<ExprId>),
    ) -> bool {
        // Under a `cfg` it may not be there; as one statement, that is known of it.
        if !call.attrs.is_empty() {
            return false;
        }
        let at = self.call_range(&call.mac);
        self.nested_macros += 1;
        let expansion = self.expansion(&call.mac, at).and_then(|expansion| {
            let stmts = syn::Block::parse_within.parse2(expansion.tokens.clone()).ok()?;
            Some((expansion, stmts))
        });
        let found = expansion.is_some();
        if let Some((expansion, stmts)) = expansion {
            *tail = self.within(expansion, |lower| lower.stmts_into(&stmts, ending, out));
        }
        self.nested_macros -= 1;
        found
    }

    /// The bytes of a macro call.
    fn call_range(&mut self, mac: &syn::Macro) -> Range {
        let (_, path) = self.path(None, &mac.path);
        let end = self.source.end(mac.delimiter.span().join());
        self.source.settled(Range::new(path.start, end))
    }

    /// Lowers what an expansion was parsed to.
    fn within<T>(&mut self, expansion: Expansion, lower: impl FnOnce(&mut Self) -> T) -> T {
        let entered = expansion.region.is_some();
        self.source.regions.extend(expansion.region);
        self.expansions.depth += expansion.depth;
        let made = lower(self);
        self.expansions.depth -= expansion.depth;
        if entered {
            self.source.regions.pop();
        }
        made
    }

    /// What a macro call stands for, if that is certain.
    fn expansion(&mut self, mac: &syn::Macro, at: Range) -> Option<Expansion> {
        if self.nested_macros > super::DEEPEST || self.expansions.work > MAX_WORK {
            return None;
        }
        let definition = self.meant(mac)?;
        let rules = self.rules_of(&definition.rules)?;
        let (rule, bindings) = matching::first(&rules, &mac.tokens)?;
        let yields = rules[rule].yields;
        let text = definition.rules.get(yields.start as usize..yields.end as usize)?;
        // Lexed anew, its tokens have spans of their own: so they are told from all others.
        let tokens = text.parse::<TokenStream>().ok()?;
        let probe = tokens.clone().into_iter().next().map(|tree| tree.span());
        let (tokens, count) = transcribe::transcribe(tokens, &bindings)?;
        self.expansions.work += text.len() + 8 * count;
        let depth = expressible(&tokens, MAX_DEPTH.checked_sub(self.expansions.depth)?)?;
        let mark = self.body.next_mark();
        let region = probe.map(|probe| Region { probe, at, mark, within: definition.within });
        Some(Expansion { tokens, region, depth })
    }

    /// The definition that a macro call means.
    fn meant(&mut self, mac: &syn::Macro) -> Option<Definition> {
        let bodies = &self.file.bodies;
        if bodies.definitions.is_empty() && bodies.imported.is_empty() {
            return None;
        }
        let name = self.name(&mac.path.segments.last()?.ident);
        // Those say only what a build has; both sides of them are read.
        if name.as_str().starts_with("cfg_") {
            return None;
        }
        let bodies = &self.file.bodies;
        let alone = mac.path.get_ident().is_some();
        if bodies.definitions.iter().any(|definition| definition.name == name) {
            return alone.then(|| bodies.definitions.find(name, self.scope).cloned()).flatten();
        }
        let own = mac.path.segments.first().is_some_and(|first| {
            let first = &first.ident;
            mac.path.leading_colon.is_none()
                && (first == "crate" || first == "self" || first == "super")
        });
        let imported = bodies.imported.iter().find(|one| one.definition.name == name)?;
        let meant = if alone { imported.by_word } else { own };
        meant.then(|| imported.definition.clone())
    }

    fn rules_of(&mut self, text: &Arc<str>) -> Option<Rules> {
        let key = text.as_ptr().addr();
        if let Some((_, known)) = self.expansions.rules.get(&key) {
            return known.clone();
        }
        self.expansions.work += text.len();
        let read = rules::read(text).map(Rc::from);
        self.expansions.rules.insert(key, (Arc::clone(text), read.clone()));
        read
    }

    /// Notes a `macro_rules!`: it is in scope from here on.
    pub(super) fn define(&mut self, name: Name, rules: &str, attrs: &[syn::Attribute]) {
        let under_cfg =
            attrs.iter().any(|a| a.path().is_ident("cfg") || a.path().is_ident("cfg_attr"));
        let definition = Definition {
            conditional: under_cfg || self.in_cfg_macro,
            exported: attrs.iter().any(|a| a.path().is_ident("macro_export")),
            within: self.body_depth.checked_sub(1).map(|_| self.body.pat_count()),
            ..Definition::new(name, rules)
        };
        let all = Arc::make_mut(&mut self.file.bodies.definitions);
        self.scope = all.add(definition, self.scope);
    }
}

/// An expression, with the semicolon that may stand behind it.
fn expression(input: ParseStream<'_>) -> syn::Result<syn::Expr> {
    let expr = syn::Expr::parse(input)?;
    if matches!(expr, syn::Expr::Let(_)) {
        return Err(input.error("a declaration is no expression"));
    }
    input.parse::<Option<syn::Token![;]>>()?;
    Ok(expr)
}

/// How deep the delimiters of tokens are nested; `None` if that is too deep or they declare items,
/// which others would have to know before they read the body.
fn expressible(tokens: &TokenStream, deepest: usize) -> Option<usize> {
    let mut depth = 0;
    let mut pointer = false;
    for tree in tokens.clone() {
        match &tree {
            TokenTree::Group(group) => {
                depth = depth.max(1 + expressible(&group.stream(), deepest.checked_sub(1)?)?);
            }
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let declares = words::declares(&word) && !(word == "const" && pointer);
                if declares || words::holds_items(&word) {
                    return None;
                }
            }
            _ => {}
        }
        pointer = rules::is_punct(&tree, '*');
    }
    Some(depth)
}
