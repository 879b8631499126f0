//! How often a statement runs in the life of the process.
//!
//! In:  a statement, and who runs its body ([`Bodies::callers`]).
//! Out: [`Repeat`]s, the chain of reasons for which it can run any number of times.
//! Under-approximates: one proved way is enough, and a call that is not certain proves none.

use std::collections::BTreeSet;

use super::origins::Origins;
use super::owners;
use crate::domain::Span;
use crate::domain::effect::SpawnKind;
use crate::flow::graph::{
    BlockId, Callee, Const, End, Graph, Loc, LoopKind, Operand, Rvalue, StmtKind, Test,
};
use crate::flow::loops::Shape;
use crate::load::Context;
use crate::models::entry::{Kind, ModelEffect, Times};
use crate::names::DefKind;
use crate::program::{Bodies, Run, RunEdge, Site};
use crate::types::ty::BodyRef;

/// Why a statement runs again; the last of a chain says that it can do so any number of times.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Repeat {
    /// It is reached through this call.
    Call(Span),
    /// It is in this loop, by its keyword.
    Loop(Span),
    /// Other crates can call this function, by its name.
    Public(Span),
    /// Code outside calls this function through a trait, by its name.
    Trait(Span),
    /// Nothing that is seen calls this function, by its name.
    NoCaller(Span),
    /// The value that it was started for ends here, and the process goes on.
    OwnerEnds {
        /// The variable.
        owner: Span,
        /// Where it ends.
        end: Span,
    },
}

/// Calls between a statement and the reason that are followed.
const MAX_CHAIN: usize = 8;

/// A search upwards from one statement.
pub(crate) struct Climb<'a, 'w> {
    bodies: &'a Bodies<'w>,
    /// Whether the end of a runtime ends what is started.
    on_runtime: bool,
    seen: BTreeSet<BodyRef>,
}

impl<'a, 'w> Climb<'a, 'w> {
    pub(crate) fn new(bodies: &'a Bodies<'w>, kind: SpawnKind) -> Self {
        Self { bodies, on_runtime: kind != SpawnKind::Thread, seen: BTreeSet::new() }
    }

    /// Why the statement can run any number of times, innermost reason first.
    pub(crate) fn many(&mut self, site: Site) -> Option<Vec<Repeat>> {
        if self.seen.len() >= MAX_CHAIN || !self.seen.insert(site.body) {
            return None;
        }
        let found = self.in_body(site);
        self.seen.remove(&site.body);
        found
    }

    fn in_body(&mut self, site: Site) -> Option<Vec<Repeat>> {
        let built = self.bodies.get(site.body)?;
        let graph = &built.graph;
        let shape = Shape::of(graph);
        if is_guarded(graph, &shape, site.block) {
            return None;
        }
        if let Some(keyword) = endless_turns(graph, &shape, site.block) {
            return Some(vec![Repeat::Loop(keyword)]);
        }
        if site.body.nested.is_none()
            && let Some(found) = self.function(site.body)
        {
            return found;
        }
        let callers = self.bodies.callers(site.body);
        callers.edges.iter().find_map(|edge| self.edge(edge))
    }

    /// What a function alone tells; nothing if its callers decide.
    fn function(&self, body: BodyRef) -> Option<Option<Vec<Repeat>>> {
        let code = &self.bodies.code;
        let Some(def) = code.def_of(body).map(|id| code.names.def(id)) else { return Some(None) };
        let is_main = def.path.as_str().ends_with("::main") && def.owner.is_none();
        if def.kind != DefKind::Fn || is_main || !matches!(def.context, Context::Lib | Context::Bin)
        {
            return Some(None);
        }
        let name = def.item.name_range.in_file(def.file);
        if code.implements_foreign_trait(def.owner) {
            return Some(Some(vec![Repeat::Trait(name)]));
        }
        let callers = self.bodies.callers(body);
        if !callers.edges.is_empty() {
            return None;
        }
        if def.visible_outside {
            return Some((!self.used_elsewhere(body)).then(|| vec![Repeat::Public(name)]));
        }
        Some(callers.open.is_none().then(|| vec![Repeat::NoCaller(name)]))
    }

    /// Whether another crate of the workspace may call a public function: then it is its calls
    /// that tell.
    fn used_elsewhere(&self, body: BodyRef) -> bool {
        self.bodies.code.named_elsewhere(body)
    }

    fn edge(&mut self, edge: &RunEdge) -> Option<Vec<Repeat>> {
        let sure = match edge.how {
            Run::Call | Run::Closure(_) | Run::Spawn(..) | Run::Raced => true,
            Run::Candidate => false,
        };
        if !sure {
            return None;
        }
        let built = self.bodies.get(edge.site.body)?;
        let graph = &built.graph;
        let stmt = graph.blocks[edge.site.block.0 as usize].stmts.get(edge.site.stmt as usize);
        let call = match stmt.map(|s| &s.kind) {
            Some(StmtKind::Call(call)) => Some(&**call),
            _ => None,
        };
        if let (Run::Closure(times), Some(call)) = (edge.how, call)
            && let Callee::Model(model) = &call.callee
        {
            let initialises =
                |e: &ModelEffect| matches!(e, ModelEffect::Wait(_, what) if *what == "init");
            if times != Times::Many && model.effects.iter().any(initialises) {
                return None;
            }
            // What runs on a runtime that ends with this body ends with it.
            let owned = call
                .arg_tys
                .first()
                .is_some_and(|ty| self.bodies.code.kind(ty) == Some(&Kind::Driver));
            if owned && self.on_runtime {
                return None;
            }
        }
        let here = edge.body.nested.is_none();
        if let (Some(owner), true) = (owners::ends(&self.bodies.code, graph, edge), here) {
            return Some(vec![Repeat::Call(edge.span), owner]);
        }
        let mut chain = self.many(edge.site)?;
        if here || matches!(edge.how, Run::Spawn(..)) {
            chain.insert(0, Repeat::Call(edge.span));
        }
        Some(chain)
    }
}

/// The loop around a block that has no known last turn.
fn endless_turns(graph: &Graph, shape: &Shape, block: BlockId) -> Option<Span> {
    if !shape.in_cycle(block) {
        return None;
    }
    let around = graph.loops.iter().filter(|l| shape.natural_loop(l.head).contains(&block));
    around.filter(|l| l.kind != LoopKind::For).last().map(|l| l.keyword.in_file(graph.body.file))
}

/// Whether a test of a static, or of a flag that is set behind it, decides about the block: then
/// it is meant to run once.
fn is_guarded(graph: &Graph, shape: &Shape, block: BlockId) -> bool {
    let origins = Origins::of(graph);
    for n in 0..graph.blocks.len() {
        let at = BlockId(n as u32);
        let End::Branch(test, edges) = &graph.blocks[n].end else { continue };
        if at == block || !shape.dominates(at, block) {
            continue;
        }
        // One of the ways leads around the block.
        let around = edges.iter().any(|(_, to)| *to != block && !shape.dominates(*to, block));
        if around && tested(test).iter().any(|loc| from_static(graph, &origins, loc, 0)) {
            return true;
        }
    }
    false
}

fn tested(test: &Test) -> Vec<&Loc> {
    match test {
        Test::Variant(loc) | Test::Bool(loc) | Test::Next(loc) => vec![loc],
        Test::Other(list) => list.iter().collect(),
    }
}

/// Calls and moves between a value and the static it comes from.
const MAX_STEPS: usize = 6;

fn from_static(graph: &Graph, origins: &Origins<'_>, loc: &Loc, depth: usize) -> bool {
    let Some(at) = origins.made(loc.local).filter(|_| depth < MAX_STEPS) else { return false };
    let of = |operand: &Operand| match operand {
        Operand::Const(Const::Static(_)) => true,
        Operand::Const(_) => false,
        Operand::Move(loc) | Operand::Copy(loc) => from_static(graph, origins, loc, depth + 1),
    };
    match origins.stmt(at) {
        StmtKind::Assign(_, Rvalue::Use(operand)) => of(operand),
        StmtKind::Assign(_, Rvalue::Ref(loc, _)) => from_static(graph, origins, loc, depth + 1),
        StmtKind::Assign(_, Rvalue::Computed(list)) => list.iter().any(of),
        StmtKind::Call(call) => call.args.iter().any(of),
        StmtKind::Await { future, .. } => from_static(graph, origins, future, depth + 1),
        _ => false,
    }
}
