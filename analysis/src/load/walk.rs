//! Which Rust files there are, and which package folder each lies in.
//!
//! In:  a folder.
//! Out: [`Tree`]: `.rs` files grouped by the nearest folder with a `Cargo.toml`, sorted.
//! Links are not followed here, so there are no cycles; a `mod` that leads through one still works.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::workspace::NotAnalysed;

/// A file and its length.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Found {
    pub path: PathBuf,
    pub len: u64,
}

/// What walks found.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// Files by the nearest folder that has a manifest, else by the folder the walk began in.
    pub groups: BTreeMap<PathBuf, Vec<Found>>,
    /// Folders that have a manifest.
    pub packages: Vec<PathBuf>,
    /// Folders that could not be read.
    pub unreadable: Vec<NotAnalysed>,
}

/// Walks a folder: without hidden folders, build output and `node_modules`.
pub(super) fn walk(start: &Path) -> Tree {
    let mut tree = Tree::default();
    // The package folder of each open folder, by depth.
    let mut around: Vec<PathBuf> = Vec::new();
    let walker = WalkDir::new(start).follow_links(false).follow_root_links(true);
    for entry in walker.into_iter().filter_entry(is_source) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {
                around.truncate(entry.depth());
                let own = entry.path().join("Cargo.toml").is_file();
                if own {
                    tree.packages.push(entry.path().to_owned());
                }
                let package = match around.last() {
                    Some(outer) if !own => outer.clone(),
                    _ => entry.path().to_owned(),
                };
                around.push(package);
            }
            Ok(entry) if is_rust(entry.path()) && entry.file_type().is_file() => {
                let group = around.get(entry.depth().saturating_sub(1)).map_or(start, |p| p);
                let len = entry.metadata().map_or(0, |m| m.len());
                let found = Found { path: entry.into_path(), len };
                tree.groups.entry(group.to_owned()).or_default().push(found);
            }
            Ok(_) => {}
            Err(error) => tree.unreadable.push(NotAnalysed {
                path: error.path().unwrap_or(start).to_owned(),
                place: None,
                reason: format!(
                    "cannot be read: {}",
                    error.io_error().map_or("a link leads in a circle".into(), ToString::to_string)
                ),
            }),
        }
    }
    for group in tree.groups.values_mut() {
        group.sort();
    }
    tree.packages.sort();
    tree.unreadable.sort();
    tree
}

/// Whether the name ends in `.rs`.
pub(super) fn is_rust(path: &Path) -> bool {
    path.extension() == Some(OsStr::new("rs"))
}

fn is_source(entry: &DirEntry) -> bool {
    if entry.depth() == 0 || !entry.file_type().is_dir() {
        return true;
    }
    let name = entry.file_name().to_string_lossy();
    let skipped = name.starts_with('.')
        || name == "node_modules"
        // A module may be called `target`; cargo's folder is marked, or lies beside a manifest.
        || name == "target"
            && (entry.path().join("CACHEDIR.TAG").exists()
                || entry.path().with_file_name("Cargo.toml").exists());
    !skipped
}
