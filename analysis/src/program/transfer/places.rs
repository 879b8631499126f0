//! Nodes of places, and the edges and triggers between them.
//!
//! In:  locations and operands of one graph.
//! Out: their nodes and types; nodes that are new demand the bodies that use them.
//! Fields of workspace types stand for all instances.

use super::Transfer;
use crate::domain::{Name, Range, Reason, ReasonKind, Span};
use crate::flow::graph::{Const, Graph, Loc, LocalId, Operand, Proj};
use crate::program::filter::Filter;
use crate::program::solve::NodeId;
use crate::program::value::{Base, Node, Value};
use crate::program::{Code, Trigger};
use crate::types::Ty;

impl Transfer<'_, '_> {
    pub(super) fn node(&mut self, node: Node) -> NodeId {
        if let Some(id) = self.solver.find(&node) {
            return id;
        }
        let whole = Node::new(node.base);
        let known = self.solver.find(&whole);
        let id = self.solver.id(node);
        if known.is_none() {
            let base = whole.base;
            let whole = self.solver.id(whole);
            match base {
                // Its own pass says what it can hold; nobody else has to be built for it.
                Base::Local(body, _) if self.graphs.contains_key(&body) => return id,
                Base::Field(path, field) => {
                    let filter = Filter::of(self.code, &self.code.declared_field(path, field));
                    self.solver.restrict(whole, filter);
                }
                _ => {}
            }
            self.solver.watch(whole, Trigger::Demand);
        }
        id
    }

    pub(super) fn local(&mut self, local: LocalId) -> NodeId {
        self.node(Node::new(Base::Local(self.graph.body, local)))
    }

    pub(super) fn loc(&mut self, loc: &Loc) -> NodeId {
        let node = node_of(self.code, self.graph, loc);
        self.node(node)
    }

    pub(super) fn operand(&mut self, operand: &Operand) -> Option<NodeId> {
        match operand {
            Operand::Move(loc) | Operand::Copy(loc) => Some(self.loc(loc)),
            Operand::Const(Const::Static(name)) => Some(self.node(Node::new(Base::Static(*name)))),
            Operand::Const(Const::Fn(body)) => {
                // A function's own node holds the function as a value.
                let name = self.code.function_name(*body);
                let id = self.node(Node::new(Base::Static(name)));
                self.solver.add(id, Value::Body(*body), None, Span::default());
                Some(id)
            }
            Operand::Const(_) => None,
        }
    }

    pub(super) fn flow(&mut self, operand: &Operand, into: NodeId, span: Span) {
        let from = self.operand(operand);
        self.edge(from, Some(into), span);
    }

    pub(super) fn edge(&mut self, from: Option<NodeId>, into: Option<NodeId>, span: Span) {
        if let (Some(from), Some(into)) = (from, into) {
            self.solver.edge(from, into, span);
        }
    }

    pub(super) fn both(&mut self, a: Option<NodeId>, b: NodeId, span: Span) {
        self.edge(a, Some(b), span);
        self.edge(Some(b), a, span);
    }

    pub(super) fn watch(&mut self, node: NodeId, trigger: Trigger) {
        self.solver.watch(node, trigger);
    }

    pub(super) fn on(&mut self, node: Option<NodeId>, trigger: Trigger) {
        if let Some(node) = node {
            self.watch(node, trigger);
        }
    }

    /// A message goes where a sender is.
    pub(super) fn send(&mut self, sender: Option<NodeId>, message: NodeId, span: Span) {
        match sender {
            Some(sender) => {
                self.sent.push((sender, message, span));
                self.watch(sender, Trigger::Sent { message, span });
            }
            None => self.escape(message, ReasonKind::UnresolvedCall, span),
        }
    }

    pub(super) fn escape(&mut self, node: NodeId, kind: ReasonKind, span: Span) {
        self.watch(node, Trigger::Escape(Reason::new(kind, span)));
    }

    pub(super) fn escape_all(&mut self, args: &[Option<NodeId>], kind: ReasonKind, span: Span) {
        for node in args.iter().flatten() {
            self.escape(*node, kind, span);
        }
    }

    pub(super) fn span(&self, range: Range) -> Span {
        range.in_file(self.graph.body.file)
    }
}

/// The node of a location: fields of workspace types stand for all instances, the rest is erased.
pub(in crate::program) fn node_of(code: &Code<'_>, graph: &Graph, loc: &Loc) -> Node {
    walk(code, graph, loc).0
}

/// The type of a location.
pub(in crate::program) fn type_of(code: &Code<'_>, graph: &Graph, loc: &Loc) -> Ty {
    walk(code, graph, loc).1
}

fn walk(code: &Code<'_>, graph: &Graph, loc: &Loc) -> (Node, Ty) {
    let mut node = Node::new(Base::Local(graph.body, loc.local));
    let mut ty = graph.locals[loc.local.0 as usize].ty.clone();
    for step in &loc.steps {
        match step {
            Proj::Deref => ty = code.deref(&ty),
            Proj::Index => ty = code.element(&ty),
            Proj::Payload(variant, n) => {
                let owner = ty.peel_refs().clone();
                ty = code.payload_ty(&owner, *variant, *n);
                if let Some(path) = owner.path()
                    && code.is_workspace_type(path)
                {
                    let name = Name::new(&n.to_string());
                    node = Node::new(Base::Field(code.variant(path, *variant), name));
                }
            }
            Proj::Field(name) => {
                let owner = code.owner_of_field(&ty, *name);
                ty = code.field_ty(&owner, *name);
                match &owner {
                    Ty::Tuple(_) => {
                        if let Ok(n) = name.as_str().parse() {
                            node = node.part(n);
                        }
                    }
                    Ty::Adt(path, _) if code.is_workspace_type(*path) => {
                        node = Node::new(Base::Field(*path, *name));
                    }
                    Ty::Unknown | Ty::Param(..) | Ty::Opaque(_) | Ty::Closure(..) => {
                        node = Node::new(Base::AnyField(code.crate_of(graph.body), *name));
                    }
                    _ => {}
                }
            }
        }
    }
    (node, ty)
}
