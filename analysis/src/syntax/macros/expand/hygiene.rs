//! Hygiene: what a macro declares is seen by its own rules alone, and they see nothing of the body
//! that calls it.
//!
//! In:  identifiers, with spans that tell which expansion wrote them.
//! Out: names of locals and labels, those of an expansion with its mark: `guard#1`.
//! Source: Rust Reference, "Hygiene": locals, labels and `$crate` have it, nothing else.

use proc_macro2::Span;

use crate::domain::{Name, Range};
use crate::syntax::ir::{Expr, ExprId, Macro, MacroCall, Pat};
use crate::syntax::lower::Lower;

impl Lower<'_> {
    /// The name that a pattern gives to a local.
    pub(in crate::syntax) fn declared(&self, ident: &syn::Ident) -> (Name, Range) {
        let (name, range) = self.ident(ident);
        match self.source.region(ident.span()) {
            Some(region) if is_local(name) => (marked(name, region.mark), range),
            _ => (name, range),
        }
    }

    /// A label's name without its apostrophe.
    pub(in crate::syntax) fn label(&self, lifetime: &syn::Lifetime) -> Name {
        let name = self.name(&lifetime.ident);
        match self.source.region(lifetime.ident.span()) {
            Some(region) if region.within.is_none() => marked(name, region.mark),
            _ => name,
        }
    }

    /// The local that a name of an expansion means, if it declared one of that name.
    pub(in crate::syntax) fn own_local(&self, name: Name, span: Span) -> Option<Name> {
        let region = self.source.region(span)?;
        let own = marked(name, region.mark);
        self.binds(own, 0).then_some(own)
    }

    /// A path that an expansion wrote, if it means anything else than the same path written here.
    pub(in crate::syntax) fn hygienic(&mut self, e: &syn::ExprPath) -> Option<ExprId> {
        let ident = e.path.get_ident().filter(|_| e.qself.is_none())?;
        let region = self.source.region(ident.span())?;
        let (within, range) = (region.within, region.at);
        let name = self.name(ident);
        if let Some(own) = self.own_local(name, ident.span()) {
            let path = self.word(own);
            return Some(self.push(Expr::Path(path), range));
        }
        if !self.binds(name, within.unwrap_or(0)) {
            return None;
        }
        if within.is_none() {
            // Not the caller's local: an item that it shadows.
            let path = self.plain_path(&[Name::new("self"), name]);
            return Some(self.push(Expr::Path(path), range));
        }
        // The local of the definition's place, or one that was declared since.
        Some(self.push_unknown(Box::new([name]), Box::default(), range))
    }

    /// Whether the body at hand declares a local, its first patterns left out.
    fn binds(&self, name: Name, from: usize) -> bool {
        self.body
            .pats()
            .skip(from)
            .any(|pat| matches!(pat, Pat::Bind { name: n, .. } if *n == name))
    }
}

impl Lower<'_> {
    /// Adds what may make an instance of a type, with all expressions from `first` on as parts.
    ///
    /// Instances are told apart by where they are made, and an expansion has one place. So the
    /// second stands at the macro's name, the next at a byte more.
    pub(in crate::syntax) fn push_made(
        &mut self,
        name: Name,
        expr: Expr,
        range: Range,
        first: usize,
    ) -> ExprId {
        const WRAPPERS: [&str; 5] = ["Err", "Ok", "Pending", "Ready", "Some"];
        let text = name.as_str();
        if !text.starts_with(char::is_uppercase) || WRAPPERS.contains(&text) {
            return self.push(expr, range);
        }
        let range = self.source.settled(range);
        let of_call = self.source.regions.iter().any(|region| region.at == range);
        let bang = self.source.slice(range).find('!').filter(|_| of_call);
        let parts = bang.into_iter().flat_map(|bang| {
            (range.start + bang as u32..range.end).map(|end| Range::new(range.start, end))
        });
        let free = std::iter::once(range).chain(parts).find(|at| !self.body.made.contains(at));
        if let Some(at) = free {
            self.body.made.push(at);
            return self.body.push_expr(expr, at);
        }
        // An argument that is there twice: whatever it names may be used.
        let mut names = Vec::new();
        self.body.names_from(first, &mut |name| names.push(name));
        names.push(name);
        names.sort_unstable();
        names.dedup();
        self.push_unknown(names.into(), Box::default(), range)
    }

    /// Something that may use whatever it names.
    pub(in crate::syntax) fn push_unknown(
        &mut self,
        names: Box<[Name]>,
        args: Box<[ExprId]>,
        range: Range,
    ) -> ExprId {
        let kind = Macro::Opaque { names, args };
        let call = MacroCall { path: Vec::new(), kind, path_range: range };
        self.push(Expr::Macro(Box::new(call)), range)
    }
}

fn marked(name: Name, mark: u32) -> Name {
    Name::new(&format!("{name}#{mark}"))
}

/// Constants and variants in patterns begin with a capital.
fn is_local(name: Name) -> bool {
    !name.as_str().starts_with(char::is_uppercase)
}
