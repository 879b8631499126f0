//! Which bodies may make a channel, by what the paths in their code mean.
//!
//! In:  the IR of a body, what library functions make.
//! Out: whether it names one of those that make a channel.
//! Over-approximates: what a path means is asked of its scope; where that does not know, the name
//! tells. Nothing is typed here, so this is the cheap question before a program is solved.

use super::Code;
use crate::domain::{FileId, Name};
use crate::models::entry::{Capacity, ModelEffect};
use crate::models::{FnModel, Models};
use crate::names::{DefKind, Namespace, Resolved, ScopeId};
use crate::syntax::ir::{BodyId, Expr, TypePath};
use crate::types::Ty;

/// The library functions that make channels, by name.
#[derive(Debug)]
pub(super) struct Makers {
    /// Sorted by name.
    list: Vec<Maker>,
    /// The receiving and sending ends that are made together, in order.
    pairs: Vec<(Name, Name)>,
    /// The receiving ends of channels that only keep the last value.
    last: Vec<Name>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Maker {
    name: Name,
    /// The type whose function it is.
    owner: Option<Name>,
    /// Whether it is called as a method.
    method: bool,
}

impl Makers {
    pub(super) fn new(models: &Models) -> Self {
        let makes = |effect: &ModelEffect| matches!(effect, ModelEffect::Channel(_));
        let all = models.functions_with("channel", makes);
        let ends = |model: &&FnModel| match &model.ret {
            Ty::Tuple(ends) => Some((ends.get(1)?.path()?, ends.first()?.path()?)),
            _ => None,
        };
        let mut pairs: Vec<(Name, Name)> = all.iter().filter_map(ends).collect();
        let watch = |e: &ModelEffect| matches!(e, ModelEffect::Channel(Capacity::Watch));
        let watched = all.iter().filter(|model| model.effects.iter().any(watch));
        let last_only = watched.filter_map(ends).map(|(receiver, _)| receiver).collect();
        pairs.sort();
        pairs.dedup();
        let mut list: Vec<Maker> = all
            .into_iter()
            .map(|model| {
                let path = model.path.as_str();
                let (owner, name) = path.rsplit_once("::").unwrap_or(("", path));
                let owner = models.ty(Name::new(owner)).map(|ty| last(ty.path));
                Maker { name: Name::new(name), owner, method: model.receiver.is_some() }
            })
            .collect();
        list.sort();
        list.dedup();
        Self { list, pairs, last: last_only }
    }

    fn named(&self, name: Name) -> impl Iterator<Item = &Maker> {
        let from = self.list.partition_point(|maker| maker.name < name);
        self.list[from..].iter().take_while(move |maker| maker.name == name)
    }
}

fn last(path: Name) -> Name {
    Name::new(path.as_str().rsplit("::").next().unwrap_or_default())
}

impl Code<'_> {
    /// Whether a sender may belong to a receiver, as their types tell. A type that wraps an end
    /// may belong to any.
    pub fn are_ends(&self, sender: Name, receiver: Name) -> bool {
        let pairs = &self.makers.pairs;
        pairs.contains(&(receiver, sender))
            || pairs.iter().all(|(_, other)| *other != sender)
            || pairs.iter().all(|(other, _)| *other != receiver)
    }

    /// Whether a receiving end of that type is of a channel that only keeps the last value.
    pub fn keeps_last(&self, receiver: Name) -> bool {
        self.makers.last.contains(&receiver)
    }

    /// Whether a body may make a channel.
    pub fn may_make(&self, file: FileId, body: BodyId) -> bool {
        let scope = self.names.body(file, body).map(|(_, scope)| scope);
        let body = &self.workspace.file(file).ir[body];
        // Items inside it have scopes of their own.
        let scope = scope.filter(|_| body.items.is_empty());
        body.exprs().any(|(_, expr)| match expr {
            Expr::Path(path) => self.path_makes(path, scope),
            Expr::Method(call) => self.makers.named(call.name).any(|maker| maker.method),
            _ => false,
        })
    }

    fn path_makes(&self, path: &TypePath, scope: Option<ScopeId>) -> bool {
        let Some((name, before)) = path.segments.split_last() else { return false };
        let fits = |maker: &Maker| {
            let named = |owner| before.last().is_some_and(|s| s.name == owner);
            maker.owner.is_none_or(named)
        };
        if !self.makers.named(name.name).any(fits) {
            return false;
        }
        let Some(scope) = scope.filter(|_| path.qself.is_none()) else { return true };
        let names: Vec<Name> = path.segments.iter().map(|s| s.name).collect();
        let found = self.names.resolve(scope, path.global, &names, Namespace::Value);
        match found.to {
            Resolved::Item(id) => {
                let def = self.names.def(id);
                matches!(def.kind, DefKind::Alias) || self.makes(def.path) == Some(true)
            }
            Resolved::Extern(path) if found.used == names.len() => self.makes(path).unwrap_or(true),
            _ => true,
        }
    }

    /// Whether a library function makes a channel, if it is known.
    fn makes(&self, path: Name) -> Option<bool> {
        let model = self.models.function(path)?;
        let makes = |effect: &ModelEffect| matches!(effect, ModelEffect::Channel(_));
        Some(model.effects.iter().any(makes))
    }
}
