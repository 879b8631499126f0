//! Loads one group of packages: its files, and the module trees of its targets.
//!
//! In:  a [`Plan`], which of its packages, and what other groups have as modules.
//! Out: [`Workspace`]; the same one whatever the thread count.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;

use super::modules::Trees;
use super::plan::{Group, Plan};
use super::sources::{Sources, unread};
use super::standalone;
use super::walk::Found;
use super::workspace::{
    Context, Crate, CrateId, Edition, ModuleId, NotAnalysed, Package, SourceFile, Workspace,
};
use crate::domain::{FileId, Name};

/// A group whose files are read.
pub(super) struct Load<'p> {
    plan: &'p Plan,
    /// Files that are modules in other groups.
    elsewhere: &'p FxHashSet<PathBuf>,
    group: &'p Group,
    packages: Vec<Package>,
    sources: Sources,
}

/// A crate before its files have their final numbers.
struct Draft {
    package: usize,
    target: usize,
    root: u32,
    context: Context,
}

impl<'p> Load<'p> {
    /// `sources` has the group's own files.
    pub(super) fn new(
        plan: &'p Plan,
        elsewhere: &'p FxHashSet<PathBuf>,
        group: &'p Group,
        sources: Sources,
    ) -> Self {
        let packages = group.packages.iter().map(|n| plan.packages[*n].clone()).collect();
        Self { plan, elsewhere, group, packages, sources }
    }

    /// Builds every tree; reads what trees reach outside the folders, and starts again.
    pub(super) fn stitch(mut self) -> Workspace {
        loop {
            let mut problems = self.plan.not_analysed.clone();
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
                let package = standalone::package(&source.path, &source.ir, self.plan.edition);
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
                let root = self.plan.root.clone();
                let finished = finish(self.packages, self.sources, crates, problems);
                let mut workspace = Workspace { root, ..finished };
                workspace.link_macros();
                return workspace;
            }
            self.sources.read(wanted.into_iter().map(found).collect());
        }
    }

    /// Files that were asked for and that no package's module tree has.
    fn unreached(&self, reached: &BTreeSet<u32>) -> BTreeSet<u32> {
        if !self.group.loose {
            return BTreeSet::new();
        }
        let list = &self.sources.list;
        let own = reached.iter().map(|file| list[*file as usize].path.as_path());
        let taken: FxHashSet<&Path> =
            own.chain(self.elsewhere.iter().map(PathBuf::as_path)).collect();
        let files: Vec<&Path> = list.iter().map(|source| source.path.as_path()).collect();
        let loose = self.plan.loose(&files, &taken);
        loose.into_iter().filter_map(|path| self.sources.get(path)).collect()
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
