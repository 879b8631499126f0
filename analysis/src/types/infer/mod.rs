//! Inference of one body: one pass forward, with variables for what later code decides.
//!
//! In:  a body, the environment of its function.
//! Out: [`BodyTypes`].
//! Cost: linear in expressions, but for method look-ups.
//! Source: the order in which rustc checks a body: expectations down, types up, closures last.
//! Not here: lifetimes, numbers' defaults, trait selection beyond `types::traits`.

mod bounds;
mod callees;
mod calls;
mod candidates;
mod coerce;
mod control;
mod ctors;
mod exprs;
pub(super) mod methods;
mod patterns;
pub(super) mod unify;
mod values;

use std::sync::Arc;

use crate::domain::{FileId, Name, name};
use crate::names::ScopeId;
use crate::syntax::ir::{self, BodyId, ExprId, ItemKind, PatId, TypePath, TypeRef};

use super::Typer;
use super::answers::BodyTypes;
use super::lower::{Env, Lower};
use super::ty::{BodyRef, Ty};
use unify::Solver;

/// A name in scope.
#[derive(Clone, Debug)]
enum Local {
    /// A variable, by the pattern that binds it.
    Pat(PatId, Ty),
    /// `self`
    Receiver(Ty),
}

/// A loop or block that `break` can leave.
struct Exit {
    label: Option<Name>,
    /// What `break` gives.
    ty: Ty,
    /// Whether a `break` without label leaves it.
    is_loop: bool,
    /// Whether one does.
    used: bool,
}

impl Exit {
    fn new(label: Option<Name>, ty: Ty, is_loop: bool) -> Self {
        Self { label, ty, is_loop, used: false }
    }
}

/// The state of one body's inference.
struct Infer<'b, 't, 'w> {
    solver: Solver<'t, 'w>,
    body: &'b ir::Body,
    /// The body itself; closures and async blocks are parts of it.
    whole: BodyRef,
    scope: ScopeId,
    locals: Vec<(Name, Local)>,
    /// What `return` gives, innermost body last.
    returns: Vec<Ty>,
    /// Loops and labelled blocks around, innermost last.
    breaks: Vec<Exit>,
    depth: u32,
    out: BodyTypes,
}

/// Expressions nested deeper are left unknown.
const MAX_DEPTH: u32 = 400;

/// Infers a body.
pub(super) fn body(typer: &Typer<'_>, file: FileId, id: BodyId) -> BodyTypes {
    let Some(body) = typer.workspace.file(file).ir.bodies.get(id) else {
        return BodyTypes::default();
    };
    let Some((def, scope)) = typer.names.body(file, id) else { return BodyTypes::default() };
    let mut env = (*typer.env(def)).clone();
    env.scope = scope;
    let env = Arc::new(env);
    let mut infer = Infer {
        solver: Solver::new(typer, Arc::clone(&env)),
        body,
        whole: BodyRef { file, body: id, nested: None },
        scope,
        locals: Vec::new(),
        returns: Vec::new(),
        breaks: Vec::new(),
        depth: 0,
        out: BodyTypes {
            exprs: vec![Ty::Unknown; body.expr_count()],
            pats: vec![Ty::Unknown; body.pat_count()],
            ..BodyTypes::default()
        },
    };
    let ret = infer.parameters(def);
    infer.returns.push(ret.clone());
    if let Some(root) = body.root {
        let value = infer.expr(root, &ret);
        infer.coerce(&value, &ret);
    }
    infer.finish(&ret)
}

/// The type of a field of a value.
pub(super) fn deref(typer: &Typer<'_>, ty: &Ty) -> Option<Ty> {
    // The type is closed: any environment serves.
    let mut solver = Solver::new(typer, Arc::new(Env::empty(ScopeId(0))));
    solver.everywhere = true;
    let (target, _) = solver.deref(ty)?;
    Some(solver.close(&target))
}

pub(super) fn field_ty(typer: &Typer<'_>, owner: &Ty, field: Name) -> Ty {
    // Field types name no inference variable; any environment serves.
    let env = Arc::new(Env::empty(ScopeId(0)));
    let mut solver = Solver::new(typer, env);
    solver.everywhere = true;
    let found = solver.field(owner, field).map(|(t, _)| t).unwrap_or_default();
    solver.close(&found)
}

impl<'t, 'w> Infer<'_, 't, 'w> {
    fn typer(&self) -> &'t Typer<'w> {
        self.solver.typer
    }

    /// Makes parameters locals; returns what the body gives.
    fn parameters(&mut self, def: crate::names::DefId) -> Ty {
        let names = self.typer().names;
        let item = names.def(def).item;
        if let ItemKind::Static { .. } | ItemKind::Const { .. } = item.kind {
            return self.typer().static_ty(def);
        }
        let Some(sig) = self.typer().signature(def) else { return Ty::Unknown };
        if let Some(receiver) = &sig.receiver {
            self.out.self_ty = receiver.clone();
            self.locals.push((name!("self"), Local::Receiver(receiver.clone())));
        }
        let params = self.body.params.clone();
        for (n, pat) in params.into_iter().enumerate() {
            let ty = sig.params.get(n).cloned().unwrap_or_default();
            self.pattern(pat, &ty);
        }
        match &sig.ret {
            // The body's own future is what it returns.
            Ty::Opaque(_) | Ty::Future(..) if !sig.is_async => Ty::Unknown,
            ret => ret.clone(),
        }
    }

    /// Puts in what is known by now, once and for all.
    fn finish(mut self, ret: &Ty) -> BodyTypes {
        self.solver.settle();
        let mut out = std::mem::take(&mut self.out);
        for ty in out.exprs.iter_mut().chain(&mut out.pats) {
            *ty = self.solver.close(ty);
        }
        out.output = self.solver.close(ret);
        for call in out.calls.values_mut() {
            close_call(&mut self.solver, call);
        }
        for path in out.paths.values_mut() {
            if let super::answers::PathTo::Fn(call) = path {
                close_call(&mut self.solver, call);
            }
        }
        out
    }

    fn set(&mut self, id: ExprId, ty: Ty) {
        if let Some(slot) = self.out.exprs.get_mut(id.index()) {
            *slot = ty;
        }
    }

    fn set_pat(&mut self, id: PatId, ty: Ty) {
        if let Some(slot) = self.out.pats.get_mut(id.index()) {
            *slot = ty;
        }
    }

    /// A type written in the body; what it leaves out is open.
    fn lower(&mut self, ty: &TypeRef) -> Ty {
        let env = Arc::clone(&self.solver.env);
        let written = Lower::new(self.typer().names, &env).ty(ty);
        self.solver.open(&written)
    }

    fn lower_path(&mut self, path: &TypePath) -> Ty {
        let env = Arc::clone(&self.solver.env);
        let written = Lower::new(self.typer().names, &env).path(path);
        self.solver.shallow(&written)
    }

    /// A closure or async block of this body.
    fn nested(&self, id: ExprId) -> BodyRef {
        BodyRef { nested: Some(id), ..self.whole }
    }
}

fn close_call(solver: &mut Solver<'_, '_>, call: &mut super::answers::CallTo) {
    call.receiver = solver.close(&call.receiver);
    for param in &mut call.params {
        *param = solver.close(param);
    }
    if let super::answers::CallTarget::Value(ty) = &mut call.target {
        *ty = solver.close(ty);
    }
}
