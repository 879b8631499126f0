//! How the program comes to a statement: from a spawn, from `main` or a test, from outside.
//!
//! In:  a statement, who runs whom.
//! Out: [`Way`]s, each a chain of statements that run one another from inside out.
//! Under-approximates: candidates of a call, and what may be dropped before it ends, are no way.

use super::Stuck;
use crate::domain::Span;
use crate::flow::graph::{Operand, StmtKind};
use crate::models::entry::Times;
use crate::program::value::Value;
use crate::program::{Run, RunEdge, Site};
use crate::types::ty::BodyRef;

/// What a strand begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Top {
    /// An entry of the program.
    Entry(usize),
    /// It is started here.
    Started(RunEdge),
    /// Nothing that is seen runs it.
    Outside,
}

/// A way to a statement.
#[derive(Clone, Debug)]
pub(super) struct Way {
    /// The statement, and those of its strand that run its body, from inside out.
    pub sites: Vec<Site>,
    /// Those that start the strand, and run what starts it.
    pub above: Vec<Site>,
    /// The calls within the strand, from inside out.
    pub calls: Vec<Span>,
    /// What the strand begins with.
    pub top: Top,
}

/// Calls of a way.
const MAX_CHAIN: usize = 12;
/// Ways to one statement that are looked at.
const MAX_WAYS: usize = 48;

impl Stuck<'_, '_> {
    /// The ways to a statement. What suspends may be dropped by those who poll it.
    pub(super) fn ways_to(&self, site: Site, suspends: bool) -> Vec<Way> {
        let start =
            Way { sites: vec![site], above: Vec::new(), calls: Vec::new(), top: Top::Outside };
        let mut found = Vec::new();
        self.climb(site.body, start, suspends, &mut found);
        found
    }

    fn climb(&self, body: BodyRef, way: Way, suspends: bool, found: &mut Vec<Way>) {
        if found.len() >= MAX_WAYS {
            return;
        }
        let started = matches!(way.top, Top::Started(_));
        if let Some(entry) = self.paths.entries.iter().position(|entry| entry.body == body) {
            let top = if started { way.top } else { Top::Entry(entry) };
            found.push(Way { top, ..way });
            return;
        }
        let edges = self.run_by(body);
        if edges.is_empty() || way.sites.len() + way.above.len() >= MAX_CHAIN {
            found.push(way);
            return;
        }
        // What a call may wrap is not awaited as it is.
        let raced: Vec<Site> =
            edges.iter().filter(|e| e.how == Run::Raced).map(|e| e.site).collect();
        for edge in edges {
            let on_it = |site: &Site| site.body == edge.site.body;
            if way.sites.iter().chain(&way.above).any(on_it) {
                continue;
            }
            let mut next = way.clone();
            let starts = matches!(edge.how, Run::Spawn(..));
            if starts && !started {
                if self.is_wrapped(&edge) {
                    continue;
                }
                next.top = Top::Started(edge);
            }
            if starts || started {
                next.above.push(edge.site);
            } else {
                let future = self.program.code.is_async(edge.body);
                let dropped = suspends
                    && (raced.contains(&edge.site)
                        || future && edge.how == Run::Closure(Times::AtMostOnce));
                if dropped || edge.how == Run::Candidate {
                    continue;
                }
                next.sites.push(edge.site);
                next.calls.push(edge.span);
            }
            self.climb(edge.site.body, next, suspends, found);
        }
    }

    /// What runs a body: as the values show, else as the code does.
    fn run_by(&self, body: BodyRef) -> Vec<RunEdge> {
        let known = self.program.runs.get(&body).filter(|edges| !edges.is_empty());
        let mut edges = known.cloned().unwrap_or_else(|| self.store.callers(body).edges);
        edges.sort_by_key(|edge| (edge.span, edge.site));
        edges
    }

    /// Whether what is started is not the body itself but what drives it for a while.
    fn is_wrapped(&self, edge: &RunEdge) -> bool {
        let Some(graph) = self.graph(edge.site.body) else { return false };
        let Some(StmtKind::Call(call)) = edge.site.stmt(graph) else { return false };
        call.args.iter().any(|arg| match arg {
            Operand::Move(loc) | Operand::Copy(loc) => {
                self.values(graph, loc).contains(&Value::Wrapped(edge.body))
            }
            Operand::Const(_) => false,
        })
    }
}
