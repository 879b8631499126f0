//! Signatures and fields: what items are declared as, lowered once and kept.
//!
//! In:  definitions.
//! Out: [`Sig`], [`Fields`], environments of generics, by definition.
//! Cost: each is computed when first asked for.

use std::sync::Arc;
use std::sync::OnceLock;

use crate::domain::{Name, name};
use crate::models::entry::SelfKind;
use crate::models::{FnModel, TraitModel};
use crate::names::{DefId, ImplId, Names, Owner};
use crate::syntax::ir::{self, BlockKind, Expr, ItemKind};

use super::lower::{Env, Lower};
use super::ty::{BodyRef, Bound, Ty};

/// A function's signature.
#[derive(Clone, Debug)]
pub struct Sig {
    /// Type parameters with their bounds, those of the impl or trait around first.
    pub generics: Vec<(Name, Arc<[Bound]>)>,
    /// How many of them are the surrounding item's.
    pub outer: usize,
    /// Bounds on other types.
    pub wheres: Vec<(Ty, Bound)>,
    /// `Self`.
    pub self_ty: Option<Ty>,
    /// The type of the receiver.
    pub receiver: Option<Ty>,
    /// Types of the other parameters.
    pub params: Vec<Ty>,
    /// The result; of an async fn, its output.
    pub ret: Ty,
    /// `async fn`.
    pub is_async: bool,
    /// Its body.
    pub body: Option<BodyRef>,
}

impl Sig {
    /// Keeps what another signature says too.
    pub(super) fn blur(&mut self, other: &Sig) {
        let same = |a: &Ty, b: &Ty| if a == b { a.clone() } else { Ty::Unknown };
        self.params = self.params.iter().zip(&other.params).map(|(a, b)| same(a, b)).collect();
        self.ret = same(&self.ret, &other.ret);
        self.is_async &= other.is_async;
        self.body = None;
    }
}

/// Fields of a struct, or of an enum's variants.
#[derive(Clone, Debug, Default)]
pub struct Fields {
    /// Type parameters of the type.
    pub generics: Vec<Name>,
    /// Fields of a struct or union.
    pub fields: Vec<(Name, Ty)>,
    /// Variants with their fields.
    pub variants: Vec<(Name, Vec<(Name, Ty)>)>,
}

impl Fields {
    /// The fields of a variant.
    pub fn variant(&self, name: Name) -> Option<&[(Name, Ty)]> {
        self.variants.iter().find(|(n, _)| *n == name).map(|(_, f)| f.as_slice())
    }
}

/// What has been lowered so far.
pub(super) struct Table {
    sigs: Vec<OnceLock<Option<Arc<Sig>>>>,
    fields: Vec<OnceLock<Arc<Fields>>>,
    envs: Vec<OnceLock<Arc<Env>>>,
    impls: Vec<OnceLock<Arc<Env>>>,
}

fn cells<T>(count: usize) -> Vec<OnceLock<T>> {
    std::iter::repeat_with(OnceLock::new).take(count).collect()
}

impl Table {
    pub fn new(names: &Names<'_>) -> Self {
        let count = names.defs().len();
        Self {
            sigs: cells(count),
            fields: cells(count),
            envs: cells(count),
            impls: cells(names.impls().list.len()),
        }
    }

    /// The generics of an impl, and its type as `Self`.
    pub fn impl_env(&self, names: &Names<'_>, id: ImplId) -> Arc<Env> {
        self.impls[id.0 as usize]
            .get_or_init(|| {
                let block = names.impls().get(id);
                let mut env = Env::empty(block.scope);
                // `Self` may occur in bounds: the type comes first, without them.
                for name in &block.block.generics.params {
                    env.params.push((*name, Arc::from([])));
                }
                let this = Lower::new(names, &env).ty(&block.block.ty);
                env.params.clear();
                env.self_ty = Some(this);
                env.extend(names, &block.block.generics);
                let this = Lower::new(names, &env).ty(&block.block.ty);
                env.self_ty = Some(this);
                Arc::new(env)
            })
            .clone()
    }

    /// The generics of a definition.
    pub fn env(&self, names: &Names<'_>, id: DefId) -> Arc<Env> {
        self.envs[id.0 as usize]
            .get_or_init(|| {
                let def = names.def(id);
                let mut env = match def.owner {
                    Some(Owner::Impl(block)) => (*self.impl_env(names, block)).clone(),
                    Some(Owner::Trait(of)) => trait_env(names, of),
                    None => Env::empty(def.scope),
                };
                match &def.item.kind {
                    ItemKind::Fn(function) => env.extend(names, &function.generics),
                    ItemKind::Struct(data) => env.extend(names, &data.generics),
                    ItemKind::Enum { generics, .. } | ItemKind::Alias { generics, .. } => {
                        env.extend(names, generics);
                    }
                    ItemKind::Trait { .. } => env = trait_env(names, id),
                    _ => {}
                }
                if let ItemKind::Struct(_) | ItemKind::Enum { .. } = &def.item.kind {
                    let args = env.params.iter().map(|(n, b)| Ty::Param(*n, b.clone()));
                    env.self_ty = Some(Ty::Adt(def.path, args.collect()));
                }
                Arc::new(env)
            })
            .clone()
    }

    /// The signature of a function.
    pub fn sig(&self, names: &Names<'_>, id: DefId) -> Option<Arc<Sig>> {
        self.sigs[id.0 as usize]
            .get_or_init(|| {
                let def = names.def(id);
                let function = def.function()?;
                let env = self.env(names, id);
                Some(Arc::new(sig(names, def, function, &env)))
            })
            .clone()
    }

    /// The fields of a struct or enum.
    pub fn fields(&self, names: &Names<'_>, id: DefId) -> Arc<Fields> {
        self.fields[id.0 as usize]
            .get_or_init(|| {
                let def = names.def(id);
                let env = self.env(names, id);
                let lower = Lower::new(names, &env);
                let list = |fields: &[ir::Field]| {
                    fields.iter().map(|f| (f.name, lower.ty(&f.ty))).collect::<Vec<_>>()
                };
                let generics = env.params.iter().map(|(n, _)| *n).collect();
                Arc::new(match &def.item.kind {
                    ItemKind::Struct(data) => {
                        Fields { generics, fields: list(&data.fields), variants: Vec::new() }
                    }
                    ItemKind::Enum { variants, .. } => Fields {
                        generics,
                        fields: Vec::new(),
                        variants: variants.iter().map(|v| (v.name, list(&v.fields))).collect(),
                    },
                    _ => Fields::default(),
                })
            })
            .clone()
    }
}

/// In a trait, `Self` is a parameter bound by the trait and its supertraits.
fn trait_env(names: &Names<'_>, id: DefId) -> Env {
    let def = names.def(id);
    let mut env = Env::empty(def.scope);
    let ItemKind::Trait { generics, supers, .. } = &def.item.kind else { return env };
    let this = name!("Self");
    env.self_ty = Some(Ty::Param(this, Arc::from([])));
    env.params.push((this, Arc::from([])));
    env.extend(names, generics);
    let args = generics.params.iter().map(|n| Ty::Param(*n, Arc::from([]))).collect();
    let mut bounds = vec![Bound { of: def.path, args, assoc: Vec::new() }];
    {
        let lower = Lower::new(names, &env);
        bounds.extend(supers.iter().filter_map(|s| lower.bound(s)));
        bounds.extend(env.params[0].1.iter().cloned());
    }
    let bounds: Arc<[Bound]> = bounds.into();
    env.params[0].1 = bounds.clone();
    env.self_ty = Some(Ty::Param(this, bounds));
    env
}

fn sig(names: &Names<'_>, def: &crate::names::Def<'_>, function: &ir::Function, env: &Env) -> Sig {
    let lower = Lower::new(names, env);
    let this = env.self_ty.clone().unwrap_or_default();
    let receiver = function.receiver.as_ref().map(|r| match &r.ty {
        Some(ty) => lower.ty(ty),
        None if r.by_ref => this.reference(r.mutable),
        None => this,
    });
    let body = function.body.map(|body| BodyRef { file: def.file, body, nested: None });
    let mut ret = function.ret.as_ref().map_or_else(Ty::unit, |t| lower.ty(t));
    if let (Ty::Opaque(bounds), Some(whole)) = (&ret, body)
        && let Some(tail) = async_tail(names, whole)
    {
        let output = bounds
            .iter()
            .find(|b| super::known::is_future(b.of))
            .and_then(|b| b.assoc.first().map(|(_, t)| t.clone()));
        if let Some(output) = output {
            ret = Ty::Future(Some(tail), Arc::new(output));
        }
    }
    Sig {
        generics: env.params.clone(),
        outer: env.outer,
        wheres: env.wheres.clone(),
        self_ty: env.self_ty.clone(),
        receiver,
        params: function.params.iter().map(|t| lower.ty(t)).collect(),
        ret,
        is_async: function.is_async,
        body,
    }
}

/// The async block that a function consists of: what its `impl Future` is.
fn async_tail(names: &Names<'_>, whole: BodyRef) -> Option<BodyRef> {
    let body = names.workspace().file(whole.file).ir.bodies.get(whole.body)?;
    let Expr::Block(block) = &body[body.root?] else { return None };
    let tail = block.tail?;
    match &body[tail] {
        Expr::Block(inner) if matches!(inner.kind, BlockKind::Async { .. }) => {
            Some(BodyRef { nested: Some(tail), ..whole })
        }
        _ => None,
    }
}

/// A library function's signature.
pub(super) fn model_sig(model: &FnModel, of_trait: Option<&TraitModel>) -> Sig {
    // A trait's function is for any `Self`; free functions have none, and never look at it.
    let owner = match &model.self_ty {
        Ty::Unknown => Ty::Param(name!("Self"), Arc::from([])),
        known => known.clone(),
    };
    let mut generics: Vec<(Name, Arc<[Bound]>)> = Vec::new();
    for name in &model.generics {
        generics.push((*name, Arc::from([])));
    }
    for ty in model.params.iter().chain([&model.ret, &owner]) {
        params(ty, &mut generics);
    }
    let outer = match (&model.self_ty, of_trait) {
        (Ty::Unknown, Some(of)) => 1 + of.generics.len(),
        (Ty::Unknown, None) => 0,
        (own, _) => {
            let mut list = Vec::new();
            params(own, &mut list);
            list.len()
        }
    };
    let receiver = model.receiver.map(|kind| {
        let this = owner.clone();
        match kind {
            SelfKind::Value => this,
            SelfKind::Ref => this.reference(false),
            SelfKind::Mut => this.reference(true),
        }
    });
    Sig {
        generics,
        outer,
        wheres: Vec::new(),
        self_ty: Some(owner),
        receiver,
        params: model.params.clone(),
        ret: model.ret.clone(),
        is_async: model.is_async,
        body: None,
    }
}

/// Collects the parameters a type mentions, with their bounds.
pub(super) fn params(ty: &Ty, out: &mut Vec<(Name, Arc<[Bound]>)>) {
    match ty {
        Ty::Param(name, bounds) => {
            let known = out.iter_mut().find(|(n, _)| n == name);
            match known {
                Some((_, known)) if !known.is_empty() || bounds.is_empty() => return,
                Some((_, known)) => *known = bounds.clone(),
                None => out.push((*name, bounds.clone())),
            }
            in_bounds(bounds, out);
        }
        Ty::Adt(_, list) | Ty::Tuple(list) => list.iter().for_each(|t| params(t, out)),
        Ty::Ref(inner, _) | Ty::Ptr(inner) | Ty::Slice(inner) | Ty::Future(_, inner) => {
            params(inner, out);
        }
        Ty::Closure(_, ret) => params(ret, out),
        Ty::Fn(list, ret) => {
            list.iter().for_each(|t| params(t, out));
            params(ret, out);
        }
        Ty::Dyn(bounds) | Ty::Opaque(bounds) => in_bounds(bounds, out),
        Ty::Unknown | Ty::Never | Ty::Prim(_) => {}
    }
}

fn in_bounds(bounds: &[Bound], out: &mut Vec<(Name, Arc<[Bound]>)>) {
    for bound in bounds {
        bound.args.iter().chain(bound.assoc.iter().map(|(_, t)| t)).for_each(|t| params(t, out));
    }
}
