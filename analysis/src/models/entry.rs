//! What a model says of one type or one function.
//!
//! In:  filled by the stub reader.
//! Out: plain data, in terms of the library's own signature.

use crate::domain::Name;
use crate::domain::effect::{Flavour, LockKind, LockMode, OnDrop, SendMode, SpawnKind, WaitMode};
use crate::types::Ty;

/// A library type.
#[derive(Clone, PartialEq, Debug)]
pub struct TypeModel {
    /// Canonical path: where the library defines it for its users (`tokio::sync::mpsc::Sender`).
    pub path: Name,
    /// Type parameters in order.
    pub generics: Vec<Name>,
    /// What it is for the engine.
    pub kind: Kind,
    /// What `*value` is, in terms of `generics`.
    pub deref: Option<Ty>,
    /// `Iterator::Item`, in terms of `generics`.
    pub item: Option<Ty>,
    /// Whether dropping it does nothing at all (`Copy` types, plain numbers).
    pub trivial_drop: bool,
    /// Whether it is an iterator or stream that never comes to an end.
    pub endless: bool,
    /// Variants of an enum, or the one of a struct whose fields the stub lists; in terms of
    /// `generics`. Fields of tuples are named `0`, `1`, …. Empty when nothing is said of them.
    pub variants: Vec<VariantModel>,
}

/// A variant, and its fields.
#[derive(Clone, PartialEq, Debug)]
pub struct VariantModel {
    /// Its name; of a struct, the struct's.
    pub name: Name,
    /// Names and types of its fields.
    pub fields: Vec<(Name, Ty)>,
}

/// A library trait.
#[derive(Clone, PartialEq, Debug)]
pub struct TraitModel {
    /// Canonical path.
    pub path: Name,
    /// Type parameters without `Self`.
    pub generics: Vec<Name>,
    /// Supertraits.
    pub supers: Vec<Name>,
    /// Associated types.
    pub assoc: Vec<Name>,
    /// Whether everything that has the supertraits has it too.
    pub blanket: bool,
}

/// An implementation of a trait.
#[derive(Clone, PartialEq, Debug)]
pub struct ImplModel {
    /// The trait.
    pub of: Name,
    /// The type, with parameters and their bounds.
    pub on: Ty,
    /// The trait's arguments.
    pub args: Vec<Ty>,
    /// Associated types.
    pub assoc: Vec<(Name, Ty)>,
}

/// What a type is for the engine.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Kind {
    /// Nothing special: what goes in is held, what comes out is part of it.
    #[default]
    Plain,
    /// `&`-like owner: `Box`, `Arc`, `Rc`, `Pin`. Erased in places.
    Pointer,
    /// A pointer that keeps nothing alive.
    Weak,
    /// Holds elements: `Vec`, `HashMap`, `VecDeque`.
    Collection,
    /// `Option`, `Result`, `Poll`: variants hold the type arguments.
    Wrapper,
    /// Protects its contents.
    Lock,
    /// A guard of a lock or permit.
    Guard(LockKind, LockMode),
    /// The sending end of a channel; `strong` ends keep the channel open.
    Sender {
        /// Whether it keeps the channel open.
        strong: bool,
    },
    /// The receiving end of a channel.
    Receiver,
    /// A handle of a spawned body.
    Handle(OnDrop),
    /// A set of handles.
    HandleSet(OnDrop),
    /// A stop signal: a token, a notifier.
    Signal,
    /// A runtime, executor or local set.
    Driver,
    /// A future or stream built by a call.
    Future,
    /// An iterator or stream adaptor that owns what it was made from.
    Adaptor,
}

/// A library function or method.
#[derive(Clone, PartialEq, Debug)]
pub struct FnModel {
    /// Canonical path, the type's path first (`tokio::sync::mpsc::Sender::send`).
    pub path: Name,
    /// Type parameters of the owner, then its own.
    pub generics: Vec<Name>,
    /// How it takes `self`: `None` for a free or associated function.
    pub receiver: Option<SelfKind>,
    /// The type whose method it is, in terms of `generics`: `Option<&T>` for `Option::copied`.
    /// `Unknown` for free functions and for traits' methods that are not specialised.
    pub self_ty: Ty,
    /// Types of the other parameters.
    pub params: Vec<Ty>,
    /// The result; of an async fn, its output.
    pub ret: Ty,
    /// Whether calling it only makes a future.
    pub is_async: bool,
    /// That future's type, if it has a name: `tokio::time::Sleep`.
    pub future: Option<Ty>,
    /// What it does; of an async fn, when awaited.
    pub effects: Vec<ModelEffect>,
    /// First version of the library that has it, and first that has not.
    pub since: Option<Name>,
    /// See `since`.
    pub until: Option<Name>,
}

/// How a method takes its receiver.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelfKind {
    /// `self`
    Value,
    /// `&self`
    Ref,
    /// `&mut self`
    Mut,
}

/// An argument of a modelled call: `Receiver` is `self`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Arg {
    /// `self`
    Receiver,
    /// The n-th argument.
    Nth(u8),
}

/// One thing a library call does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ModelEffect {
    /// Makes a channel: (sender, receiver) or one end.
    Channel(Capacity),
    /// Sends on the receiver of the call.
    Send(SendMode),
    /// Receives from the receiver of the call.
    Recv(WaitMode),
    /// Closes the channel.
    Close,
    /// The result is another strong end of the same channel, or another handle of the same object.
    Alias,
    /// The result is a weak end.
    Weak,
    /// The result is a new receiver of the same channel.
    Subscribe,
    /// Acquires; the result is (or contains) the guard.
    Acquire(LockKind, LockMode, WaitMode),
    /// Starts the body given as that argument.
    Spawn(SpawnKind, OnDrop, Arg),
    /// Runs the closure or polls the future given as that argument, here.
    Runs(Arg, Times),
    /// Waits for a body to end.
    Join(WaitMode),
    /// Aborts a body, or all of a set.
    Abort,
    /// Raises a signal.
    Fire,
    /// Waits for a signal, or tests it.
    Observe(WaitMode),
    /// Waits for something else: `time`, `net`, `child`, `party`, `notify`.
    Wait(WaitMode, Name),
    /// After that cause it completes at once for ever.
    Sticky(Name),
    /// What it then gives: a variant and what is in it, `_` for anything. Without this, `None` or
    /// `Err`.
    Ended(Name, Name),
    /// May fail at once every time it is tried.
    Fails,
    /// The result is the second variant where `self` is the first.
    Maps(Name, Name),
    /// Never returns.
    Never,
    /// Ends the process.
    Exit,
    /// The result is a future that runs that one to its end, and ends no sooner.
    Drives(Arg),
    /// The body of the handle goes on alone.
    Detach,
    /// The result is an iterator or stream that never comes to an end.
    Endless,
    /// The same if that argument is one.
    EndlessIf(Arg),
    /// Takes elements out of that iterator until it ends.
    Exhausts(Arg),
    /// Keeps its argument alive for ever.
    Leak(Arg),
    /// Drops its argument now.
    Drop(Arg),
    /// Puts its argument into `self`: a collection, cell, set.
    Stores(Arg),
    /// The result holds or is (part of) that argument: `Arc::new`, `Some`, adaptors, `take`.
    Holds(Arg),
    /// Looks at `self` without any effect on it: `len`, `is_closed`.
    Probe,
    /// The result tells whether this call came first: an exchange of an atomic value.
    Claims,
    /// Makes a runtime of that flavour, or what builds one.
    Runtime(Flavour),
    /// Panics under that condition.
    Panic(Name),
    /// What a dropped future loses: `safe`, `queue`, `value`, `data`.
    Cancel(Name),
    /// Anything may happen to the arguments.
    Unknown,
}

/// A channel's capacity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Capacity {
    /// No buffer: a send waits for its receive.
    Rendezvous,
    /// The n-th argument says it; 0 is [`Capacity::Rendezvous`] if the flag is set.
    Arg {
        /// Which argument.
        arg: u8,
        /// Whether 0 is legal and means no buffer.
        zero_is_rendezvous: bool,
        /// Added to it for each sender (futures' channels).
        per_sender: bool,
    },
    /// No limit.
    Unbounded,
    /// One message in all.
    Oneshot,
    /// Old messages are overwritten.
    Broadcast,
    /// Only the newest is kept.
    Watch,
}

/// How often a closure argument runs.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Times {
    /// Exactly once.
    Once,
    /// At most once.
    AtMostOnce,
    /// Any number of times.
    Many,
}
