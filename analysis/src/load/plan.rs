//! What a run will read, before it reads any of it, and which packages have to be known together.
//!
//! In:  [`Request`].
//! Out: [`Plan`]: packages with their files, files without a package, and [`Group`]s.

use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

use super::discovery::{Discovery, discover};
use super::error::LoadError;
use super::places::Input;
use super::project::folder;
use super::request::Request;
use super::select::{select, used};
use super::walk::Found;
use super::workspace::{Edition, NotAnalysed, Package};

/// What a request means: nothing of it is read yet.
#[derive(Debug)]
pub struct Plan {
    /// The workspace root, or the folder that paths are shown relative to.
    pub root: PathBuf,
    /// Packages in order of their manifests' paths.
    pub packages: Vec<Package>,
    /// The files of each package.
    pub(super) files: Vec<Vec<Found>>,
    /// Files that were named, or lie in named folders, whether or not a package has them.
    strays: Vec<Found>,
    inputs: Vec<Input>,
    /// The edition of files without a package.
    pub(super) edition: Edition,
    /// What could not be analysed as far as is known by now, and why; every group has it, too.
    pub not_analysed: Vec<NotAnalysed>,
}

/// Packages that depend on each other by their paths, and nobody else on them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct Group {
    /// Their indices in the plan, in order.
    pub packages: Vec<usize>,
    /// Whether files without a package belong to it.
    pub loose: bool,
}

/// Finds what a request means.
pub fn plan(request: &Request) -> Result<Plan, LoadError> {
    let mut found = discover(request)?;
    select(request, &found.inputs, found.manifest.as_deref(), &mut found.projects)?;
    let root = match found.projects.as_slice() {
        [one] => one.root.clone(),
        _ => request.current_dir.clone(),
    };
    let packages = used(&mut found.projects);
    let files: Vec<Vec<Found>> = packages.iter().map(|p| files_of(&mut found, p)).collect();
    let strays = strays(&mut found);
    let nothing = packages.is_empty() && strays.is_empty() && found.problems.is_empty();
    if nothing {
        return Err(LoadError::no_source(request));
    }
    let edition = request.edition.unwrap_or(Edition::E2024);
    let Discovery { inputs, problems: not_analysed, .. } = found;
    Ok(Plan { root, packages, files, strays, inputs, edition, not_analysed })
}

fn files_of(found: &mut Discovery, package: &Package) -> Vec<Found> {
    let mut own = found.files_of(folder(package));
    if !package.selected {
        // Of a package that is only used, its tests and programs do not matter.
        let lib = package.targets.iter().find(|t| t.is_library());
        let beside = lib.and_then(|lib| lib.src_path.parent());
        own.retain(|file| beside.is_some_and(|beside| file.path.starts_with(beside)));
    }
    own
}

fn strays(found: &mut Discovery) -> Vec<Found> {
    let mut strays = Vec::new();
    for input in found.inputs.clone() {
        if !input.is_folder {
            let len = std::fs::metadata(&input.path).map_or(0, |m| m.len());
            strays.push(Found { path: input.path, len });
        } else if input.is_outside() {
            found.walk(&input.path);
            let outside = found.tree.groups.iter().filter(|(group, _)| {
                found.tree.packages.binary_search(group).is_err() || input.path.starts_with(group)
            });
            let below = outside.flat_map(|(_, files)| files);
            strays.extend(below.filter(|file| file.path.starts_with(&input.path)).cloned());
        }
    }
    strays
}

impl Group {
    /// What tells it from others: its first package; files without a package come after all.
    pub fn key(&self) -> usize {
        self.packages.first().copied().unwrap_or(usize::MAX)
    }

    /// Both as one.
    pub fn with(mut self, other: Self) -> Self {
        self.packages.extend(other.packages);
        self.packages.sort_unstable();
        Self { loose: self.loose || other.loose, ..self }
    }
}

impl Plan {
    /// All of it as one group.
    pub(super) fn whole(&self) -> Group {
        Group { packages: (0..self.packages.len()).collect(), loose: self.asks_for_files() }
    }

    /// Groups that know nothing of each other, in order of their first packages; files without a
    /// package come last.
    pub(super) fn groups(&self) -> Vec<Group> {
        let at: FxHashMap<&Path, usize> =
            self.packages.iter().enumerate().map(|(n, package)| (folder(package), n)).collect();
        // Each package's group is named by a member; the first one's names itself.
        let mut first: Vec<usize> = (0..self.packages.len()).collect();
        for (n, package) in self.packages.iter().enumerate() {
            let paths = package.dependencies.iter().filter_map(|d| d.path.as_deref());
            for other in paths.filter_map(|path| at.get(path)) {
                let (a, b) = (top(&first, n), top(&first, *other));
                first[a.max(b)] = a.min(b);
            }
        }
        let mut groups: Vec<Group> = Vec::new();
        let mut group_of = FxHashMap::<usize, usize>::default();
        for n in 0..self.packages.len() {
            let group = *group_of.entry(top(&first, n)).or_insert_with(|| {
                groups.push(Group { packages: Vec::new(), loose: false });
                groups.len() - 1
            });
            groups[group].packages.push(n);
        }
        groups.extend(self.asks_for_files().then_some(Group { packages: Vec::new(), loose: true }));
        groups
    }

    /// Whether files may be there that no package has.
    fn asks_for_files(&self) -> bool {
        self.inputs.iter().any(|input| !input.is_folder || input.is_outside())
    }

    /// The files of a group; those that are modules in other groups are not loose.
    pub(super) fn files_of(&self, group: &Group, elsewhere: &FxHashSet<PathBuf>) -> Vec<Found> {
        let packages = group.packages.iter();
        let mut files: Vec<Found> = packages.flat_map(|n| self.files[*n].iter().cloned()).collect();
        if group.loose {
            let all: Vec<&Path> = self.strays.iter().map(|file| file.path.as_path()).collect();
            let taken = elsewhere.iter().map(PathBuf::as_path).collect();
            let loose = self.loose(&all, &taken);
            files.extend(self.strays.iter().filter(|f| loose.contains(&*f.path)).cloned());
        }
        files
    }

    /// Of these files those that were asked for and that belong to no package, if `taken` are
    /// modules already.
    pub(super) fn loose<'f>(
        &self,
        files: &[&'f Path],
        taken: &FxHashSet<&Path>,
    ) -> FxHashSet<&'f Path> {
        let mut out = FxHashSet::default();
        for input in &self.inputs {
            if !input.is_folder {
                out.extend(files.iter().filter(|f| **f == input.path && !taken.contains(*f)));
                continue;
            }
            if !input.is_outside() {
                continue;
            }
            let below = |path: &Path| path.starts_with(&input.path);
            // There may be hundreds of packages: a file's folders are looked up, not theirs tried.
            let folders: FxHashSet<&Path> =
                self.packages.iter().map(folder).filter(|folder| below(folder)).collect();
            let in_package = |path: &Path| path.ancestors().any(|at| folders.contains(at));
            let stray = |path: &&Path| below(path) && !in_package(path);
            // A folder of a package's own modules has nothing that stands alone.
            if !taken.iter().any(stray) {
                out.extend(files.iter().filter(|path| stray(path)));
            }
        }
        out
    }
}

/// The first package of the group that a package is in.
fn top(first: &[usize], mut at: usize) -> usize {
    while first[at] != at {
        at = first[at];
    }
    at
}
