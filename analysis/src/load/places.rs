//! What the paths of a request are.
//!
//! In:  the request.
//! Out: [`Input`]s: absolute, existing, each with the manifest it lies under.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::LoadError;
use super::request::Request;
use super::walk::is_rust;

/// A path that was asked for.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub path: PathBuf,
    pub is_folder: bool,
    /// The nearest manifest in the folder or above.
    pub manifest: Option<PathBuf>,
}

impl Input {
    /// A folder that is no package itself.
    pub fn is_outside(&self) -> bool {
        self.is_folder && self.manifest.as_ref().is_none_or(|m| m.parent() != Some(&self.path))
    }
}

/// The request's paths, in order.
pub(super) fn inputs(request: &Request) -> Result<Vec<Input>, LoadError> {
    request.paths.iter().map(|path| input(request, path)).collect()
}

fn input(request: &Request, given: &Path) -> Result<Input, LoadError> {
    let mut path = request.absolute(given);
    let kind = std::fs::metadata(&path).map_err(|error| match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => LoadError::NoSuchPath(given.to_owned()),
        _ => LoadError::Unreadable { path: given.to_owned(), reason: error.to_string() },
    })?;
    if kind.is_dir() {
        let manifest = nearest_manifest(&path);
        return Ok(Input { path, is_folder: true, manifest });
    }
    if path.ends_with("Cargo.toml") {
        let manifest = Some(path.clone());
        path.pop();
        return Ok(Input { path, is_folder: true, manifest });
    }
    if !is_rust(&path) || !kind.is_file() {
        return Err(LoadError::NotRust(given.to_owned()));
    }
    let manifest = path.parent().and_then(nearest_manifest);
    Ok(Input { path, is_folder: false, manifest })
}

/// `Cargo.toml` in the folder or above.
pub(super) fn nearest_manifest(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join("Cargo.toml")).find(|manifest| manifest.is_file())
}
