//! The body that makes the channel and in which, or below which, all of one strand happens.
//!
//! In:  the operations on one channel, the runs of bodies.
//! Out: the bodies in which a run makes one instance of it; whether all that could complete a wait
//!      is reached from such a body in place.

use std::collections::{BTreeMap, BTreeSet};

use super::least::Least;
use super::{Later, Search};
use crate::domain::effect::Count;
use crate::flow::graph::StmtKind;
use crate::flow::order::Order;
use crate::models::entry::Times;
use crate::program::{Run, RunEdge, Site};
use crate::types::ty::BodyRef;

/// A body, and the statement in it that makes the channel or leads to that.
pub(super) type Maker = (BodyRef, Site);

/// Bodies above the one that makes the channel that are looked at.
const MAX_TOPS: usize = 24;
/// Bodies that lead to an operation.
const MAX_BODIES: usize = 64;

impl Search<'_, '_> {
    /// The bodies that make one instance of the channel a run, innermost first, each with the
    /// statement that does.
    pub(super) fn makers(&self) -> Vec<Maker> {
        let created = self.program.channels[self.channel.0 as usize].site;
        let mut ways: BTreeMap<BodyRef, Vec<Site>> = BTreeMap::new();
        let mut order = Vec::new();
        let mut queue = std::collections::VecDeque::from([created]);
        while let Some(site) = queue.pop_front() {
            let sites = ways.entry(site.body).or_default();
            let first = sites.is_empty();
            if !sites.contains(&site) {
                sites.push(site);
            }
            if !first || order.len() >= MAX_TOPS {
                continue;
            }
            order.push(site.body);
            let edges = self.program.runs.get(&site.body).into_iter().flatten();
            queue.extend(edges.filter(|e| e.is_in_place()).map(|e| e.site));
        }
        // A body that makes it in two ways, or calls itself, has more than one.
        order
            .into_iter()
            .filter_map(|body| match ways.get(&body)?.as_slice() {
                [site] => Some((body, *site)),
                _ => None,
            })
            .collect()
    }

    pub(super) fn in_body(&self, (top, made): Maker, makers: &[Maker]) -> Option<Later> {
        if self.ends.comes_in(top) || self.is_raced(top) || self.repeats_below(made, makers) {
            return None;
        }
        let leads = self.leads_to_others(top)?;
        let mut least = Least::new(self, made, &leads);
        let graph = self.program.graph(top)?;
        if u64::from(least.top(graph)?) <= self.room {
            return None;
        }
        let (wait, calls) = least.stuck(graph)?;
        let other = self.others.values().find(|other| other.sure)?.span;
        let created = self.program.channels[self.channel.0 as usize].created;
        Some(Later { wait, side: self.side, created, room: self.room, calls, other })
    }

    /// Whether something else may stop the body while it waits.
    fn is_raced(&self, body: BodyRef) -> bool {
        let edges = self.program.runs.get(&body);
        edges.is_some_and(|edges| edges.iter().any(|edge| edge.how == Run::Raced))
    }

    /// Whether a body between the statement and the channel's making makes several.
    fn repeats_below(&self, made: Site, makers: &[Maker]) -> bool {
        let created = self.program.channels[self.channel.0 as usize].site;
        let mut at = made;
        let mut seen = BTreeSet::from([made.body]);
        while at.body != created.body {
            let edges = self.callees.get(&at.body).into_iter().flatten();
            let once = |e: &&RunEdge| matches!(e.how, Run::Call | Run::Closure(Times::Once));
            let mut below = edges.filter(|e| e.site == at).filter(once).map(|e| e.body);
            let (Some(body), None) = (below.next(), below.next()) else { return true };
            if !seen.insert(body) {
                return true;
            }
            let inner = makers.iter().find(|(maker, _)| *maker == body);
            let Some((_, site)) = inner.copied() else { return true };
            let Some(graph) = self.program.graph(body) else { return true };
            if Order::of(graph).turns(site.block, &[]) != Count::Once {
                return true;
            }
            at = site;
        }
        false
    }

    /// The bodies below `top` that lead to what could complete a wait; nothing if any of it may
    /// happen elsewhere, or beside this strand.
    fn leads_to_others(&self, top: BodyRef) -> Option<BTreeSet<BodyRef>> {
        let mut leads: BTreeSet<BodyRef> = self.others.keys().map(|site| site.body).collect();
        let mut queue: Vec<BodyRef> = leads.iter().copied().collect();
        while let Some(body) = queue.pop() {
            if body == top {
                continue;
            }
            let mut any = false;
            for edge in self.program.runs.get(&body).into_iter().flatten() {
                if body.nested.is_none() && !self.ends.in_body(edge.site.body) {
                    continue;
                }
                if !edge.is_in_place() || leads.len() > MAX_BODIES {
                    return None;
                }
                any = true;
                if leads.insert(edge.site.body) {
                    queue.push(edge.site.body);
                }
            }
            if !any {
                return None;
            }
        }
        leads.contains(&top).then_some(leads)
    }

    /// The bodies that lead to an operation of the waiting side.
    pub(super) fn leads_to_steps(&self) -> BTreeSet<BodyRef> {
        let mut leads: BTreeSet<BodyRef> = self.steps.keys().map(|site| site.body).collect();
        let mut queue: Vec<BodyRef> = leads.iter().copied().collect();
        while let Some(body) = queue.pop() {
            for edge in self.program.runs.get(&body).into_iter().flatten() {
                if leads.len() < MAX_BODIES && leads.insert(edge.site.body) {
                    queue.push(edge.site.body);
                }
            }
        }
        leads
    }

    /// Whether the edge surely runs its body once, each time its statement is reached.
    pub(super) fn is_certain(&self, edge: &RunEdge) -> bool {
        let surely = matches!(edge.how, Run::Call | Run::Closure(Times::Once));
        let maybe = self
            .program
            .graph(edge.site.body)
            .and_then(|graph| edge.site.stmt(graph))
            .is_some_and(|stmt| matches!(stmt, StmtKind::Drop { maybe: true, .. }));
        surely && !maybe
    }
}
