//! Stub files that say what a user's own libraries do.
//!
//! In:  paths from the configuration: files, and folders of them.
//! Out: the shipped models with these in front, or a mistake with its place.

use std::fs;
use std::path::{Path, PathBuf};

use conc_analysis::models::{Models, Source, StubError, library};

use super::file::{Layer, Origin};
use super::mistake::Mistake;

/// Folders within folders are followed this far: links may go in circles.
const DEPTH: usize = 16;

/// Reads the stubs of every layer.
pub fn read(layers: &[Layer]) -> Result<&'static Models, Mistake> {
    let mut sources = Vec::new();
    for layer in layers {
        for (path, place) in &layer.models {
            let found = if path.is_dir() { folder(path) } else { one(path, &[]) };
            sources.extend(found.map_err(|message| {
                Mistake::new(&layer.origin, place.clone(), message)
                    .help("`models` has paths of `.rs` files, or of folders of them")
            })?);
        }
    }
    if sources.is_empty() {
        return Ok(library());
    }
    match Models::with_stubs(&sources) {
        // Kept for the rest of the process, as the shipped ones are.
        Ok(models) => Ok(Box::leak(Box::new(models))),
        Err(error) => Err(in_stub(&sources, &error)),
    }
}

/// A mistake in a stub, shown in its text.
fn in_stub(sources: &[Source], error: &StubError) -> Mistake {
    let source = sources.iter().find(|source| source.file == error.file);
    let text = source.map_or_else(String::new, |source| source.text.clone());
    let mut lines = text.split_inclusive('\n');
    let start: usize = lines.by_ref().take(error.line.saturating_sub(1)).map(str::len).sum();
    let line = lines.next().unwrap_or_default();
    let blank = line.len() - line.trim_start().len();
    let place = start + blank..start + line.trim_end().len().max(blank);
    Mistake::new(&Origin { path: PathBuf::from(&error.file), text }, place, &error.message)
        .help("the format is that of the stubs in `analysis/models`, see the README there")
}

/// The stubs of a folder: where a file lies says which module it is.
fn folder(root: &Path) -> Result<Vec<Source>, String> {
    let mut out = Vec::new();
    let mut queue = vec![(root.to_owned(), Vec::new())];
    while let Some((folder, module)) = queue.pop() {
        let unreadable = |error| format!("`{}` cannot be read ({error})", folder.display());
        let mut entries = Vec::new();
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            entries.push(entry.map_err(unreadable)?.path());
        }
        entries.sort();
        for path in entries {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() && module.len() < DEPTH {
                queue.push((path, [module.as_slice(), &[name]].concat()));
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.extend(one(&path, &module)?);
            }
        }
    }
    if out.is_empty() {
        return Err(format!("no stubs in `{}`", root.display()));
    }
    out.sort_by(|a, b| a.file.cmp(&b.file));
    Ok(out)
}

/// One stub file inside a module.
fn one(path: &Path, module: &[String]) -> Result<Vec<Source>, String> {
    if path.extension().is_none_or(|extension| extension != "rs") {
        return Err(format!("`{}` is no stub file", path.display()));
    }
    let text = fs::read_to_string(path)
        .map_err(|error| format!("`{}` cannot be read ({error})", path.display()))?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
    let mut module = module.to_vec();
    if name != "mod" {
        module.push(name);
    }
    Ok(vec![Source { file: path.to_string_lossy().into_owned(), module: module.join("::"), text }])
}
