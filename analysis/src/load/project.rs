//! A workspace as its manifests state it.
//!
//! In:  a manifest.
//! Out: [`Project`]: every member with its targets and dependencies.

use std::path::{Path, PathBuf};

use super::error::LoadError;
use super::workspace::{NotAnalysed, Package};
use super::{manifest, metadata};

/// Packages that belong together.
#[derive(Debug, Default)]
pub(super) struct Project {
    /// The folder of the workspace's manifest.
    pub root: PathBuf,
    /// Its members.
    pub packages: Vec<Package>,
    /// Ids of the members that a run in the root means.
    pub default_ids: Vec<String>,
    /// Members whose manifests could not be read.
    pub problems: Vec<NotAnalysed>,
}

impl Project {
    /// The project of a manifest: cargo's word, else our own reading.
    pub(super) fn of(manifest: &Path) -> Result<Self, LoadError> {
        let mut project = match metadata::ask_cargo(manifest) {
            Some(project) => project,
            None => manifest::read_project(manifest)?,
        };
        project.packages.sort_by(|a, b| a.manifest_path.cmp(&b.manifest_path));
        Ok(project)
    }

    /// Whether the manifest is one of this project's.
    pub(super) fn has(&self, manifest: &Path) -> bool {
        self.root.join("Cargo.toml") == manifest
            || self.packages.iter().any(|package| package.manifest_path == manifest)
    }
}

/// The folder a package lies in.
pub(super) fn folder(package: &Package) -> &Path {
    package.manifest_path.parent().unwrap_or(Path::new(""))
}
