//! Effects: what running a body does to channels, locks, tasks and signals.
//!
//! In:  modelled library calls and the summaries of callees.
//! Out: operations on places, each with how surely, how often, under which conditions,
//!      what is held and what always came before.

use smallvec::SmallVec;

use super::{CallSite, Name, Place, Span};

/// How surely something happens. Ordered: the surest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum When {
    /// On all paths.
    Always,
    /// On a path that can be shown.
    Witnessed,
    /// Over-approximated: an alias, one of several targets, a folded path.
    Possible,
}

impl When {
    /// The weaker of two.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }
}

/// How often something happens in one run of the body.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Count {
    /// Once at most.
    Once,
    /// At most that many times.
    AtMost(u32),
    /// In a cycle, without a known bound.
    Many,
}

impl Count {
    /// Both in sequence.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        match (self.bound(), other.bound()) {
            (Some(a), Some(b)) => Self::of(a.saturating_add(b)),
            _ => Self::Many,
        }
    }

    /// One inside the other.
    #[must_use]
    pub fn times(self, other: Self) -> Self {
        match (self.bound(), other.bound()) {
            (Some(a), Some(b)) => Self::of(a.saturating_mul(b)),
            _ => Self::Many,
        }
    }

    /// Either of the two: the larger.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (self.bound(), other.bound()) {
            (Some(a), Some(b)) => Self::of(a.max(b)),
            _ => Self::Many,
        }
    }

    /// The largest number of times, if there is one.
    pub fn bound(self) -> Option<u32> {
        match self {
            Self::Once => Some(1),
            Self::AtMost(n) => Some(n),
            Self::Many => None,
        }
    }

    /// Exactly or at most `n`.
    pub fn of(n: u32) -> Self {
        if n == 1 { Self::Once } else { Self::AtMost(n) }
    }
}

/// How a send behaves when there is no room.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SendMode {
    /// Suspends the task.
    Wait,
    /// Blocks the thread.
    Block,
    /// Waits for a limited time.
    Timed,
    /// Fails.
    Err,
    /// There is always room.
    Never,
    /// Replaces the oldest message.
    Over,
}

/// How a wait behaves.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum WaitMode {
    /// Suspends the task.
    Await,
    /// Blocks the thread.
    Block,
    /// Waits for a limited time, either way.
    Timed,
    /// Does not wait.
    Try,
}

/// Where a spawned body runs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum SpawnKind {
    /// An async task on a runtime.
    Task,
    /// An async task bound to its thread.
    Local,
    /// A closure on the blocking pool.
    Blocking,
    /// An operating system thread.
    Thread,
    /// A thread or task that a scope joins.
    Scoped,
    /// A rayon job.
    Rayon,
    /// A task of an executor that must be driven.
    Executor,
}

/// Which threads run the tasks of an async runtime.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Flavour {
    /// The one that drives it: while that is blocked, none of its tasks runs.
    CurrentThread,
    /// Several workers.
    MultiThread,
}

/// What happens to a spawned body when its handle is dropped.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OnDrop {
    /// It goes on alone.
    Detach,
    /// It is aborted at its next suspension.
    Abort,
    /// It is cancelled and never polled again.
    Cancel,
    /// The drop waits for it.
    Join,
    /// There is no handle.
    None,
}

/// What kind of lock a guard came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LockKind {
    /// Blocks the thread.
    Thread,
    /// Suspends the task.
    Async,
    /// Spins.
    Spin,
    /// A shard of a concurrent map.
    Shard,
    /// A permit of a semaphore or pool.
    Permit,
    /// A dynamic borrow: panics on conflict.
    Borrow,
}

/// How a guard excludes others.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LockMode {
    /// Alone.
    Exclusive,
    /// With other readers.
    Shared,
    /// With readers, may become exclusive.
    Upgradable,
}

/// An operation.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Op {
    /// Puts a message in.
    Send(SendMode),
    /// Takes messages out.
    Recv(WaitMode),
    /// Ends a channel for all its ends.
    Close,
    /// Acquires a lock or permit; the result is the guard.
    Acquire(LockKind, LockMode, WaitMode),
    /// Gives a guard or permit back.
    Release,
    /// Starts a body.
    Spawn(SpawnKind, OnDrop),
    /// Waits until a body has ended.
    Join(WaitMode),
    /// Aborts a body.
    Abort,
    /// Raises a stop signal.
    Fire,
    /// Waits for a stop signal.
    Observe(WaitMode),
    /// Waits for something else: time, network, a child, another party.
    Wait(WaitMode, Name),
    /// Runs the closure, future or function in the place.
    Calls,
    /// Drops the value.
    Drop,
    /// Makes the value live for ever: `forget`, `leak`.
    Leak,
    /// Ends the process.
    Exit,
}

/// An effect's index in its summary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EffectId(pub u32);

/// "This place is that variant or constant": what must hold for an effect to happen.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Cond {
    /// What is tested.
    pub place: Place,
    /// The variant (`None`, `Err`) or constant (`false`, `0`) it must be.
    pub is: Name,
    /// Whether it must be that, or must not.
    pub holds: bool,
}

/// The strand an effect happens in, relative to the body's own.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Strand {
    /// The body's own.
    Own,
    /// The n-th arm of a `select!` or `join!` at that place.
    Arm(Span, u32),
    /// A body started at that place.
    Spawned(Span),
}

/// An operation on a place, with all that is known of how it happens.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Effect {
    /// What is done.
    pub op: Op,
    /// To what.
    pub place: Place,
    /// How surely.
    pub when: When,
    /// How often in one run of the body.
    pub count: Count,
    /// Under which conditions, at most two.
    pub conds: SmallVec<[Cond; 2]>,
    /// Guards held meanwhile, in order.
    pub held: Vec<Place>,
    /// Effects that always came before, in order.
    pub after: Vec<EffectId>,
    /// In which strand.
    pub strand: Strand,
    /// The operation's code.
    pub span: Span,
    /// The call in this body that leads there, if it is not direct.
    pub via: Option<CallSite>,
}

impl Effect {
    /// Conditions beyond the second are dropped: the effect then is only witnessed.
    pub const MAX_CONDS: usize = 2;

    /// Adds a condition, or weakens the effect when there are too many.
    pub fn require(&mut self, cond: Cond) {
        if self.conds.contains(&cond) {
            return;
        }
        if self.conds.len() < Self::MAX_CONDS {
            self.conds.push(cond);
            self.conds.sort();
        } else {
            self.when = self.when.and(When::Witnessed);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn counts_add_in_sequence_and_multiply_in_nesting() {
        for (a, b, plus, times) in [
            (Count::Once, Count::Once, Count::AtMost(2), Count::Once),
            (Count::AtMost(3), Count::AtMost(4), Count::AtMost(7), Count::AtMost(12)),
            (Count::Once, Count::Many, Count::Many, Count::Many),
            (Count::AtMost(u32::MAX), Count::AtMost(2), Count::of(u32::MAX), Count::of(u32::MAX)),
        ] {
            assert_eq!(a.plus(b), plus);
            assert_eq!(a.times(b), times);
        }
    }

    #[test]
    fn of_two_counts_the_larger_holds_for_both() {
        assert_eq!(Count::Once.or(Count::AtMost(3)), Count::AtMost(3));
        assert_eq!(Count::Many.or(Count::Once), Count::Many);
    }
}
