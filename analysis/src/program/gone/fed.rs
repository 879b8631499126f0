//! Whether what a send works on can only be the sender that one statement makes.
//!
//! In:  a send, the graphs of the package.
//! Out: whether all ways that a value comes there begin at that statement: variables, captures,
//!      parameters of functions whose callers are all seen, fields whose writers are all seen.
//! Under-approximates: any other way may bring another channel's sender.

use std::collections::BTreeSet;

use crate::domain::effect::Count;
use crate::flow::graph::{
    Aggregate, Callee, Graph, Loc, LocalId, LocalKind, Operand, Rvalue, StmtKind,
};
use crate::models::entry::ModelEffect;
use crate::program::value::Base;
use crate::program::{Bodies, Program, Site, transfer};
use crate::types::ty::BodyRef;

/// Steps from a use to where the value is made.
const MAX_STEPS: usize = 40;

/// One question.
pub(super) struct Fed<'p, 'w> {
    pub program: &'p Program<'w>,
    pub store: &'p Bodies<'w>,
    /// The statement that makes the channel.
    pub made: Site,
    /// Whether the fields that hold it are seen by this package only.
    pub closed: bool,
    pub steps: usize,
    /// Fields and parameters that are being looked at, or were found to be fed by it alone.
    pub known: BTreeSet<Base>,
}

impl Fed<'_, '_> {
    /// Whether a send works on that sender alone.
    pub fn is_send(&mut self, site: Site) -> bool {
        let Some(built) = self.store.get(site.body) else { return false };
        let Some(StmtKind::Call(call)) = site.stmt(&built.graph) else { return false };
        call.args.first().is_some_and(|on| self.operand(&built.graph, on))
    }

    fn operand(&mut self, graph: &Graph, operand: &Operand) -> bool {
        match operand {
            Operand::Move(loc) | Operand::Copy(loc) => self.loc(graph, loc),
            Operand::Const(_) => false,
        }
    }

    fn loc(&mut self, graph: &Graph, loc: &Loc) -> bool {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return false;
        }
        let base = transfer::node_of(&self.program.code, graph, loc).base;
        let Base::Local(body, local) = base else {
            return matches!(base, Base::Field(..)) && self.closed && self.field(base);
        };
        match graph.locals[local.0 as usize].kind {
            LocalKind::Param(n) => self.known.contains(&base) || self.param(body, n, base),
            LocalKind::Capture { .. } => self.capture(graph, local),
            LocalKind::Variable | LocalKind::Temporary => self.slot(graph, local),
            LocalKind::Result => false,
        }
    }

    /// A slot that is filled once.
    fn slot(&mut self, graph: &Graph, local: LocalId) -> bool {
        let mut filled = None;
        for (n, block) in graph.blocks.iter().enumerate() {
            for (index, stmt) in block.stmts.iter().enumerate() {
                let into = match &stmt.kind {
                    StmtKind::Assign(into, _) | StmtKind::Await { into, .. } => into,
                    StmtKind::Opaque { into, .. } => into,
                    StmtKind::Call(call) => &call.into,
                    StmtKind::Drop { .. } | StmtKind::End(_) => continue,
                };
                if into.local == local && filled.replace((n, index, &stmt.kind)).is_some() {
                    return false;
                }
            }
        }
        let Some((block, index, kind)) = filled else { return false };
        match kind {
            StmtKind::Assign(_, Rvalue::Use(from)) => self.operand(graph, from),
            StmtKind::Assign(_, Rvalue::Ref(from, _)) => self.loc(graph, from),
            StmtKind::Call(call) => match &call.callee {
                Callee::Model(model) if model.effects.contains(&ModelEffect::Alias) => {
                    call.args.first().is_some_and(|of| self.operand(graph, of))
                }
                Callee::Body(body) => *body == self.made.body,
                _ => {
                    graph.body == self.made.body
                        && (block, index) == (self.made.block.0 as usize, self.made.stmt as usize)
                }
            },
            _ => false,
        }
    }

    fn capture(&mut self, graph: &Graph, local: LocalId) -> bool {
        let first = graph.locals.iter().position(|l| matches!(l.kind, LocalKind::Capture { .. }));
        let Some(nth) = first.and_then(|first| (local.0 as usize).checked_sub(first)) else {
            return false;
        };
        let group = self.store.group(graph.body.file, graph.body.body);
        group.iter().any(|outer| {
            let stmts = outer.graph.blocks.iter().flat_map(|block| &block.stmts);
            let captured = stmts.filter_map(|stmt| match &stmt.kind {
                StmtKind::Assign(_, Rvalue::Body(body, list)) if *body == graph.body => {
                    list.get(nth)
                }
                _ => None,
            });
            captured.take(1).any(|operand| self.operand(&outer.graph, operand))
        })
    }

    /// A parameter: all calls are seen, and each passes that sender.
    fn param(&mut self, body: BodyRef, n: u32, base: Base) -> bool {
        if body.nested.is_some() || self.program.code.calls_from_outside(body) != Count::Once {
            return false;
        }
        let callers = self.store.callers(body);
        let bodies: BTreeSet<BodyRef> = callers.edges.iter().map(|edge| edge.site.body).collect();
        if callers.open.is_some() || bodies.is_empty() {
            return false;
        }
        self.known.insert(base);
        bodies.into_iter().all(|caller| {
            let Some(built) = self.store.get(caller) else { return false };
            let stmts = built.graph.blocks.iter().flat_map(|block| &block.stmts);
            let calls = stmts.filter_map(|stmt| match &stmt.kind {
                StmtKind::Call(call) if call.callee == Callee::Body(body) => Some(call),
                _ => None,
            });
            let mut any = false;
            let all = calls.fold(true, |all, call| {
                any = true;
                let passed = call.args.get(n as usize);
                all && passed.is_some_and(|arg| self.operand(&built.graph, arg))
            });
            any && all
        })
    }

    /// A field: each statement that fills it puts that sender there.
    fn field(&mut self, base: Base) -> bool {
        let Base::Field(path, name) = base else { return false };
        if !self.known.insert(base) {
            return true;
        }
        let code = &self.program.code;
        let mut any = false;
        for built in self.program.graphs.values() {
            let graph = &built.graph;
            let is_it = |loc: &Loc| {
                !loc.steps.is_empty() && transfer::node_of(code, graph, loc).base == base
            };
            for stmt in graph.blocks.iter().flat_map(|block| &block.stmts) {
                let put = match &stmt.kind {
                    StmtKind::Assign(into, Rvalue::Use(from)) if is_it(into) => from,
                    StmtKind::Assign(into, _) if is_it(into) => return false,
                    StmtKind::Assign(_, Rvalue::Ref(loc, true)) if is_it(loc) => return false,
                    StmtKind::Assign(_, Rvalue::Aggregate(Aggregate::Struct(of), parts))
                        if *of == path =>
                    {
                        match parts.iter().find(|(part, _)| *part == name) {
                            Some((_, from)) => from,
                            // From another instance.
                            None => return false,
                        }
                    }
                    StmtKind::Call(call) if is_it(&call.into) => return false,
                    _ => continue,
                };
                any = true;
                if !self.operand(graph, put) {
                    return false;
                }
            }
        }
        any
    }
}
