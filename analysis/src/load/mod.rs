//! From paths to source files that know which crate they belong to.
//!
//! In:  paths, `cargo metadata --no-deps` or the manifests themselves.
//! Out: [`Workspace`]: packages, targets, parsed files, one module tree a target.
//! Not here: what an item means (`names`). No build script or macro of the project is run.
//!
//! [`load`] is the way in: `load(&Request::new(dir))` takes the package in `dir`. Run it inside
//! [`pool`] together with the later steps, or alone: then it makes its own. [`plan`] and
//! [`Plan::each`] do the same with no more in memory than packages that depend on each other.

mod collect;
mod context;
mod cost;
mod discovery;
mod error;
mod groups;
mod macros;
#[cfg(test)]
mod macros_tests;
mod manifest;
#[cfg(test)]
pub(crate) mod memory;
mod metadata;
mod modules;
mod places;
mod plan;
mod project;
mod request;
mod select;
mod sources;
mod standalone;
mod targets;
mod walk;
pub mod workspace;

pub use cost::{Step, peak_memory};
pub use error::LoadError;
pub use groups::{load, pool};
pub use plan::{Plan, plan};
pub use request::{Request, absolute};
pub use workspace::{
    Context, Crate, CrateId, Dependency, Edition, Module, ModuleId, NotAnalysed, Package,
    SourceFile, Target, Workspace,
};
