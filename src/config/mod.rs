//! The configuration: where it is, what it says, and what that means for each file.
//!
//! In:  packages, the command line; then the files of a group of packages.
//! Out: [`Settings`], with models of the user's; [`FileLevels`]: levels a file, files left out.
//! What is said on the command line goes before what is said for some files, that before what is
//! said for all, that before the lints' own levels; a package's table goes before the workspace's.
//! Nothing lowers what is forbidden.

mod file;
mod mistake;
mod models;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use conc_analysis::domain::FileId;
use conc_analysis::facts::Contexts;
use conc_analysis::load::{Context, Package, Workspace};
use conc_analysis::models::Models;
use conc_lints::{Level, Lint};

use crate::levels::{Levels, Named, reports_in};
use file::{Layer, Part};

/// The file's name.
const NAME: &str = "conc-lint.toml";

/// What the command line says of levels.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// In the order they were written.
    pub levels: Vec<(Level, Named)>,
    /// `--lint-tests`
    pub lint_tests: bool,
    /// `--config-file`
    pub file: Option<PathBuf>,
}

/// All that is configured.
pub struct Settings<'f> {
    flags: &'f Flags,
    /// What holds for all packages, then what packages say of themselves.
    layers: Vec<Layer>,
    shared: usize,
    /// The layers of packages, by their manifests.
    own: BTreeMap<PathBuf, usize>,
    /// The shipped models, and the user's.
    pub models: &'static Models,
}

/// What holds for each file.
pub struct FileLevels {
    /// Every combination of levels that some file has.
    sets: Vec<Levels>,
    /// For each file its set; `None` if it is left out.
    of_file: Vec<Option<usize>>,
}

impl<'f> Settings<'f> {
    /// Finds and reads every configuration there is.
    pub fn new(root: &Path, packages: &[Package], flags: &'f Flags) -> anyhow::Result<Self> {
        let mut layers: Vec<Layer> = base(flags, root)?.into_iter().collect();
        let shared = layers.len();
        let mut own = BTreeMap::new();
        for package in packages {
            let text = fs::read_to_string(&package.manifest_path).unwrap_or_default();
            if let Some(layer) = file::manifest(&package.manifest_path, text, Part::Package)? {
                own.insert(package.manifest_path.clone(), layers.len());
                layers.push(layer);
            }
        }
        let models = models::read(&layers)?;
        Ok(Self { flags, layers, shared, own, models })
    }

    /// Applies it to files.
    pub fn levels(&self, workspace: &Workspace) -> FileLevels {
        let layers = &self.layers;
        let mut levels = FileLevels { sets: Vec::new(), of_file: Vec::new() };
        let mut known = BTreeMap::new();
        for file in &workspace.files {
            let owner = file.owner.and_then(|(id, _)| workspace.crates.get(id.0 as usize));
            let manifest = owner.map(|owner| &workspace.packages[owner.package].manifest_path);
            let package = manifest.and_then(|manifest| self.own.get(manifest).copied());
            let applied: Vec<usize> = (0..self.shared).chain(package).collect();
            let set = (!excluded(layers, &applied, &file.path)).then(|| {
                let key = (matching(layers, &applied, &file.path), applied);
                *known.entry(key).or_insert_with_key(|(overrides, applied)| {
                    levels.sets.push(combined(layers, applied, overrides, self.flags));
                    levels.sets.len() - 1
                })
            });
            levels.of_file.push(set);
        }
        levels
    }
}

impl FileLevels {
    /// The levels in a file.
    pub fn of(&self, file: FileId) -> Option<&Levels> {
        let set = self.of_file.get(file.0 as usize).copied().flatten()?;
        self.sets.get(set)
    }

    /// Whether a lint is on in any file.
    pub fn runs(&self, lint: &Lint) -> bool {
        self.sets.iter().any(|levels| levels.of(lint) > Level::Allow)
    }

    /// Where code runs that lints report on in any file.
    pub fn contexts(&self) -> Contexts {
        let of = |contexts: &dyn Fn(&Levels) -> Vec<Context>| {
            let mut all: Vec<Context> = self.sets.iter().flat_map(contexts).collect();
            all.sort_unstable();
            all.dedup();
            all
        };
        Contexts {
            all: of(&|levels| levels.contexts(|_| true)),
            // What a lint says of a program does not depend on which others are on.
            usual: of(&|levels| {
                let mut usual = levels.contexts(|_| true);
                let others = levels.contexts(|lint| !reports_in(lint, Context::Test));
                usual.retain(|c| matches!(c, Context::Lib | Context::Bin) || others.contains(c));
                usual
            }),
        }
    }
}

/// The levels that a run in a folder has for most of its files.
pub fn levels_in(folder: &Path, flags: &Flags) -> anyhow::Result<Levels> {
    let layers: Vec<Layer> = base(flags, folder)?.into_iter().collect();
    let applied: Vec<usize> = (0..layers.len()).collect();
    Ok(combined(&layers, &applied, &[], flags))
}

/// The configuration that was named, or that of a workspace.
fn base(flags: &Flags, root: &Path) -> anyhow::Result<Option<Layer>> {
    match &flags.file {
        Some(path) => read(path).map(Some),
        None => nearest(root),
    }
}

fn read(path: &Path) -> anyhow::Result<Layer> {
    let text =
        fs::read_to_string(path).with_context(|| format!("`{}` cannot be read", path.display()))?;
    Ok(file::file(path, text)?)
}

/// The path as the globs of a layer see it.
fn seen<'p>(layer: &Layer, path: &'p Path) -> Option<&'p Path> {
    path.strip_prefix(&layer.folder).ok()
}

fn excluded(layers: &[Layer], applied: &[usize], path: &Path) -> bool {
    applied.iter().any(|n| seen(&layers[*n], path).is_some_and(|p| layers[*n].exclude.is_match(p)))
}

/// The overrides that a file falls under: layer and position.
fn matching(layers: &[Layer], applied: &[usize], path: &Path) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    for n in applied {
        let Some(path) = seen(&layers[*n], path) else { continue };
        let overrides = layers[*n].overrides.iter().enumerate();
        out.extend(overrides.filter(|(_, o)| o.paths.is_match(path)).map(|(at, _)| (*n, at)));
    }
    out
}

fn combined(
    layers: &[Layer],
    applied: &[usize],
    overrides: &[(usize, usize)],
    flags: &Flags,
) -> Levels {
    let mut levels = Levels::default();
    for n in applied {
        levels.set(&layers[*n].levels);
        for context in &layers[*n].contexts {
            levels.everywhere_in(*context);
        }
    }
    for (n, at) in overrides {
        levels.set(&layers[*n].overrides[*at].levels);
    }
    if flags.lint_tests {
        levels.everywhere();
    }
    levels.set(&flags.levels);
    levels
}

/// The configuration of a workspace: its own, or the nearest file above it.
fn nearest(root: &Path) -> anyhow::Result<Option<Layer>> {
    let manifest = root.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap_or_default();
    let own = file::manifest(&manifest, text, Part::Workspace)?;
    let path = root.ancestors().map(|folder| folder.join(NAME)).find(|path| path.is_file());
    match (own, path) {
        (Some(_), Some(path)) if path.parent() == Some(root) => anyhow::bail!(
            "`{}` and `[workspace.metadata.conc-lint]` in `{}` configure the same workspace: \
             keep one of them",
            path.display(),
            manifest.display()
        ),
        (Some(own), _) => Ok(Some(own)),
        (None, Some(path)) => read(&path).map(Some),
        (None, None) => Ok(None),
    }
}
