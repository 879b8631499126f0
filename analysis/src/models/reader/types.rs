//! Types of stubs → prefix notation.
//!
//! In:  `syn` types in the scope of an item's generics.
//! Out: text that `models::decode` reads without looking ahead:
//!      `_` unknown · `!` never · `pNAME;` primitive · `aPATH;ARGS)` path type · `&T` `mT` `*T`
//!      · `(TYPES)` tuple · `[T` slice · `f(TYPES)T` function · `FT` future ·
//!      `PNAME;BOUNDS)` parameter · `DBOUNDS)` dyn · `OBOUNDS)` impl ·
//!      a bound is `bPATH;ARGS|NAME;T…)`.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use super::generics::Generics;
use super::receiver::receiver_of;
use super::scope::Tree;
use super::{Result, Source, error};

/// Bounds that say nothing to the engine.
const MARKERS: &[&str] = &[
    "Send",
    "Sync",
    "Unpin",
    "Sized",
    "Copy",
    "Hash",
    "Eq",
    "PartialEq",
    "Ord",
    "PartialOrd",
    "Debug",
    "Display",
    "UnwindSafe",
    "RefUnwindSafe",
    "BuildHasher",
    "Any",
    "Step",
];
const PRIMITIVES: &[&str] = &[
    "bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64",
    "i128", "isize", "f32", "f64",
];

/// A lowered type, and what it mentions.
#[derive(Clone, Default, Debug)]
pub struct Lowered {
    /// Prefix notation.
    pub code: String,
    /// Parameters in it, outside bounds.
    pub mentions: BTreeSet<String>,
    /// Whether it borrows: `&` or a lifetime that is not `'static`.
    pub borrows: bool,
}

/// A lowered signature.
pub struct Call {
    /// `-` none, `v` by value, `r` by reference, `m` by mutable reference.
    pub receiver: char,
    /// The other parameters.
    pub params: Vec<Lowered>,
    /// The result.
    pub ret: Lowered,
    /// What the self type mentions.
    pub own: BTreeSet<String>,
}

/// Lowers types in one scope.
pub struct Types<'a> {
    tree: &'a Tree<'a>,
    source: &'a Source,
    module: &'a str,
    pub generics: Generics,
    pub self_ty: Option<String>,
    /// `(I, Item)` for each `I::Item` met.
    pub projections: RefCell<BTreeSet<(String, String)>>,
    mentions: RefCell<BTreeSet<String>>,
    borrows: Cell<bool>,
    with_bounds: Cell<bool>,
}

impl<'a> Types<'a> {
    pub fn new(
        tree: &'a Tree<'a>,
        source: &'a Source,
        module: &'a str,
        generics: Generics,
    ) -> Self {
        Self {
            tree,
            source,
            module,
            generics,
            self_ty: None,
            projections: RefCell::default(),
            mentions: RefCell::default(),
            borrows: Cell::new(false),
            with_bounds: Cell::new(false),
        }
    }

    /// Lowers a whole signature: once to meet all projections, once for good.
    pub fn signature(&mut self, sig: &syn::Signature) -> Result<Call> {
        for (n, input) in sig.inputs.iter().enumerate() {
            if let syn::FnArg::Typed(p) = input
                && let syn::Type::ImplTrait(t) = &*p.ty
            {
                self.generics.push(&format!("impl{n}"), &t.bounds);
            }
        }
        self.call(sig)?;
        self.call(sig)
    }

    fn call(&self, sig: &syn::Signature) -> Result<Call> {
        let mut receiver = '-';
        let mut params = Vec::new();
        for (n, input) in sig.inputs.iter().enumerate() {
            match input {
                syn::FnArg::Receiver(r) => receiver = receiver_of(r),
                syn::FnArg::Typed(p) => {
                    let lowered = if matches!(&*p.ty, syn::Type::ImplTrait(_)) {
                        self.track(true, || self.param(&format!("impl{n}"), p))?
                    } else {
                        self.track(true, || self.lower(&p.ty))?
                    };
                    params.push(lowered);
                }
            }
        }
        let ret = match &sig.output {
            syn::ReturnType::Default => Lowered { code: "()".to_owned(), ..Lowered::default() },
            syn::ReturnType::Type(_, ty) => self.track(true, || self.lower(ty))?,
        };
        let own = match &self.self_ty {
            Some(code) => mentioned(code),
            None if self.generics.trait_path.is_some() => {
                self.generics.list.iter().map(|(n, _)| n.clone()).collect()
            }
            None => BTreeSet::new(),
        };
        Ok(Call { receiver, params, ret, own })
    }

    fn track(&self, bounds: bool, lower: impl FnOnce() -> Result<String>) -> Result<Lowered> {
        self.mentions.borrow_mut().clear();
        self.borrows.set(false);
        self.with_bounds.set(bounds);
        let code = lower();
        self.with_bounds.set(false);
        let mentions = self.mentions.take();
        Ok(Lowered { code: code?, mentions, borrows: self.borrows.get() })
    }

    /// Lowers a type with the bounds of the parameters in it.
    pub fn lower_with_bounds(&self, ty: &syn::Type) -> Result<String> {
        Ok(self.track(true, || self.lower(ty))?.code)
    }

    /// Lowers a type.
    pub fn lower(&self, ty: &syn::Type) -> Result<String> {
        Ok(match ty {
            syn::Type::Never(_) => "!".to_owned(),
            syn::Type::Infer(_) => "_".to_owned(),
            syn::Type::Paren(t) => self.lower(&t.elem)?,
            syn::Type::Group(t) => self.lower(&t.elem)?,
            syn::Type::Reference(t) => {
                if t.lifetime.as_ref().is_none_or(|l| l.ident != "static") {
                    self.borrows.set(true);
                }
                let mark = if t.mutability.is_some() { 'm' } else { '&' };
                format!("{mark}{}", self.lower(&t.elem)?)
            }
            syn::Type::Ptr(t) => format!("*{}", self.lower(&t.elem)?),
            syn::Type::Slice(t) => format!("[{}", self.lower(&t.elem)?),
            syn::Type::Array(t) => format!("[{}", self.lower(&t.elem)?),
            syn::Type::Tuple(t) => format!("({})", self.all(&t.elems)?),
            syn::Type::FnPtr(t) => {
                let params =
                    t.inputs.iter().map(|a| self.lower(&a.ty)).collect::<Result<String>>()?;
                format!("f({params}){}", self.output(&t.output)?)
            }
            syn::Type::TraitObject(t) => format!("D{})", self.bounds(&t.bounds)?),
            syn::Type::ImplTrait(t) => {
                let bounds = self.bounds(&t.bounds)?;
                self.mentions.borrow_mut().extend(self.generics.names());
                self.borrows.set(true);
                match bounds.strip_prefix("bstd::future::Future;|Output;") {
                    Some(output) if output.ends_with(')') => {
                        format!("F{}", &output[..output.len() - 1])
                    }
                    _ => format!("O{bounds})"),
                }
            }
            syn::Type::Path(p) => self.path_type(p)?,
            other => return Err(error(self.source, other, "stubs cannot say this type")),
        })
    }

    fn all<'t>(&self, types: impl IntoIterator<Item = &'t syn::Type>) -> Result<String> {
        types.into_iter().map(|t| self.lower(t)).collect()
    }

    fn output(&self, output: &syn::ReturnType) -> Result<String> {
        match output {
            syn::ReturnType::Default => Ok("()".to_owned()),
            syn::ReturnType::Type(_, ty) => self.lower(ty),
        }
    }

    fn path_type(&self, p: &syn::TypePath) -> Result<String> {
        let names: Vec<_> = p.path.segments.iter().map(|s| s.ident.to_string()).collect();
        if let Some(of) = &p.qself {
            let of = self.lower(&of.ty)?;
            let name = of.strip_prefix('P').and_then(|r| r.split(';').next()).map(str::to_owned);
            let (Some(name), Some(last)) = (name, names.last()) else {
                return Err(error(self.source, p, "only parameters have projections here"));
            };
            return self.projection(&name, last, p);
        }
        match names.as_slice() {
            [one] if one == "Self" => match &self.self_ty {
                Some(code) => {
                    self.mentions.borrow_mut().extend(mentioned(code));
                    return Ok(code.clone());
                }
                None => return self.param("Self", p),
            },
            [one] if one == "Value" && self.generics.value.is_some() => {
                return Ok(self.generics.value.clone().unwrap_or_default());
            }
            [one] if self.generics.bounds(one).is_some() => return self.param(one, p),
            [one] if PRIMITIVES.contains(&one.as_str()) => return Ok(format!("p{one};")),
            [of, assoc] if of == "Self" || self.generics.bounds(of).is_some() => {
                return self.projection(of, assoc, p);
            }
            _ => {}
        }
        let Some((path, _)) = self.tree.resolve(self.module, &names) else {
            let message = format!("`{}` is not in the stubs", names.join("::"));
            return Err(error(self.source, p, message));
        };
        let mut args = String::new();
        if let Some(last) = p.path.segments.last()
            && let syn::PathArguments::AngleBracketed(list) = &last.arguments
        {
            for arg in &list.args {
                match arg {
                    syn::GenericArgument::Type(t) => args.push_str(&self.lower(t)?),
                    syn::GenericArgument::Lifetime(l) if l.ident != "static" => {
                        self.borrows.set(true);
                    }
                    _ => {}
                }
            }
        }
        Ok(format!("a{path};{args})"))
    }

    fn param(&self, name: &str, _at: &dyn syn::spanned::Spanned) -> Result<String> {
        self.mentions.borrow_mut().insert(name.to_owned());
        let mut code = format!("P{name};");
        if self.with_bounds.get()
            && let Some(bounds) = self.generics.bounds(name)
        {
            let mentions = self.mentions.borrow().clone();
            let borrows = self.borrows.get();
            self.with_bounds.set(false);
            for bound in bounds {
                code.push_str(&self.bound(bound, Some(name))?);
            }
            self.with_bounds.set(true);
            self.mentions.replace(mentions);
            self.borrows.set(borrows);
        }
        code.push(')');
        Ok(code)
    }

    fn projection(&self, of: &str, assoc: &str, at: &dyn syn::spanned::Spanned) -> Result<String> {
        let mut known = Vec::new();
        if of == "Self" {
            known.extend(self.generics.trait_path.iter().flat_map(|t| self.tree.assoc(t)));
        }
        for bound in self.generics.bounds(of).into_iter().flatten() {
            if let Some((path, explicit)) = self.bound_path(bound)? {
                known.extend(self.tree.assoc(&path));
                known.extend(explicit);
            }
        }
        if !known.iter().any(|k| k == assoc) {
            let message = format!("no bound of `{of}` has `{assoc}`");
            return Err(error(self.source, at, message));
        }
        self.projections.borrow_mut().insert((of.to_owned(), assoc.to_owned()));
        self.mentions.borrow_mut().insert(of.to_owned());
        self.param(&format!("{of}::{assoc}"), at)
    }

    /// The trait of a bound, and the associated types it names; `None` for markers.
    pub fn bound_path(&self, bound: &syn::TypeParamBound) -> Result<Option<(String, Vec<String>)>> {
        let syn::TypeParamBound::Trait(t) = bound else { return Ok(None) };
        let names: Vec<_> = t.path.segments.iter().map(|s| s.ident.to_string()).collect();
        if names.len() == 1 && MARKERS.contains(&names[0].as_str()) {
            return Ok(None);
        }
        let Some((path, _)) = self.tree.resolve(self.module, &names) else {
            let message = format!("`{}` is not in the stubs", names.join("::"));
            return Err(error(self.source, t, message));
        };
        let explicit = match t.path.segments.last().map(|s| &s.arguments) {
            Some(syn::PathArguments::Parenthesized(_)) => vec!["Output".to_owned()],
            _ => Vec::new(),
        };
        Ok(Some((path, explicit)))
    }

    /// A trait's path and its encoded arguments.
    pub fn trait_path(&self, path: &syn::Path) -> Result<(String, String)> {
        let bound = syn::TypeParamBound::Trait(syn::parse_quote!(#path));
        let Some((of, _)) = self.bound_path(&bound)? else {
            return Err(error(self.source, path, "derive this instead"));
        };
        let (args, _) = self.bound_args(path)?;
        Ok((of, args))
    }

    fn bound_args(&self, path: &syn::Path) -> Result<(String, Vec<(String, String)>)> {
        let (mut args, mut assoc) = (String::new(), Vec::new());
        match path.segments.last().map(|s| &s.arguments) {
            Some(syn::PathArguments::Parenthesized(p)) => {
                args = format!(
                    "({})",
                    p.inputs.iter().map(|a| self.lower(&a.ty)).collect::<Result<String>>()?
                );
                assoc.push(("Output".to_owned(), self.output(&p.output)?));
            }
            Some(syn::PathArguments::AngleBracketed(list)) => {
                for arg in &list.args {
                    match arg {
                        syn::GenericArgument::Type(t) => args.push_str(&self.lower(t)?),
                        syn::GenericArgument::AssocType(t) => {
                            assoc.push((t.ident.to_string(), self.lower(&t.ty)?));
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        Ok((args, assoc))
    }

    fn bounds(
        &self,
        list: &syn::punctuated::Punctuated<syn::TypeParamBound, syn::Token![+]>,
    ) -> Result<String> {
        list.iter().map(|b| self.bound(b, None)).collect()
    }

    /// `of` is the bounded parameter: its projections become bindings.
    fn bound(&self, bound: &syn::TypeParamBound, of: Option<&str>) -> Result<String> {
        let (Some((path, _)), syn::TypeParamBound::Trait(t)) = (self.bound_path(bound)?, bound)
        else {
            return Ok(String::new());
        };
        let (args, mut assoc) = self.bound_args(&t.path)?;
        if let Some(of) = of {
            let known = self.tree.assoc(&path);
            for (param, name) in self.projections.borrow().iter() {
                if param == of && known.contains(name) && !assoc.iter().any(|(n, _)| n == name) {
                    assoc.push((name.clone(), format!("P{param}::{name};)")));
                }
            }
        }
        let assoc = assoc.into_iter().fold(String::new(), |all, (n, t)| all + &n + ";" + &t);
        Ok(format!("b{path};{args}|{assoc})"))
    }
}

/// The parameters in an encoded type without bounds.
fn mentioned(code: &str) -> BTreeSet<String> {
    code.split(|c: char| ";)(&*[".contains(c))
        .filter_map(|part| part.strip_prefix(|c: char| c == 'P'))
        .map(str::to_owned)
        .collect()
}
