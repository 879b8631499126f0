//! What becomes of the handle of a started body.
//!
//! In:  the graph with the starting call.
//! Out: [`Fate`]: dropped, stored in a field that nothing reads, or anything else.
//! Under-approximates: a handle that is used in a way that is not understood is kept.

use super::origins::{At, Origins};
use crate::domain::{Name, Span};
use crate::flow::graph::{
    Aggregate, Call, Callee, End, Graph, Loc, LocalId, Operand, Proj, Rvalue, StmtKind,
};
use crate::models::FnModel;
use crate::models::entry::{Arg, Kind, ModelEffect};
use crate::program::value::Base;
use crate::program::{Bodies, Code};
use crate::types::Ty;

/// What becomes of a handle.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fate {
    /// Dropped, or never read.
    Dropped {
        /// The variable that holds it until then, or the call that drops it.
        at: Option<Span>,
        /// Whether a call says so: `drop`, `forget`, `detach`.
        stated: bool,
        /// Whether it is looked at before: its id, whether the body has ended.
        probed: bool,
    },
    /// Stored in a field that nothing ever reads.
    Stored(Span),
    /// Anything else.
    Kept,
}

/// Follows a handle through one graph.
struct Handle<'a, 'w> {
    code: &'a Code<'w>,
    graph: &'a Graph,
    origins: &'a Origins<'a>,
    /// The slots that hold it.
    slots: Vec<LocalId>,
    stated: Option<Span>,
    probed: bool,
    /// A statement says that the body goes on without it: dropping would stop it.
    freed: bool,
    stored: Vec<(Name, Name)>,
    kept: bool,
}

/// The fate of the handle that a call gives, and whether it was told to let its body go on.
pub(super) fn fate(
    bodies: &Bodies<'_>,
    graph: &Graph,
    origins: &Origins<'_>,
    call: &Call,
) -> (Fate, bool) {
    let code = &bodies.code;
    let mut handle = Handle {
        code,
        graph,
        origins,
        slots: Vec::new(),
        stated: None,
        probed: false,
        freed: false,
        stored: Vec::new(),
        kept: false,
    };
    handle.put(&call.into);
    handle.follow();
    (handle.fate(bodies), handle.freed)
}

impl Handle<'_, '_> {
    /// Reads the graph until no further slot holds it.
    fn follow(&mut self) {
        let mut known = usize::MAX;
        while known != self.slots.len() && !self.kept {
            known = self.slots.len();
            for block in &self.graph.blocks {
                for stmt in &block.stmts {
                    self.stmt(&stmt.kind, stmt.range.in_file(self.graph.body.file));
                }
                if let End::Select(select) = &block.end {
                    self.kept |= select.arms.iter().any(|arm| self.is_in(&arm.wait));
                }
            }
        }
    }

    fn fate(&self, bodies: &Bodies<'_>) -> Fate {
        if self.kept || self.stored.len() > 1 {
            return Fate::Kept;
        }
        if let [(owner, field)] = self.stored[..] {
            let span = self.code.field_span(owner, field);
            return match span {
                Some(span) if never_read(bodies, owner, field) => Fate::Stored(span),
                _ => Fate::Kept,
            };
        }
        let named = self.slots.iter().find_map(|slot| {
            let local = &self.graph.locals[slot.0 as usize];
            local.name.is_some().then(|| local.range.in_file(self.graph.body.file))
        });
        let at = self.stated.or(named);
        Fate::Dropped { at, stated: self.stated.is_some(), probed: self.probed }
    }

    fn is_in(&self, loc: &Loc) -> bool {
        self.slots.contains(&loc.local)
    }

    fn holds(&self, operand: &Operand) -> bool {
        let error = Name::new("Err");
        let is_error = |step: &Proj| matches!(step, Proj::Payload(variant, _) if *variant == error);
        match operand {
            // A handle comes in the other variant.
            Operand::Move(loc) | Operand::Copy(loc) => {
                self.is_in(loc) && !loc.steps.iter().any(is_error)
            }
            Operand::Const(_) => false,
        }
    }

    /// It goes into a place.
    fn put(&mut self, into: &Loc) {
        let field = into.steps.iter().rev().find_map(|step| match step {
            Proj::Field(name) => Some(*name),
            _ => None,
        });
        if into.local == self.graph.result {
            self.kept = true;
        } else if let Some(field) = field {
            self.store(into, field);
        } else if into.steps.is_empty() {
            if !self.slots.contains(&into.local) {
                self.slots.push(into.local);
            }
        } else {
            self.kept = true;
        }
    }

    /// It goes into a field, or into a collection there.
    fn store(&mut self, place: &Loc, field: Name) {
        let at = place.steps.iter().position(|step| *step == Proj::Field(field)).unwrap_or(0);
        let mut ty = self.graph.locals[place.local.0 as usize].ty.clone();
        for step in &place.steps[..at] {
            ty = match step {
                Proj::Deref => self.code.deref(&ty),
                Proj::Field(name) => self.code.field_ty(&ty, *name),
                Proj::Payload(..) | Proj::Index => Ty::Unknown,
            };
        }
        let owner = self.code.owner_of_field(&ty, field);
        match owner.path() {
            Some(owner) if self.code.is_workspace_type(owner) => self.stored_in(owner, field),
            _ => self.kept = true,
        }
    }

    fn stored_in(&mut self, owner: Name, field: Name) {
        if !self.stored.contains(&(owner, field)) {
            self.stored.push((owner, field));
        }
    }

    fn stmt(&mut self, kind: &StmtKind, span: Span) {
        match kind {
            StmtKind::Assign(into, value) => self.assign(into, value),
            StmtKind::Call(call) => self.call(call, span),
            StmtKind::Await { future, .. } => self.kept |= self.is_in(future),
            StmtKind::Opaque { uses, .. } => self.kept |= uses.iter().any(|loc| self.is_in(loc)),
            StmtKind::Drop { .. } | StmtKind::End(_) => {}
        }
    }

    fn assign(&mut self, into: &Loc, value: &Rvalue) {
        match value {
            Rvalue::Use(operand) if self.holds(operand) => self.put(into),
            Rvalue::Ref(loc, _) if self.is_in(loc) => self.put(into),
            Rvalue::Aggregate(kind, parts) => {
                for (field, part) in parts {
                    if !self.holds(part) {
                        continue;
                    }
                    match kind {
                        Aggregate::Struct(owner) if self.code.is_workspace_type(*owner) => {
                            self.stored_in(*owner, *field);
                        }
                        // `Some(handle)` is the handle.
                        Aggregate::Variant(owner, _) if !self.code.is_workspace_type(*owner) => {
                            self.put(into);
                        }
                        _ => self.kept = true,
                    }
                    if self.kept {
                        return;
                    }
                }
            }
            Rvalue::Body(_, parts) | Rvalue::Computed(parts) => {
                self.kept |= parts.iter().any(|part| self.holds(part));
            }
            Rvalue::Use(_) | Rvalue::Ref(..) => {}
        }
    }

    fn call(&mut self, call: &Call, span: Span) {
        let Some(at) = call.args.iter().position(|arg| self.holds(arg)) else { return };
        let Callee::Model(model) = &call.callee else {
            self.kept = true;
            return;
        };
        let shift = usize::from(model.receiver.is_some());
        let is_arg = |which: Arg| match which {
            Arg::Receiver => at == 0,
            Arg::Nth(n) => at == usize::from(n) + shift,
        };
        for effect in &model.effects {
            match effect {
                ModelEffect::Probe => self.probed = true,
                ModelEffect::Detach => {
                    self.freed = true;
                    self.stated = Some(span);
                }
                ModelEffect::Leak(which) if is_arg(*which) => {
                    self.freed = true;
                    self.stated = Some(span);
                }
                ModelEffect::Drop(which) if is_arg(*which) => self.stated = Some(span),
                _ => continue,
            }
            return;
        }
        if at == 0 && self.unwraps(model, call) {
            self.put(&call.into);
            return;
        }
        self.kept = true;
    }

    /// Whether the call only takes the handle out of a `Result` or `Option`.
    fn unwraps(&self, model: &FnModel, call: &Call) -> bool {
        let wrapper = self.code.kind(&model.self_ty) == Some(&Kind::Wrapper);
        let gives = |ty: &Ty| matches!(self.code.kind(ty), Some(Kind::Handle(_) | Kind::Wrapper));
        let into = &self.graph.locals[call.into.local.0 as usize].ty;
        let plain = call.args[1..].iter().all(|arg| match arg {
            Operand::Const(_) => true,
            Operand::Move(loc) | Operand::Copy(loc) => {
                !matches!(self.graph.locals[loc.local.0 as usize].ty, Ty::Closure(..))
                    && self.origins.made(loc.local).is_none_or(|at| !self.is_body(at))
            }
        });
        wrapper && gives(into) && plain
    }

    fn is_body(&self, at: At) -> bool {
        matches!(self.origins.stmt(at), StmtKind::Assign(_, Rvalue::Body(..)))
    }
}

/// Whether nothing ever takes anything out of a field, or looks at it.
fn never_read(bodies: &Bodies<'_>, owner: Name, field: Name) -> bool {
    let reach = bodies.code.reach(Base::Field(owner, field));
    if reach.open.is_some() {
        return false;
    }
    reach.bodies.iter().all(|(file, body)| {
        let group = bodies.group(*file, *body);
        group.iter().all(|built| {
            built.graph.blocks.iter().all(|block| {
                block.stmts.iter().all(|stmt| !reads(&stmt.kind, field))
                    && !end_reads(&block.end, field)
            })
        })
    })
}

fn has(loc: &Loc, field: Name) -> bool {
    loc.steps.contains(&Proj::Field(field))
}

fn operand_has(operand: &Operand, field: Name) -> bool {
    matches!(operand, Operand::Move(loc) | Operand::Copy(loc) if has(loc, field))
}

fn reads(kind: &StmtKind, field: Name) -> bool {
    match kind {
        StmtKind::Assign(_, value) => match value {
            Rvalue::Use(operand) => operand_has(operand, field),
            Rvalue::Ref(loc, _) => has(loc, field),
            Rvalue::Aggregate(_, parts) => parts.iter().any(|(_, part)| operand_has(part, field)),
            Rvalue::Body(_, parts) | Rvalue::Computed(parts) => {
                parts.iter().any(|part| operand_has(part, field))
            }
        },
        StmtKind::Call(call) => {
            call.args.iter().any(|arg| operand_has(arg, field))
                || matches!(&call.callee, Callee::Value(value) if operand_has(value, field))
        }
        StmtKind::Await { future, .. } => has(future, field),
        StmtKind::Opaque { uses, .. } => uses.iter().any(|loc| has(loc, field)),
        StmtKind::Drop { .. } | StmtKind::End(_) => false,
    }
}

fn end_reads(end: &End, field: Name) -> bool {
    use crate::flow::graph::Test;
    match end {
        End::Branch(Test::Variant(loc) | Test::Bool(loc) | Test::Next(loc), _) => has(loc, field),
        End::Branch(Test::Other(list), _) => list.iter().any(|loc| has(loc, field)),
        End::Select(select) => select.arms.iter().any(|arm| has(&arm.wait, field)),
        _ => false,
    }
}
