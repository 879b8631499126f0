//! Which projects and files a request touches.
//!
//! In:  the request.
//! Out: [`Discovery`]: projects with their packages, and the files below every folder walked.
//! Cost: cargo answers in a thread of its own while the first folder is walked.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::error::LoadError;
use super::manifest;
use super::places::{Input, inputs, nearest_manifest};
use super::project::Project;
use super::request::Request;
use super::walk::{Found, Tree, walk};
use super::workspace::NotAnalysed;

/// What there is.
#[derive(Debug, Default)]
pub(super) struct Discovery {
    pub inputs: Vec<Input>,
    /// The manifest that was named or found for the current folder.
    pub manifest: Option<PathBuf>,
    pub projects: Vec<Project>,
    pub tree: Tree,
    walked: BTreeSet<PathBuf>,
    pub problems: Vec<NotAnalysed>,
}

/// Looks for projects and files.
pub(super) fn discover(request: &Request) -> Result<Discovery, LoadError> {
    let mut found = Discovery { inputs: inputs(request)?, ..Discovery::default() };
    found.manifest = own_manifest(request, &found.inputs)?;
    if found.manifest.is_none() && found.inputs.is_empty() {
        if request.workspace || !request.packages.is_empty() {
            return Err(LoadError::NoPackage(request.current_dir.clone()));
        }
        let here = Input { path: request.current_dir.clone(), is_folder: true, manifest: None };
        found.inputs.push(here);
    }
    let near = found.inputs.iter().filter_map(|input| input.manifest.clone());
    let mut manifests: Vec<PathBuf> = found.manifest.iter().cloned().chain(near).collect();
    let mut seen = BTreeSet::new();
    manifests.retain(|manifest| seen.insert(manifest.clone()));

    let folders: BTreeSet<PathBuf> = manifests
        .iter()
        .filter_map(|manifest| manifest.parent().map(Path::to_owned))
        .chain(found.inputs.iter().filter(|i| i.is_outside()).map(|i| i.path.clone()))
        .collect();
    let first = manifests.first().cloned();
    let asked = std::thread::scope(|scope| {
        let asked = first.map(|manifest| scope.spawn(move || Project::of(&manifest)));
        for folder in &folders {
            found.walk(folder);
        }
        asked.map(std::thread::ScopedJoinHandle::join)
    });
    if let Some(project) = asked {
        // A panic in there is cargo_metadata's; reading the manifest again says what is wrong.
        let project = project.unwrap_or_else(|_| manifest::read_project(&manifests[0]));
        found.projects.push(project?);
    }
    for manifest in manifests.iter().skip(1) {
        if !found.projects.iter().any(|project| project.has(manifest)) {
            found.projects.push(Project::of(manifest)?);
        }
    }
    found.nested_projects();
    for project in &mut found.projects {
        found.problems.append(&mut project.problems);
    }
    Ok(found)
}

/// `--manifest-path`, or the nearest manifest when no paths were given.
fn own_manifest(request: &Request, inputs: &[Input]) -> Result<Option<PathBuf>, LoadError> {
    match &request.manifest_path {
        Some(given) => {
            let manifest = request.absolute(given);
            if manifest.is_file() && manifest.extension().is_some_and(|e| e == "toml") {
                Ok(Some(manifest))
            } else {
                Err(LoadError::NoSuchManifest(given.clone()))
            }
        }
        None if inputs.is_empty() => Ok(nearest_manifest(&request.current_dir)),
        None => Ok(None),
    }
}

impl Discovery {
    /// Walks a folder unless it was already seen from above (build output is not).
    pub fn walk(&mut self, folder: &Path) {
        let seen =
            |tree: &Tree| tree.groups.values().flatten().any(|file| file.path.starts_with(folder));
        let above = folder.ancestors().skip(1).any(|above| self.walked.contains(above));
        if self.walked.contains(folder) || above && seen(&self.tree) {
            return;
        }
        self.walked.insert(folder.to_owned());
        let tree = walk(folder);
        for (group, files) in tree.groups {
            self.tree.groups.entry(group).or_default().extend(files);
        }
        self.tree.packages.extend(tree.packages);
        self.tree.packages.sort();
        self.problems.extend(tree.unreadable);
    }

    /// The files of a package.
    pub fn files_of(&mut self, folder: &Path) -> Vec<Found> {
        self.walk(folder);
        self.tree.groups.get(folder).cloned().unwrap_or_default()
    }

    /// Packages below folders that are no package themselves, but not those within such packages
    /// (their fixtures). There may be hundreds, so cargo is not asked.
    fn nested_projects(&mut self) {
        let outside: Vec<PathBuf> =
            self.inputs.iter().filter(|i| i.is_outside()).map(|i| i.path.clone()).collect();
        let mut manifests = BTreeSet::new();
        for folder in &outside {
            let below: BTreeSet<&PathBuf> =
                self.tree.packages.iter().filter(|p| p.starts_with(folder)).collect();
            let topmost = |package: &&&PathBuf| {
                !package.ancestors().skip(1).any(|a| below.iter().any(|b| b.as_path() == a))
            };
            manifests.extend(below.iter().filter(topmost).map(|p| p.join("Cargo.toml")));
        }
        for manifest in manifests {
            if self.projects.iter().any(|project| project.has(&manifest)) {
                continue;
            }
            match manifest::read_project(&manifest) {
                Ok(project) => self.projects.push(project),
                Err(LoadError::Manifest { path, line, message }) => {
                    self.problems.push(NotAnalysed { path, place: line, reason: message });
                }
                Err(_) => {}
            }
        }
    }
}
