//! A configuration as it is written: `conc-lint.toml`, or a table of a manifest's metadata.
//!
//! In:  TOML.
//! Out: [`Layer`], checked as far as one file can be; or the first mistake, with its place.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

use conc_analysis::load::Context;
use conc_lints::Level;
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use serde::Deserialize;
use toml::Spanned;

use super::mistake::Mistake;
use crate::levels::Named;

/// What one file says.
#[derive(Debug, Default)]
pub struct Layer {
    /// The folder that its paths start from.
    pub folder: PathBuf,
    /// Levels, the general ones first.
    pub levels: Vec<(Level, Named)>,
    /// Where code runs that every lint is to report on.
    pub contexts: Vec<Context>,
    /// Levels for some files; later ones win.
    pub overrides: Vec<Override>,
    /// Files whose findings are not wanted.
    pub exclude: GlobSet,
    /// Stub files and folders, each with its place in the text.
    pub models: Vec<(PathBuf, Range<usize>)>,
    /// The file, for mistakes that are found later.
    pub origin: Origin,
}

/// A file and its text.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    /// The file.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
}

/// Levels for some files.
#[derive(Debug)]
pub struct Override {
    /// Which files.
    pub paths: GlobSet,
    /// Their levels, the general ones first.
    pub levels: Vec<(Level, Named)>,
}

type Levels = BTreeMap<Spanned<String>, LevelName>;

#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
struct Table {
    levels: Levels,
    lint_tests: bool,
    contexts: Contexts,
    overrides: Vec<OverrideTable>,
    exclude: Vec<Spanned<String>>,
    models: Vec<Spanned<String>>,
}

#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OverrideTable {
    paths: Vec<Spanned<String>>,
    levels: Levels,
}

#[derive(Deserialize, Debug, Default)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
#[allow(clippy::struct_excessive_bools, reason = "one a key of the table")]
struct Contexts {
    tests: bool,
    benches: bool,
    examples: bool,
    build_scripts: bool,
}

#[derive(Deserialize, Clone, Copy, Debug)]
#[serde(rename_all = "lowercase")]
enum LevelName {
    Allow,
    Warn,
    Deny,
    Forbid,
}

/// A manifest, as far as it is ours.
#[derive(Deserialize, Debug, Default)]
struct Manifest {
    workspace: Option<Section>,
    package: Option<Section>,
}

#[derive(Deserialize, Debug, Default)]
struct Section {
    metadata: Option<Metadata>,
}

#[derive(Deserialize, Debug, Default)]
#[serde(rename_all = "kebab-case")]
struct Metadata {
    conc_lint: Option<Table>,
}

/// Which table of a manifest.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// `[workspace.metadata.conc-lint]`
    Workspace,
    /// `[package.metadata.conc-lint]`
    Package,
}

/// Reads a `conc-lint.toml`.
pub fn file(path: &Path, text: String) -> Result<Layer, Mistake> {
    let origin = Origin { path: path.to_owned(), text };
    let table = toml::from_str(&origin.text).map_err(|error| Mistake::of_toml(&origin, &error))?;
    layer(&table, origin)
}

/// Reads a table of a manifest. A manifest that is no TOML is the loader's business.
pub fn manifest(path: &Path, text: String, part: Part) -> Result<Option<Layer>, Mistake> {
    // Almost no manifest speaks of us, and reading TOML takes its time.
    if !text.contains("conc-lint") || text.parse::<toml::Table>().is_err() {
        return Ok(None);
    }
    let origin = Origin { path: path.to_owned(), text };
    let read: Manifest =
        toml::from_str(&origin.text).map_err(|error| Mistake::of_toml(&origin, &error))?;
    let section = match part {
        Part::Workspace => read.workspace,
        Part::Package => read.package,
    };
    let table = section.and_then(|section| section.metadata?.conc_lint);
    table.map(|table| layer(&table, origin)).transpose()
}

fn layer(table: &Table, origin: Origin) -> Result<Layer, Mistake> {
    let mut contexts = Vec::new();
    for (on, context) in [
        (table.contexts.tests, Context::Test),
        (table.contexts.benches, Context::Bench),
        (table.contexts.examples, Context::Example),
        (table.contexts.build_scripts, Context::Build),
    ] {
        contexts.extend((on || table.lint_tests).then_some(context));
    }
    let mut overrides = Vec::new();
    for one in &table.overrides {
        overrides.push(Override {
            paths: globs(&one.paths, &origin)?,
            levels: levels(&one.levels, &origin)?,
        });
    }
    let folder = origin.path.parent().unwrap_or(Path::new("")).to_owned();
    let models = table.models.iter().map(|path| (folder.join(path.get_ref()), path.span()));
    Ok(Layer {
        levels: levels(&table.levels, &origin)?,
        contexts,
        overrides,
        exclude: globs(&table.exclude, &origin)?,
        models: models.collect(),
        folder,
        origin,
    })
}

/// In a table no entry is last: what is said of a lint goes before what is said of its group.
fn levels(table: &Levels, origin: &Origin) -> Result<Vec<(Level, Named)>, Mistake> {
    let mut out = Vec::new();
    for (name, level) in table {
        let named = Named::find(name.get_ref())
            .map_err(|message| Mistake::new(origin, name.span(), message))?;
        let level = match level {
            LevelName::Allow => Level::Allow,
            LevelName::Warn => Level::Warn,
            LevelName::Deny => Level::Deny,
            LevelName::Forbid => Level::Forbid,
        };
        out.push((level, named));
    }
    out.sort_by_key(|(_, named)| match named {
        Named::All => 0,
        Named::Group(_) => 1,
        Named::Lint(_) => 2,
        Named::Warnings => 3,
    });
    Ok(out)
}

/// Globs as in `.gitignore`: a name without `/` fits anywhere, and a folder means all in it.
fn globs(list: &[Spanned<String>], origin: &Origin) -> Result<GlobSet, Mistake> {
    let mut set = GlobSetBuilder::new();
    for entry in list {
        let text = entry.get_ref().trim_start_matches("./").trim_end_matches('/');
        let wrong = |error: globset::Error| {
            let message = format!("this is no glob: {}", error.kind());
            Mistake::new(origin, entry.span(), message)
        };
        let prefix = if text.contains('/') { "" } else { "**/" };
        let text = text.trim_start_matches('/');
        for glob in [format!("{prefix}{text}"), format!("{prefix}{text}/**")] {
            let glob = GlobBuilder::new(&glob).literal_separator(true).build().map_err(wrong)?;
            set.add(glob);
        }
    }
    set.build().map_err(|error| Mistake::new(origin, 0..0, error.to_string()))
}
