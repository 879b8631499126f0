//! Value paths: locals, functions, constructors, constants, associated items.
//!
//! In:  a path in expression position.
//! Out: a [`Value`], with fresh variables for what it leaves open.

use std::sync::Arc;

use crate::domain::{Name, ReasonKind};
use crate::names::{DefId, DefKind, Namespace, Resolved};
use crate::syntax::ir::{Expr, ExprId, ItemKind, Lit, PatId, Segment, TypePath};
use crate::types::answers::PathTo;
use crate::types::lower::Lower;
use crate::types::traits::head_of;
use crate::types::ty::Ty;

use super::callees::{Callee, call_result};
use super::ctors::Ctor;
use super::methods::Found;
use super::{Infer, Local};

/// What a path expression is.
pub(super) enum Value {
    /// A local, static or constant: what it is and its type.
    Plain(PathTo, Ty),
    /// A function.
    Fn(Callee),
    /// A struct or variant.
    Ctor(Ctor),
    /// A library's function or constant without a model.
    Unmodelled(Name),
    /// Not known.
    Unknown(ReasonKind),
}

impl Infer<'_, '_, '_> {
    /// A path as a value on its own.
    pub fn path(&mut self, id: ExprId, path: &TypePath, expected: &Ty) -> Ty {
        match self.value_path(path, id) {
            Value::Plain(to, ty) => {
                self.out.paths.insert(id, to);
                ty
            }
            Value::Fn(callee) => {
                if let Ty::Fn(params, ret) = self.solver.shallow(expected) {
                    for (a, b) in callee.inst.params.iter().zip(params.iter()) {
                        self.solver.try_unify(a, b);
                    }
                    self.solver.try_unify(&callee.inst.ret, &ret);
                }
                let to = self.call_to(&callee);
                let ret = call_result(&to, &callee, callee.inst.ret.clone());
                let params: Vec<Ty> =
                    callee.inst.receiver.iter().chain(&callee.inst.params).cloned().collect();
                self.out.paths.insert(id, PathTo::Fn(Box::new(to)));
                Ty::Fn(params.into(), Arc::new(ret))
            }
            Value::Ctor(ctor) => {
                self.out.paths.insert(id, PathTo::Ctor(ctor.of, ctor.variant));
                if ctor.fields.is_empty() {
                    return ctor.ty;
                }
                Ty::Fn(ctor.types().into(), Arc::new(ctor.ty))
            }
            Value::Unmodelled(path) => {
                self.out.paths.insert(id, PathTo::Const(Some(path), None));
                self.typer().models.constant(path).unwrap_or_default()
            }
            Value::Unknown(reason) => {
                self.out.paths.insert(id, PathTo::Unknown(reason));
                Ty::Unknown
            }
        }
    }

    /// What a path in expression position is.
    pub fn value_path(&mut self, path: &TypePath, _at: ExprId) -> Value {
        if let Some(qself) = &path.qself {
            let this = self.lower(qself);
            let Some(last) = path.segments.last() else {
                return Value::Unknown(ReasonKind::UnresolvedCall);
            };
            let split = usize::from(path.qself_len);
            let rest = path.segments.len().saturating_sub(split);
            let of = (split > 0).then(|| self.trait_path(path, split)).flatten();
            if rest != 1 {
                return Value::Unknown(ReasonKind::UnresolvedCall);
            }
            return self.associated(&this, of, last);
        }
        let Some(first) = path.segments.first() else {
            return Value::Unknown(ReasonKind::UnresolvedCall);
        };
        if path.segments.len() == 1
            && !path.global
            && let Some(local) = self.local(first.name)
        {
            return match local {
                Local::Pat(pat, ty) => Value::Plain(PathTo::Local(pat), ty),
                Local::Receiver(ty) => Value::Plain(PathTo::SelfParam, ty),
            };
        }
        if !path.global && (first.name == "Self" || self.solver.env.bounds(first.name).is_some()) {
            return self.of_type(path, 1);
        }
        let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
        let found = self.typer().names.resolve(self.scope, path.global, &names, Namespace::Value);
        match found.to {
            Resolved::Item(id) if found.used == names.len() => self.item(id, path),
            Resolved::Variant(id, name) if found.used == names.len() => {
                let def = self.typer().names.def(id);
                let args = self.type_args(&path.segments);
                ctor(self.variant(def.path, name, args))
            }
            Resolved::Item(_) | Resolved::Prim(_) if found.used + 1 == names.len() => {
                self.of_type(path, found.used)
            }
            Resolved::Extern(full) => self.library_path(full, path),
            Resolved::Unknown(kind) => Value::Unknown(kind),
            _ => Value::Unknown(ReasonKind::UnresolvedCall),
        }
    }

    fn trait_path(&mut self, path: &TypePath, split: usize) -> Option<Name> {
        let names: Vec<Name> = path.segments[..split].iter().map(|s| s.name).collect();
        let found = self.typer().names.resolve(self.scope, path.global, &names, Namespace::Type);
        match found.to {
            Resolved::Item(id) => Some(self.typer().names.def(id).path),
            Resolved::Extern(path) => Some(path),
            _ => None,
        }
    }

    /// `Type::name` where the type is written with the first `used` segments.
    fn of_type(&mut self, path: &TypePath, used: usize) -> Value {
        let head = TypePath {
            global: path.global,
            qself: None,
            qself_len: 0,
            segments: path.segments[..used].to_vec(),
        };
        // `Trait::method`: `Self` is whatever the arguments say.
        let names: Vec<Name> = head.segments.iter().map(|s| s.name).collect();
        let found = self.typer().names.resolve(self.scope, head.global, &names, Namespace::Type);
        if let Resolved::Item(id) = found.to
            && found.used == names.len()
            && self.typer().names.def(id).kind == DefKind::Trait
            && let Some(last) = path.segments.get(used)
        {
            return self.of_trait(id, last);
        }
        let written = self.lower_path(&head);
        let this = self.solver.open(&written);
        let rest = &path.segments[used..];
        match rest {
            [] => ctor(self.struct_of(&this)),
            [one] => self.associated(&this, None, one),
            _ => {
                // `Self::Assoc::function`
                let prefix = TypePath {
                    global: path.global,
                    qself: None,
                    qself_len: 0,
                    segments: path.segments[..path.segments.len() - 1].to_vec(),
                };
                let ty = self.lower_path(&prefix);
                let this = self.solver.open(&ty);
                self.associated(&this, None, &path.segments[path.segments.len() - 1])
            }
        }
    }

    fn of_trait(&mut self, of: DefId, last: &Segment) -> Value {
        let names = self.typer().names;
        let items = names.impls().trait_items(of);
        let Some((_, item)) = items.iter().find(|(n, _)| *n == last.name) else {
            return Value::Unknown(ReasonKind::UnresolvedCall);
        };
        let Some(sig) = self.typer().signature(*item) else {
            return Value::Unknown(ReasonKind::UnresolvedCall);
        };
        let this = self.solver.fresh();
        let callee = self.callee(Found::Def(*item, sig), &this);
        self.turbofish(&callee.inst, &last.args);
        Value::Fn(callee)
    }

    /// An associated function, constant or variant of a type.
    pub fn associated(&mut self, this: &Ty, of: Option<Name>, last: &Segment) -> Value {
        let this = self.solver.shallow(this);
        let name = last.name;
        if let Ty::Adt(path, args) = &this
            && of.is_none()
            && self.has_variant(*path, name)
        {
            return ctor(self.variant(*path, name, args.to_vec()));
        }
        if this.is_unknown() {
            return Value::Unknown(ReasonKind::UnknownType);
        }
        let mut list = match of {
            Some(of) => self.of_named_trait(&this, of, name),
            None => Vec::new(),
        };
        if of.is_none() {
            list = self.solver.candidates(&this, name, true);
            if list.is_empty() {
                list = self.solver.candidates(&this, name, false);
            }
        }
        if let Some(found) = self.solver.one_of(list) {
            if let Found::Ambiguous = found {
                return Value::Unknown(ReasonKind::Ambiguous);
            }
            let callee = self.callee(found, &this);
            self.turbofish(&callee.inst, &last.args);
            return Value::Fn(callee);
        }
        if let Some(value) = self.associated_const(&this, name) {
            return value;
        }
        match &this {
            Ty::Adt(path, _) | Ty::Prim(path) if self.typer().names.at(*path).is_empty() => {
                let full = Name::new(&format!("{path}::{name}"));
                match self.typer().models.constant(full) {
                    Some(ty) => Value::Plain(PathTo::Const(Some(full), None), ty),
                    None => Value::Unmodelled(full),
                }
            }
            _ => Value::Unknown(ReasonKind::UnresolvedCall),
        }
    }

    fn of_named_trait(&mut self, this: &Ty, of: Name, name: Name) -> Vec<Found> {
        let names = self.typer().names;
        if let Some(id) = self.solver.trait_def(of) {
            let items = names.impls().trait_items(id);
            return items
                .iter()
                .filter(|(n, _)| *n == name)
                .filter_map(|(_, item)| Some(Found::Def(*item, self.typer().signature(*item)?)))
                .collect();
        }
        for id in names.impls().of_trait_for(of, head_of(this)) {
            if self.solver.fits(id, this) != Some(true) {
                continue;
            }
            let items = &names.impls().get(id).items;
            if let Some((_, item)) = items.iter().find(|(n, _)| *n == name)
                && let Some(sig) = self.typer().signature(*item)
            {
                return vec![Found::Def(*item, sig)];
            }
        }
        let models = self.typer().models;
        if let Some(key) = models.key(this)
            && models.implements(key, of)
            && let Some(model) = models.method(key, name)
        {
            return vec![self.solver.model_found(model)];
        }
        if let Some(model) = models.trait_method(of, name) {
            return vec![self.solver.model_found(model)];
        }
        Vec::new()
    }

    fn associated_const(&mut self, this: &Ty, name: Name) -> Option<Value> {
        let names = self.typer().names;
        let head = head_of(this)?;
        let blocks = names.impls().inherent(head).iter().chain(names.impls().traits_of(head));
        for id in blocks {
            let items = &names.impls().get(*id).items;
            let Some((_, item)) = items.iter().find(|(n, _)| *n == name) else { continue };
            if names.def(*item).kind == DefKind::Const {
                return Some(self.constant(*item));
            }
        }
        None
    }

    fn constant(&mut self, id: DefId) -> Value {
        let def = self.typer().names.def(id);
        let ty = self.typer().static_ty(id);
        let value = match &def.item.kind {
            ItemKind::Const { body: Some(body), .. } => {
                let body = self.typer().workspace.file(def.file).ir.bodies.get(*body);
                body.and_then(|b| match &b[b.root?] {
                    Expr::Lit(Lit::Int(value, _)) => *value,
                    _ => None,
                })
            }
            _ => None,
        };
        Value::Plain(PathTo::Const(Some(def.path), value), ty)
    }

    fn item(&mut self, id: DefId, path: &TypePath) -> Value {
        let def = self.typer().names.def(id);
        match def.kind {
            DefKind::Fn => {
                let Some(sig) = self.typer().signature(id) else {
                    return Value::Unknown(ReasonKind::UnresolvedCall);
                };
                let callee = self.callee(Found::Def(id, sig), &Ty::Unknown);
                if let Some(last) = path.segments.last() {
                    self.turbofish(&callee.inst, &last.args);
                }
                Value::Fn(callee)
            }
            DefKind::Struct => {
                let head = self.lower_path(path);
                let this = self.solver.open(&head);
                ctor(self.struct_of(&this))
            }
            DefKind::Static => {
                let ty = self.typer().static_ty(id);
                Value::Plain(PathTo::Static(def.path), ty)
            }
            DefKind::Const => self.constant(id),
            _ => Value::Unknown(ReasonKind::UnresolvedCall),
        }
    }

    /// A library's path: a function, an associated item of a type, a variant.
    fn library_path(&mut self, full: Name, path: &TypePath) -> Value {
        let models = self.typer().models;
        let Some((front, last)) = full.as_str().rsplit_once("::") else {
            return Value::Unknown(ReasonKind::UnresolvedCall);
        };
        let (front, last) = (Name::new(front), Name::new(last));
        if self.has_variant(front, last) {
            let args = self.type_args(&path.segments);
            return ctor(self.variant(front, last, args));
        }
        let segment = path.segments.last().cloned();
        let Some(segment) = segment else { return Value::Unknown(ReasonKind::UnresolvedCall) };
        if models.ty(front).is_some()
            || models.key(&Ty::Prim(front)).is_some_and(|k| models.ty(k).is_some())
        {
            let args = self.type_args(&path.segments[..path.segments.len() - 1]);
            let written = Lower::new(self.typer().names, &self.solver.env).sized(front, args);
            let this = self.solver.open(&written);
            let segment = Segment { name: last, ..segment };
            return self.associated(&this, None, &segment);
        }
        if models.trait_model(front).is_some() {
            if let Some(model) = models.trait_method(front, last) {
                let sig = self.typer().model(model);
                let this = self.solver.fresh();
                let callee = self.callee(Found::Model(model, sig), &this);
                self.turbofish(&callee.inst, &segment.args);
                return Value::Fn(callee);
            }
            return Value::Unmodelled(full);
        }
        if let Some(model) = models.function(full) {
            let sig = self.typer().model(model);
            let callee = self.callee(Found::Model(model, sig), &Ty::Unknown);
            self.turbofish(&callee.inst, &segment.args);
            return Value::Fn(callee);
        }
        match models.constant(full) {
            Some(ty) => Value::Plain(PathTo::Const(Some(full), None), ty),
            None => Value::Unmodelled(full),
        }
    }

    /// The local variables of that name, the innermost first.
    fn local(&self, name: Name) -> Option<Local> {
        self.locals.iter().rev().find(|(n, _)| *n == name).map(|(_, l)| l.clone())
    }

    /// The pattern of a local.
    pub fn local_pat(&self, name: Name) -> Option<PatId> {
        match self.local(name)? {
            Local::Pat(pat, _) => Some(pat),
            Local::Receiver(_) => None,
        }
    }
}

/// A constructor, if there is one.
fn ctor(found: Option<Ctor>) -> Value {
    found.map_or(Value::Unknown(ReasonKind::UnresolvedCall), Value::Ctor)
}
