//! Which bodies a body runs or starts, as far as its own code shows.
//!
//! In:  one graph.
//! Out: [`RunEdge`]s: calls, awaits, spawns, closures that library functions run.
//! Not here: bodies that come from elsewhere, through parameters, fields or messages: they are
//! followed by the solver ([`super::Program`]).

use rustc_hash::FxHashMap;

use super::{Code, Run, RunEdge, Site};
use crate::domain::{Range, Span};
use crate::flow::graph::{
    BlockId, Call, Callee, Const, End, Graph, Loc, LocalId, Operand, Rvalue, StmtKind,
};
use crate::models::FnModel;
use crate::models::entry::{Arg, ModelEffect, Times};
use crate::types::ty::BodyRef;

/// What a slot holds: a closure, function or future.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Held {
    /// One that runs that body.
    Body(BodyRef),
    /// The same inside an adaptor that decides whether and how long it runs.
    Wrapped(BodyRef),
    /// Several, or one that is not known.
    Unclear,
}

/// The bodies that a body runs or starts, in order of the code.
pub fn runs(code: &Code<'_>, graph: &Graph) -> Vec<RunEdge> {
    Runs { code, graph, held: FxHashMap::default(), edges: Vec::new() }.read()
}

struct Runs<'a, 'w> {
    code: &'a Code<'w>,
    graph: &'a Graph,
    held: FxHashMap<LocalId, Held>,
    edges: Vec<RunEdge>,
}

impl Runs<'_, '_> {
    fn read(mut self) -> Vec<RunEdge> {
        // A body that is made later in a loop is used earlier in its next turn.
        for block in &self.graph.blocks {
            for stmt in &block.stmts {
                self.note(&stmt.kind);
            }
        }
        for (n, block) in self.graph.blocks.iter().enumerate() {
            let site = |stmt: usize| Site {
                body: self.graph.body,
                block: BlockId(n as u32),
                stmt: stmt as u32,
            };
            for (index, stmt) in block.stmts.iter().enumerate() {
                self.run(&stmt.kind, site(index), self.span(stmt.range));
            }
            if let End::Select(select) = &block.end {
                for arm in &select.arms {
                    self.drive(&arm.wait, Run::Raced, site(block.stmts.len()), arm.range);
                }
            }
        }
        self.edges
    }

    fn span(&self, range: Range) -> Span {
        range.in_file(self.graph.body.file)
    }

    fn set(&mut self, loc: &Loc, held: Held) {
        if !loc.steps.is_empty() {
            return;
        }
        self.held
            .entry(loc.local)
            .and_modify(|old| {
                if *old != held {
                    *old = Held::Unclear;
                }
            })
            .or_insert(held);
    }

    fn of_loc(&self, loc: &Loc) -> Option<Held> {
        self.held.get(&loc.local).copied()
    }

    fn of(&self, operand: &Operand) -> Option<Held> {
        match operand {
            Operand::Move(loc) | Operand::Copy(loc) => self.of_loc(loc),
            Operand::Const(Const::Fn(body)) => Some(Held::Body(*body)),
            Operand::Const(_) => None,
        }
    }

    /// What the statement puts where.
    fn note(&mut self, kind: &StmtKind) {
        let (into, held) = match kind {
            StmtKind::Assign(into, Rvalue::Body(body, _)) => (into, Some(Held::Body(*body))),
            StmtKind::Assign(into, Rvalue::Use(operand)) => (into, self.of(operand)),
            StmtKind::Assign(into, Rvalue::Ref(loc, _)) => (into, self.of_loc(loc)),
            StmtKind::Call(call) => (&call.into, self.made_by(call)),
            _ => return,
        };
        if let Some(held) = held {
            self.set(into, held);
        }
    }

    /// The future or closure that a call makes.
    fn made_by(&self, call: &Call) -> Option<Held> {
        match &call.callee {
            Callee::Body(body) if self.code.is_async(*body) => Some(Held::Body(*body)),
            Callee::Value(value) => match self.of(value) {
                Some(Held::Body(body)) if self.code.is_async(body) => Some(Held::Body(body)),
                _ => None,
            },
            Callee::Model(model) if !starts_or_runs(model) => {
                if let Some(driven) = driven(model, call) {
                    return self.of(driven);
                }
                let held = call.args.iter().find_map(|arg| self.of(arg))?;
                match held {
                    Held::Body(body) if !self.code.keeps_drive(model) => Some(Held::Wrapped(body)),
                    other => Some(other),
                }
            }
            _ => None,
        }
    }

    /// What the statement runs.
    fn run(&mut self, kind: &StmtKind, site: Site, span: Span) {
        let call = match kind {
            StmtKind::Await { future, joined, .. } => {
                let how = if *joined { Run::Raced } else { Run::Call };
                self.drive(future, how, site, span.range);
                return;
            }
            StmtKind::Call(call) => call,
            _ => return,
        };
        match &call.callee {
            Callee::Body(body) if !self.code.is_async(*body) => {
                self.edges.push(RunEdge { site, span, body: *body, how: Run::Call });
            }
            Callee::OneOf(bodies) => {
                let how = Run::Candidate;
                self.edges.extend(bodies.iter().map(|b| RunEdge { site, span, body: *b, how }));
            }
            Callee::Value(value) => {
                if let Some(Held::Body(body)) = self.of(value)
                    && !self.code.is_async(body)
                {
                    self.edges.push(RunEdge { site, span, body, how: Run::Call });
                }
            }
            Callee::Model(model) => self.model(model, call, site, span),
            Callee::Body(_) | Callee::Unmodelled(_) | Callee::Unknown => {}
        }
    }

    /// A future is polled to its end.
    fn drive(&mut self, future: &Loc, how: Run, site: Site, range: Range) {
        let (body, how) = match self.of_loc(future) {
            Some(Held::Body(body)) => (body, how),
            Some(Held::Wrapped(body)) => (body, Run::Raced),
            _ => return,
        };
        self.edges.push(RunEdge { site, span: self.span(range), body, how });
    }

    fn model(&mut self, model: &FnModel, call: &Call, site: Site, span: Span) {
        let shift = usize::from(model.receiver.is_some());
        let arg = |which: Arg| match which {
            Arg::Receiver => call.args.first(),
            Arg::Nth(n) => call.args.get(usize::from(n) + shift),
        };
        for effect in &model.effects {
            let (which, how) = match effect {
                ModelEffect::Spawn(kind, on_drop, which) => (*which, Run::Spawn(*kind, *on_drop)),
                ModelEffect::Runs(which, times) => (*which, Run::Closure(*times)),
                _ => continue,
            };
            let (body, how) = match arg(which).and_then(|arg| self.of(arg)) {
                Some(Held::Body(body)) => (body, how),
                Some(Held::Wrapped(body)) => (body, Run::Raced),
                Some(Held::Unclear) | None => continue,
            };
            self.edges.push(RunEdge { site, span, body, how });
        }
        if !starts_or_runs(model) && !self.code.keeps_drive(model) {
            // Closures that no effect speaks of: the call, or what it makes, may run them.
            let args: Vec<Held> = call.args.iter().filter_map(|arg| self.of(arg)).collect();
            for held in args {
                if let Held::Body(body) = held
                    && !self.code.is_async(body)
                {
                    let how = Run::Closure(Times::Many);
                    self.edges.push(RunEdge { site, span, body, how });
                }
            }
        }
    }
}

/// The future that the result of a library call runs to its end.
fn driven<'c>(model: &FnModel, call: &'c Call) -> Option<&'c Operand> {
    let shift = usize::from(model.receiver.is_some());
    model.effects.iter().find_map(|effect| match effect {
        ModelEffect::Drives(Arg::Receiver) => call.args.first(),
        ModelEffect::Drives(Arg::Nth(n)) => call.args.get(usize::from(*n) + shift),
        _ => None,
    })
}

fn starts_or_runs(model: &FnModel) -> bool {
    model.effects.iter().any(|e| matches!(e, ModelEffect::Runs(..) | ModelEffect::Spawn(..)))
}
