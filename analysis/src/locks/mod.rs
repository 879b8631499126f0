//! Locks: which a body takes, which guards it gives back, and where one is taken twice.
//!
//! In:  graphs of the bodies that lock something (`program::Bodies`).
//! Out: [`Summary`] of a body in terms of its parameters, captures and statics; [`Relock`]s.
//! Under-approximates: a lock is the same only if it is reached by the same way from the same
//! value; a guard is held only where it surely lives and nothing else can be in its slot.
//! Source: guard lifetimes follow the Rust Reference, "Destructors"; summaries are functional as
//! in Sharir & Pnueli (1981), computed on demand, recursion cut off.

mod calls;
mod matters;
mod places;
mod reader;
mod relock;
mod summarise;
#[cfg(test)]
mod tests;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use reader::Reader;
pub use relock::Relock;

use crate::domain::effect::{LockKind, LockMode};
use crate::domain::{FileId, Place, Span};
use crate::models::Kind;
use crate::program::Bodies;
use crate::program::code::Leading;
use crate::program::value::Base;
use crate::syntax::ir::BodyId;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A lock that is taken, in terms of the body that takes it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taking {
    /// The lock.
    pub place: Place,
    /// Its kind.
    pub kind: LockKind,
    /// How it excludes others.
    pub mode: LockMode,
    /// The call that takes it.
    pub span: Span,
    /// The calls that lead there, outermost first.
    pub chain: Vec<Span>,
    /// Whether no way through the calls leads around it.
    pub always: bool,
}

/// What calling a body does to locks.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Those it waits for, whatever it is called with.
    pub takes: Vec<Taking>,
    /// Those whose guards it returns.
    pub gives: Vec<Taking>,
    /// Parameters that it calls before it returns.
    pub calls: Vec<u32>,
    /// Those that it calls while it holds a lock.
    pub runs: Vec<(u32, Taking)>,
    /// What it returns a reference to.
    pub result: Option<Place>,
}

/// Calls between a lock and the place that holds it already.
const MAX_CHAIN: usize = 4;

/// The locks of one package.
#[derive(Debug)]
pub struct Locks<'f, 'w> {
    bodies: &'f Bodies<'w>,
    /// `None` while a body is being read: recursion adds nothing to the first turn.
    known: RefCell<FxHashMap<BodyRef, Option<Rc<Summary>>>>,
    /// Which package it is.
    package: usize,
    /// The bodies from which calls lead to a lock.
    leading: OnceCell<Leading>,
}

impl<'f, 'w> Locks<'f, 'w> {
    /// Nothing is read yet.
    pub fn new(bodies: &'f Bodies<'w>, package: usize) -> Self {
        Self { bodies, known: RefCell::default(), package, leading: OnceCell::new() }
    }

    /// What calling a body does to locks.
    pub fn summary(&self, body: BodyRef) -> Rc<Summary> {
        if let Some(known) = self.known.borrow().get(&body) {
            return known.clone().unwrap_or_default();
        }
        self.known.borrow_mut().insert(body, None);
        let summary = self
            .bodies
            .get(body)
            .map_or_else(Rc::default, |built| Rc::new(Reader::read(self, &built).summary()));
        self.known.borrow_mut().insert(body, Some(Rc::clone(&summary)));
        summary
    }

    /// Locks that are taken while they are held by the same strand, in order. Begins at `roots`,
    /// and goes on with the callers of what returns a guard or calls back under a lock.
    pub fn relocks(&self, roots: &[(FileId, BodyId)]) -> Vec<Relock> {
        let mut found = Vec::new();
        let mut queue: Vec<_> = roots.to_vec();
        let mut next = 0;
        while let Some((file, body)) = queue.get(next).copied() {
            next += 1;
            if !self.matters(BodyRef { file, body, nested: None }) {
                continue;
            }
            for built in self.bodies.group(file, body).iter() {
                let reader = Reader::read(self, built);
                found.extend(reader.relocks());
                if built.graph.body.nested.is_none() && reader.lends() {
                    for caller in self.bodies.code.reach(Base::Result(built.graph.body)).bodies {
                        if !queue.contains(&caller) {
                            queue.push(caller);
                        }
                    }
                }
            }
        }
        found.sort();
        found.dedup();
        found
    }

    /// Whether a value of that type is a guard, or has one in a field.
    fn holds_guard(&self, ty: &Ty, depth: usize) -> bool {
        match ty {
            Ty::Tuple(parts) => parts.iter().any(|part| self.holds_guard(part, depth)),
            Ty::Adt(path, _) => match self.bodies.code.models.ty(*path).map(|m| &m.kind) {
                Some(Kind::Guard(kind, _)) => is_lock(*kind),
                Some(_) => false,
                None => {
                    depth > 0
                        && self
                            .bodies
                            .code
                            .declared_fields(*path)
                            .iter()
                            .any(|(_, ty)| self.holds_guard(ty, depth - 1))
                }
            },
            _ => false,
        }
    }

    /// The same, in an `Option` or `Result` too.
    fn may_hold_guard(&self, ty: &Ty) -> bool {
        self.holds_guard(ty, 2)
            || match ty {
                Ty::Adt(path, args) => {
                    let kind = self.bodies.code.models.ty(*path).map(|m| &m.kind);
                    matches!(kind, Some(Kind::Wrapper | Kind::Pointer | Kind::Future | Kind::Plain))
                        && args.iter().any(|arg| self.may_hold_guard(arg))
                }
                Ty::Future(..) => true,
                _ => false,
            }
    }
}

/// Whether waiting for it while it is held never ends.
fn is_lock(kind: LockKind) -> bool {
    matches!(kind, LockKind::Thread | LockKind::Async | LockKind::Spin)
}
