//! Patterns: what they declare, test and bind.
//!
//! In:  a pattern and the place it is matched against.
//! Out: slots; branches on variants; moves, copies and borrows into the slots.
//! Source: Rust Reference, "Patterns", "Binding modes". A tuple variant's field is a
//! [`Proj::Payload`], a named field is a [`Proj::Field`].

use super::Builder;
use super::exprs::number;
use crate::domain::Name;
use crate::flow::graph::{
    Aggregate, BlockId, Edge, Loc, LocalId, LocalKind, Operand, Proj, Rvalue, StmtKind, Test,
};
use crate::syntax::ir::{Lit, Pat, PatId};
use crate::types::Ty;

/// How a pattern's bindings hold what they match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Mode {
    /// By value: moved or copied.
    Value,
    /// By value, out of an array.
    Element,
    /// By reference: the value was behind a reference.
    Ref,
    /// One of them: the value's type is not known.
    Unsure,
}

impl Builder<'_> {
    /// The name of a pattern that binds the whole value by value.
    pub(super) fn plain_name(&self, pat: PatId) -> Option<Name> {
        match &self.body[pat] {
            Pat::Bind { name, by_ref: false, sub: None, .. } if self.ask.binds(pat) => Some(*name),
            _ => None,
        }
    }

    pub(super) fn binding_name(&self, pat: PatId) -> Option<Name> {
        if let Pat::Bind { name, .. } = &self.body[pat] { Some(*name) } else { None }
    }

    /// A slot for a variable that is not visible yet.
    pub(super) fn variable_slot(&mut self, pat: PatId, name: Name) -> LocalId {
        let range = self.body.pat_range(pat);
        self.local(LocalKind::Variable, Some(name), self.ask.pat(pat), range)
    }

    /// Makes the variable of a pattern visible.
    pub(super) fn declare_as(&mut self, pat: PatId, name: Name, slot: LocalId) {
        if let Some(var) = self.vars.get_mut(pat.index()) {
            *var = Some((self.f.id, slot));
        }
        self.f.names.push((name, slot));
    }

    /// Declares all variables of a pattern. The alternatives of an or-pattern share theirs.
    pub(super) fn declare(&mut self, pat: PatId) -> Vec<LocalId> {
        let first = self.f.names.len();
        self.declare_in(pat, first);
        self.f.names[first..].iter().map(|(_, slot)| *slot).collect()
    }

    fn declare_in(&mut self, pat: PatId, first: usize) {
        let body = self.body;
        match &body[pat] {
            Pat::Bind { name, sub, .. } => {
                if self.ask.binds(pat) {
                    let known = self.f.names[first..].iter().find(|(n, _)| n == name);
                    if let Some((_, slot)) = known.copied() {
                        if let Some(var) = self.vars.get_mut(pat.index()) {
                            *var = Some((self.f.id, slot));
                        }
                    } else {
                        let slot = self.variable_slot(pat, *name);
                        self.declare_as(pat, *name, slot);
                    }
                }
                if let Some(sub) = sub {
                    self.declare_in(*sub, first);
                }
            }
            Pat::TupleStruct(_, pats) | Pat::Tuple(pats) | Pat::Slice(pats) | Pat::Or(pats) => {
                pats.iter().for_each(|p| self.declare_in(*p, first));
            }
            Pat::Struct(_, fields) => fields.iter().for_each(|(_, p)| self.declare_in(*p, first)),
            Pat::Ref(inner) => self.declare_in(*inner, first),
            Pat::Wild | Pat::Rest | Pat::Path(_) | Pat::Lit(_) | Pat::Opaque => {}
        }
    }

    /// The parts of a pattern that takes a value apart, with their places.
    pub(super) fn sub_patterns(&self, pat: PatId, at: &Loc) -> Vec<(PatId, Loc)> {
        let body = self.body;
        let at = self.through(pat, at);
        let variant = match self.ask.pat_ctor(pat) {
            Some(Aggregate::Variant(_, variant)) => Some(variant),
            _ => None,
        };
        match &body[pat] {
            Pat::TupleStruct(_, pats) | Pat::Tuple(pats) => {
                let ty = self.ask.pat(pat);
                let arity = match variant {
                    Some(variant) => self.ask.payload(&ty, variant).map(|p| p.len()),
                    None => self.ask.fields(&ty).map(|f| f.len()),
                };
                let skipped =
                    |n: usize| arity.map_or(n, |a| (a + 1 + n).saturating_sub(pats.len()));
                let rest = pats.iter().position(|p| matches!(body[*p], Pat::Rest));
                let mut parts = Vec::with_capacity(pats.len());
                for (n, sub) in pats.iter().enumerate() {
                    let n = if rest.is_some_and(|r| n > r) { skipped(n) - 1 } else { n };
                    let step = match variant {
                        Some(variant) => Proj::Payload(variant, n.min(255) as u8),
                        None => Proj::Field(number(n)),
                    };
                    parts.push((*sub, at.clone().then(step)));
                }
                parts
            }
            Pat::Struct(_, fields) => {
                fields.iter().map(|(f, p)| (*p, at.clone().then(Proj::Field(*f)))).collect()
            }
            Pat::Slice(pats) => pats.iter().map(|p| (*p, at.clone().then(Proj::Index))).collect(),
            Pat::Ref(inner) => vec![(*inner, at.then(Proj::Deref))],
            _ => Vec::new(),
        }
    }

    /// Behind the references that the pattern looks through.
    pub(super) fn through(&self, pat: PatId, at: &Loc) -> Loc {
        if self.ask.looks_through(pat) { at.clone().then(Proj::Deref) } else { at.clone() }
    }

    /// The type of the value that a pattern is matched against.
    pub(super) fn matched(&self, pat: PatId) -> Ty {
        let ty = self.ask.pat(pat);
        if self.ask.looks_through(pat) { ty.reference(false) } else { ty }
    }

    /// Tests a pattern; goes on where it matches, to `fail` where not.
    pub(super) fn test(&mut self, pat: PatId, at: &Loc, fail: BlockId) {
        let body = self.body;
        match &body[pat] {
            Pat::Bind { sub, .. } if self.ask.binds(pat) => {
                if let Some(sub) = sub {
                    self.test(*sub, at, fail);
                }
            }
            Pat::Wild | Pat::Rest => {}
            Pat::Lit(Some(Lit::Bool(value))) => {
                let test = Test::Bool(self.through(pat, at));
                self.branch(test, Edge::Bool(*value), (Edge::Bool(!value), fail));
            }
            Pat::Lit(_) | Pat::Opaque => self.test_equal(at, fail),
            Pat::Bind { .. } | Pat::Path(_) | Pat::TupleStruct(..) | Pat::Struct(..) => {
                match self.ask.pat_ctor(pat) {
                    Some(Aggregate::Variant(_, variant)) => {
                        let test = Test::Variant(self.through(pat, at));
                        self.branch(test, Edge::Is(variant), (Edge::Otherwise, fail));
                    }
                    Some(_) => {}
                    None => self.test_equal(at, fail),
                }
                self.test_parts(pat, at, fail);
            }
            Pat::Slice(pats) => {
                if !matches!(**pats, [only] if matches!(body[only], Pat::Rest)) {
                    self.test_equal(at, fail);
                }
                self.test_parts(pat, at, fail);
            }
            Pat::Tuple(_) | Pat::Ref(_) => self.test_parts(pat, at, fail),
            Pat::Or(pats) => {
                let matched = self.new_block();
                for (n, alternative) in pats.iter().enumerate() {
                    let next = if n + 1 == pats.len() { fail } else { self.new_block() };
                    self.test(*alternative, at, next);
                    self.goto(matched);
                    self.f.current = next;
                }
                self.f.current = matched;
            }
        }
    }

    fn test_parts(&mut self, pat: PatId, at: &Loc, fail: BlockId) {
        for (sub, place) in self.sub_patterns(pat, at) {
            self.test(sub, &place, fail);
        }
    }

    fn test_equal(&mut self, at: &Loc, fail: BlockId) {
        let test = Test::Other(vec![at.clone()]);
        self.branch(test, Edge::Bool(true), (Edge::Bool(false), fail));
    }

    /// Whether the pattern can fail.
    pub(super) fn refutable(&self, pat: PatId) -> bool {
        let any = |pats: &[PatId]| pats.iter().any(|p| self.refutable(*p));
        match &self.body[pat] {
            Pat::Wild | Pat::Rest => false,
            Pat::Bind { sub, .. } if self.ask.binds(pat) => sub.is_some_and(|p| self.refutable(p)),
            Pat::Tuple(pats) => any(pats),
            Pat::Ref(inner) => self.refutable(*inner),
            Pat::TupleStruct(_, pats) => !self.is_struct(pat) || any(pats),
            Pat::Struct(_, fields) => {
                !self.is_struct(pat) || fields.iter().any(|(_, p)| self.refutable(*p))
            }
            Pat::Bind { .. } | Pat::Path(_) => !self.is_struct(pat),
            Pat::Slice(_) | Pat::Or(_) | Pat::Lit(_) | Pat::Opaque => true,
        }
    }

    fn is_struct(&self, pat: PatId) -> bool {
        matches!(self.ask.pat_ctor(pat), Some(Aggregate::Struct(_)))
    }

    /// Fills the variables of a pattern that matched; they live to the end of `scope`.
    pub(super) fn bind(&mut self, pat: PatId, at: &Loc, scope: usize) {
        self.bind_as(pat, at, Mode::Value, Some(scope));
    }

    /// Lets the variables show what they will hold, for a guard: nothing moves yet.
    pub(super) fn preview(&mut self, pat: PatId, at: &Loc) {
        self.bind_as(pat, at, Mode::Ref, None);
    }

    fn bind_as(&mut self, pat: PatId, at: &Loc, mode: Mode, scope: Option<usize>) {
        let body = self.body;
        match &body[pat] {
            Pat::Bind { by_ref, mutable, sub, .. } if self.ask.binds(pat) => {
                if let Some((id, slot)) = self.vars.get(pat.index()).copied().flatten()
                    && id == self.f.id
                {
                    let value = self.bound(slot, at, mode, *by_ref, *mutable);
                    self.assign(Loc::whole(slot), value, body.pat_range(pat));
                    if let Some(scope) = scope {
                        self.schedule(scope, slot);
                    }
                }
                if let Some(sub) = sub {
                    self.bind_as(*sub, at, mode, scope);
                }
            }
            Pat::Or(_) if !self.binds_any(pat) => {}
            Pat::Or(pats) => self.bind_alternatives(pats, at, mode, scope),
            Pat::Ref(inner) => {
                self.bind_as(*inner, &at.clone().then(Proj::Deref), Mode::Value, scope);
            }
            _ => {
                let mode = match mode {
                    _ if self.ask.looks_through(pat) => Mode::Ref,
                    Mode::Value | Mode::Element if self.ask.pat(pat).is_unknown() => Mode::Unsure,
                    Mode::Value if matches!(body[pat], Pat::Slice(_)) => Mode::Element,
                    mode => mode,
                };
                for (sub, place) in self.sub_patterns(pat, at) {
                    self.bind_as(sub, &place, mode, scope);
                }
                if mode == Mode::Element && at.steps.is_empty() && self.takes_all(pat) {
                    self.emit(StmtKind::End(at.local), body.pat_range(pat));
                }
            }
        }
    }

    /// Whether a pattern of an array binds each element whole.
    fn takes_all(&self, pat: PatId) -> bool {
        match &self.body[pat] {
            Pat::Slice(parts) => parts.iter().all(|p| self.plain_name(*p).is_some()),
            _ => false,
        }
    }

    fn bound(&self, slot: LocalId, at: &Loc, mode: Mode, by_ref: bool, mutable: bool) -> Rvalue {
        if by_ref || mode == Mode::Ref {
            return Rvalue::Ref(at.clone(), mutable);
        }
        let copy = self.ask.is_copy(&self.f.locals[slot.0 as usize].ty) == Some(true);
        let behind = at.steps.iter().enumerate().any(|(n, s)| match s {
            Proj::Deref => n > 0 || !self.is_box(at.local),
            Proj::Index => mode != Mode::Element,
            Proj::Field(_) | Proj::Payload(..) => false,
        });
        if copy || mode == Mode::Unsure || behind {
            Rvalue::Use(Operand::Copy(at.clone()))
        } else {
            Rvalue::Use(Operand::Move(at.clone()))
        }
    }

    /// An or-pattern with variables: which alternative matched decides where they come from.
    fn bind_alternatives(&mut self, pats: &[PatId], at: &Loc, mode: Mode, scope: Option<usize>) {
        let join = self.new_block();
        for (n, alternative) in pats.iter().enumerate() {
            let last = n + 1 == pats.len();
            let next = self.new_block();
            if !last {
                self.test(*alternative, at, next);
            }
            // The slots are scheduled once, behind the last alternative.
            self.bind_as(*alternative, at, mode, if last { scope } else { None });
            self.goto(join);
            self.f.current = next;
        }
        self.f.current = join;
    }

    fn binds_any(&self, pat: PatId) -> bool {
        match &self.body[pat] {
            Pat::Bind { sub, .. } => self.ask.binds(pat) || sub.is_some_and(|p| self.binds_any(p)),
            Pat::TupleStruct(_, pats) | Pat::Tuple(pats) | Pat::Slice(pats) | Pat::Or(pats) => {
                pats.iter().any(|p| self.binds_any(*p))
            }
            Pat::Struct(_, fields) => fields.iter().any(|(_, p)| self.binds_any(*p)),
            Pat::Ref(inner) => self.binds_any(*inner),
            _ => false,
        }
    }
}
