//! From paths to source files that know which crate they belong to.
//!
//! In:  paths, `cargo metadata --no-deps` or the manifests themselves.
//! Out: [`Workspace`]: packages, targets, parsed files, one module tree a target.
//! Not here: what an item means (`names`). No build script or macro of the project is run.

pub mod workspace;

pub use workspace::{
    Context, Crate, CrateId, Dependency, Edition, Module, ModuleId, NotAnalysed, Package,
    SourceFile, Target, Workspace,
};
