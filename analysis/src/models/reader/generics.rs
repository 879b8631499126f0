//! The generic parameters in scope of a signature.
//!
//! In:  the generics of an item, and of the impl or trait around it, `where` clauses included.
//! Out: names in order, each with its bounds; `I::Item` has bounds of its own.

/// Bounds as written.
pub type Bounds = Vec<syn::TypeParamBound>;

/// The generic parameters in scope, the owner's first.
#[derive(Clone, Default)]
pub struct Generics {
    pub list: Vec<(String, Bounds)>,
    /// In a trait: its path, which is what `Self::X` refers to.
    pub trait_path: Option<String>,
    /// What `Value` stands for in an `#[each(Name = Value)]` impl.
    pub value: Option<String>,
}

impl Generics {
    /// Those of an item.
    pub fn of(generics: &syn::Generics) -> Self {
        Self::default().with(generics)
    }

    /// And those of an inner item.
    pub fn with(&self, generics: &syn::Generics) -> Self {
        let mut all = self.clone();
        for param in generics.type_params() {
            all.push(&param.ident.to_string(), &param.bounds);
        }
        for predicate in generics.where_clause.iter().flat_map(|w| &w.predicates) {
            if let syn::WherePredicate::Type(p) = predicate
                && let Some(name) = projected(&p.bounded_ty)
            {
                all.push(&name, &p.bounds);
            }
        }
        all
    }

    /// Adds bounds to a parameter, and the parameter if it is new.
    pub fn push(
        &mut self,
        name: &str,
        bounds: &syn::punctuated::Punctuated<syn::TypeParamBound, syn::Token![+]>,
    ) {
        match self.list.iter_mut().find(|(n, _)| n == name) {
            Some((_, known)) => known.extend(bounds.iter().cloned()),
            None => self.list.push((name.to_owned(), bounds.iter().cloned().collect())),
        }
    }

    /// Their names; projections (`I::Item`) are not among them.
    pub fn names(&self) -> Vec<String> {
        self.list.iter().map(|(n, _)| n.clone()).filter(|n| !n.contains("::")).collect()
    }

    /// The bounds of a parameter in scope.
    pub fn bounds(&self, name: &str) -> Option<&Bounds> {
        self.list.iter().find(|(n, _)| n == name).map(|(_, b)| b)
    }

    /// Which closure trait bounds it, if one does.
    pub fn closure(&self, name: &str) -> Option<String> {
        let last = |b: &syn::TypeParamBound| match b {
            syn::TypeParamBound::Trait(t) => Some(t.path.segments.last()?.ident.to_string()),
            _ => None,
        };
        self.bounds(name)?
            .iter()
            .filter_map(last)
            .find(|n| matches!(n.as_str(), "Fn" | "FnMut" | "FnOnce"))
    }
}

/// `T` or `T::Item` of a `where` clause.
fn projected(ty: &syn::Type) -> Option<String> {
    let syn::Type::Path(p) = ty else { return None };
    let names: Vec<_> = p.path.segments.iter().map(|s| s.ident.to_string()).collect();
    match &p.qself {
        Some(of) => Some(format!("{}::{}", projected(&of.ty)?, names.last()?)),
        None => Some(names.join("::")),
    }
}
