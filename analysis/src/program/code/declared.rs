//! What is declared of a body: its function, signature, crate and context.
//!
//! In:  a body.
//! Out: its definition and what the signature says; declarations of statics and fields.
//! Not here: what the body does (`flow`).

use super::Code;
use crate::domain::effect::Count;
use crate::domain::{Name, Span};
use crate::load::{Context, CrateId};
use crate::names::{DefId, DefKind, Owner};
use crate::syntax::ir::{BlockKind, Expr, ItemKind, TypeRef};
use crate::types::ty::BodyRef;

impl Code<'_> {
    /// The definition of a function's, static's or constant's body.
    pub fn def_of(&self, body: BodyRef) -> Option<DefId> {
        self.names.body(body.file, body.body).map(|(def, _)| def)
    }

    /// The crate of a body.
    pub fn crate_of(&self, body: BodyRef) -> CrateId {
        self.def_of(body).map_or(CrateId(0), |def| self.names.def(def).krate)
    }

    /// The canonical path of a body's function.
    pub fn function_name(&self, body: BodyRef) -> Name {
        self.def_of(body).map_or_else(|| Name::new("?"), |def| self.names.def(def).path)
    }

    /// Where a body's code runs.
    pub fn context(&self, body: BodyRef) -> Context {
        self.def_of(body).map_or(Context::Lib, |def| self.names.def(def).context)
    }

    /// Whether calling the body only makes a future.
    pub fn is_async(&self, body: BodyRef) -> bool {
        if let Some(expr) = body.nested {
            return match &self.workspace.file(body.file).ir[body.body][expr] {
                Expr::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
                Expr::Closure(closure) => closure.is_async,
                _ => false,
            };
        }
        self.def_of(body)
            .and_then(|def| self.names.def(def).function().map(|f| f.is_async))
            .unwrap_or(false)
    }

    /// Whether a body is an async block: each value of it runs once.
    pub fn is_block(&self, body: BodyRef) -> bool {
        body.nested.is_some_and(|expr| {
            matches!(&self.workspace.file(body.file).ir[body.body][expr], Expr::Block(_))
        })
    }

    /// How often code that is not seen calls the body: `main` and tests run once; what other
    /// crates or foreign traits reach runs any number of times.
    pub fn calls_from_outside(&self, body: BodyRef) -> Count {
        let Some(def) = self.def_of(body).map(|id| self.names.def(id)) else { return Count::Once };
        let handed_out = def.visible_outside || self.implements_foreign_trait(def.owner);
        if body.nested.is_none() && handed_out && def.context != Context::Test {
            Count::Many
        } else {
            Count::Once
        }
    }

    /// Whether a function is written to return `!`.
    pub fn never_returns(&self, body: BodyRef) -> bool {
        self.def_of(body)
            .and_then(|id| self.names.def(id).function())
            .is_some_and(|function| matches!(function.ret, Some(TypeRef::Never)))
    }

    /// The declaration of a static.
    pub fn static_span(&self, path: Name) -> Option<Span> {
        let def = self.names.def(*self.names.at(path).first()?);
        Some(def.item.name_range.in_file(def.file))
    }

    /// The declaration of a field.
    pub fn field_span(&self, path: Name, field: Name) -> Option<Span> {
        let def = self.names.def(*self.names.at(path).first()?);
        let ItemKind::Struct(data) = &def.item.kind else { return None };
        let found = data.fields.iter().find(|f| f.name == field)?;
        Some(found.range.in_file(def.file))
    }

    /// How many parameters a function has, its receiver among them.
    pub fn param_count(&self, body: BodyRef) -> usize {
        self.def_of(body)
            .and_then(|def| {
                let function = self.names.def(def).function()?;
                Some(function.params.len() + usize::from(function.receiver.is_some()))
            })
            .unwrap_or(0)
    }

    /// Whether the n-th parameter is written `&mut`.
    pub fn param_is_mut_ref(&self, body: BodyRef, n: usize) -> bool {
        let Some(def) = self.def_of(body) else { return false };
        let Some(function) = self.names.def(def).function() else { return false };
        let receiver = usize::from(function.receiver.is_some());
        if let (0, Some(receiver)) = (n, &function.receiver) {
            return receiver.by_ref && receiver.mutable;
        }
        matches!(function.params.get(n - receiver.min(n)), Some(TypeRef::Ref(_, true)))
    }

    /// Whether a function is written to return `&mut`.
    pub fn returns_mut_ref(&self, body: BodyRef) -> bool {
        self.def_of(body)
            .and_then(|def| self.names.def(def).function()?.ret.as_ref())
            .is_some_and(|ret| matches!(ret, TypeRef::Ref(_, true)))
    }

    /// Whether a function is called by code outside, through a trait that is not the workspace's.
    pub fn implements_foreign_trait(&self, owner: Option<Owner>) -> bool {
        let Some(Owner::Impl(id)) = owner else { return false };
        let Some(of_trait) = self.names.impls().get(id).of_trait else { return false };
        !self.names.at(of_trait).iter().any(|id| self.names.def(*id).kind == DefKind::Trait)
    }
}
