//! The transfer of one body: how its statements move values between nodes.
//!
//! In:  one control-flow graph, the types of its slots, the models of its callees.
//! Out: edges between nodes, and triggers for what depends on the values that arrive.
//! Over-approximates: a library call may keep what it is given in its receiver and its result,
//! unless its model or its signature says otherwise.

mod calls;
mod models;
mod places;

use std::collections::BTreeMap;
use std::sync::Arc;

pub(super) use places::{node_of, type_of};

use super::filter::Filter;
use super::solve::{NodeId, Solver};
use super::value::{Base, Node, Value};
use super::{Channel, Code, Follow, Operation, RunEdge, Site, Trigger};
use crate::domain::{Name, ReasonKind, Span};
use crate::flow::alive::Built;
use crate::flow::graph::{
    Aggregate, BlockId, Const, End, Graph, Loc, LocalId, Operand, Rvalue, StmtKind, Test,
};
use crate::models::Kind;
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// The transfer of one graph.
pub(super) struct Transfer<'a, 'w> {
    pub code: &'a Code<'w>,
    pub solver: &'a mut Solver<Trigger>,
    pub graphs: &'a BTreeMap<BodyRef, Arc<Built>>,
    pub graph: &'a Graph,
    pub channels: &'a mut Vec<Channel>,
    pub runs: &'a mut Vec<RunEdge>,
    /// What is sent, by the place that it is sent to.
    pub sent: &'a mut Vec<(NodeId, NodeId, Span)>,
    /// The channels whose ends are followed.
    pub follow: &'a Follow,
    /// What each temporary borrows.
    pub borrows: BTreeMap<LocalId, &'a Loc>,
}

impl Transfer<'_, '_> {
    /// Adds all edges and triggers of the body.
    pub fn run(&mut self) {
        for stmt in self.graph.blocks.iter().flat_map(|b| &b.stmts) {
            if let StmtKind::Assign(into, Rvalue::Ref(from, _)) = &stmt.kind {
                self.borrows.entry(into.local).or_insert(from);
            }
        }
        for (n, local) in self.graph.locals.iter().enumerate() {
            let id = self.local(LocalId(n as u32));
            let filter = Filter::of(self.code, &local.ty);
            self.solver.restrict(id, filter);
        }
        for (n, block) in self.graph.blocks.iter().enumerate() {
            let block_id = BlockId(n as u32);
            for (index, stmt) in block.stmts.iter().enumerate() {
                let site = Site { body: self.graph.body, block: block_id, stmt: index as u32 };
                self.stmt(&stmt.kind, self.span(stmt.range), site);
            }
            self.end(&block.end, block_id, block.stmts.len());
        }
        let result = self.local(self.graph.result);
        let returned = self.node(Node::new(Base::Result(self.graph.body)));
        let span = self.span(crate::domain::Range::default());
        self.solver.edge(result, returned, span);
        if is_mut_ref(&self.graph.locals[self.graph.result.0 as usize].ty) {
            self.solver.edge(returned, result, span);
        }
    }

    fn stmt(&mut self, kind: &StmtKind, span: Span, site: Site) {
        match kind {
            StmtKind::Assign(into, value) => self.assign(into, value, span),
            StmtKind::Call(call) => self.call(call, span, site),
            StmtKind::Await { future, into, joined } => {
                let ty = type_of(self.code, self.graph, future);
                let (future, into) = (self.loc(future), self.loc(into));
                self.solver.edge(future, into, span);
                if self.code.kind(&ty) == Some(&Kind::Receiver) {
                    self.watch(future, Trigger::Op(Operation::Recv, site, span));
                    self.watch(future, Trigger::Received { into, span });
                }
                let trigger = if *joined {
                    Trigger::Arm { site, into, span }
                } else {
                    Trigger::Await { site, into, span }
                };
                self.watch(future, trigger);
            }
            StmtKind::Opaque { uses, into } => {
                for used in uses {
                    let node = self.loc(used);
                    self.escape(node, ReasonKind::OpaqueMacro, span);
                    let into = self.loc(into);
                    self.solver.edge(node, into, span);
                }
            }
            StmtKind::Drop { loc, .. } => {
                let node = self.loc(loc);
                self.drops(loc, node, span, site);
                self.watch(node, Trigger::Op(Operation::Drop, site, span));
            }
            StmtKind::End(_) => {}
        }
    }

    fn end(&mut self, end: &End, block: BlockId, stmts: usize) {
        let site = Site { body: self.graph.body, block, stmt: stmts as u32 };
        if let End::Branch(Test::Next(source), _) = end {
            self.iterate(source, site);
        }
        let End::Select(select) = end else { return };
        for arm in &select.arms {
            let span = self.span(arm.range);
            let (wait, into) = (self.loc(&arm.wait), self.loc(&arm.into));
            if arm.receives {
                self.watch(wait, Trigger::Op(Operation::Recv, site, span));
                self.watch(wait, Trigger::Received { into, span });
            } else if let Some(message) = &arm.sends {
                self.watch(wait, Trigger::Op(Operation::SendArm, site, span));
                if let Some(message) = self.operand(message) {
                    self.send(Some(wait), message, span);
                }
            } else {
                self.solver.edge(wait, into, span);
                self.watch(wait, Trigger::Arm { site, into, span });
            }
        }
    }

    /// `for x in source`: receives, if the source is a receiver or may be one.
    fn iterate(&mut self, source: &Loc, site: Site) {
        let ty = type_of(self.code, self.graph, source);
        let kind = self.code.kind(&ty);
        let elements = matches!(ty.peel_refs(), Ty::Slice(_))
            || kind.is_some_and(|kind| !matches!(kind, Kind::Receiver | Kind::Plain));
        if elements {
            return;
        }
        let node = self.loc(source);
        let span = self.span(self.graph.locals[source.local.0 as usize].range);
        self.watch(node, Trigger::Op(Operation::Recv, site, span));
        self.watch(node, Trigger::Received { into: node, span });
    }

    fn assign(&mut self, into: &Loc, value: &Rvalue, span: Span) {
        let target = self.loc(into);
        if matches!(self.solver.node(target).base, Base::AnyField(..)) {
            self.escape(target, ReasonKind::UnknownType, span);
        }
        match value {
            Rvalue::Use(operand @ Operand::Const(Const::Static(_))) => {
                // A static is a place: what is stored through its name is stored in it.
                let place = self.operand(operand);
                self.both(place, target, span);
            }
            Rvalue::Use(operand) => self.flow(operand, target, span),
            Rvalue::Ref(loc, mutable) => {
                let from = self.loc(loc);
                self.solver.edge(from, target, span);
                if matches!(self.solver.node(from).base, Base::AnyField(..)) && *mutable {
                    // Whose field is written is not known.
                    self.escape(target, ReasonKind::UnknownType, span);
                } else if *mutable {
                    // What is written through the reference is written to what it refers to.
                    self.solver.edge(target, from, span);
                }
            }
            Rvalue::Aggregate(kind, parts) => self.aggregate(kind, parts, target, span),
            Rvalue::Body(body, captures) => {
                self.solver.add(target, Value::Body(*body), None, span);
                self.captures(*body, captures, span);
            }
            // Comparing two ends holds neither.
            Rvalue::Computed(_) => {}
        }
    }

    fn aggregate(
        &mut self,
        kind: &Aggregate,
        parts: &[(Name, Operand)],
        target: NodeId,
        span: Span,
    ) {
        for (n, (name, operand)) in parts.iter().enumerate() {
            let Some(from) = self.operand(operand) else { continue };
            let owner = match kind {
                Aggregate::Struct(path) => Some(*path),
                // A tuple variant's payload is the variant's; named fields are the enum's.
                Aggregate::Variant(path, variant) if is_position(*name) => {
                    Some(self.code.variant(*path, *variant))
                }
                Aggregate::Variant(path, _) => Some(*path),
                Aggregate::Tuple | Aggregate::Array => None,
            };
            match owner {
                Some(path) if self.code.is_workspace_type(path) => {
                    let field = Base::Field(path, *name);
                    let contents = self.node(Node::new(field));
                    self.solver.owner_type(span, self.code.type_of_variant(path));
                    self.solver.edge(from, contents, span);
                    self.watch(from, Trigger::Owned { literal: span, field, by: target, span });
                }
                None if *kind == Aggregate::Tuple => {
                    let part = self.solver.node(target).clone().part(n as u8);
                    let part = self.node(part);
                    self.solver.edge(from, part, span);
                }
                _ => self.solver.edge(from, target, span),
            }
        }
    }
}

fn is_mut_ref(ty: &Ty) -> bool {
    matches!(ty, Ty::Ref(_, true))
}

fn is_position(name: Name) -> bool {
    name.as_str().starts_with(|c: char| c.is_ascii_digit())
}
