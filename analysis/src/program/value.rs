//! What flows through the program, and the nodes it flows through.
//!
//! In:  locations of bodies (`flow`), fields and statics (`names`).
//! Out: [`Node`]s and [`Value`]s, small and comparable.
//!
//! References, pointers, guards, `Option`, collections are erased: what they hold is what their
//! node holds. A field of a workspace type is one node for all instances (its contents);
//! which instance a field belongs to is told by [`Value::Owner`].

use smallvec::SmallVec;

use crate::domain::{Name, Span};
use crate::flow::graph::LocalId;
use crate::load::CrateId;
use crate::types::ty::BodyRef;

/// A channel: its index in [`super::Program::channels`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ChannelId(pub u32);

/// Where values are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Base {
    /// A local slot.
    Local(BodyRef, LocalId),
    /// A field of a workspace type (canonical path, or path and variant), in any instance.
    Field(Name, Name),
    /// A field of that name of a type that is not known, used in that crate.
    AnyField(CrateId, Name),
    /// A static.
    Static(Name),
    /// What a body returns.
    Result(BodyRef),
    /// Messages in a channel.
    Messages(ChannelId),
}

/// A base and the way through tuples to a part of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Node {
    /// Where.
    pub base: Base,
    /// Positions in nested tuples.
    pub tuple: SmallVec<[u8; 2]>,
}

impl Node {
    /// Tuples in tuples that are told apart. Each level multiplies the nodes.
    pub const MAX_PARTS: usize = 1;

    /// The whole of it.
    pub fn new(base: Base) -> Self {
        Self { base, tuple: SmallVec::new() }
    }

    /// The n-th part of a tuple; deeper than [`Node::MAX_PARTS`] it stays the whole, which holds all parts.
    #[must_use]
    pub fn part(mut self, n: u8) -> Self {
        if self.tuple.len() < Self::MAX_PARTS {
            self.tuple.push(n);
        }
        self
    }
}

/// What flows.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Value {
    /// A sending end.
    Sender {
        /// Of that channel.
        channel: ChannelId,
        /// Whether it keeps the channel open.
        strong: bool,
    },
    /// A receiving end.
    Receiver(ChannelId),
    /// A closure, function or future that runs that body.
    Body(BodyRef),
    /// The same inside an adaptor that decides whether and how long it runs.
    Wrapped(BodyRef),
    /// A handle of a started body.
    Handle(BodyRef),
    /// An instance of a type, made by that literal, that owns something tracked.
    Owner(Span),
}

impl Value {
    /// Whether it is an end of a channel or owns one.
    pub fn is_endpoint(self) -> bool {
        matches!(self, Self::Sender { .. } | Self::Receiver(_) | Self::Owner(_))
    }
}
