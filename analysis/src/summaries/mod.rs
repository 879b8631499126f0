//! What a call to each function does, bottom-up over the call graph.
//!
//! In:  control-flow graphs, models of library calls.
//! Out: one [`Summary`] a body: effects on its parameters' places, fates of its parameters,
//!      guards it returns, whether it returns at all, and why it may do more.
//! Cost: one pass a body and round; components of recursion take at most eight rounds.
//! Source: functional approach of Sharir & Pnueli (1981); components by Tarjan (1972).
//! First version: effects of library calls and callees, without outcomes and conditions.

mod effects;
mod fates;
mod places;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::domain::{Range, Reason, ReasonKind, Summary};
use crate::flow::alive::Built;
use crate::flow::graph::{Callee, Graph, StmtKind};
use crate::types::ty::BodyRef;

pub use places::place_of;

/// Rounds after which a recursive component stays open.
const MAX_ROUNDS: usize = 8;

/// Summaries by body.
pub type Summaries = BTreeMap<BodyRef, Summary>;

/// Summarises all bodies of `graphs`, callees first.
pub fn summarise(graphs: &BTreeMap<BodyRef, Arc<Built>>) -> Summaries {
    let bodies: Vec<BodyRef> = graphs.keys().copied().collect();
    let mut calls = DiGraph::<(), ()>::with_capacity(bodies.len(), bodies.len());
    for _ in &bodies {
        calls.add_node(());
    }
    for (n, built) in graphs.values().enumerate() {
        for callee in callees(&built.graph) {
            if let Ok(to) = bodies.binary_search(&callee) {
                calls.update_edge(NodeIndex::new(n), NodeIndex::new(to), ());
            }
        }
    }
    let mut summaries = Summaries::new();
    // Tarjan's order is callees first.
    for component in tarjan_scc(&calls) {
        let mut members: Vec<BodyRef> = component.iter().map(|n| bodies[n.index()]).collect();
        members.sort();
        settle(&members, graphs, &mut summaries);
    }
    summaries
}

/// Iterates one component until nothing changes. Starts from "no effects, does not return".
fn settle(members: &[BodyRef], graphs: &BTreeMap<BodyRef, Arc<Built>>, summaries: &mut Summaries) {
    for body in members {
        summaries.insert(*body, Summary::default());
    }
    for round in 0..=MAX_ROUNDS {
        let mut changed = false;
        for body in members {
            let mut next = effects::summary(&graphs[body], summaries);
            if round == MAX_ROUNDS {
                let here = Range::default().in_file(body.file);
                next.open.get_or_insert(Reason::new(ReasonKind::Limit, here));
            }
            if summaries.get(body) != Some(&next) {
                summaries.insert(*body, next);
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

/// The bodies that a graph calls, in order.
pub fn callees(graph: &Graph) -> Vec<BodyRef> {
    let mut found = Vec::new();
    for stmt in graph.blocks.iter().flat_map(|b| &b.stmts) {
        if let StmtKind::Call(call) = &stmt.kind {
            match &call.callee {
                Callee::Body(body) => found.push(*body),
                Callee::OneOf(bodies) => found.extend(bodies),
                _ => {}
            }
        }
    }
    found.sort();
    found.dedup();
    found
}
