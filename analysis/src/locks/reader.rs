//! One body's locks: where each is taken, which slots hold its guard, what calls take.
//!
//! In:  a graph with what is alive, summaries of the bodies that it runs.
//! Out: [`Reader`]: the body's summary, and the questions that [`super::relock`] asks.

use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use super::places::Places;
use super::{Locks, MAX_CHAIN, Summary, Taking, is_lock};
use crate::domain::effect::WaitMode;
use crate::domain::{Range, Root, Span};
use crate::flow::alive::Built;
use crate::flow::graph::{BlockId, Call, Callee, Loc, LocalId, Operand, Rvalue, StmtKind};
use crate::flow::order::{Order, Site};
use crate::models::FnModel;
use crate::models::entry::ModelEffect;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// A lock taken in a body, by itself or by a call that returns the guard.
#[derive(Debug)]
pub(super) struct Taken {
    pub taking: Taking,
    /// Where the body has the guard: the call, or its await.
    pub site: Site,
    /// Whether it waits without limit.
    pub waits: bool,
    /// Whether it is still a future, which takes the lock when it is awaited.
    pub pending: bool,
}

/// A closure or async block, with its captures.
pub(super) type Closure<'a> = (BodyRef, &'a [Operand]);

/// In a slot that something unknown may be in, too.
const UNCLEAR: usize = usize::MAX;

/// One body, read.
pub(super) struct Reader<'a, 'f, 'w> {
    pub locks: &'a Locks<'f, 'w>,
    pub built: &'a Built,
    pub places: Places<'a, 'f, 'w>,
    pub order: Order<'a>,
    pub taken: Vec<Taken>,
    /// Which of `taken` a slot's value comes from.
    pub guards: FxHashMap<LocalId, SmallVec<[usize; 2]>>,
    /// The call that made the future in a slot.
    pub(super) futures: FxHashMap<LocalId, &'a Call>,
    /// The closure or async block in a slot, with its captures.
    pub(super) closures: FxHashMap<LocalId, Closure<'a>>,
    /// The closures that the iterator in a slot runs for its elements.
    pub(super) lazy: FxHashMap<LocalId, Vec<Closure<'a>>>,
}

impl<'a, 'f, 'w> Reader<'a, 'f, 'w> {
    pub(super) fn read(locks: &'a Locks<'f, 'w>, built: &'a Built) -> Self {
        let graph = &built.graph;
        let mut reader = Self {
            locks,
            built,
            places: Places::of(graph, locks),
            order: Order::of(graph),
            taken: Vec::new(),
            guards: FxHashMap::default(),
            futures: FxHashMap::default(),
            closures: FxHashMap::default(),
            lazy: FxHashMap::default(),
        };
        for (site, kind, range) in reader.stmts() {
            reader.stmt(kind, site, range);
        }
        reader
    }

    /// All statements with their places.
    pub(super) fn stmts(&self) -> impl Iterator<Item = (Site, &'a StmtKind, Range)> + use<'a> {
        let graph = &self.built.graph;
        graph.blocks.iter().enumerate().flat_map(move |(b, block)| {
            block.stmts.iter().enumerate().map(move |(n, stmt)| {
                let block = BlockId(b as u32);
                (Site { body: graph.body, block, stmt: n as u32 }, &stmt.kind, stmt.range)
            })
        })
    }

    pub(super) fn span(&self, range: Range) -> Span {
        range.in_file(self.built.graph.body.file)
    }

    fn stmt(&mut self, kind: &'a StmtKind, site: Site, range: Range) {
        match kind {
            StmtKind::Assign(into, value) => {
                if let Rvalue::Aggregate(_, parts) = value
                    && !parts.iter().any(|(_, part)| self.is_guard(part))
                {
                    return; // `None`, or an error
                }
                let from = match value {
                    Rvalue::Body(body, captures) => {
                        self.closures.insert(into.local, (*body, captures));
                        Vec::new()
                    }
                    Rvalue::Use(operand) => {
                        self.pass_on(operand, into.local);
                        vec![operand]
                    }
                    Rvalue::Aggregate(_, parts) => parts.iter().map(|(_, o)| o).collect(),
                    Rvalue::Ref(loc, _) => {
                        self.pass_on(&Operand::Copy(loc.clone()), into.local);
                        Vec::new()
                    }
                    Rvalue::Computed(_) => Vec::new(),
                };
                self.give(into, &self.sources(&from));
            }
            StmtKind::Call(call) => self.call(call, site, range),
            StmtKind::Await { future, into, joined: false } => {
                let acquired = self.guards.get(&future.local).cloned().unwrap_or_default();
                for index in &acquired {
                    if let Some(taken) = self.taken.get_mut(*index)
                        && taken.pending
                    {
                        (taken.site, taken.pending) = (site, false);
                    }
                }
                let mut sources = acquired;
                sources
                    .retain(|index| *index != UNCLEAR || !self.futures.contains_key(&future.local));
                if let Some(call) = self.futures.get(&future.local).copied()
                    && let Callee::Body(body) = &call.callee
                    && self.may_get(into)
                {
                    sources.extend(self.given_by(*body, call, site, range));
                }
                self.give(into, &sources);
            }
            StmtKind::Await { into, .. } | StmtKind::Opaque { into, .. } => self.give(into, &[]),
            StmtKind::Drop { .. } | StmtKind::End(_) => {}
        }
    }

    /// A future or closure moves on.
    fn pass_on(&mut self, from: &Operand, into: LocalId) {
        let (Operand::Move(from) | Operand::Copy(from)) = from else { return };
        if let Some(call) = self.futures.get(&from.local).copied() {
            self.futures.insert(into, call);
        }
        if let Some(closure) = self.closures.get(&from.local).copied() {
            self.closures.insert(into, closure);
        }
        if let Some(lazy) = self.lazy.get(&from.local).cloned() {
            self.lazy.insert(into, lazy);
        }
    }

    /// Whether an operand may be a guard, or hold one.
    fn is_guard(&self, operand: &Operand) -> bool {
        match operand {
            Operand::Move(loc) | Operand::Copy(loc) => {
                let ty = &self.built.graph.locals[loc.local.0 as usize].ty;
                matches!(ty, Ty::Unknown) || self.locks.may_hold_guard(ty)
            }
            Operand::Const(_) => false,
        }
    }

    fn sources(&self, operands: &[&Operand]) -> SmallVec<[usize; 2]> {
        let mut all = SmallVec::new();
        for operand in operands {
            if let Operand::Move(loc) = operand {
                all.extend(self.guards.get(&loc.local).into_iter().flatten().copied());
            }
        }
        all
    }

    /// Whether a guard may be put there.
    fn may_get(&self, into: &Loc) -> bool {
        self.locks.may_hold_guard(&self.built.graph.locals[into.local.0 as usize].ty)
    }

    /// A slot gets a value that comes from these.
    fn give(&mut self, into: &Loc, sources: &[usize]) {
        if !self.may_get(into) {
            return;
        }
        if sources.is_empty() && !into.steps.is_empty() {
            return; // what the guard protects changes, or a part that is no guard
        }
        let slot = self.guards.entry(into.local).or_default();
        let new: &[usize] = if sources.is_empty() { &[UNCLEAR] } else { sources };
        for index in new {
            if !slot.contains(index) {
                slot.push(*index);
            }
        }
    }

    fn call(&mut self, call: &'a Call, site: Site, range: Range) {
        let mut sources = self.sources(&call.args.iter().collect::<Vec<_>>());
        match &call.callee {
            Callee::Model(model) => {
                self.put_off(model, call);
                if let Some((taking, wait)) = self.acquired(model, call, range) {
                    let waits = matches!(wait, WaitMode::Block | WaitMode::Await);
                    sources.push(self.taken.len());
                    let pending = wait == WaitMode::Await;
                    self.taken.push(Taken { taking, site, waits, pending });
                } else if self.locks.bodies.code.keeps_drive(model)
                    && let Some(arg) = call.args.first()
                {
                    self.pass_on(arg, call.into.local);
                }
            }
            Callee::Body(body) if self.locks.bodies.code.is_async(*body) => {
                self.futures.insert(call.into.local, call);
                // What it holds once it is awaited is told by the callee.
                if sources.is_empty() {
                    return;
                }
            }
            Callee::Body(body) if self.may_get(&call.into) => {
                sources.extend(self.given_by(*body, call, site, range));
            }
            _ => {}
        }
        self.give(&call.into, &sources);
    }

    /// The lock that a library call takes.
    fn acquired(&self, model: &FnModel, call: &Call, range: Range) -> Option<(Taking, WaitMode)> {
        let (kind, mode, wait) = model.effects.iter().find_map(|effect| match effect {
            ModelEffect::Acquire(kind, mode, wait) if is_lock(*kind) => Some((*kind, *mode, *wait)),
            _ => None,
        })?;
        let place = self.places.operand(call.args.first()?)?;
        let span = self.span(range);
        Some((Taking { place, kind, mode, span, chain: Vec::new(), always: true }, wait))
    }

    /// The guards that a call returns.
    fn given_by(&mut self, body: BodyRef, call: &Call, site: Site, range: Range) -> Vec<usize> {
        let gives = self.locks.callee(body);
        let mut indices = Vec::new();
        for taking in &gives.gives {
            if let Some(taking) = self.rebase(taking, &call.args, range) {
                indices.push(self.taken.len());
                self.taken.push(Taken { taking, site, waits: true, pending: false });
            }
        }
        indices
    }

    /// A callee's lock in this body's terms: parameters and captures are what was passed.
    pub(super) fn rebase(
        &self,
        taking: &Taking,
        given: &[Operand],
        range: Range,
    ) -> Option<Taking> {
        let place = match taking.place.root {
            Root::Param(n) | Root::Capture(n) => {
                let argument = self.places.operand(given.get(n as usize)?)?;
                taking.place.rebase(&argument)
            }
            Root::Static(_) => taking.place.clone(),
            _ => return None,
        };
        if place.is_folded() || taking.chain.len() >= MAX_CHAIN {
            return None;
        }
        let mut chain = vec![self.span(range)];
        chain.extend(&taking.chain);
        Some(Taking { place, chain, ..taking.clone() })
    }

    /// The locks that are surely held while a statement runs, with the slot of the guard.
    pub(super) fn held(&self, site: Site) -> Vec<(&Taken, LocalId)> {
        let mut held: Vec<(&Taken, LocalId)> = Vec::new();
        for (local, sources) in &self.guards {
            let [one] = sources.as_slice() else { continue };
            let Some(taken) = self.taken.get(*one) else { continue };
            let ty = &self.built.graph.locals[local.0 as usize].ty;
            let live = self.locks.holds_guard(ty, 2)
                && self.built.alive.is_live(*local, site.block, site.stmt)
                && self.order.dominates(taken.site, site);
            if live {
                held.push((taken, *local));
            }
        }
        held.sort_by_key(|(taken, local)| (taken.site, *local));
        held
    }

    /// The summary of a body that is called here.
    pub(super) fn callee(&self, body: BodyRef) -> Rc<Summary> {
        self.locks.callee(body)
    }
}
