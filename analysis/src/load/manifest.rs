//! Packages read from the manifests themselves, for when cargo cannot tell.
//!
//! In:  a manifest.
//! Out: [`Project`] with workspace inheritance, member globs, path members and found targets.
//! A member that cannot be read becomes a row; the manifest asked for must be readable.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::error::LoadError;
use super::project::Project;
use super::request::absolute;
use super::targets;
use super::workspace::{Dependency, Edition, NotAnalysed, Package};
use crate::domain::Name;

/// Reads a manifest and its workspace.
pub(super) fn read_project(manifest: &Path) -> Result<Project, LoadError> {
    let own = parse(manifest)?;
    if !own.contains_key("package") && !own.contains_key("workspace") {
        return Err(LoadError::Manifest {
            path: manifest.to_owned(),
            line: None,
            message: "neither `[package]` nor `[workspace]`: add one of them".into(),
        });
    }
    let (root, top) = workspace_of(manifest, &own);
    let mut project = Project { root: root.clone(), ..Project::default() };
    let mut manifests: BTreeSet<PathBuf> = members(&root, &top);
    manifests.insert(manifest.to_owned());
    if top.contains_key("package") {
        manifests.insert(root.join("Cargo.toml"));
    }
    let mut queue: Vec<PathBuf> = manifests.iter().cloned().collect();
    while let Some(path) = queue.pop() {
        let table = match parse(&path) {
            Ok(table) => table,
            Err(error) if path == manifest => return Err(error),
            Err(LoadError::Manifest { path, line, message }) => {
                project.problems.push(NotAnalysed { path, place: line, reason: message });
                continue;
            }
            Err(_) => continue,
        };
        if !table.contains_key("package") {
            continue;
        }
        let package = package(&path, &table, &root, &top);
        // A path dependency below the root is a member without being listed.
        for dependency in package.dependencies.iter().filter_map(|d| d.path.as_ref()) {
            let at = dependency.join("Cargo.toml");
            if dependency.starts_with(&root) && at.is_file() && manifests.insert(at.clone()) {
                queue.push(at);
            }
        }
        project.packages.push(package);
    }
    project.problems.sort();
    project.default_ids = default_ids(&root, &top, &project.packages);
    Ok(project)
}

fn parse(path: &Path) -> Result<Table, LoadError> {
    let broken = |line, message| LoadError::Manifest { path: path.to_owned(), line, message };
    let text = std::fs::read_to_string(path).map_err(|error| {
        broken(None, format!("the manifest cannot be read ({error}): repair or remove it"))
    })?;
    text.parse::<Table>().map_err(|error| {
        let place = error.span().map(|span| place(&text, span.start));
        let message = error.message().trim_end().replace('\n', "; ");
        broken(place, format!("the manifest is not valid TOML ({message}): repair it"))
    })
}

fn place(text: &str, at: usize) -> (u32, u32) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line as u32, column as u32)
}

/// The workspace root and its manifest: the own one, or the nearest above that has it as a member.
fn workspace_of(manifest: &Path, own: &Table) -> (PathBuf, Table) {
    let folder = manifest.parent().unwrap_or(Path::new("")).to_owned();
    if own.contains_key("workspace") {
        return (folder, own.clone());
    }
    let stated = own.get("package").and_then(|p| p.get("workspace")).and_then(Value::as_str);
    let above = match stated {
        Some(path) => vec![absolute(&folder, Path::new(path))],
        None => folder.ancestors().skip(1).map(Path::to_owned).collect(),
    };
    for candidate in above {
        let Ok(top) = parse(&candidate.join("Cargo.toml")) else { continue };
        if top.contains_key("workspace") && !excluded(&candidate, &top, &folder) {
            return (candidate, top);
        }
    }
    (folder, own.clone())
}

fn excluded(root: &Path, top: &Table, folder: &Path) -> bool {
    let listed = members(root, top).contains(&folder.join("Cargo.toml"));
    !listed
        && strings(top, "exclude").iter().any(|e| folder.starts_with(absolute(root, Path::new(e))))
}

fn strings(top: &Table, key: &str) -> Vec<String> {
    let list = top.get("workspace").and_then(|w| w.get(key)).and_then(Value::as_array);
    list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn members(root: &Path, top: &Table) -> BTreeSet<PathBuf> {
    expand(root, &strings(top, "members"))
        .into_iter()
        .filter(|folder| {
            !strings(top, "exclude").iter().any(|e| *folder == absolute(root, Path::new(e)))
        })
        .map(|folder| folder.join("Cargo.toml"))
        .filter(|manifest| manifest.is_file())
        .collect()
}

fn default_ids(root: &Path, top: &Table, packages: &[Package]) -> Vec<String> {
    let stated = expand(root, &strings(top, "default-members"));
    let is_default = |package: &&Package| {
        let folder = package.manifest_path.parent().unwrap_or(Path::new(""));
        match () {
            () if !stated.is_empty() => stated.contains(folder),
            () if top.contains_key("package") => folder == root,
            () => true,
        }
    };
    packages.iter().filter(is_default).map(|package| package.id.clone()).collect()
}

/// The folders that patterns with `*` and `?` name.
fn expand(root: &Path, patterns: &[String]) -> BTreeSet<PathBuf> {
    let mut out = BTreeSet::new();
    for pattern in patterns {
        let mut found = vec![root.to_owned()];
        for part in pattern.split(['/', '\\']).filter(|part| !part.is_empty()) {
            found = if part.contains(['*', '?']) {
                found.iter().flat_map(|folder| matching(folder, part)).collect()
            } else {
                found.iter().map(|folder| absolute(folder, Path::new(part))).collect()
            };
        }
        out.extend(found);
    }
    out
}

fn matching(folder: &Path, pattern: &str) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let folders = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir());
    folders
        .filter(|path| path.file_name().is_some_and(|name| fits(pattern, &name.to_string_lossy())))
        .collect()
}

/// Whether a name fits a pattern with `*` and `?`.
pub(super) fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), name.chars().collect());
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p, n));
                p += 1;
            }
            Some(&c) if c == '?' || c == name[n] => {
                p += 1;
                n += 1;
            }
            _ => match star {
                // The last star takes one more character.
                Some((at, from)) => {
                    star = Some((at, from + 1));
                    p = at + 1;
                    n = from + 1;
                }
                None => return false,
            },
        }
    }
    pattern[p..].iter().all(|&c| c == '*')
}

fn package(manifest: &Path, table: &Table, root: &Path, top: &Table) -> Package {
    let folder = manifest.parent().unwrap_or(Path::new(""));
    let own = table.get("package").and_then(Value::as_table).cloned().unwrap_or_default();
    let inherited = |key: &str| -> Option<&Value> {
        match own.get(key) {
            Some(Value::Table(t)) if t.get("workspace").and_then(Value::as_bool) == Some(true) => {
                top.get("workspace")?.get("package")?.get(key)
            }
            other => other,
        }
    };
    let text = |key: &str| inherited(key).and_then(Value::as_str);
    let base = folder.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    let name = text("name").map_or_else(|| base.clone(), str::to_owned);
    let version = text("version").unwrap_or("0.0.0").to_owned();
    // An edition that does not exist yet reads most like the newest one.
    let edition = text("edition")
        .map_or(Edition::E2015, |year| Edition::from_year(year).unwrap_or(Edition::E2024));
    let fragment = if base == name { version.clone() } else { format!("{name}@{version}") };
    Package {
        id: format!("path+{}#{fragment}", file_url(folder)),
        targets: targets::find(folder, table, &name, edition),
        dependencies: dependencies(folder, table, root, top),
        features: features(table),
        name,
        version,
        manifest_path: manifest.to_owned(),
        edition,
        selected: false,
    }
}

/// `[features]`
fn features(table: &Table) -> BTreeMap<String, Vec<String>> {
    let Some(list) = table.get("features").and_then(Value::as_table) else {
        return BTreeMap::new();
    };
    let parts = |value: &Value| {
        let items = value.as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    list.iter().map(|(name, value)| (name.clone(), parts(value))).collect()
}

/// `file:///a/b%20c`
pub(super) fn file_url(path: &Path) -> String {
    let mut url = String::from("file://");
    let text = path.to_string_lossy().replace('\\', "/");
    if !text.starts_with('/') {
        url.push('/');
    }
    for c in text.chars() {
        match c {
            ' ' | '"' | '#' | '<' | '>' | '?' | '`' | '{' | '}' | '%' => {
                let _ = write!(url, "%{:02X}", c as u32);
            }
            c => url.push(c),
        }
    }
    url
}

fn dependencies(folder: &Path, table: &Table, root: &Path, top: &Table) -> Vec<Dependency> {
    const TABLES: [&str; 5] = [
        "dependencies",
        "dev-dependencies",
        "dev_dependencies",
        "build-dependencies",
        "build_dependencies",
    ];
    let mut out = Vec::new();
    let conditional = table.get("target").and_then(Value::as_table).into_iter().flatten();
    let places = conditional.filter_map(|(_, value)| value.as_table());
    for place in std::iter::once(table).chain(places) {
        for list in TABLES.iter().filter_map(|key| place.get(*key)).filter_map(Value::as_table) {
            for (name, value) in list {
                let dependency = dependency(folder, name, value, root, top);
                if !out.contains(&dependency) {
                    out.push(dependency);
                }
            }
        }
    }
    out
}

fn dependency(folder: &Path, name: &str, value: &Value, root: &Path, top: &Table) -> Dependency {
    let shared = value.get("workspace").and_then(Value::as_bool) == Some(true);
    let (value, base) = if shared {
        let list = top.get("workspace").and_then(|w| w.get("dependencies"));
        (list.and_then(|list| list.get(name)).unwrap_or(value), root)
    } else {
        (value, folder)
    };
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let requirement = value.as_str().or_else(|| text("version")).unwrap_or("*").to_owned();
    Dependency {
        name: Name::new(&name.replace('-', "_")),
        crate_name: Name::new(&text("package").unwrap_or(name).replace('-', "_")),
        requirement,
        path: text("path").map(|path| absolute(base, Path::new(path))),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn member_patterns() {
        for (pattern, name, want) in [
            ("*", "anything", true),
            ("conc-*", "conc-lints", true),
            ("conc-*", "lints", false),
            ("*-core-?", "a-core-b-core-2", true),
            ("a?c", "abc", true),
            ("a?c", "ac", false),
            ("abc", "abc", true),
            ("**b*", "aab", true),
        ] {
            assert_eq!(fits(pattern, name), want, "{pattern} {name}");
        }
    }
}
