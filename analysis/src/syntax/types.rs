//! Types, paths and generics.
//!
//! In:  `syn` types.
//! Out: [`TypeRef`]s; lifetimes, constants and array lengths are left out.

use std::sync::Arc;

use smallvec::SmallVec;

use super::ir::{Generics, Segment, TypePath, TypeRef};
use super::lower::{Lower, each};
use crate::domain::{Name, Range};

impl Lower<'_> {
    /// The name of an identifier and its bytes.
    pub(super) fn ident(&self, ident: &syn::Ident) -> (Name, Range) {
        if self.source.regions.is_empty() {
            let (text, range) = self.source.ident(self.source.start(ident.span()));
            return (Name::new(text), range);
        }
        let text = ident.to_string();
        let name = Name::new(text.strip_prefix("r#").unwrap_or(&text));
        (name, self.source.range(ident.span()))
    }

    /// The name of an identifier.
    pub(super) fn name(&self, ident: &syn::Ident) -> Name {
        self.ident(ident).0
    }

    pub(super) fn ty(&mut self, ty: &syn::Type) -> TypeRef {
        match ty {
            syn::Type::Array(t) => TypeRef::Slice(Box::new(self.ty(&t.elem))),
            syn::Type::Slice(t) => TypeRef::Slice(Box::new(self.ty(&t.elem))),
            syn::Type::FnPtr(t) => {
                let inputs = each(&t.inputs).map(|input| self.ty(&input.ty)).collect();
                TypeRef::Fn(inputs, Box::new(self.output(&t.output).unwrap_or_else(unit)))
            }
            syn::Type::Group(t) => self.ty(&t.elem),
            syn::Type::Paren(t) => self.ty(&t.elem),
            syn::Type::ImplTrait(t) => TypeRef::Impl(self.bounds(&t.bounds)),
            syn::Type::TraitObject(t) => TypeRef::Dyn(self.bounds(&t.bounds)),
            syn::Type::Never(_) => TypeRef::Never,
            syn::Type::Path(t) => TypeRef::Path(self.path(t.qself.as_ref(), &t.path).0),
            syn::Type::Ptr(t) => TypeRef::Ptr(Box::new(self.ty(&t.elem))),
            syn::Type::Reference(t) => {
                TypeRef::Ref(Box::new(self.ty(&t.elem)), t.mutability.is_some())
            }
            syn::Type::Macro(t) => {
                let last = t.mac.path.segments.last().map(|last| self.name(&last.ident));
                self.file.unseen.extend(last);
                TypeRef::Infer
            }
            syn::Type::Tuple(t) => TypeRef::Tuple(each(&t.elems).map(|e| self.ty(e)).collect()),
            _ => TypeRef::Infer,
        }
    }

    pub(super) fn output(&mut self, output: &syn::ReturnType) -> Option<TypeRef> {
        match output {
            syn::ReturnType::Default => None,
            syn::ReturnType::Type(_, ty) => Some(self.ty(ty)),
        }
    }

    pub(super) fn bounds(
        &mut self,
        bounds: &syn::punctuated::Punctuated<syn::TypeParamBound, syn::Token![+]>,
    ) -> Vec<TypeRef> {
        each(bounds).filter_map(|bound| self.bound(bound)).collect()
    }

    fn bound(&mut self, bound: &syn::TypeParamBound) -> Option<TypeRef> {
        match bound {
            syn::TypeParamBound::Trait(bound) if bound.maybe.is_none() => {
                Some(TypeRef::Path(self.path(None, &bound.path).0))
            }
            _ => None,
        }
    }

    pub(super) fn generics(&mut self, generics: &syn::Generics) -> Generics {
        let mut out = Generics::default();
        for param in each(&generics.params) {
            match param {
                syn::GenericParam::Lifetime(_) => {}
                syn::GenericParam::Type(param) => {
                    let name = self.name(&param.ident);
                    out.params.push(name);
                    if !param.bounds.is_empty() {
                        let ty = TypeRef::Path(self.word(name));
                        self.bound_pairs(&ty, &param.bounds, &mut out);
                    }
                }
                syn::GenericParam::Const(param) => out.params.push(self.name(&param.ident)),
            }
        }
        let clauses = generics.where_clause.iter();
        for predicate in clauses.flat_map(|clause| each(&clause.predicates)) {
            if let syn::WherePredicate::Type(predicate) = predicate {
                let ty = self.ty(&predicate.bounded_ty);
                self.bound_pairs(&ty, &predicate.bounds, &mut out);
            }
        }
        out
    }

    fn bound_pairs(
        &mut self,
        ty: &TypeRef,
        bounds: &syn::punctuated::Punctuated<syn::TypeParamBound, syn::Token![+]>,
        out: &mut Generics,
    ) {
        for bound in each(bounds) {
            if let Some(bound) = self.bound(bound) {
                out.bounds.push((ty.clone(), bound));
            }
        }
    }

    /// A path and its bytes. Paths of names alone are shared.
    pub(super) fn path(
        &mut self,
        qself: Option<&syn::QSelf>,
        path: &syn::Path,
    ) -> (Arc<TypePath>, Range) {
        if let Some(word) = path.get_ident().filter(|_| qself.is_none()) {
            let (name, range) = self.ident(word);
            return (self.word(name), range);
        }
        let mut names = SmallVec::<[Name; 6]>::new();
        let mut range: Option<Range> = None;
        let mut plain = path.leading_colon.is_none() && qself.is_none();
        for segment in each(&path.segments) {
            let (name, bytes) = self.ident(&segment.ident);
            names.push(name);
            range = Some(range.map_or(bytes, |range| range.to(bytes)));
            plain &= segment.arguments.is_none();
        }
        let mut range = range.unwrap_or_default();
        if plain {
            return (self.plain_path(&names), range);
        }
        if let Some(qself) = qself {
            range.start = self.source.start(qself.lt_token.span);
        } else if let Some(colon) = &path.leading_colon {
            range.start = self.source.start(colon.spans[0]);
        }
        let mut segments = Vec::with_capacity(names.len());
        for (segment, name) in each(&path.segments).zip(names) {
            segments.push(self.segment(segment, name, &mut range));
        }
        let path = TypePath {
            global: path.leading_colon.is_some(),
            qself: qself.map(|qself| self.ty(&qself.ty)),
            qself_len: qself.map_or(0, |qself| qself.position.min(255) as u8),
            segments,
        };
        (Arc::new(path), range)
    }

    /// The shared path of one name.
    pub(super) fn word(&mut self, name: Name) -> Arc<TypePath> {
        Arc::clone(self.paths.words.entry(name).or_insert_with(|| Arc::new(plain(&[name]))))
    }

    /// The shared path of plain names.
    pub(super) fn plain_path(&mut self, names: &[Name]) -> Arc<TypePath> {
        if let Some(path) = self.paths.longer.get(names) {
            return Arc::clone(path);
        }
        let path = Arc::new(plain(names));
        self.paths.longer.insert(SmallVec::from_slice(names), Arc::clone(&path));
        path
    }

    fn segment(&mut self, segment: &syn::PathSegment, name: Name, range: &mut Range) -> Segment {
        let mut out = Segment { name, args: Vec::new(), assoc: Vec::new() };
        match &segment.arguments {
            syn::PathArguments::None => {}
            syn::PathArguments::AngleBracketed(args) => {
                range.end = range.end.max(self.source.end(args.gt_token.span));
                self.generic_args(args, &mut out);
            }
            syn::PathArguments::Parenthesized(args) => {
                range.end = range.end.max(self.source.end(args.paren_token.span.close()));
                let inputs = each(&args.inputs).map(|input| self.ty(&input.ty)).collect();
                out.args.push(TypeRef::Tuple(inputs));
                let output = self.output(&args.output).unwrap_or_else(unit);
                out.assoc.push((Name::new("Output"), output));
            }
        }
        out
    }

    fn generic_args(&mut self, args: &syn::AngleBracketedGenericArguments, out: &mut Segment) {
        for arg in each(&args.args) {
            match arg {
                syn::GenericArgument::Type(ty) => out.args.push(self.ty(ty)),
                // Keeps the arguments behind it in their places.
                syn::GenericArgument::Const(_) => out.args.push(TypeRef::Infer),
                syn::GenericArgument::AssocType(assoc) => {
                    let ty = self.ty(&assoc.ty);
                    out.assoc.push((self.name(&assoc.ident), ty));
                }
                syn::GenericArgument::Constraint(constraint) => {
                    let bounds = TypeRef::Impl(self.bounds(&constraint.bounds));
                    out.assoc.push((self.name(&constraint.ident), bounds));
                }
                _ => {}
            }
        }
    }

    /// Written type arguments of a method call.
    pub(super) fn turbofish(
        &mut self,
        args: &syn::AngleBracketedGenericArguments,
    ) -> Box<[TypeRef]> {
        let mut segment = Segment { name: Name::new(""), args: Vec::new(), assoc: Vec::new() };
        self.generic_args(args, &mut segment);
        segment.args.into()
    }
}

fn plain(names: &[Name]) -> TypePath {
    let segments =
        names.iter().map(|&name| Segment { name, args: Vec::new(), assoc: Vec::new() }).collect();
    TypePath { global: false, qself: None, qself_len: 0, segments }
}

fn unit() -> TypeRef {
    TypeRef::Tuple(Vec::new())
}

impl Lower<'_> {
    /// The byte after a type.
    pub(super) fn type_end(&self, ty: &syn::Type) -> u32 {
        match ty {
            syn::Type::Array(t) => self.source.end(t.bracket_token.span.join()),
            syn::Type::Slice(t) => self.source.end(t.bracket_token.span.join()),
            syn::Type::Paren(t) => self.source.end(t.paren_token.span.join()),
            syn::Type::Tuple(t) => self.source.end(t.paren_token.span.join()),
            syn::Type::FnPtr(t) => {
                self.output_end(&t.output, self.source.end(t.paren_token.span.join()))
            }
            syn::Type::Group(t) => self.type_end(&t.elem),
            syn::Type::Ptr(t) => self.type_end(&t.elem),
            syn::Type::Reference(t) => self.type_end(&t.elem),
            syn::Type::Path(t) => self.path_end(&t.path),
            syn::Type::Infer(t) => self.source.end(t.underscore_token.span),
            syn::Type::Never(t) => self.source.end(t.bang_token.span),
            syn::Type::Macro(t) => self.source.end(t.mac.delimiter.span().join()),
            syn::Type::ImplTrait(t) => self.bounds_end(&t.bounds),
            syn::Type::TraitObject(t) => self.bounds_end(&t.bounds),
            _ => 0,
        }
    }

    fn output_end(&self, output: &syn::ReturnType, otherwise: u32) -> u32 {
        match output {
            syn::ReturnType::Default => otherwise,
            syn::ReturnType::Type(_, ty) => self.type_end(ty),
        }
    }

    fn path_end(&self, path: &syn::Path) -> u32 {
        let Some(last) = path.segments.last() else { return 0 };
        match &last.arguments {
            syn::PathArguments::None => self.ident(&last.ident).1.end,
            syn::PathArguments::AngleBracketed(args) => self.source.end(args.gt_token.span),
            syn::PathArguments::Parenthesized(args) => {
                self.output_end(&args.output, self.source.end(args.paren_token.span.join()))
            }
        }
    }

    fn bounds_end(
        &self,
        bounds: &syn::punctuated::Punctuated<syn::TypeParamBound, syn::Token![+]>,
    ) -> u32 {
        match bounds.last() {
            Some(syn::TypeParamBound::Trait(bound)) => match &bound.paren_token {
                Some(paren) => self.source.end(paren.span.join()),
                None => self.path_end(&bound.path),
            },
            Some(syn::TypeParamBound::Lifetime(lifetime)) => self.source.end(lifetime.ident.span()),
            _ => 0,
        }
    }
}

impl Lower<'_> {
    /// The first byte of a type, if it is easily told.
    pub(super) fn type_start(&self, ty: &syn::Type) -> Option<u32> {
        let span = match ty {
            syn::Type::Array(t) => t.bracket_token.span.open(),
            syn::Type::Slice(t) => t.bracket_token.span.open(),
            syn::Type::Paren(t) => t.paren_token.span.open(),
            syn::Type::Tuple(t) => t.paren_token.span.open(),
            syn::Type::Ptr(t) => t.star_token.span,
            syn::Type::Reference(t) => t.and_token.span,
            syn::Type::ImplTrait(t) => t.impl_token.span,
            syn::Type::TraitObject(t) => t.dyn_token.as_ref()?.span,
            syn::Type::Infer(t) => t.underscore_token.span,
            syn::Type::Never(t) => t.bang_token.span,
            syn::Type::FnPtr(t) => t.unsafety.as_ref().map_or(t.fn_token.span, |u| u.span),
            syn::Type::Path(t) => match (&t.qself, &t.path.leading_colon) {
                (Some(qself), _) => qself.lt_token.span,
                (None, Some(colon)) => colon.spans[0],
                (None, None) => t.path.segments.first()?.ident.span(),
            },
            _ => return None,
        };
        Some(self.source.start(span))
    }
}
