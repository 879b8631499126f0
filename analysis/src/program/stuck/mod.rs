//! Why a wait on the main path never ends.
//!
//! In:  the main paths, a program in which all channels were followed.
//! Out: [`Never`]: what the wait is for, and why that does not come.
//! Under-approximates: each premise is proved, else there is no answer.

mod chance;
mod holds;
mod instances;
mod joins;
mod needed;
mod open;
mod runtime;
mod senders;
mod ways;

pub(crate) use chance::Chances;
pub use open::{HeldOpen, Need};

use std::collections::BTreeSet;

use super::alive::Keeper;
use super::code::Runtime;
use super::path::{Frame, Paths};
use super::value::{Base, ChannelId, Value};
use super::waits::{Event, Wait};
use super::{Bodies, Program, Site, transfer};
use crate::domain::effect::Flavour;
use crate::domain::{FileId, Span};
use crate::flow::graph::{BlockId, Callee, End, Graph, Loc, StmtKind, Stop};
use crate::flow::loops::Shape;
use crate::models::entry::ModelEffect;
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// Why a wait never ends, or what it stops.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Never {
    /// It panics, as a runtime drives the body that it is in.
    Panics {
        /// The runtime.
        runtime: Option<Runtime>,
    },
    /// What completes it runs on the very thread that it blocks.
    SameThread {
        /// The runtime.
        runtime: Runtime,
        /// Where the channel is made, if it is one.
        created: Option<Span>,
        /// The operations that would complete it, and where their tasks are started.
        producers: Vec<(Span, Span)>,
        /// What the joined body waits for.
        joined: Option<Span>,
    },
    /// Nothing else of the async `main` runs meanwhile.
    StopsMain {
        /// The runtime.
        runtime: Runtime,
        /// The arm that it runs in beside others, if it does.
        beside: Option<Span>,
    },
    /// It goes on until all senders are gone, and the waiting code keeps one.
    OwnSender {
        /// Where the channel is made.
        created: Span,
        /// What keeps a sender.
        keeper: Keeper,
    },
    /// The channel is open, and no sender is used.
    NobodySends {
        /// Where the channel is made.
        created: Span,
        /// What keeps a sender.
        keeper: Keeper,
    },
    /// The joined body ends when its channel is closed, and the waiting code keeps a sender.
    Worker {
        /// Where the channel is made.
        created: Span,
        /// What keeps a sender.
        keeper: Keeper,
        /// Where the joined body receives until the end.
        drains: Span,
    },
    /// Nothing wakes the thread.
    NoUnpark,
}

/// A search for such reasons.
pub(crate) struct Stuck<'p, 'w> {
    pub store: &'p Bodies<'w>,
    pub program: &'p Program<'w>,
    pub paths: &'p Paths,
    pub disturbed: &'p BTreeSet<Base>,
    /// The package, for what is asked of all its code.
    pub package: usize,
    /// The bodies that name a function which ends the process.
    pub exiting: &'p [(FileId, BodyId)],
}

impl<'p> Stuck<'p, '_> {
    /// Why a wait of a frame never ends.
    pub(crate) fn never(&self, frame: usize, wait: &Wait) -> Option<Never> {
        let sites = self.paths.sites(frame, wait.site);
        let here = &self.paths.frames[frame];
        let found = match wait.event {
            Event::Message => self.no_message(here, wait, &sites),
            Event::Ended => self.no_end(wait, &sites),
            Event::Unpark => self.no_unpark(wait, &sites),
            Event::Other(_) => None,
        };
        let found = found.filter(|_| !self.is_ended_elsewhere());
        found.or_else(|| self.in_runtime(here, wait))
    }

    /// Whether code beside the main path may end the process while it waits.
    fn is_ended_elsewhere(&self) -> bool {
        self.exiting.iter().any(|(file, body)| {
            self.store.group(*file, *body).iter().any(|built| {
                let graph = &built.graph;
                graph.blocks.iter().any(|block| block.end == End::Stop(Stop::Exit))
                    && !self.paths.frames.iter().any(|frame| frame.body == graph.body)
            })
        })
    }

    fn in_runtime(&self, frame: &Frame, wait: &Wait) -> Option<Never> {
        let around = frame.around;
        if !(around.in_async && wait.blocks) {
            return None;
        }
        if wait.panics_in_async {
            return Some(Never::Panics { runtime: around.runtime });
        }
        let runtime = around.runtime?;
        if runtime.flavour == Flavour::CurrentThread {
            return self.same_thread(wait, runtime);
        }
        let beside = around.beside;
        let stops = wait.event == Event::Message && !self.paths.entries[frame.entry].test;
        (stops || beside.is_some()).then_some(Never::StopsMain { runtime, beside })
    }

    fn no_unpark(&self, wait: &Wait, sites: &[Site]) -> Option<Never> {
        let entry = self.graph(wait.site.body)?;
        let shape = Shape::of(entry);
        let used = self.store.code.names_unpark(self.package);
        let meant = used
            || shape.in_cycle(wait.site.block)
            || instead_of_a_pause(entry, &shape, wait.site.block);
        (!meant && self.goes_on(wait, sites)).then_some(Never::NoUnpark)
    }

    fn graph(&self, body: BodyRef) -> Option<&'p Graph> {
        self.program.graph(body)
    }

    /// What a place of a body may hold.
    fn values(&self, graph: &Graph, loc: &Loc) -> Vec<Value> {
        let node = transfer::node_of(&self.program.code, graph, loc);
        let Some(id) = self.program.solver.find(&node) else { return Vec::new() };
        let mut values: Vec<Value> =
            self.program.solver.within(id).into_iter().map(|(_, value)| value).collect();
        values.sort();
        values.dedup();
        values
    }

    /// The one channel that a wait receives from.
    fn channel_of(&self, wait: &Wait) -> Option<ChannelId> {
        let channels = self.channels_of(wait)?;
        let [channel] = channels.as_slice() else { return None };
        Some(*channel)
    }

    /// The channels that a wait may receive from.
    fn channels_of(&self, wait: &Wait) -> Option<Vec<ChannelId>> {
        let graph = self.graph(wait.site.body)?;
        let values = self.values(graph, wait.on.as_ref()?).into_iter();
        let channels = values.filter_map(|value| match value {
            Value::Receiver(channel) => Some(channel),
            _ => None,
        });
        let found: Vec<ChannelId> = channels.collect();
        let all = found.iter().all(|channel| self.program.channels[channel.0 as usize].followed);
        (all && !found.is_empty()).then_some(found)
    }
}

/// Whether a branch leads either there or to a pause: then the wait stands for a pause without end,
/// and whoever wants its end stops the process.
fn instead_of_a_pause(graph: &Graph, shape: &Shape, wait: BlockId) -> bool {
    let pauses = |n: usize, way: BlockId| {
        shape.dominates(way, BlockId(n as u32))
            && graph.blocks[n].stmts.iter().any(|stmt| match &stmt.kind {
                StmtKind::Call(call) => match &call.callee {
                    Callee::Model(model) => model.effects.iter().any(
                        |effect| matches!(effect, ModelEffect::Wait(_, what) if *what == "time"),
                    ),
                    _ => false,
                },
                _ => false,
            })
    };
    graph.blocks.iter().enumerate().any(|(n, block)| {
        let End::Branch(_, edges) = &block.end else { return false };
        shape.dominates(BlockId(n as u32), wait)
            && edges.iter().any(|(_, way)| {
                !shape.dominates(*way, wait) && (0..graph.blocks.len()).any(|n| pauses(n, *way))
            })
    })
}
