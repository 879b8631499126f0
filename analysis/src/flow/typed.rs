//! The builder's questions, answered by names, types and models.
//!
//! In:  a body's inferred types.
//! Out: [`Ask`], and the graphs of the body.

use smallvec::SmallVec;

use super::build::ask::{Ask, Named, Target, Through};
use super::build::{Signature, Site, graphs};
use super::graph::{Aggregate, Callee, Graph, Stop};
use super::paths::BOX;
use crate::domain::{Name, Range};
use crate::load::Workspace;
use crate::models::ModelEffect;
use crate::models::entry::SelfKind;
use crate::syntax::ir::{ExprId, ItemKind, PatId};
use crate::types::ty::BodyRef;
use crate::types::{
    Autoref, BodyTypes, CallTarget, CallTo, Deref, Fields, PatTo, PathTo, Ty, Typer,
};

/// Builds the graphs of a body: the function's first, then one for each closure and async block
/// in it, in the order they are written.
pub fn build(
    typer: &Typer<'_>,
    types: &BodyTypes,
    workspace: &Workspace,
    body: BodyRef,
) -> Vec<Graph> {
    let file = workspace.file(body.file);
    let Some(code) = file.ir.bodies.get(body.body) else { return Vec::new() };
    let site = Site { file: body.file, body: body.body, edition: file.edition };
    let under_cfg = |path: &[Name]| path.len() == 1 && path[0] == "cfg";
    let conditional = code.attrs.iter().filter(|(attr, _)| under_cfg(&attr.path));
    let optional: Vec<Range> = conditional.map(|(_, at)| *at).collect();
    let signature = signature(typer, types, body);
    graphs(&Typed { typer, types }, code, site, &signature, &optional)
}

fn signature(typer: &Typer<'_>, types: &BodyTypes, body: BodyRef) -> Signature {
    let mut signature = Signature { ret: types.output().clone(), ..Signature::default() };
    let Some((id, _)) = typer.names.body(body.file, body.body) else { return signature };
    let ItemKind::Fn(function) = &typer.names.def(id).item.kind else { return signature };
    if let Some(receiver) = &function.receiver {
        signature.receiver = Some((types.self_param().clone(), receiver.range));
    }
    signature
}

/// A variant with the names and types of its fields.
type Variant = (Name, Vec<(Name, Ty)>);

/// One body's answers.
pub struct Typed<'a> {
    /// The workspace's types.
    pub typer: &'a Typer<'a>,
    /// The body's.
    pub types: &'a BodyTypes,
}

impl Typed<'_> {
    /// The definition of a workspace's struct or enum, with the type's arguments put in.
    fn declared(&self, ty: &Ty) -> Option<Fields> {
        let Ty::Adt(path, args) = ty else { return None };
        let names = self.typer.names;
        let is_data = |kind: &ItemKind| matches!(kind, ItemKind::Struct(_) | ItemKind::Enum { .. });
        let mut ids = names.at(*path).iter().filter(|id| is_data(&names.def(**id).item.kind));
        let (id, None) = (ids.next()?, ids.next()) else { return None };
        let fields = self.typer.fields(*id);
        let put = |name: Name| {
            let n = fields.generics.iter().position(|g| *g == name)?;
            Some(args.get(n).cloned().unwrap_or_default())
        };
        let all = |list: &[(Name, Ty)]| {
            list.iter().map(|(n, t)| (*n, t.substitute(&put))).collect::<Vec<_>>()
        };
        Some(Fields {
            generics: Vec::new(),
            fields: all(&fields.fields),
            variants: fields.variants.iter().map(|(n, f)| (*n, all(f))).collect(),
        })
    }

    /// The variants of a library's enum.
    fn modelled(&self, ty: &Ty) -> Option<Vec<Variant>> {
        let Ty::Adt(path, args) = ty else { return None };
        let model = self.typer.models.ty(*path)?;
        let put = |name: Name| {
            let n = model.generics.iter().position(|g| *g == name)?;
            Some(args.get(n).cloned().unwrap_or_default())
        };
        let is_enum = model
            .variants
            .iter()
            .any(|v| model.path.as_str().rsplit("::").next() != Some(v.name.as_str()));
        is_enum.then(|| {
            model
                .variants
                .iter()
                .map(|v| (v.name, v.fields.iter().map(|(f, t)| (*f, t.substitute(&put))).collect()))
                .collect()
        })
    }

    fn callee(&self, call: &CallTo) -> Callee {
        match &call.target {
            CallTarget::Body(body) => Callee::Body(*body),
            CallTarget::OneOf { bodies, complete: true } if !bodies.is_empty() => {
                Callee::OneOf(bodies.clone())
            }
            CallTarget::Model(model) => Callee::Model(model),
            CallTarget::Derived(_) => match call.canonical {
                Some(path) => match self.typer.models.function(path) {
                    Some(model) => Callee::Model(model),
                    None => Callee::Unmodelled(path),
                },
                None => Callee::Unknown,
            },
            CallTarget::Unmodelled(path) => Callee::Unmodelled(*path),
            CallTarget::OneOf { .. }
            | CallTarget::Ctor(..)
            | CallTarget::Value(_)
            | CallTarget::Unknown(_) => Callee::Unknown,
        }
    }
}

/// The receiver's type behind its dereferences: `Self`, or `Arc<Self>` where the method takes that.
fn receiver_as_taken(call: &CallTo) -> Ty {
    match call.params.first().map(Ty::peel_refs) {
        Some(taken) if taken.path().is_some() && taken.path() != call.receiver.path() => {
            taken.clone()
        }
        _ => call.receiver.clone(),
    }
}

/// Nothing moves out of a shared pointer: a library's method by value behind one takes
/// `self: Arc<Self>`.
fn through(call: &CallTo) -> Through {
    let by_value = matches!(&call.target, CallTarget::Model(model)
        if model.receiver == Some(SelfKind::Value));
    let shared = ["std::sync::Arc", "std::rc::Rc", "std::pin::Pin"];
    let all = |pointers: &[&str]| {
        let one = |step: &Deref| matches!(step, Deref::Library(path) if pointers.contains(&path.as_str()));
        !call.derefs.is_empty() && call.derefs.iter().all(one)
    };
    match () {
        () if all(&[BOX]) => Through::Boxes,
        () if by_value && all(&shared) => Through::Shared,
        () => Through::Other,
    }
}

fn aggregate(ty: Name, variant: Option<Name>) -> Aggregate {
    match variant {
        Some(variant) => Aggregate::Variant(ty, variant),
        None => Aggregate::Struct(ty),
    }
}

impl Ask for Typed<'_> {
    fn expr(&self, expr: ExprId) -> Ty {
        self.types.expr(expr).clone()
    }

    fn pat(&self, pat: PatId) -> Ty {
        self.types.pat(pat).clone()
    }

    fn looks_through(&self, pat: PatId) -> bool {
        self.types.looks_through(pat)
    }

    fn path(&self, expr: ExprId) -> Named {
        match self.types.path(expr) {
            PathTo::Local(pat) => Named::Local(*pat),
            PathTo::SelfParam => Named::Receiver,
            PathTo::Static(path) => Named::Static(*path),
            PathTo::Const(_, value) => Named::Const(*value),
            PathTo::Fn(call) => match &call.target {
                CallTarget::Body(body) => Named::Fn(Some(*body)),
                CallTarget::Ctor(ty, variant) => Named::Ctor(aggregate(*ty, *variant)),
                _ => Named::Fn(None),
            },
            PathTo::Ctor(ty, variant) => Named::Ctor(aggregate(*ty, *variant)),
            PathTo::Unknown(_) => Named::Other,
        }
    }

    fn binds(&self, pat: PatId) -> bool {
        self.types.binding(pat)
    }

    fn pat_ctor(&self, pat: PatId) -> Option<Aggregate> {
        match self.types.pat_to(pat)? {
            PatTo::Variant(of, variant) => Some(Aggregate::Variant(of, variant)),
            PatTo::Struct(path) => Some(Aggregate::Struct(path)),
            PatTo::Const(_) => None,
        }
    }

    fn literal(&self, expr: ExprId) -> Option<Aggregate> {
        match &self.types.call(expr).target {
            CallTarget::Ctor(ty, variant) => Some(aggregate(*ty, *variant)),
            _ => self.types.expr(expr).path().map(Aggregate::Struct),
        }
    }

    fn call(&self, expr: ExprId) -> Target {
        let call = self.types.call(expr);
        let never = match &call.target {
            CallTarget::Model(model) if model.effects.contains(&ModelEffect::Exit) => {
                Some(Stop::Exit)
            }
            // A call that only makes a future or stream which never completes goes on.
            CallTarget::Model(model) if model.ret == Ty::Never && !model.is_async => {
                Some(Stop::Never)
            }
            _ => None,
        };
        Target {
            callee: self.callee(call),
            candidates: match &call.target {
                CallTarget::OneOf { bodies, complete: false } => bodies.clone(),
                _ => Vec::new(),
            },
            derefs: !call.derefs.is_empty(),
            receiver: receiver_as_taken(call),
            through: through(call),
            autoref: match call.autoref {
                Autoref::None => None,
                Autoref::Shared => Some(false),
                Autoref::Mutable => Some(true),
            },
            known: !call.is_unknown(),
            never,
        }
    }

    fn consumes(&self, call: ExprId, n: usize) -> bool {
        let once = |ty: &Ty| match ty {
            Ty::Param(_, bounds) | Ty::Opaque(bounds) => {
                bounds.iter().any(|b| b.of == "std::ops::FnOnce")
            }
            _ => false,
        };
        let call = self.types.call(call);
        match &call.target {
            CallTarget::Model(model) => model.params.get(n).is_some_and(once),
            _ => call
                .def
                .and_then(|id| self.typer.signature(id))
                .is_some_and(|signature| signature.params.get(n).is_some_and(once)),
        }
    }

    fn needs_drop(&self, ty: &Ty) -> Option<bool> {
        self.typer.needs_drop(ty)
    }

    fn is_copy(&self, ty: &Ty) -> Option<bool> {
        self.typer.is_copy(ty)
    }

    fn derefs_for_field(&self, ty: &Ty, field: Name) -> bool {
        match ty {
            Ty::Ref(..) | Ty::Ptr(_) => true,
            Ty::Adt(path, _) => {
                if let Some(fields) = self.declared(ty) {
                    return fields.fields.iter().all(|(name, _)| *name != field);
                }
                self.typer.models.ty(*path).is_some_and(|model| model.deref.is_some())
            }
            _ => false,
        }
    }

    fn fields(&self, ty: &Ty) -> Option<SmallVec<[(Name, Ty); 4]>> {
        if let Ty::Tuple(parts) = ty {
            let name = |n: usize| Name::new(&n.to_string());
            return Some(parts.iter().enumerate().map(|(n, t)| (name(n), t.clone())).collect());
        }
        let declared = self.declared(ty)?;
        declared.variants.is_empty().then(|| declared.fields.into_iter().collect())
    }

    fn variants(&self, ty: &Ty) -> Option<Vec<Name>> {
        if let Some(list) = self.modelled(ty) {
            return Some(list.into_iter().map(|(name, _)| name).collect());
        }
        let declared = self.declared(ty)?;
        (!declared.variants.is_empty()).then(|| declared.variants.iter().map(|(n, _)| *n).collect())
    }

    fn payload(&self, ty: &Ty, variant: Name) -> Option<Vec<(Name, Ty)>> {
        if let Some(list) = self.modelled(ty) {
            return list.into_iter().find(|(name, _)| *name == variant).map(|(_, parts)| parts);
        }
        let declared = self.declared(ty)?;
        let found = declared.variants.into_iter().find(|(name, _)| *name == variant)?;
        Some(found.1)
    }
}
