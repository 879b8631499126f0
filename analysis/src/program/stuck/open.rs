//! Waits off the blocked main path that only the end of a channel completes, which stays open.
//!
//! In:  a program in which all channels were followed.
//! Out: [`HeldOpen`]: loops over a channel that the looping strand keeps open, joins of bodies that
//!      receive until a channel closes which the joining strand keeps open.
//! Under-approximates: each premise is proved for one way to the wait, else it is left out.

use super::Stuck;
use super::ways::{Top, Way};
use crate::domain::Span;
use crate::domain::effect::{OnDrop, SpawnKind};
use crate::flow::graph::{Graph, LocalKind, StmtKind};
use crate::flow::loops::Shape;
use crate::program::alive::Keeper;
use crate::program::until::{is_left_at_the_end, lasts_until_the_end};
use crate::program::value::ChannelId;
use crate::program::waits::{Event, Wait, waits};
use crate::program::{Run, RunEdge, Site};
use crate::types::Ty;
use crate::types::ty::BodyRef;

/// Joins of joins that are followed.
const MAX_JOINS: usize = 3;

/// A wait for the end of a channel that stays open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldOpen {
    /// The wait.
    pub wait: Span,
    /// Where the joined body receives, if the wait is for its end.
    pub drains: Option<Span>,
    /// Where the channel is made.
    pub created: Span,
    /// What keeps a sender.
    pub keeper: Keeper,
    /// Who needs the end.
    pub need: Need,
    /// The calls that lead to the wait within its strand, from inside out.
    pub calls: Vec<Span>,
}

/// Who needs a wait to end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// The code behind it.
    Behind,
    /// The test that it is in, whose name is this.
    Test(Span),
    /// Whoever waits here for the end of its body.
    Joined(Span),
}

impl Stuck<'_, '_> {
    /// Loops that go on until all senders of a channel are gone, of which they keep one.
    pub(crate) fn own_loops(&self) -> Vec<HeldOpen> {
        if self.is_ended_elsewhere() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (body, built) in &self.program.graphs {
            let graph = &built.graph;
            let all = waits(&self.program.code, graph).into_iter();
            let messages = all.filter(|wait| wait.event == Event::Message);
            for wait in messages.filter(|wait| !self.is_blocked_main(*body, wait)) {
                let shape = Shape::of(graph);
                if lasts_until_the_end(graph, &shape, &wait)
                    && is_left_at_the_end(graph, &shape, &wait)
                {
                    found.extend(self.own_loop(graph, &wait));
                }
            }
        }
        found.sort_by_key(|held| held.wait);
        found
    }

    /// Joins of bodies that end only when a channel closes that the joining strand keeps open.
    pub(crate) fn held_joins(&self) -> Vec<HeldOpen> {
        if self.is_ended_elsewhere() {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (body, built) in &self.program.graphs {
            let all = waits(&self.program.code, &built.graph).into_iter();
            let ends = all.filter(|wait| wait.event == Event::Ended);
            for wait in ends.filter(|wait| !self.is_blocked_main(*body, wait)) {
                found.extend(self.held_join(&wait));
            }
        }
        found.sort_by_key(|held| held.wait);
        found
    }

    /// Whether a wait blocks the thread that the program begins with: that is told there.
    fn is_blocked_main(&self, body: BodyRef, wait: &Wait) -> bool {
        wait.blocks && self.paths.frames.iter().any(|frame| frame.body == body)
    }

    fn own_loop(&self, graph: &Graph, wait: &Wait) -> Option<HeldOpen> {
        let channel = self.channel_of(wait)?;
        self.ways_to(wait.site, !wait.blocks).into_iter().find_map(|way| {
            let (created, keeper) =
                self.kept_open(channel, graph, wait, (&way.sites, &way.above))?;
            // What a static keeps is told where somebody waits for the loop.
            let need = self
                .need_of_loop(channel, wait, &way)
                .filter(|need| !matches!((&keeper, need), (Keeper::Forever(_), Need::Joined(_))))?;
            Some(HeldOpen {
                wait: wait.span,
                drains: None,
                created,
                keeper,
                need,
                calls: way.calls,
            })
        })
    }

    fn held_join(&self, wait: &Wait) -> Option<HeldOpen> {
        self.ways_to(wait.site, !wait.blocks).into_iter().find_map(|way| {
            let (channel, created, keeper, drains) = self.worker(wait, &way.sites, &way.above)?;
            let need = self.need(channel, wait, &way, 0)?;
            let drains = Some(drains);
            Some(HeldOpen { wait: wait.span, drains, created, keeper, need, calls: way.calls })
        })
    }

    fn need_of_loop(&self, channel: ChannelId, wait: &Wait, way: &Way) -> Option<Need> {
        match way.top {
            Top::Started(edge) => self.need_of_task(channel, wait, way, &edge),
            Top::Entry(_) | Top::Outside if self.goes_on_after_loop(wait, &way.sites) => {
                Some(Need::Behind)
            }
            Top::Entry(_) | Top::Outside => self.need(channel, wait, way, 0),
        }
    }

    /// Who needs the end of a body that is started on its own.
    fn need_of_task(
        &self,
        channel: ChannelId,
        wait: &Wait,
        way: &Way,
        edge: &RunEdge,
    ) -> Option<Need> {
        if self.may_be_stopped(edge.body) {
            return None;
        }
        if let Run::Spawn(SpawnKind::Scoped, _) = edge.how {
            return Some(Need::Joined(edge.span));
        }
        if let Some(join) = self.needed_join(channel, edge.body, &way.sites, 0) {
            return Some(Need::Joined(join));
        }
        let goes_on = matches!(edge.how, Run::Spawn(_, OnDrop::Detach | OnDrop::None))
            && self.is_let_go(edge);
        (goes_on && self.acts_after_loop(wait)).then_some(Need::Behind)
    }

    /// Where somebody waits for the end of a body and needs it. The body waits at `sites`.
    fn needed_join(
        &self,
        channel: ChannelId,
        body: BodyRef,
        sites: &[Site],
        depth: usize,
    ) -> Option<Span> {
        if depth >= MAX_JOINS {
            return None;
        }
        let dry = self.runs_dry(channel, sites);
        self.program.graphs.values().find_map(|built| {
            let all = waits(&self.program.code, &built.graph).into_iter();
            let mut joins = all.filter(|wait| {
                wait.event == Event::Ended
                    && self.joined(wait).is_some_and(|bodies| bodies.contains(&body))
            });
            joins.find_map(|join| {
                let ways = self.ways_to(join.site, !join.blocks);
                let needs = |way: &Way| dry || self.need(channel, &join, way, depth + 1).is_some();
                ways.iter().any(needs).then_some(join.span)
            })
        })
    }

    /// Who needs a wait that something else is behind to end.
    fn need(&self, channel: ChannelId, wait: &Wait, way: &Way, depth: usize) -> Option<Need> {
        // A drop is no place to stay.
        let drops = |site: &Site| self.program.code.dropped_by(site.body).is_some();
        if wait.event == Event::Ended && way.sites.iter().any(drops) {
            return Some(Need::Behind);
        }
        match way.top {
            Top::Started(RunEdge { how: Run::Spawn(SpawnKind::Scoped, _), span, .. }) => {
                Some(Need::Joined(span))
            }
            Top::Started(edge) if !self.may_be_stopped(edge.body) => {
                let join =
                    self.needed_join(channel, edge.body, &way.sites, depth).map(Need::Joined);
                join.or_else(|| {
                    let goes_on = self.is_let_go(&edge) && self.goes_on_behind(wait, &way.sites);
                    goes_on.then_some(Need::Behind)
                })
            }
            Top::Started(_) => None,
            Top::Entry(entry) if self.paths.entries[entry].test => {
                Some(Need::Test(self.paths.entries[entry].name))
            }
            // The next turn of a loop does not come behind it.
            _ => (wait.event == Event::Ended && self.goes_on_behind(wait, &way.sites)
                || self.gives_data(way)
                || self.runs_dry(channel, &way.sites))
            .then_some(Need::Behind),
        }
    }

    fn goes_on_behind(&self, wait: &Wait, sites: &[Site]) -> bool {
        let looped =
            self.graph(wait.site.body).is_some_and(|g| Shape::of(g).in_cycle(wait.site.block));
        if looped { self.goes_on_after_loop(wait, sites) } else { self.goes_on(wait, sites) }
    }

    /// Whether a body on the way returns more than that it has ended.
    fn gives_data(&self, way: &Way) -> bool {
        let entries = &self.paths.entries;
        way.sites.iter().any(|site| {
            !entries.iter().any(|entry| entry.body == site.body)
                && self.graph(site.body).is_some_and(gives_data)
        })
    }

    /// Whether nothing takes the handle of a started body.
    fn is_let_go(&self, edge: &RunEdge) -> bool {
        let Some(graph) = self.graph(edge.site.body) else { return false };
        let Some(StmtKind::Call(call)) = edge.site.stmt(graph) else { return false };
        let slot = &graph.locals[call.into.local.0 as usize];
        call.into.steps.is_empty() && slot.name.is_none() && slot.kind == LocalKind::Temporary
    }
}

/// Whether a body returns more than that it has ended.
fn gives_data(graph: &Graph) -> bool {
    fn says(ty: &Ty) -> bool {
        match ty {
            Ty::Tuple(parts) => parts.iter().any(says),
            Ty::Adt(path, args)
                if matches!(path.as_str(), "std::result::Result" | "std::option::Option") =>
            {
                args.first().is_some_and(says)
            }
            Ty::Unknown | Ty::Never => false,
            _ => true,
        }
    }
    says(&graph.locals[graph.result.0 as usize].ty)
}
