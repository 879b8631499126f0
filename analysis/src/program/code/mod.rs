//! The code a program is solved over: names, types, models, and who mentions what.
//!
//! In:  a loaded workspace.
//! Out: graphs of bodies, types of places, the reach of fields, functions and statics.
//! Shared between threads; nothing here changes while a program is solved.

mod bodies;
mod reach;
mod types;

use std::sync::OnceLock;

pub use reach::Reach;

use super::mentions::Mentions;
use crate::domain::{FileId, Name};
use crate::flow::alive::Alive;
use crate::flow::graph::Graph;
use crate::flow::live::Liveness;
use crate::flow::typed::Typed;
use crate::load::{Context, CrateId, Workspace};
use crate::models::Models;
use crate::names::{DefId, Names};
use crate::syntax::ir::{BodyId, Expr};
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
    mentions: Vec<OnceLock<Mentions>>,
    creating: Vec<Name>,
}

impl std::fmt::Debug for Code<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Code").finish_non_exhaustive()
    }
}

impl<'w> Code<'w> {
    /// Nothing is computed yet but the names of functions that create channels.
    pub fn new(names: &'w Names<'w>, typer: &'w Typer<'w>, models: &'static Models) -> Self {
        let workspace = names.workspace();
        Self {
            workspace,
            names,
            typer,
            models,
            mentions: workspace.crates.iter().map(|_| OnceLock::new()).collect(),
            creating: models.channel_constructors(),
        }
    }

    fn mentions(&self, krate: CrateId) -> &Mentions {
        self.mentions[krate.0 as usize].get_or_init(|| Mentions::of(krate, &self.workspace.files))
    }

    /// For each package, the bodies in these contexts that name a function which creates a
    /// channel, in order.
    pub fn creating_bodies(&self, contexts: &[Context]) -> Vec<Vec<(FileId, BodyId)>> {
        let mut found = vec![Vec::new(); self.workspace.packages.len()];
        for (n, file) in self.workspace.files.iter().enumerate() {
            let Some((krate, _)) = file.owner else { continue };
            let package = self.workspace.crates[krate.0 as usize].package;
            for (b, body) in file.ir.bodies.iter().enumerate() {
                let at = (FileId(n as u32), BodyId(b as u32));
                let creates = body.exprs().any(|(_, expr)| {
                    matches!(expr, Expr::Path(path)
                        if path.segments.last().is_some_and(|s| self.creating.contains(&s.name)))
                });
                let asked = |def: DefId| contexts.contains(&self.names.def(def).context);
                if creates && self.names.body(at.0, at.1).is_some_and(|(def, _)| asked(def)) {
                    found[package].push(at);
                }
            }
        }
        found
    }

    /// The graphs of a body and of the closures and async blocks inside it,
    /// with what is alive where they wait.
    pub fn graphs(&self, file: FileId, body: BodyId) -> Vec<(Graph, Alive)> {
        let types = self.typer.body(file, body);
        let body = BodyRef { file, body, nested: None };
        let ask = Typed { typer: self.typer, types: &types };
        crate::flow::typed::build(self.typer, &types, self.workspace, body)
            .into_iter()
            .map(|graph| {
                let alive = Alive::of(&graph, &Liveness::of(&graph, &ask));
                (graph, alive)
            })
            .collect()
    }
}
