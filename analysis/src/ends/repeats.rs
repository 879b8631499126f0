//! How often a statement runs in the life of the process.
//!
//! In:  a statement, and who runs its body ([`Bodies::callers`]).
//! Out: [`Repeat`]s, the chain of reasons for which it can run any number of times.
//! Under-approximates: one proved way is enough, and a call that is not certain proves none.

use super::process::ends_by_itself;
use super::{Ends, once, owners};
use crate::domain::Span;
use crate::domain::effect::SpawnKind;
use crate::flow::graph::{BlockId, Graph, Loop, LoopKind, StmtKind};
use crate::flow::loops::Shape;
use crate::load::Context;
use crate::models::entry::Times;
use crate::names::DefKind;
use crate::program::bodies::Callers;
use crate::program::runs::runs;
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
    /// It is in this loop, by its keyword, whose turns have an end.
    Turns(Span),
    /// `main`, by its name, ends while it goes on.
    MainEnds(Span),
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
/// Bodies of other crates that name a function and are looked through for calls.
const MAX_NAMING: usize = 100;

/// A search upwards from one statement.
pub(crate) struct Climb<'a, 'w> {
    ends: &'a Ends,
    bodies: &'a Bodies<'w>,
    /// Whether the end of a runtime ends what is started.
    on_runtime: bool,
    above: Vec<BodyRef>,
    /// The loops around the way up whose turns have an end, by their keywords.
    turns: Vec<Span>,
}

impl<'a, 'w> Climb<'a, 'w> {
    pub(crate) fn new(ends: &'a Ends, bodies: &'a Bodies<'w>, kind: SpawnKind) -> Self {
        let on_runtime = kind != SpawnKind::Thread;
        Self { ends, bodies, on_runtime, above: Vec::new(), turns: Vec::new() }
    }

    /// Why the statement can run any number of times, innermost reason first.
    pub(crate) fn many(&mut self, site: Site) -> Option<Vec<Repeat>> {
        if self.above.len() >= MAX_CHAIN || self.above.contains(&site.body) {
            return None;
        }
        self.above.push(site.body);
        let known = self.turns.len();
        let found = self.in_body(site);
        self.turns.truncate(known);
        self.above.pop();
        found
    }

    fn in_body(&mut self, site: Site) -> Option<Vec<Repeat>> {
        let built = self.bodies.get(site.body)?;
        let graph = &built.graph;
        let shape = Shape::of(graph);
        if once::is_guarded(self.bodies, graph, &shape, site.block) {
            return None;
        }
        let around = around(graph, &shape, site.block);
        if let Some(open) = around.iter().find(|l| l.kind != LoopKind::For) {
            return Some(vec![Repeat::Loop(open.keyword.in_file(graph.body.file))]);
        }
        if once::may_refuse(graph, &shape, site.block) {
            return None;
        }
        self.turns.extend(around.iter().map(|l| l.keyword.in_file(graph.body.file)));
        let callers = self.callers(site.body);
        if site.body.nested.is_none()
            && let Some(found) = self.function(site.body, &callers)
        {
            return found;
        }
        callers.edges.iter().find_map(|edge| self.edge(edge))
    }

    /// Who runs a body, in code that is no test; also in other crates of the workspace.
    fn callers(&self, body: BodyRef) -> Callers {
        let code = &self.bodies.code;
        let mut callers = self.bodies.callers(body);
        let public = code.def_of(body).is_some_and(|id| code.names.def(id).visible_outside);
        if body.nested.is_none() && public {
            for (file, outer) in code.naming_elsewhere(body).into_iter().take(MAX_NAMING) {
                for built in self.bodies.group(file, outer).iter() {
                    let edges = runs(code, &built.graph);
                    callers.edges.extend(edges.into_iter().filter(|edge| edge.body == body));
                }
            }
        }
        callers
            .edges
            .retain(|edge| matches!(code.context(edge.site.body), Context::Lib | Context::Bin));
        callers
    }

    /// What a function alone tells; nothing if its callers decide.
    fn function(&self, body: BodyRef, callers: &Callers) -> Option<Option<Vec<Repeat>>> {
        let code = &self.bodies.code;
        let Some(def) = code.def_of(body).map(|id| code.names.def(id)) else { return Some(None) };
        if def.kind != DefKind::Fn || !matches!(def.context, Context::Lib | Context::Bin) {
            return Some(None);
        }
        let name = def.item.name_range.in_file(def.file);
        if def.owner.is_none() && def.item.name == "main" {
            let turns = self.turns.last().copied();
            return Some(
                turns
                    .filter(|_| ends_by_itself(self.ends, self.bodies, body))
                    .map(|turns| vec![Repeat::Turns(turns), Repeat::MainEnds(name)]),
            );
        }
        if code.implements_foreign_trait(def.owner) {
            return Some(Some(vec![Repeat::Trait(name)]));
        }
        if !callers.edges.is_empty() {
            return None;
        }
        if def.visible_outside {
            return Some(Some(vec![Repeat::Public(name)]));
        }
        Some(callers.open.is_none().then(|| vec![Repeat::NoCaller(name)]))
    }

    fn edge(&mut self, edge: &RunEdge) -> Option<Vec<Repeat>> {
        if edge.how == Run::Candidate {
            return None;
        }
        let built = self.bodies.get(edge.site.body)?;
        let graph = &built.graph;
        let stmt = graph.blocks[edge.site.block.0 as usize].stmts.get(edge.site.stmt as usize);
        if let (Run::Closure(times), Some(StmtKind::Call(call))) = (edge.how, stmt.map(|s| &s.kind))
            && (times != Times::Many && once::initialises(call)
                || self.on_runtime && once::ends_with_driver(&self.bodies.code, call))
        {
            return None;
        }
        let here = edge.body.nested.is_none();
        if here && let Some(owner) = owners::ends(&self.bodies.code, graph, edge) {
            return Some(vec![Repeat::Call(edge.span), owner]);
        }
        let mut chain = self.many(edge.site)?;
        if here || matches!(edge.how, Run::Spawn(..)) {
            chain.insert(0, Repeat::Call(edge.span));
        }
        Some(chain)
    }
}

/// The loops around a block in which it can run again, outermost first.
fn around<'g>(graph: &'g Graph, shape: &Shape, block: BlockId) -> Vec<&'g Loop> {
    if !shape.in_cycle(block) {
        return Vec::new();
    }
    let holds = |l: &&Loop| shape.natural_loop(l.head).contains(&block);
    graph.loops.iter().filter(holds).collect()
}
