//! Files outside packages: each is a crate of its own, unless another one has it as a module.
//!
//! In:  parsed files.
//! Out: the root files, and the stand-in package of each.

use std::collections::BTreeSet;
use std::path::Path;

use super::manifest::file_url;
use super::modules::Trees;
use super::sources::Sources;
use super::workspace::{Context, Edition, Package, Target};
use crate::domain::Name;
use crate::syntax::ir;

/// The roots among files, in order of their paths.
pub(super) fn roots(sources: &Sources, files: &BTreeSet<u32>) -> Vec<u32> {
    let mut order: Vec<u32> = files.iter().copied().collect();
    // A crate's usual root comes before the files that it may have as modules.
    let rank = |path: &Path| {
        let depth = path.components().count();
        (depth, !(path.ends_with("lib.rs") || path.ends_with("main.rs")))
    };
    order.sort_by_cached_key(|&file| {
        let path = &sources.at(file).path;
        (rank(path), path.clone())
    });
    // Each file's modules if it were a root. A file that is somebody's module is not tried first.
    let mut below: BTreeSet<u32> = BTreeSet::new();
    let reached: Vec<BTreeSet<u32>> = order
        .iter()
        .map(|&file| {
            let tree = Trees::new(sources).tree(file, Name::new(""), Context::Lib);
            tree.iter().map(|module| module.file.0).filter(|&other| other != file).collect()
        })
        .collect();
    for set in &reached {
        below.extend(set);
    }
    let mut roots = Vec::new();
    let mut taken: BTreeSet<u32> = BTreeSet::new();
    // Files that only have each other as modules come last.
    for wanted in [false, true] {
        for (&file, set) in order.iter().zip(&reached) {
            if below.contains(&file) == wanted && !taken.contains(&file) {
                roots.push(file);
                taken.insert(file);
                taken.extend(set);
            }
        }
    }
    roots.sort_by(|&a, &b| sources.at(a).path.cmp(&sources.at(b).path));
    roots
}

/// A package for a file that has none.
pub(super) fn package(path: &Path, file: &ir::File, edition: Edition) -> Package {
    let name = path.file_stem().map_or_else(String::new, |s| s.to_string_lossy().into_owned());
    let has_main = file
        .items
        .iter()
        .any(|item| item.name == "main" && matches!(item.kind, ir::ItemKind::Fn(_)));
    let kind = if has_main { "bin" } else { "lib" };
    let folder = path.parent().unwrap_or(Path::new(""));
    Package {
        id: format!("path+{}#{name}@0.0.0", file_url(folder)),
        name: name.clone(),
        version: String::new(),
        manifest_path: std::path::PathBuf::new(),
        edition,
        targets: vec![Target {
            kind: vec![kind.into()],
            crate_types: vec![kind.into()],
            name,
            src_path: path.to_owned(),
            edition,
            doc: true,
            doctest: !has_main,
            test: true,
        }],
        dependencies: Vec::new(),
        features: std::collections::BTreeMap::new(),
        selected: true,
    }
}
