//! What was loaded.
//!
//! In:  filled by the loader.
//! Out: plain data, in an order that depends on paths alone.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::cost::Step;
use crate::domain::{FileId, Name};
use crate::syntax::ir;

/// All that one run looks at.
#[derive(Debug, Default)]
pub struct Workspace {
    /// The workspace root, or the folder that paths are shown relative to.
    pub root: PathBuf,
    /// Packages in order of their manifests' paths.
    pub packages: Vec<Package>,
    /// Files in order of their paths; [`FileId`] is the index.
    pub files: Vec<SourceFile>,
    /// Crates in order of package, then target.
    pub crates: Vec<Crate>,
    /// What could not be analysed, and why.
    pub not_analysed: Vec<NotAnalysed>,
    /// What each step of loading cost, in order.
    pub steps: Vec<Step>,
}

impl Workspace {
    /// The file of that id.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }
}

/// Something that could not be analysed.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NotAnalysed {
    /// The file or manifest.
    pub path: PathBuf,
    /// Line and column, counted from 1, if there is a place.
    pub place: Option<(u32, u32)>,
    /// A sentence that says why and what to do.
    pub reason: String,
}

/// The edition of a crate.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Edition {
    /// 2015
    E2015,
    /// 2018
    E2018,
    /// 2021
    #[default]
    E2021,
    /// 2024
    E2024,
}

impl Edition {
    /// The edition of that year; `None` for one that does not exist yet.
    pub fn from_year(year: &str) -> Option<Self> {
        match year {
            "2015" => Some(Self::E2015),
            "2018" => Some(Self::E2018),
            "2021" => Some(Self::E2021),
            "2024" => Some(Self::E2024),
            _ => None,
        }
    }

    /// Its year.
    pub fn year(self) -> &'static str {
        match self {
            Self::E2015 => "2015",
            Self::E2018 => "2018",
            Self::E2021 => "2021",
            Self::E2024 => "2024",
        }
    }
}

/// A cargo package, or a stand-in for a file or folder without one.
#[derive(Clone, Debug)]
pub struct Package {
    /// The id that `cargo metadata` gives.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version; empty for a stand-in.
    pub version: String,
    /// Its manifest; empty for a stand-in.
    pub manifest_path: PathBuf,
    /// Its edition.
    pub edition: Edition,
    /// Its targets.
    pub targets: Vec<Target>,
    /// What it depends on, dev and build dependencies too.
    pub dependencies: Vec<Dependency>,
    /// Its features and what each switches on, as the manifest says.
    pub features: BTreeMap<String, Vec<String>>,
    /// Whether its findings are wanted; the others are loaded because a selected one uses them.
    pub selected: bool,
}

/// A dependency as source code names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dependency {
    /// The name in source: `my_tokio`.
    pub name: Name,
    /// The library's own crate name: `tokio`.
    pub crate_name: Name,
    /// The version requirement as text.
    pub requirement: String,
    /// The folder of a path dependency.
    pub path: Option<PathBuf>,
}

/// A cargo target, with the fields that cargo's JSON messages have.
#[derive(Clone, Debug)]
pub struct Target {
    /// `lib`, `bin`, `test`, `bench`, `example`, `custom-build`, `proc-macro`, ….
    pub kind: Vec<String>,
    /// `lib`, `bin`, ….
    pub crate_types: Vec<String>,
    /// Its name.
    pub name: String,
    /// Its root file.
    pub src_path: PathBuf,
    /// Its edition.
    pub edition: Edition,
    /// Whether it is documented.
    pub doc: bool,
    /// Whether its documentation is tested.
    pub doctest: bool,
    /// Whether it is tested.
    pub test: bool,
}

impl Target {
    /// Whether other crates can use it.
    pub fn is_library(&self) -> bool {
        self.context() == Context::Lib
    }

    /// Where its code runs.
    pub fn context(&self) -> Context {
        match self.kind.first().map_or("", String::as_str) {
            "bin" => Context::Bin,
            "test" => Context::Test,
            "bench" => Context::Bench,
            "example" => Context::Example,
            "custom-build" => Context::Build,
            _ => Context::Lib,
        }
    }
}

/// Where code runs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Context {
    /// A library.
    #[default]
    Lib,
    /// A binary.
    Bin,
    /// A test target, or anything under `cfg(test)` or a test attribute.
    Test,
    /// A benchmark.
    Bench,
    /// An example.
    Example,
    /// A build script.
    Build,
}

/// A parsed file.
#[derive(Debug)]
pub struct SourceFile {
    /// Its absolute path.
    pub path: PathBuf,
    /// Its length in bytes.
    pub len: u32,
    /// Its edition (of the first crate that has it).
    pub edition: Edition,
    /// Its items and bodies.
    pub ir: ir::File,
    /// The first crate and module that it belongs to; `None` if no `mod` reaches it.
    pub owner: Option<(CrateId, ModuleId)>,
}

/// A crate's index in [`Workspace::crates`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct CrateId(pub u32);

/// A module's index in [`Crate::modules`]; 0 is the root.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ModuleId(pub u32);

/// A target as a tree of modules.
#[derive(Debug)]
pub struct Crate {
    /// The name other crates use: dashes are underscores.
    pub name: Name,
    /// Its package's index.
    pub package: usize,
    /// Its target's index in the package.
    pub target: usize,
    /// Its edition.
    pub edition: Edition,
    /// Where its code runs.
    pub context: Context,
    /// Its modules, parents first.
    pub modules: Vec<Module>,
}

/// A module.
#[derive(Debug)]
pub struct Module {
    /// Its name; the crate's name for the root.
    pub name: Name,
    /// The module around it.
    pub parent: Option<ModuleId>,
    /// The file its items are in.
    pub file: FileId,
    /// Indices of the inline modules that lead from the file's items to this module's.
    pub inline: Vec<u32>,
    /// Its child modules, in order of declaration.
    pub children: Vec<(Name, ModuleId)>,
    /// Whether it is declared `pub` all the way from the root.
    pub public: bool,
    /// Where its code runs: the crate's context, or test under `cfg(test)`.
    pub context: Context,
}

impl Module {
    /// Its items.
    pub fn items<'w>(&self, workspace: &'w Workspace) -> &'w [ir::Item] {
        let mut items = &workspace.file(self.file).ir.items;
        for index in &self.inline {
            match &items[*index as usize].kind {
                ir::ItemKind::Mod(Some(inner)) => items = inner,
                _ => return &[],
            }
        }
        items
    }
}
