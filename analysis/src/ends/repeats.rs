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

/// A step of the argument that a statement runs again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Repeat {
    /// The code that shows it.
    pub span: Span,
    /// What it shows.
    pub why: Why,
}

/// What makes a statement run again; the last of a chain says that it can do so any number of
/// times.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It is reached through this call.
    Call,
    /// It is in this loop, which has no last turn.
    Loop,
    /// It is in this loop, whose turns have an end.
    Turns,
    /// Other crates can call this function.
    Public,
    /// Code outside calls this function through a trait.
    Trait,
    /// Nothing that is seen calls this function.
    NoCaller,
    /// `main` ends while it goes on.
    MainEnds,
    /// It was started for the value of this variable.
    Owner,
    /// That value ends here, and the process goes on.
    OwnerEnds,
}

/// How often a function runs, as far as it can be told without its callers.
enum Alone {
    /// Once, or it is not known.
    Once,
    /// Any number of times.
    Many(Vec<Repeat>),
    /// Its callers decide.
    AsCalled,
}

impl Why {
    pub(super) fn at(self, span: Span) -> Repeat {
        Repeat { span, why: self }
    }
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
            return Some(vec![Why::Loop.at(open.keyword.in_file(graph.body.file))]);
        }
        if once::may_refuse(graph, &shape, site.block) {
            return None;
        }
        self.turns.extend(around.iter().map(|l| l.keyword.in_file(graph.body.file)));
        let callers = self.callers(site.body);
        if site.body.nested.is_none() {
            match self.function(site.body, &callers) {
                Alone::Once => return None,
                Alone::Many(why) => return Some(why),
                Alone::AsCalled => {}
            }
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

    /// What a function alone tells.
    fn function(&self, body: BodyRef, callers: &Callers) -> Alone {
        let code = &self.bodies.code;
        let Some(def) = code.def_of(body).map(|id| code.names.def(id)) else { return Alone::Once };
        if def.kind != DefKind::Fn || !matches!(def.context, Context::Lib | Context::Bin) {
            return Alone::Once;
        }
        let name = def.item.name_range.in_file(def.file);
        if def.owner.is_none() && def.item.name == "main" {
            return match self.turns.last() {
                Some(turns) if ends_by_itself(self.ends, self.bodies, body) => {
                    Alone::Many(vec![Why::Turns.at(*turns), Why::MainEnds.at(name)])
                }
                _ => Alone::Once,
            };
        }
        if code.implements_foreign_trait(def.owner) {
            Alone::Many(vec![Why::Trait.at(name)])
        } else if !callers.edges.is_empty() {
            Alone::AsCalled
        } else if def.visible_outside {
            Alone::Many(vec![Why::Public.at(name)])
        } else if callers.open.is_none() {
            Alone::Many(vec![Why::NoCaller.at(name)])
        } else {
            Alone::Once
        }
    }

    fn edge(&mut self, edge: &RunEdge) -> Option<Vec<Repeat>> {
        if edge.how == Run::Candidate {
            return None;
        }
        let built = self.bodies.get(edge.site.body)?;
        let graph = &built.graph;
        if let (Run::Closure(times), Some(StmtKind::Call(call))) = (edge.how, edge.site.stmt(graph))
            && (times != Times::Many && once::initialises(call)
                || self.on_runtime && once::ends_with_driver(&self.bodies.code, call))
        {
            return None;
        }
        let here = edge.body.nested.is_none();
        if here && let Some(owner) = owners::ends(&self.bodies.code, graph, edge) {
            let [owner, end] = owner;
            return Some(vec![Why::Call.at(edge.span), end, owner]);
        }
        let mut chain = self.many(edge.site)?;
        if here || matches!(edge.how, Run::Spawn(..)) {
            chain.insert(0, Why::Call.at(edge.span));
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
