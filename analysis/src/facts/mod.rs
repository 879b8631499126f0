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
use crate::program::{Bodies, Code, Program, Seeds};
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

/// Everything a lint can ask about one package.
#[derive(Debug)]
pub struct Facts<'w> {
    bodies: Bodies<'w>,
    ends: Ends,
    tasks: OnceLock<Vec<Task>>,
    roots: Roots,
    spins: OnceLock<Vec<Spin>>,
    /// Values in what the usual contexts make; solved when a channel is asked for.
    program: OnceLock<Program<'w>>,
    /// Fields whose contents may go; looked for when a channel is found that nobody reads.
    disturbed: OnceLock<BTreeSet<Base>>,
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
            disturbed: OnceLock::new(),
            main: OnceLock::new(),
            paths: OnceLock::new(),
            open: OnceLock::new(),
            contexts: contexts.clone(),
        }
    }

    fn disturbed(&self) -> &BTreeSet<Base> {
        self.disturbed.get_or_init(|| crate::program::alive::disturbed(self.program()))
    }

    /// Channels with a limited buffer, in order of where they are made.
    pub fn bounded_channels(&self) -> impl Iterator<Item = channels::BoundedChannel<'_, 'w>> {
        channels::bounded(self)
    }

    /// Whether a bounded channel may be without a reader: asked before all channels are followed.
    pub fn may_be_unread(&self) -> bool {
        if self.program.get().is_some() {
            return true;
        }
        let seeds = self.usual_makers(true);
        !seeds.is_empty() && !Program::settles(&self.bodies, &seeds, &self.contexts.usual)
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
        self.program.get_or_init(|| {
            let seeds = Seeds { bodies: self.usual_makers(false), ..Seeds::default() };
            Program::new(&self.bodies, &seeds)
        })
    }

    /// The bodies in the usual contexts that create channels.
    fn usual_creating(&self) -> Vec<(FileId, BodyId)> {
        let usual = |(file, body): &&(FileId, BodyId)| {
            self.is_usual(BodyRef { file: *file, body: *body, nested: None })
        };
        self.roots.creating.iter().filter(usual).copied().collect()
    }

    /// Those of them whose paths make a channel, or only those that make one with a limit.
    fn usual_makers(&self, bounded: bool) -> Vec<(FileId, BodyId)> {
        let mut bodies = self.usual_creating();
        bodies.retain(|(file, body)| self.bodies.code.may_make(*file, *body, bounded));
        bodies
    }

    /// Whether a body is in one of the usual contexts.
    fn is_usual(&self, body: BodyRef) -> bool {
        self.contexts.usual.contains(&self.bodies.code.context(body))
    }
}
