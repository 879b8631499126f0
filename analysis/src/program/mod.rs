//! The whole program: which channel ends reach which operations, and which body runs which.
//!
//! In:  control-flow graphs of the bodies that tracked values reach, built on demand.
//! Out: [`Program`]: channels with their operations, holders and escapes; runs of bodies.
//! Not here: what is wrong with any of it (lints), or questions about it (`facts`).
//!
//! Work starts at the bodies that create a channel and follows their ends: into callees,
//! closures, fields (then every body that names the field), results (then every body that names
//! the function). Code that no end reaches is never looked at.

pub mod alive;
pub mod bodies;
pub mod code;
mod demand;
pub mod filter;
pub mod gone;
mod held;
pub mod later;
pub mod mentions;
mod owners;
pub mod path;
pub mod runs;
pub mod seeds;
mod settle;
pub mod solve;
pub mod source;
pub mod stuck;
mod transfer;
pub mod until;
pub mod value;
pub mod waits;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

pub use bodies::Bodies;
pub use code::Code;

use rustc_hash::FxHashSet;

use crate::domain::effect::{OnDrop, SendMode, SpawnKind};
use crate::domain::{Name, Reason, ReasonKind, Span};
use crate::flow::alive::Built;
use crate::flow::graph::{Graph, LocalId};
pub use crate::flow::order::Site;
use crate::models::entry::{Capacity, Times};
use crate::summaries::Summaries;
use crate::types::Ty;
use crate::types::ty::BodyRef;
pub use seeds::{Follow, Seeds};
pub use solve::NodeId;
use solve::Solver;
use value::{Base, ChannelId, Node, Value};

/// What is done to a channel's end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Operation {
    /// A send.
    Send(SendMode),
    /// A send that is one arm of a `select!`.
    SendArm,
    /// A receive, iteration or stream adaptor.
    Recv,
    /// Makes an iterator, stream or other adaptor of it, which receives as it is driven.
    Adapt,
    /// Closes the channel.
    Close,
    /// Looks at it.
    Probe,
    /// Drops it.
    Drop,
    /// Keeps it for ever.
    Leak,
    /// Waits until its body has ended.
    Join,
    /// Stops its body.
    Stop,
    /// Waits for it beside something else, or for a limited time.
    Race,
}

/// What is done to the handles of a body.
#[derive(Clone, Debug, Default)]
pub struct HandleUses {
    /// Where somebody waits until it has ended.
    pub joins: BTreeSet<(Site, Span, NodeId)>,
    /// Bodies that ask whether it has ended.
    pub asked: BTreeSet<BodyRef>,
    /// Whether it may be stopped, or the wait for it given up.
    pub stopped: bool,
    /// Why it may be used by code that was not seen.
    pub open: Option<Reason>,
}

/// How a body comes to run.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Run {
    /// Called, or its future awaited in place.
    Call,
    /// One of several candidates of a call.
    Candidate,
    /// Run by a library function, that often.
    Closure(Times),
    /// Started on its own.
    Spawn(SpawnKind, OnDrop),
    /// Polled beside others, or by an adaptor: it may be dropped before it ends.
    Raced,
}

/// One body runs another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct RunEdge {
    /// Where.
    pub site: Site,
    /// The call's code.
    pub span: Span,
    /// What runs.
    pub body: BodyRef,
    /// How.
    pub how: Run,
}

impl RunEdge {
    /// Whether the body runs while its caller waits for it.
    pub fn is_in_place(&self) -> bool {
        !matches!(self.how, Run::Spawn(..) | Run::Raced)
    }
}

/// What waits for values at a node.
#[derive(Clone, Debug)]
pub(crate) enum Trigger {
    /// The bodies that can reach this node have to be looked at.
    Demand,
    Op(Operation, Site, Span),
    /// A message goes into the channel.
    Sent {
        message: NodeId,
        span: Span,
    },
    /// A message comes out of the channel.
    Received {
        into: NodeId,
        span: Span,
    },
    Alias {
        into: NodeId,
        strong: bool,
        span: Span,
    },
    Subscribe {
        into: NodeId,
        span: Span,
    },
    /// A library or a call runs the body.
    Runs {
        site: Site,
        params: Vec<NodeId>,
        positional: bool,
        into: NodeId,
        run: Run,
        span: Span,
    },
    Await {
        site: Site,
        into: NodeId,
        span: Span,
    },
    Arm {
        site: Site,
        into: NodeId,
        span: Span,
    },
    Joined {
        into: NodeId,
        span: Span,
    },
    /// The literal owns what arrives.
    Owned {
        literal: Span,
        field: Base,
        by: NodeId,
        span: Span,
    },
    Wrapped {
        into: NodeId,
        span: Span,
    },
    Escape(Reason),
}

/// A channel of the program.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The creating call.
    pub site: Site,
    /// Its code.
    pub created: Span,
    /// The constructor's name as written.
    pub constructor: Name,
    /// Its kind.
    pub capacity: Capacity,
    /// How many messages it holds, if a constant says so.
    pub size: Option<u64>,
    /// Whether all uses of its ends are known, or why not.
    pub followed: bool,
    /// The type of what makes it.
    pub made: Ty,
}

impl Channel {
    /// How many messages it holds, if that is known: none for a rendezvous.
    pub fn room(&self) -> Option<u64> {
        if self.capacity == Capacity::Rendezvous { Some(0) } else { self.size }
    }

    /// Whether nobody may have a receiver for good reason: new ones come from the sender, or an API
    /// only wants some sender.
    pub fn is_meant_without_receiver(&self) -> bool {
        matches!(self.capacity, Capacity::Broadcast | Capacity::Watch | Capacity::Oneshot)
    }

    /// Whether a send can wait for room.
    pub fn is_bounded(&self) -> bool {
        match self.capacity {
            Capacity::Rendezvous => true,
            // A capacity of 0 panics where it does not mean a rendezvous: another lint's business.
            Capacity::Arg { zero_is_rendezvous, .. } => zero_is_rendezvous || self.size != Some(0),
            Capacity::Unbounded | Capacity::Oneshot | Capacity::Broadcast | Capacity::Watch => {
                false
            }
        }
    }
}

/// What was found out about a channel.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    /// Operations on its sending ends.
    pub sender: BTreeSet<(Operation, Site, Span)>,
    /// Operations on its receiving ends.
    pub receiver: BTreeSet<(Operation, Site, Span)>,
    /// Why a sender may be used by code that was not seen.
    pub sender_open: Option<Reason>,
    /// Why a receiver may be used by code that was not seen.
    pub receiver_open: Option<Reason>,
}

/// The solved program.
#[derive(Debug)]
pub struct Program<'w> {
    /// The code it is about.
    pub code: Arc<Code<'w>>,
    /// Channels in order of their sites.
    pub channels: Vec<Channel>,
    /// Their uses.
    pub uses: Vec<Uses>,
    /// Who runs whom, by the body that is run.
    pub runs: BTreeMap<BodyRef, Vec<RunEdge>>,
    /// Where owners' literals stand, with what each owns directly and in which field.
    pub owned: BTreeMap<Span, BTreeSet<(Value, Base)>>,
    /// Uses of the handles that are followed.
    pub handles: BTreeMap<BodyRef, HandleUses>,
    /// The graphs that values reached.
    pub graphs: BTreeMap<BodyRef, Arc<Built>>,
    pub(crate) solver: Solver<Trigger>,
    known_runs: FxHashSet<RunEdge>,
    demanded: BTreeSet<Base>,
    escaped: BTreeSet<BodyRef>,
    follow: Follow,
    /// What is sent, by the place that it is sent to.
    sent: Vec<(NodeId, NodeId, Span)>,
    /// Only receivers are followed.
    settling: bool,
}

impl<'w> Program<'w> {
    /// Solves the program that begins at these bodies.
    pub fn new(store: &Bodies<'w>, seeds: &Seeds) -> Self {
        let mut program = Self::empty(store);
        program.handles = seeds.handles.iter().map(|b| (*b, HandleUses::default())).collect();
        program.follow = seeds.follow.clone();
        demand::solve(&mut program, store, &seeds.bodies);
        program.uses.resize_with(program.channels.len(), Uses::default);
        program
    }

    fn empty(store: &Bodies<'w>) -> Self {
        Self {
            code: Arc::clone(&store.code),
            channels: Vec::new(),
            uses: Vec::new(),
            runs: BTreeMap::new(),
            owned: BTreeMap::new(),
            handles: BTreeMap::new(),
            graphs: BTreeMap::new(),
            solver: Solver::default(),
            known_runs: FxHashSet::default(),
            demanded: BTreeSet::new(),
            escaped: BTreeSet::new(),
            follow: Follow::default(),
            sent: Vec::new(),
            settling: false,
        }
    }

    /// Forgets what was found so far: a part of the values proves nothing.
    fn give_up(&mut self) {
        let reason = Reason::new(ReasonKind::Limit, Span::default());
        self.channels.clear();
        self.uses.clear();
        self.owned.clear();
        self.solver = Solver::default();
        for uses in self.handles.values_mut() {
            uses.open = Some(reason);
        }
    }

    /// The graph of a body, if values reached it.
    pub fn graph(&self, body: BodyRef) -> Option<&Graph> {
        self.graphs.get(&body).map(|built| &built.graph)
    }

    /// Whether a slot surely holds its value while a call, await or `select!` runs.
    pub fn is_live(&self, local: LocalId, at: Site) -> bool {
        let built = self.graphs.get(&at.body);
        built.is_some_and(|built| built.alive.is_live(local, at.block, at.stmt))
    }

    /// Whether a slot surely holds a struct while a call, await or `select!` runs, of which fields
    /// may have moved.
    pub fn is_partly_live(&self, local: LocalId, at: Site) -> bool {
        let built = self.graphs.get(&at.body);
        built.is_some_and(|built| built.alive.is_partly_live(local, at.block, at.stmt))
    }

    /// What the bodies do, in terms of their parameters.
    pub fn summaries(&self) -> Summaries {
        crate::summaries::summarise(&self.graphs)
    }

    /// Whether a value is followed into bodies that are not built yet: ends of channels that are
    /// followed, and what owns them.
    fn is_followed(&self, value: Value) -> bool {
        match value {
            Value::Sender { channel, .. } | Value::Receiver(channel) => {
                self.channels[channel.0 as usize].followed
            }
            // Made only for what is followed.
            Value::Owner(_) => true,
            Value::Handle(body) => self.handles.contains_key(&body),
            Value::Body(_) | Value::Wrapped(_) => false,
        }
    }

    fn channel_span(&self, value: Value) -> Span {
        match value {
            Value::Sender { channel, .. } | Value::Receiver(channel) => {
                self.channels[channel.0 as usize].created
            }
            _ => Span::default(),
        }
    }

    fn uses_of(&mut self, channel: ChannelId) -> &mut Uses {
        let index = channel.0 as usize;
        if self.uses.len() <= index {
            self.uses.resize_with(index + 1, Uses::default);
        }
        &mut self.uses[index]
    }

    fn run(&mut self, edge: RunEdge) {
        if self.known_runs.insert(edge) {
            self.runs.entry(edge.body).or_default().push(edge);
        }
    }

    /// Whether a value is in the node of a location's base, or in a part of it.
    pub fn holds(&self, node: &Node, test: impl Fn(Value) -> bool) -> bool {
        self.solver
            .find(node)
            .is_some_and(|id| self.solver.within(id).into_iter().any(|(_, value)| test(value)))
    }

    /// The values of a slot and its parts.
    pub fn slot(&self, body: BodyRef, local: LocalId) -> Vec<Value> {
        let node = Node::new(Base::Local(body, local));
        let Some(id) = self.solver.find(&node) else { return Vec::new() };
        let mut values: Vec<Value> = self.solver.within(id).into_iter().map(|(_, v)| v).collect();
        values.sort();
        values.dedup();
        values
    }
}
