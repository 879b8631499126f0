//! Groups of packages, loaded one batch after another.
//!
//! In:  a [`Plan`].
//! Out: what the caller makes of each group's [`Workspace`], in order.
//! Cost: no more than a batch is in memory at once.
//! Files that two groups have as modules, which only their trees tell, make them one group.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use rustc_hash::{FxHashMap, FxHashSet};

use super::collect::Load;
use super::cost::Step;
use super::error::LoadError;
use super::plan::{Group, Plan, plan};
use super::request::Request;
use super::sources::Sources;
use super::workspace::Workspace;

/// Syntax trees are walked by recursion: the deepest file that the parser accepts must fit.
const STACK: usize = 64 << 20;
/// Bytes of source in a batch, a thread: enough that none waits for long at the end of one.
const BATCH: u64 = 1 << 20;

/// The threads a run works on; 0 is one a core.
pub fn pool(threads: usize) -> Result<ThreadPool, LoadError> {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .thread_name(|index| format!("conc-{index}"))
        .build()
        .map_err(|error| LoadError::Threads { threads, reason: error.to_string() })
}

/// Loads what the request names, all of it at once.
pub fn load(request: &Request) -> Result<Workspace, LoadError> {
    if rayon::current_thread_index().is_some() {
        return at_once(request);
    }
    pool(request.threads)?.install(|| at_once(request))
}

fn at_once(request: &Request) -> Result<Workspace, LoadError> {
    let (plan, discovered) = Step::run("discover", || plan(request));
    let plan = plan?;
    let (group, elsewhere) = (plan.whole(), FxHashSet::default());
    let files = plan.files_of(&group, &elsewhere);
    let (mut read, parsed) = Step::run("parse", || Sources::of_groups(vec![files]));
    let sources = read.pop().unwrap_or_default();
    let (workspace, stitched) =
        Step::run("modules", || Load::new(&plan, &elsewhere, &group, sources).stitch());
    Ok(Workspace { steps: vec![discovered, parsed, stitched], ..workspace })
}

impl Plan {
    /// Loads the groups and hands each to `ask`. The answers come in the order of the groups' first
    /// packages, whatever the thread count; those of files without a package are last.
    pub fn each<R: Send>(&self, ask: impl Fn(Workspace) -> R + Sync) -> Vec<R> {
        let mut waiting = self.groups();
        // The next one is last: long work first, and loose files once all modules are known.
        waiting.sort_by_key(|group| (!group.loose, self.size(group)));
        let mut kept = Kept { modules: FxHashMap::default(), answers: BTreeMap::new() };
        while let Some(batch) = self.next_batch(&mut waiting) {
            let mut alone: BTreeMap<usize, (Group, Workspace)> = BTreeMap::new();
            for (group, workspace) in self.read(batch, &kept.modules) {
                match kept.meets(&workspace) {
                    others if others.is_empty() => {
                        kept.claim(&workspace, group.key());
                        alone.insert(group.key(), (group, workspace));
                    }
                    others => {
                        let again = others.iter().filter_map(|other| {
                            let waits = alone.remove(other).map(|(group, _)| group);
                            waits.or_else(|| kept.answers.remove(other).map(|(group, _)| group))
                        });
                        waiting.push(again.fold(group, Group::with));
                        kept.modules.retain(|_, owner| !others.contains(owner));
                    }
                }
            }
            let asked =
                |(group, workspace): (Group, Workspace)| (group.key(), (group, ask(workspace)));
            let batch: Vec<(Group, Workspace)> = alone
                .into_values()
                .filter(|(_, workspace)| !workspace.packages.is_empty())
                .collect();
            let answers: Vec<_> = batch.into_par_iter().with_max_len(1).map(asked).collect();
            kept.answers.extend(answers);
        }
        kept.answers.into_values().map(|(_, answer)| answer).collect()
    }

    /// Bytes of source.
    fn size(&self, group: &Group) -> u64 {
        group.packages.iter().flat_map(|n| &self.files[*n]).map(|file| file.len).sum()
    }

    /// As many groups as fit, one at least.
    fn next_batch(&self, waiting: &mut Vec<Group>) -> Option<Vec<Group>> {
        let room = BATCH * rayon::current_num_threads() as u64;
        let mut batch = vec![waiting.pop()?];
        let mut size = self.size(&batch[0]);
        while let Some(next) = waiting.pop_if(|next| !next.loose && size + self.size(next) <= room)
        {
            size += self.size(&next);
            batch.push(next);
        }
        Some(batch)
    }

    fn read(
        &self,
        batch: Vec<Group>,
        modules: &FxHashMap<PathBuf, usize>,
    ) -> Vec<(Group, Workspace)> {
        let loose = batch.iter().any(|group| group.loose);
        let elsewhere =
            if loose { modules.keys().cloned().collect() } else { FxHashSet::default() };
        let files = batch.iter().map(|group| self.files_of(group, &elsewhere)).collect();
        let jobs: Vec<(Group, Sources)> =
            batch.into_iter().zip(Sources::of_groups(files)).collect();
        let stitched = jobs.into_par_iter().with_max_len(1).map(|(group, sources)| {
            let workspace = Load::new(self, &elsewhere, &group, sources).stitch();
            (group, workspace)
        });
        stitched.collect()
    }
}

/// What stays of groups that were looked at.
struct Kept<R> {
    /// The key of the group that has a file as a module.
    modules: FxHashMap<PathBuf, usize>,
    answers: BTreeMap<usize, (Group, R)>,
}

impl<R> Kept<R> {
    /// Groups that have a file of this one.
    fn meets(&self, workspace: &Workspace) -> BTreeSet<usize> {
        modules(workspace).filter_map(|path| self.modules.get(path).copied()).collect()
    }

    fn claim(&mut self, workspace: &Workspace, key: usize) {
        self.modules.extend(modules(workspace).map(|path| (path.clone(), key)));
    }
}

fn modules(workspace: &Workspace) -> impl Iterator<Item = &PathBuf> {
    workspace.files.iter().filter(|file| file.owner.is_some()).map(|file| &file.path)
}
