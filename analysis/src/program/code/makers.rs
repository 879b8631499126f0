//! Which bodies may make a channel, by what the paths in their code mean.
//!
//! In:  the IR of a body, what library functions make.
//! Out: whether it names one of those that make a channel, of any kind or with a limited buffer.
//! Over-approximates: what a path means is asked of its scope; where that does not know, the name
//! tells. Nothing is typed here, so this is the cheap question before a program is solved.

use super::Code;
use crate::domain::{FileId, Name};
use crate::models::entry::{Capacity, ModelEffect};
use crate::models::{FnModel, Models};
use crate::names::{DefKind, Namespace, Resolved, ScopeId};
use crate::syntax::ir::{BodyId, Expr, TypePath};

/// The library functions that make channels, by name.
#[derive(Debug)]
pub(super) struct Makers {
    /// Sorted by name.
    list: Vec<Maker>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Maker {
    name: Name,
    /// The type whose function it is.
    owner: Option<Name>,
    /// Whether it is called as a method.
    method: bool,
    /// Whether its channel can be full.
    bounded: bool,
}

impl Makers {
    pub(super) fn new(models: &Models) -> Self {
        let makes = |effect: &ModelEffect| matches!(effect, ModelEffect::Channel(_));
        let mut list: Vec<Maker> = models
            .functions_with("channel", makes)
            .into_iter()
            .map(|model| {
                let path = model.path.as_str();
                let (owner, name) = path.rsplit_once("::").unwrap_or(("", path));
                let owner = models.ty(Name::new(owner)).map(|ty| last(ty.path));
                let (method, bounded) = (model.receiver.is_some(), makes_bounded(model));
                Maker { name: Name::new(name), owner, method, bounded }
            })
            .collect();
        list.sort();
        list.dedup();
        Self { list }
    }

    fn named(&self, name: Name, bounded: bool) -> impl Iterator<Item = &Maker> {
        let from = self.list.partition_point(|maker| maker.name < name);
        let same = self.list[from..].iter().take_while(move |maker| maker.name == name);
        same.filter(move |maker| maker.bounded || !bounded)
    }
}

fn last(path: Name) -> Name {
    Name::new(path.as_str().rsplit("::").next().unwrap_or_default())
}

fn makes_bounded(model: &FnModel) -> bool {
    model.effects.iter().any(|effect| {
        matches!(effect, ModelEffect::Channel(Capacity::Rendezvous | Capacity::Arg { .. }))
    })
}

impl Code<'_> {
    /// Whether a body may make a channel; if `bounded`, one with a limited buffer.
    pub fn may_make(&self, file: FileId, body: BodyId, bounded: bool) -> bool {
        let scope = self.names.body(file, body).map(|(_, scope)| scope);
        let body = &self.workspace.file(file).ir[body];
        // Items inside it have scopes of their own.
        let scope = scope.filter(|_| body.items.is_empty());
        body.exprs().any(|(_, expr)| match expr {
            Expr::Path(path) => self.path_makes(path, scope, bounded),
            Expr::Method(call) => self.makers.named(call.name, bounded).any(|maker| maker.method),
            _ => false,
        })
    }

    fn path_makes(&self, path: &TypePath, scope: Option<ScopeId>, bounded: bool) -> bool {
        let Some((name, before)) = path.segments.split_last() else { return false };
        let fits = |maker: &Maker| {
            let named = |owner| before.last().is_some_and(|s| s.name == owner);
            maker.owner.is_none_or(named)
        };
        if !self.makers.named(name.name, bounded).any(fits) {
            return false;
        }
        let Some(scope) = scope.filter(|_| path.qself.is_none()) else { return true };
        let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
        let found = self.names.resolve(scope, path.global, &names, Namespace::Value);
        match found.to {
            Resolved::Item(id) => {
                let def = self.names.def(id);
                matches!(def.kind, DefKind::Alias) || self.makes(def.path, bounded) == Some(true)
            }
            Resolved::Extern(path) if found.used == names.len() => {
                self.makes(path, bounded).unwrap_or(true)
            }
            _ => true,
        }
    }

    /// Whether a library function makes such a channel, if it is known.
    fn makes(&self, path: Name, bounded: bool) -> Option<bool> {
        let model = self.models.function(path)?;
        let makes = |effect: &ModelEffect| matches!(effect, ModelEffect::Channel(_));
        Some(if bounded { makes_bounded(model) } else { model.effects.iter().any(makes) })
    }
}
