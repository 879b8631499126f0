//! What a lint may ask of tasks and threads.
//!
//! In:  started bodies with their handles, proofs that bodies never end.
//! Out: tasks that nobody can stop, tasks that nobody watches.

use std::sync::Arc;

use super::Facts;
use crate::domain::effect::SpawnKind;
use crate::domain::{Answer, Span};
use crate::ends::handles::Fate;
use crate::ends::joined::{Joined, joined};
use crate::ends::repeats::{Climb, Repeat};
use crate::ends::tasks::{Bound, Task};
use crate::ends::{EndlessLoop, NeverEnds};
use crate::types::ty::BodyRef;

/// A task that never ends, that nothing can stop, and that is started any number of times.
#[derive(Clone, Debug)]
pub struct StrayTask {
    /// Where it runs.
    pub kind: SpawnKind,
    /// The starting call, by its name.
    pub started: Span,
    /// What becomes of its handle.
    pub fate: Fate,
    /// Why it never ends.
    pub never_ends: Arc<NeverEnds>,
    /// Why it is started again, innermost reason first.
    pub repeats: Vec<Repeat>,
}

/// A task whose handle nobody reads.
#[derive(Clone, Copy, Debug)]
pub struct UnwatchedTask {
    /// Where it runs.
    pub kind: SpawnKind,
    /// The starting call, by its name.
    pub started: Span,
    /// The variable that holds the handle, or the call that drops it.
    pub at: Option<Span>,
    /// Whether the code says so with a call made for that: `detach`.
    pub detached: bool,
}

impl Facts<'_> {
    /// Started bodies in order of the code.
    pub fn tasks(&self) -> &[Task] {
        self.tasks.get_or_init(|| crate::ends::tasks::tasks(&self.bodies, &self.roots.starting))
    }

    /// Tasks that never end and that nothing can stop, one more with each run of their start.
    pub fn stray_tasks(&self) -> impl Iterator<Item = StrayTask> {
        self.tasks().iter().filter_map(|task| {
            let alone = task.bound == Bound::Process && task.fate != Fate::Kept;
            let body = task.body.filter(|_| alone)?;
            let Answer::Yes(never_ends) = self.never_ends(body) else { return None };
            let repeats = Climb::new(&self.ends, &self.bodies, task.kind).many(task.site)?;
            Some(StrayTask {
                kind: task.kind,
                started: task.started,
                fate: task.fate,
                never_ends,
                repeats,
            })
        })
    }

    /// Bodies that never end although something waits for them.
    pub fn joined_loops(&self) -> Vec<Joined> {
        joined(&self.bodies, self.tasks(), &self.roots, &|body| self.never_ends(body))
    }

    /// Tasks whose handle is dropped or never read.
    pub fn unwatched_tasks(&self) -> impl Iterator<Item = UnwatchedTask> {
        self.tasks().iter().filter_map(|task| {
            let Fate::Dropped { at, stated, probed: false } = task.fate else { return None };
            let watched = matches!(task.bound, Bound::Set | Bound::Handle);
            (!watched).then_some(UnwatchedTask {
                kind: task.kind,
                started: task.started,
                at,
                detached: stated && task.freed,
            })
        })
    }

    /// Loops that nothing leaves, in order of the code. Functions that return `!` say so.
    pub fn endless_loops(&self) -> Vec<EndlessLoop> {
        let mut found = Vec::new();
        for (file, body) in &self.roots.looping {
            let outer = BodyRef { file: *file, body: *body, nested: None };
            if self.bodies.code.never_returns(outer) {
                continue;
            }
            for built in self.bodies.group(*file, *body).iter() {
                found.extend(self.ends.loops(&self.bodies, built.graph.body));
            }
        }
        found.sort_by_key(|endless| endless.keyword);
        found
    }
}
