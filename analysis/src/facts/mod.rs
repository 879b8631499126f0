//! The questions a lint may ask, each answered with its evidence.
//!
//! In:  the whole program (`program`).
//! Out: [`Facts`].

pub mod channels;
#[cfg(test)]
mod gone_tests;
#[cfg(test)]
mod later_tests;
#[cfg(test)]
mod open_tests;
pub mod tasks;
#[cfg(test)]
mod tests;
pub mod text;
pub mod waits;
#[cfg(test)]
mod waits_tests;

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::domain::{Answer, FileId};
use crate::ends::sticky::Spin;
use crate::ends::tasks::Task;
use crate::ends::{Ends, NeverEnds};
use crate::load::{Context, Workspace};
use crate::locks::{Locks, Relock};
use crate::program::code::Roots;
use crate::program::gone::Gone;
use crate::program::later::Later;
use crate::program::path::Paths;
use crate::program::stuck::{HeldOpen, Never};
use crate::program::value::Base;
use crate::program::{Bodies, Code, Follow, Program, Seeds};
use crate::syntax::ir::BodyId;
use crate::types::ty::BodyRef;

/// Where the code runs that is of interest.
#[derive(Clone, Debug)]
pub struct Contexts {
    /// To any question.
    pub all: Vec<Context>,
    /// To questions about what a program is for: what only a test does is left out of them.
    pub usual: Vec<Context>,
}

impl From<&[Context]> for Contexts {
    fn from(contexts: &[Context]) -> Self {
        Self { all: contexts.to_vec(), usual: contexts.to_vec() }
    }
}

/// A solved program.
#[derive(Debug)]
struct Solved<'w> {
    program: Program<'w>,
    /// Fields whose contents may go; looked for when a channel is found that nobody reads.
    disturbed: OnceLock<BTreeSet<Base>>,
}

impl<'w> From<Program<'w>> for Solved<'w> {
    fn from(program: Program<'w>) -> Self {
        Self { program, disturbed: OnceLock::new() }
    }
}

impl Solved<'_> {
    fn disturbed(&self) -> &BTreeSet<Base> {
        self.disturbed.get_or_init(|| crate::program::alive::disturbed(&self.program))
    }
}

/// Everything a lint can ask about one package.
#[derive(Debug)]
pub struct Facts<'w> {
    bodies: Bodies<'w>,
    ends: Ends,
    tasks: OnceLock<Vec<Task>>,
    roots: Roots,
    spins: OnceLock<Vec<Spin>>,
    /// Values in what the usual contexts make; solved when a channel is asked for.
    program: OnceLock<Solved<'w>>,
    /// Values of those channels of them that may be suspect.
    suspects: OnceLock<Solved<'w>>,
    /// The main paths, and what is known of the channels on them.
    main: OnceLock<waits::Main<'w>>,
    /// The main paths to all that waits.
    paths: OnceLock<Paths>,
    /// What waits for the end of a channel that stays open.
    open: OnceLock<waits::Open>,
    contexts: Contexts,
}

impl<'w> Facts<'w> {
    /// Solves the program that begins at these roots.
    pub(crate) fn new(code: Arc<Code<'w>>, roots: Roots, contexts: &Contexts) -> Self {
        Self {
            bodies: Bodies::new(code),
            tasks: OnceLock::new(),
            ends: Ends::new(!roots.exiting.is_empty()),
            roots,
            spins: OnceLock::new(),
            program: OnceLock::new(),
            suspects: OnceLock::new(),
            main: OnceLock::new(),
            paths: OnceLock::new(),
            open: OnceLock::new(),
            contexts: contexts.clone(),
        }
    }

    /// Channels with a limited buffer, in order of where they are made.
    pub fn bounded_channels(&self) -> impl Iterator<Item = channels::BoundedChannel<'_, 'w>> {
        channels::bounded(self)
    }

    /// Those of them about which their receivers leave a question.
    pub fn suspect_channels(&self) -> impl Iterator<Item = channels::BoundedChannel<'_, 'w>> {
        channels::suspects(self)
    }

    /// Sends and receives that wait for ever, as only the same strand would complete them, later.
    pub fn too_late(&self) -> Vec<Later> {
        channels::too_late(self)
    }

    /// Channels whose receiver is gone before anything is sent.
    pub fn gone_receivers(&self) -> Vec<Gone> {
        channels::gone_receivers(self)
    }

    /// Where the threads and tasks that programs and tests begin with wait without a limit, in
    /// order of place.
    pub fn main_waits(&self) -> Vec<waits::MainWait<'_, 'w>> {
        waits::all(self)
    }

    /// Those of which it is known that they never end, or what they stop, each with the reason.
    pub fn stuck_waits(&self) -> Vec<(waits::MainWait<'_, 'w>, Never)> {
        waits::stuck(self)
    }

    /// Loops that go on until a channel closes of which they keep a sender, in order; without those
    /// that block the thread that the program begins with, which [`Facts::stuck_waits`] has.
    pub fn own_loops(&self) -> &[HeldOpen] {
        waits::own_loops(self)
    }

    /// Joins of bodies that receive until a channel closes of which the joining code keeps a
    /// sender, in order; without those that block the thread that the program begins with.
    pub fn held_joins(&self) -> &[HeldOpen] {
        waits::held_joins(self)
    }

    /// The workspace.
    pub fn workspace(&self) -> &'w Workspace {
        self.bodies.code.workspace
    }

    /// Loops that never wait again once what they wait for is over, or fails.
    pub fn spins(&self) -> &[Spin] {
        self.spins.get_or_init(|| crate::ends::sticky::spins(&self.bodies, &self.roots))
    }

    /// Locks that are taken while the same strand holds them, in order.
    pub fn relocks(&self) -> Vec<Relock> {
        Locks::new(&self.bodies, self.roots.package).relocks(&self.roots.locking)
    }

    /// Whether a body never ends.
    pub fn never_ends(&self, body: BodyRef) -> Answer<Arc<NeverEnds>> {
        self.ends.never_ends(&self.bodies, body)
    }

    /// Where questions begin.
    pub fn roots(&self) -> &Roots {
        &self.roots
    }

    /// Whether too much flows through the package's channels to follow it all: lints that need that
    /// were not told anything.
    pub fn given_up(&self) -> bool {
        self.bodies.given_up()
    }

    /// The bodies of the package.
    pub fn bodies(&self) -> &Bodies<'w> {
        &self.bodies
    }

    /// The values of channels that the usual contexts make.
    pub fn program(&self) -> &Program<'w> {
        &self.solved().program
    }

    fn solved(&self) -> &Solved<'w> {
        self.program.get_or_init(|| {
            let seeds = Seeds { bodies: self.usual_makers(), ..Seeds::default() };
            Program::new(&self.bodies, &seeds).into()
        })
    }

    /// The same for the channels about which their receivers leave a question: the others are not
    /// followed.
    fn suspects(&self) -> &Solved<'w> {
        self.suspects.get_or_init(|| {
            let bodies = self.usual_makers();
            let left = Program::unsettled(&self.bodies, &bodies, &self.contexts.usual);
            let bodies = if left.is_empty() { Vec::new() } else { bodies };
            let seeds = Seeds { bodies, follow: Follow::Of(left), ..Seeds::default() };
            Program::new(&self.bodies, &seeds).into()
        })
    }

    /// The bodies in the usual contexts that create channels.
    fn usual_creating(&self) -> Vec<(FileId, BodyId)> {
        let usual = |(file, body): &&(FileId, BodyId)| {
            self.is_usual(BodyRef { file: *file, body: *body, nested: None })
        };
        self.roots.creating.iter().filter(usual).copied().collect()
    }

    /// Those of them whose paths make a channel.
    fn usual_makers(&self) -> Vec<(FileId, BodyId)> {
        let mut bodies = self.usual_creating();
        bodies.retain(|(file, body)| self.bodies.code.may_make(*file, *body));
        bodies
    }

    /// Whether a body is in one of the usual contexts.
    fn is_usual(&self, body: BodyRef) -> bool {
        self.contexts.usual.contains(&self.bodies.code.context(body))
    }
}
