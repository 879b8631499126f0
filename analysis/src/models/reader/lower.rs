//! Items of a stub → encoded entries.
//!
//! In:  the items of a module, with the tree that resolves their paths.
//! Out: one line-oriented text an entry; types in the prefix notation of `models::decode`.

use syn::spanned::Spanned;

use super::attrs::{self, Said};
use super::derive;
use super::generics::Generics;
use super::scope::Tree;
use super::types::Types;
use super::{Output, Result, Source, error};

/// Lowers the items of a module.
pub fn items(
    tree: &Tree<'_>,
    source: &Source,
    module: &str,
    items: &[syn::Item],
    out: &mut Output,
) -> Result<()> {
    let at = At { tree, source, module };
    for item in items {
        match item {
            syn::Item::Fn(i) => at.function(&Owner::default(), module, &i.sig, &i.attrs, out)?,
            syn::Item::Struct(i) => at.structure(i, out)?,
            syn::Item::Enum(i) => at.enumeration(i, out)?,
            syn::Item::Trait(i) => at.trait_item(i, out)?,
            syn::Item::Impl(i) => at.implementation(i, out)?,
            syn::Item::Type(i) => {
                let types = at.types(&Generics::of(&i.generics));
                let ty = types.lower(&i.ty)?;
                let names = types.generics.names().join(" ");
                out.aliases.insert(at.path(&i.ident), format!("{names}\n{ty}"));
            }
            syn::Item::Const(i) => {
                let ty = at.types(&Generics::default()).lower(&i.ty)?;
                out.constants.insert(at.path(&i.ident), ty);
            }
            syn::Item::Static(i) => {
                let ty = at.types(&Generics::default()).lower(&i.ty)?;
                out.constants.insert(at.path(&i.ident), ty);
            }
            syn::Item::Mod(i) => {
                if let Some((_, inner)) = &i.content {
                    let path = at.path(&i.ident);
                    self::items(tree, source, &path, inner, out)?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

/// Where an item stands.
struct At<'a> {
    tree: &'a Tree<'a>,
    source: &'a Source,
    module: &'a str,
}

/// What a method belongs to.
#[derive(Clone, Default)]
struct Owner {
    generics: Generics,
    /// The encoded self type.
    self_ty: Option<String>,
}

impl At<'_> {
    fn path(&self, name: &syn::Ident) -> String {
        format!("{}::{name}", self.module)
    }

    fn types(&self, generics: &Generics) -> Types<'_> {
        Types::new(self.tree, self.source, self.module, generics.clone())
    }

    fn said(&self, attrs: &[syn::Attribute]) -> Result<Said> {
        attrs::read(self.source, attrs)
    }

    fn function(
        &self,
        owner: &Owner,
        prefix: &str,
        sig: &syn::Signature,
        attrs: &[syn::Attribute],
        out: &mut Output,
    ) -> Result<()> {
        let said = self.said(attrs)?;
        let mut types = self.types(&owner.generics.with(&sig.generics));
        types.self_ty.clone_from(&owner.self_ty);
        let call = types.signature(sig)?;
        let effects = derive::effects(&said, &call, &types.generics);
        for arg in effects.iter().flat_map(|e| e.split(' ').skip(1)) {
            let missing = match arg.parse::<usize>() {
                Ok(n) => n >= call.params.len(),
                Err(_) => arg == "self" && call.receiver == '-',
            };
            if missing {
                let message = format!("`{}` has no argument `{arg}`", sig.ident);
                return Err(error(self.source, &sig.ident, message));
            }
        }
        let future =
            said.future.as_ref().map(|ty| types.lower(ty)).transpose()?.unwrap_or_default();
        let path = format!("{prefix}::{}", sig.ident);
        let mut names = types.generics.names();
        names.extend(types.projections.borrow().iter().map(|(p, a)| format!("{p}::{a}")));
        let entry = format!(
            "{}\n{}{}\n{}\n{}\n{}\n{}\n{}\n{}\n{future}",
            names.join(" "),
            call.receiver,
            if sig.asyncness.is_some() { 'a' } else { 's' },
            call.params.iter().map(|p| p.code.as_str()).collect::<String>(),
            call.ret.code,
            effects.join(";"),
            said.since,
            said.until,
            owner.self_ty.as_deref().unwrap_or_default(),
        );
        if out.functions.insert(path.clone(), entry).is_some() {
            return Err(error(self.source, &sig.ident, format!("`{path}` is defined twice")));
        }
        Ok(())
    }

    fn type_entry(
        &self,
        name: &syn::Ident,
        generics: &syn::Generics,
        attrs: &[syn::Attribute],
        variants: &str,
        out: &mut Output,
    ) -> Result<()> {
        let said = self.said(attrs)?;
        let path = self.path(name);
        let generics = Generics::of(generics);
        let names = generics.names();
        // A generic type is `Copy` only if its arguments are: who asks looks at its fields.
        let copy = names.is_empty() && said.derives.iter().any(|d| d == "Copy");
        let trivial = match (copy, said.endless) {
            (true, true) => "copy endless",
            (true, false) => "copy",
            (false, true) => "endless",
            (false, false) => "",
        };
        let kind = said.kind.as_deref().unwrap_or("plain");
        let entry = format!("{}\n{kind}\n{trivial}\n{variants}", names.join(" "));
        if out.types.insert(path.clone(), entry).is_some() {
            return Err(error(self.source, name, format!("`{path}` is defined twice")));
        }
        let args = names.iter().fold(String::new(), |args, n| args + "P" + n + ";)");
        let own = format!("a{path};{args})");
        for of in derive::traits(&said, copy) {
            add_impl(out, path.clone(), &format!("{of}\n{own}\n\n"));
        }
        for (derived, entry) in derive::methods(&said, kind, &names, &own) {
            out.functions.insert(format!("{path}::{derived}"), entry);
        }
        Ok(())
    }

    fn fields(&self, generics: &syn::Generics, fields: &syn::Fields) -> Result<String> {
        let types = self.types(&Generics::of(generics));
        let mut out = String::new();
        for (n, field) in fields.iter().enumerate() {
            let name = field.ident.as_ref().map_or(n.to_string(), ToString::to_string);
            out += &(name + ";" + &types.lower(&field.ty)?);
        }
        Ok(out)
    }

    fn structure(&self, i: &syn::ItemStruct, out: &mut Output) -> Result<()> {
        let fields = self.fields(&i.generics, &i.fields)?;
        // Without fields the stub does not say what is inside.
        let variant =
            if fields.is_empty() { String::new() } else { format!("{}|{fields})", i.ident) };
        self.type_entry(&i.ident, &i.generics, &i.attrs, &variant, out)
    }

    fn enumeration(&self, i: &syn::ItemEnum, out: &mut Output) -> Result<()> {
        let mut variants = String::new();
        for variant in &i.variants {
            let fields = self.fields(&i.generics, &variant.fields)?;
            variants += &(variant.ident.to_string() + "|" + &fields + ")");
        }
        self.type_entry(&i.ident, &i.generics, &i.attrs, &variants, out)
    }

    fn trait_item(&self, i: &syn::ItemTrait, out: &mut Output) -> Result<()> {
        let said = self.said(&i.attrs)?;
        let path = self.path(&i.ident);
        let mut generics = Generics::of(&i.generics);
        let own = generics.names();
        generics.push("Self", &i.supertraits);
        generics.trait_path = Some(path.clone());
        let types = self.types(&generics);
        let mut supers = Vec::new();
        for bound in &i.supertraits {
            if let Some((of, _)) = types.bound_path(bound)? {
                supers.push(of);
            }
        }
        let mut assoc = Vec::new();
        for item in &i.items {
            match item {
                syn::TraitItem::Type(t) => assoc.push(t.ident.to_string()),
                syn::TraitItem::Fn(f) => {
                    let owner = Owner { generics: generics.clone(), self_ty: None };
                    self.function(&owner, &path, &f.sig, &f.attrs, out)?;
                }
                other => return Err(error(self.source, other, "only types and functions here")),
            }
        }
        let blanket = if said.blanket { "blanket" } else { "" };
        let entry =
            format!("{}\n{}\n{}\n{blanket}", own.join(" "), supers.join(" "), assoc.join(" "));
        out.traits.insert(path, entry);
        Ok(())
    }

    fn implementation(&self, i: &syn::ItemImpl, out: &mut Output) -> Result<()> {
        let said = self.said(&i.attrs)?;
        if said.each.is_empty() {
            return self.one_impl(i, &i.self_ty, None, out);
        }
        for (ty, value) in &said.each {
            self.one_impl(i, ty, value.as_ref(), out)?;
        }
        Ok(())
    }

    fn one_impl(
        &self,
        i: &syn::ItemImpl,
        self_ty: &syn::Type,
        value: Option<&syn::Type>,
        out: &mut Output,
    ) -> Result<()> {
        let mut generics = Generics::of(&i.generics);
        if let Some(value) = value {
            generics.value = Some(self.types(&generics).lower(value)?);
        }
        let mut types = self.types(&generics);
        let code = types.lower(self_ty)?;
        let Some(key) = super::key(&code) else {
            return Err(error(self.source, self_ty, "an impl needs a type with a name"));
        };
        types.self_ty = Some(code.clone());
        let Some((of, _)) = &i.trait_ else {
            let owner = Owner { generics, self_ty: Some(code) };
            for item in &i.items {
                match item {
                    syn::ImplItem::Fn(f) => self.function(&owner, &key, &f.sig, &f.attrs, out)?,
                    syn::ImplItem::Const(c) => {
                        let ty = types.lower(&c.ty)?;
                        out.constants.insert(format!("{key}::{}", c.ident), ty);
                    }
                    other => return Err(error(self.source, other, "only functions here")),
                }
            }
            return Ok(());
        };
        let (of, args) = types.trait_path(of)?;
        let known = self.tree.assoc(&of);
        let mut assoc = String::new();
        for item in &i.items {
            match item {
                syn::ImplItem::Type(t) if known.contains(&t.ident.to_string()) => {
                    assoc += &(t.ident.to_string() + ";" + &types.lower(&t.ty)?);
                }
                syn::ImplItem::Type(t) => {
                    let message = format!("`{of}` has no `{}`", t.ident);
                    return Err(error(self.source, &t.span(), message));
                }
                // An implementation's own function hides the trait's.
                syn::ImplItem::Fn(f) => {
                    let owner = Owner { generics: generics.clone(), self_ty: Some(code.clone()) };
                    self.function(&owner, &key, &f.sig, &f.attrs, out)?;
                }
                other => return Err(error(self.source, other, "only types and functions here")),
            }
        }
        // Lowered again with bounds, now that all projections are known.
        let pattern = types.lower_with_bounds(self_ty)?;
        let entry = format!("{of}\n{pattern}\n{args}\n{assoc}");
        add_impl(out, key, &entry);
        Ok(())
    }
}

fn add_impl(out: &mut Output, key: String, entry: &str) {
    let all = out.impls.entry(key).or_default();
    if !all.is_empty() {
        all.push_str("\n%\n");
    }
    all.push_str(entry);
}
