//! The code a program is solved over: names, types, models, and who mentions what.
//!
//! In:  a loaded workspace.
//! Out: graphs of bodies, types of places, the reach of fields, functions and statics.
//! Shared between threads; nothing here changes while a program is solved.

mod declared;
mod drops;
mod entries;
mod leading;
mod makers;
mod reach;
mod roots;
mod types;
mod waiting;

use std::sync::{Arc, OnceLock};

pub use entries::{Entry, Runtime};
pub use leading::Leading;
pub use reach::Reach;
pub use roots::Roots;
use roots::Words;
use rustc_hash::{FxHashMap, FxHashSet};

use self::makers::Makers;
use super::mentions::Mentions;
use crate::domain::{FileId, Name};
use crate::flow::alive::{Alive, Built};
use crate::flow::live::Liveness;
use crate::flow::typed::Typed;
use crate::load::{Context, CrateId, Workspace};
use crate::models::Models;
use crate::names::Names;
use crate::syntax::ir::{BodyId, Word};
use crate::types::Typer;
use crate::types::ty::BodyRef;

/// A workspace with everything that is known of its names and types.
pub struct Code<'w> {
    /// The workspace.
    pub workspace: &'w Workspace,
    /// Its names.
    pub names: &'w Names<'w>,
    /// Its types.
    pub typer: &'w Typer<'w>,
    /// What libraries do.
    pub models: &'static Models,
    mentions: Vec<OnceLock<Mentions<'w>>>,
    aliases: Vec<OnceLock<FxHashSet<Word>>>,
    /// Words that may mean any type.
    associated: OnceLock<FxHashSet<Word>>,
    /// The files of each crate, in order.
    files: Vec<Vec<FileId>>,
    words: Words,
    makers: Makers,
    waiting: OnceLock<waiting::Words>,
    /// The functions that each package's programs and tests begin with.
    entries: OnceLock<Vec<Vec<(Context, Entry)>>>,
    /// The `drop` function of each type that has one.
    drop_bodies: OnceLock<FxHashMap<Name, BodyRef>>,
}

impl std::fmt::Debug for Code<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Code").finish_non_exhaustive()
    }
}

impl<'w> Code<'w> {
    /// Nothing is computed yet but the names that make a body interesting.
    pub fn new(names: &'w Names<'w>, typer: &'w Typer<'w>, models: &'static Models) -> Self {
        let workspace = names.workspace();
        let mut files = vec![Vec::new(); workspace.crates.len()];
        for (n, file) in workspace.files.iter().enumerate() {
            if let Some((krate, _)) = file.owner {
                files[krate.0 as usize].push(FileId(n as u32));
            }
        }
        Self {
            workspace,
            names,
            typer,
            models,
            mentions: workspace.crates.iter().map(|_| OnceLock::new()).collect(),
            aliases: workspace.crates.iter().map(|_| OnceLock::new()).collect(),
            associated: OnceLock::new(),
            files,
            words: Words::new(models),
            makers: Makers::new(models),
            waiting: OnceLock::new(),
            entries: OnceLock::new(),
            drop_bodies: OnceLock::new(),
        }
    }

    /// The crates of a package.
    pub fn crates_of(&self, package: usize) -> impl Iterator<Item = CrateId> + '_ {
        let crates = self.workspace.crates.iter().zip(0..);
        crates.filter(move |(krate, _)| krate.package == package).map(|(_, id)| CrateId(id))
    }

    fn mentions(&self, krate: CrateId) -> &Mentions<'w> {
        let krate = krate.0 as usize;
        self.mentions[krate].get_or_init(|| {
            let files = self.files[krate].iter();
            Mentions::of(files.map(|id| (*id, self.workspace.file(*id))))
        })
    }

    /// Names by which a crate may mean a type without writing its own: `Self`, aliases.
    fn aliases(&self, krate: CrateId) -> &FxHashSet<Word> {
        self.aliases[krate.0 as usize].get_or_init(|| {
            let aliases =
                self.mentions(krate).aliases().values().flatten().map(|name| Word::from(*name));
            aliases.chain([Word::new("Self")]).collect()
        })
    }

    /// The graphs of a body and of the closures and async blocks inside it,
    /// with what is alive where they wait.
    pub fn graphs(&self, file: FileId, body: BodyId) -> Vec<Arc<Built>> {
        let types = self.typer.body(file, body);
        let body = BodyRef { file, body, nested: None };
        let ask = Typed { typer: self.typer, types: &types };
        crate::flow::typed::build(self.typer, &types, self.workspace, body)
            .into_iter()
            .map(|graph| {
                let alive = Alive::of(&graph, &Liveness::of(&graph, &ask));
                Arc::new(Built { graph, alive })
            })
            .collect()
    }
}
