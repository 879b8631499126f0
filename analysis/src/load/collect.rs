//! The loader's steps in order.
//!
//! In:  [`Request`].
//! Out: [`Workspace`]; the same one whatever the thread count.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rayon::{ThreadPool, ThreadPoolBuilder};
use rustc_hash::FxHashSet;

use super::cost::Step;
use super::discovery::{Discovery, discover};
use super::error::LoadError;
use super::modules::Trees;
use super::project::folder;
use super::request::Request;
use super::select::{select, used};
use super::sources::{Sources, unread};
use super::standalone;
use super::walk::Found;
use super::workspace::{
    Context, Crate, CrateId, Edition, ModuleId, NotAnalysed, Package, SourceFile, Workspace,
};
use crate::domain::{FileId, Name};

/// Syntax trees are walked by recursion: the deepest file that the parser accepts must fit.
const STACK: usize = 64 << 20;

/// The threads a run works on; 0 is one a core.
pub fn pool(threads: usize) -> Result<ThreadPool, LoadError> {
    ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .thread_name(|index| format!("conc-{index}"))
        .build()
        .map_err(|error| LoadError::Threads { threads, reason: error.to_string() })
}

/// Loads what the request names.
pub fn load(request: &Request) -> Result<Workspace, LoadError> {
    if rayon::current_thread_index().is_some() {
        return run(request);
    }
    pool(request.threads)?.install(|| run(request))
}

fn run(request: &Request) -> Result<Workspace, LoadError> {
    let (prepared, discovered) = Step::run("discover", || prepare(request));
    let (mut load, root) = prepared?;
    let files = std::mem::take(&mut load.files);
    let ((), parsed) = Step::run("parse", || load.sources.read(files));
    let (mut workspace, stitched) = Step::run("modules", || load.stitch());
    workspace.root = root;
    workspace.steps = vec![discovered, parsed, stitched];
    if workspace.files.is_empty() && workspace.not_analysed.is_empty() {
        return Err(LoadError::no_source(request));
    }
    Ok(workspace)
}

/// Finds what is to be read, and the folder that paths are shown relative to.
fn prepare(request: &Request) -> Result<(Load<'_>, PathBuf), LoadError> {
    let mut found = discover(request)?;
    select(request, &found.inputs, found.manifest.as_deref(), &mut found.projects)?;
    let root = match found.projects.as_slice() {
        [one] => one.root.clone(),
        _ => request.current_dir.clone(),
    };
    let packages = used(&mut found.projects);
    let mut load = Load {
        request,
        files: package_files(&mut found, &packages),
        found,
        packages,
        sources: Sources::default(),
    };
    load.stray_files();
    Ok((load, root))
}

fn package_files(found: &mut Discovery, packages: &[Package]) -> Vec<Found> {
    let mut files = Vec::new();
    for package in packages {
        let mut own = found.files_of(folder(package));
        if !package.selected {
            // Of a package that is only used, its tests and programs do not matter.
            let lib = package.targets.iter().find(|t| t.is_library());
            let beside = lib.and_then(|lib| lib.src_path.parent());
            own.retain(|file| beside.is_some_and(|beside| file.path.starts_with(beside)));
        }
        files.extend(own);
    }
    files
}

struct Load<'r> {
    request: &'r Request,
    found: Discovery,
    packages: Vec<Package>,
    files: Vec<Found>,
    sources: Sources,
}

/// A crate before its files have their final numbers.
struct Draft {
    package: usize,
    target: usize,
    root: u32,
    context: Context,
}

impl Load<'_> {
    /// Files that were named, or lie in named folders, whether or not a package has them.
    fn stray_files(&mut self) {
        for input in self.found.inputs.clone() {
            if input.is_folder {
                if input.is_outside() {
                    self.found.walk(&input.path);
                    let files = self.found.tree.groups.iter();
                    let outside = files.filter(|(group, _)| {
                        self.found.tree.packages.binary_search(group).is_err()
                            || input.path.starts_with(group)
                    });
                    let below = outside.flat_map(|(_, files)| files);
                    self.files.extend(below.filter(|f| f.path.starts_with(&input.path)).cloned());
                }
            } else {
                let len = std::fs::metadata(&input.path).map_or(0, |m| m.len());
                self.files.push(Found { path: input.path, len });
            }
        }
    }

    /// Builds every tree; reads what trees reach outside the folders, and starts again.
    fn stitch(mut self) -> Workspace {
        loop {
            let mut problems = self.found.problems.clone();
            let mut trees = Trees::new(&self.sources);
            let mut drafts = Vec::new();
            for (index, package) in self.packages.iter().enumerate() {
                package_drafts(index, package, &mut trees, &mut drafts, &mut problems);
            }
            let mut crates: Vec<Crate> =
                drafts.iter().map(|draft| build(draft, &self.packages, &mut trees)).collect();
            let reached = reached(&crates);
            let mut stand_ins = Vec::new();
            for root in standalone::roots(&self.sources, &self.unreached(&reached)) {
                let source = self.sources.at(root);
                let edition = self.request.edition.unwrap_or(Edition::E2024);
                let package = standalone::package(&source.path, &source.ir, edition);
                let context =
                    if package.targets[0].is_library() { Context::Lib } else { Context::Bin };
                let package_index = self.packages.len() + stand_ins.len();
                let draft = Draft { package: package_index, target: 0, root, context };
                stand_ins.push(package);
                crates.push(build_one(&draft, &stand_ins[stand_ins.len() - 1], &mut trees));
            }
            let wanted = std::mem::take(&mut trees.wanted);
            if wanted.is_empty() {
                problems.append(&mut trees.problems);
                self.packages.extend(stand_ins);
                return finish(self.packages, self.sources, crates, problems);
            }
            self.sources.read(wanted.into_iter().map(found).collect());
        }
    }

    /// Files that were asked for and that no package's module tree has.
    fn unreached(&self, reached: &BTreeSet<u32>) -> BTreeSet<u32> {
        let mut out = BTreeSet::new();
        for input in &self.found.inputs {
            if !input.is_folder {
                out.extend(self.sources.get(&input.path).filter(|file| !reached.contains(file)));
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
            let stray = |&file: &u32| {
                let path = &self.sources.at(file).path;
                below(path) && !in_package(path)
            };
            // A folder of a package's own modules has nothing that stands alone.
            if !reached.iter().any(stray) {
                out.extend((0..self.sources.list.len() as u32).filter(|file| stray(file)));
            }
        }
        out
    }
}

fn found(path: PathBuf) -> Found {
    let len = std::fs::metadata(&path).map_or(0, |m| m.len());
    Found { path, len }
}

fn package_drafts(
    index: usize,
    package: &Package,
    trees: &mut Trees,
    drafts: &mut Vec<Draft>,
    problems: &mut Vec<NotAnalysed>,
) {
    if package.targets.is_empty() {
        problems.push(NotAnalysed {
            path: package.manifest_path.clone(),
            place: None,
            reason: "the package has no target: add `src/lib.rs` or `src/main.rs`".into(),
        });
    }
    for (target, entry) in package.targets.iter().enumerate() {
        if !package.selected && !entry.is_library() {
            continue;
        }
        match trees.file(&entry.src_path) {
            Some(root) => {
                drafts.push(Draft { package: index, target, root, context: entry.context() });
            }
            None if trees.wanted.contains(&entry.src_path) => {}
            None => problems.push(NotAnalysed {
                path: entry.src_path.clone(),
                place: None,
                reason: format!(
                    "no such file: it is the root of target `{}` in `{}`; create it, or correct its `path`",
                    entry.name,
                    package.manifest_path.display()
                ),
            }),
        }
    }
}

fn build(draft: &Draft, packages: &[Package], trees: &mut Trees) -> Crate {
    build_one(draft, &packages[draft.package], trees)
}

fn build_one(draft: &Draft, package: &Package, trees: &mut Trees) -> Crate {
    let target = &package.targets[draft.target];
    let name = Name::new(&target.name.replace('-', "_"));
    Crate {
        name,
        package: draft.package,
        target: draft.target,
        edition: target.edition,
        context: draft.context,
        modules: trees.tree(draft.root, name, draft.context),
    }
}

fn reached(crates: &[Crate]) -> BTreeSet<u32> {
    crates.iter().flat_map(|c| &c.modules).map(|module| module.file.0).collect()
}

/// Numbers files by their paths, and gives each to its first crate.
fn finish(
    packages: Vec<Package>,
    sources: Sources,
    mut crates: Vec<Crate>,
    mut problems: Vec<NotAnalysed>,
) -> Workspace {
    let mut owners: Vec<Option<(CrateId, ModuleId)>> = vec![None; sources.list.len()];
    let mut order: Vec<usize> = (0..crates.len()).collect();
    // What runs in production owns a file before its tests do.
    order.sort_by_key(|&index| crates[index].context);
    for index in order {
        for (at, module) in crates[index].modules.iter().enumerate() {
            owners[module.file.0 as usize]
                .get_or_insert((CrateId(index as u32), ModuleId(at as u32)));
        }
    }
    for index in (0..sources.list.len()).filter(|&index| owners[index].is_some()) {
        problems.extend(trouble(&sources, index as u32));
    }
    let mut by_path: Vec<usize> = (0..sources.list.len()).collect();
    by_path.sort_by(|&a, &b| sources.list[a].path.cmp(&sources.list[b].path));
    let mut numbers = vec![FileId(0); by_path.len()];
    for (number, &old) in by_path.iter().enumerate() {
        numbers[old] = FileId(number as u32);
    }
    for module in crates.iter_mut().flat_map(|c| &mut c.modules) {
        module.file = numbers[module.file.0 as usize];
    }
    let mut files: Vec<(FileId, SourceFile)> = sources
        .list
        .into_iter()
        .enumerate()
        .map(|(old, source)| {
            let owner = owners[old];
            let edition = owner.map_or(Edition::default(), |(id, _)| crates[id.0 as usize].edition);
            let file =
                SourceFile { path: source.path, len: source.len, edition, ir: source.ir, owner };
            (numbers[old], file)
        })
        .collect();
    files.sort_by_key(|(number, _)| *number);
    problems.sort();
    problems.dedup();
    Workspace {
        packages,
        files: files.into_iter().map(|(_, file)| file).collect(),
        crates,
        not_analysed: problems,
        ..Workspace::default()
    }
}

/// Why a file that belongs to a crate is not known in full.
fn trouble(sources: &Sources, index: u32) -> Option<NotAnalysed> {
    let source = sources.at(index);
    if let Some(failure) = &source.failure {
        return Some(failure.clone());
    }
    unread(&source.path, &mut source.ir.lost.iter())
}
