//! Which packages of the workspace a package can see.
//!
//! In:  path dependencies.
//! Out: for each package the others it depends on, directly or not, in order.

use rustc_hash::FxHashMap;

use crate::domain::Name;
use crate::load::{Context, Workspace};

/// The packages of the workspace that each package depends on, directly or not.
pub(super) fn seen(workspace: &Workspace) -> Vec<Vec<usize>> {
    let mut libs = FxHashMap::<Name, usize>::default();
    for krate in &workspace.crates {
        if krate.context == Context::Lib {
            libs.entry(krate.name).or_insert(krate.package);
        }
    }
    let direct: Vec<Vec<usize>> = workspace
        .packages
        .iter()
        .map(|package| {
            let of_path = package.dependencies.iter().filter(|d| d.path.is_some());
            of_path.filter_map(|d| libs.get(&d.crate_name).copied()).collect()
        })
        .collect();
    (0..workspace.packages.len())
        .map(|package| {
            let mut seen = direct[package].clone();
            let mut next = 0;
            while let Some(other) = seen.get(next).copied() {
                next += 1;
                for more in &direct[other] {
                    if !seen.contains(more) {
                        seen.push(*more);
                    }
                }
            }
            seen.sort_unstable();
            seen.dedup();
            seen
        })
        .collect()
}
