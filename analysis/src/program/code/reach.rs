//! Where values of a shared place can go: a field, a static, a function's result.
//!
//! In:  a place, who mentions which name, what is visible outside.
//! Out: [`Reach`]: the bodies that can use it, and why code that is not seen can use it too.
//! Over-approximates: whoever writes the name may mean this place.

use super::Code;
use crate::domain::{FileId, Name, Reason, ReasonKind, Span};
use crate::load::{Context, CrateId};
use crate::program::value::Base;
use crate::syntax::ir::{BodyId, ItemKind, Visibility};
use crate::types::ty::BodyRef;

/// Where values of a shared place can go.
#[derive(Debug, Default)]
pub struct Reach {
    /// Bodies that can use it.
    pub bodies: Vec<(FileId, BodyId)>,
    /// Why code that is not seen can use it too.
    pub open: Option<Reason>,
    /// Places that may be the same.
    pub aliases: Vec<Base>,
}

impl Code<'_> {
    /// Where the values of a field, static or result can be used.
    pub fn reach(&self, base: Base) -> Reach {
        match base {
            Base::Field(path, field) => self.reach_of_field(path, field),
            // Reached by the field that it may be.
            Base::AnyField(..) => Reach::default(),
            Base::Static(path) => self.reach_of_item(path),
            Base::Result(body) => self.reach_of_result(body),
            Base::Local(..) | Base::Messages(_) => Reach::default(),
        }
    }

    /// The bodies of other crates, libraries and binaries, that name the function of a body.
    pub fn naming_elsewhere(&self, body: BodyRef) -> Vec<(FileId, BodyId)> {
        let Some(def) = self.def_of(body).map(|id| self.names.def(id)) else { return Vec::new() };
        let mut found = Vec::new();
        for (n, krate) in self.workspace.crates.iter().enumerate() {
            let other = CrateId(n as u32);
            if other != def.krate && matches!(krate.context, Context::Lib | Context::Bin) {
                found.extend(self.mentions(other).bodies(def.name()).iter());
            }
        }
        found
    }

    fn named(&self, krate: CrateId, name: Name, reach: &mut Reach) {
        let mentions = self.mentions(krate);
        reach.bodies.extend(mentions.bodies(name).iter());
        if let Some(kind) = mentions.hidden_use(name) {
            reach.open.get_or_insert(Reason::new(kind, Span::default()));
        }
    }

    fn reach_of_field(&self, path: Name, field: Name) -> Reach {
        let mut reach = Reach::default();
        let Some(def) = self.declaring(path).map(|id| self.names.def(id)) else { return reach };
        let span = def.item.name_range.in_file(def.file);
        let public = match &def.item.kind {
            ItemKind::Struct(data) => {
                data.fields.iter().any(|f| f.name == field && f.vis == Visibility::Public)
            }
            _ => true,
        };
        if public && def.visible_outside {
            reach.open = Some(Reason::new(ReasonKind::Visibility, span));
            return reach;
        }
        reach.aliases.push(Base::AnyField(def.krate, field));
        // A tuple's or variant's fields are reached by the type's name, in patterns and literals.
        let by_position = field.as_str().starts_with(|c: char| c.is_ascii_digit());
        self.named(def.krate, field, &mut reach);
        if by_position || matches!(def.item.kind, ItemKind::Enum { .. }) {
            let last = path.as_str().rsplit("::").next().unwrap_or_default();
            self.named(def.krate, Name::new(last), &mut reach);
            self.named(def.krate, Name::new("Self"), &mut reach);
        }
        reach.bodies.sort();
        reach.bodies.dedup();
        reach
    }

    fn reach_of_item(&self, path: Name) -> Reach {
        let mut reach = Reach::default();
        let Some(def) = self.names.at(path).first().map(|id| self.names.def(*id)) else {
            return reach;
        };
        if def.visible_outside {
            let span = def.item.name_range.in_file(def.file);
            reach.open = Some(Reason::new(ReasonKind::Visibility, span));
        }
        self.named(def.krate, def.name(), &mut reach);
        reach
    }

    fn reach_of_result(&self, body: BodyRef) -> Reach {
        let mut reach = Reach::default();
        if body.nested.is_some() {
            return reach;
        }
        let Some(def) = self.def_of(body).map(|id| self.names.def(id)) else { return reach };
        let span = def.item.name_range.in_file(def.file);
        if def.visible_outside {
            reach.open = Some(Reason::new(ReasonKind::Visibility, span));
        } else if self.implements_foreign_trait(def.owner) {
            reach.open = Some(Reason::new(ReasonKind::ForeignTrait, span));
        }
        self.named(def.krate, def.name(), &mut reach);
        reach
    }
}
