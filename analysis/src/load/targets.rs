//! The targets of a package that cargo was not asked about.
//!
//! In:  the manifest's table and the package's folder.
//! Out: [`Target`]s as `cargo metadata` lists them: library, binaries, examples, tests, benches,
//!      build script. Those that the manifest does not name are found by their places.
//! Source: The Cargo Book, "Cargo Targets" and "Target auto-discovery".

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::request::absolute;
use super::workspace::{Edition, Target};

struct Kind {
    name: &'static str,
    /// The manifest's key of the explicit list.
    key: &'static str,
    /// The key that turns finding off.
    auto: &'static str,
    folder: &'static str,
    doc: bool,
    test: bool,
}

const KINDS: [Kind; 4] = [
    Kind { name: "bin", key: "bin", auto: "autobins", folder: "src/bin", doc: true, test: true },
    Kind {
        name: "example",
        key: "example",
        auto: "autoexamples",
        folder: "examples",
        doc: false,
        test: false,
    },
    Kind { name: "test", key: "test", auto: "autotests", folder: "tests", doc: false, test: true },
    Kind {
        name: "bench",
        key: "bench",
        auto: "autobenches",
        folder: "benches",
        doc: false,
        test: false,
    },
];

/// The targets of the package in `folder`.
pub(super) fn find(
    folder: &Path,
    manifest: &Table,
    package: &str,
    edition: Edition,
) -> Vec<Target> {
    let own = manifest.get("package").and_then(Value::as_table);
    let mut targets = Vec::new();
    targets.extend(library(folder, manifest, package, edition));
    for kind in &KINDS {
        // Before edition 2018 a list of targets stood for all of them.
        let listed = manifest.get(kind.key).is_some() && edition == Edition::E2015;
        let auto = own.and_then(|p| p.get(kind.auto)).and_then(Value::as_bool).unwrap_or(!listed);
        let mut roots = if auto { by_place(folder, kind, package) } else { BTreeMap::new() };
        let mut stated: BTreeMap<String, &Value> = BTreeMap::new();
        for entry in manifest.get(kind.key).and_then(Value::as_array).into_iter().flatten() {
            let Some(name) = entry.get("name").and_then(Value::as_str) else { continue };
            let path = entry.get("path").and_then(Value::as_str);
            let path = match path {
                Some(path) => absolute(folder, Path::new(path)),
                None => usual_place(folder, kind, name, package),
            };
            // The file is this target's alone, under whatever name it would have been found.
            roots.retain(|_, root| *root != path);
            roots.insert(name.to_owned(), path);
            stated.insert(name.to_owned(), entry);
        }
        for (name, src_path) in roots {
            let entry = stated.get(&name).copied();
            let edition = entry.map_or(edition, |entry| edition_of(entry, edition));
            let uses = (
                flag(entry, "doc").unwrap_or(kind.doc),
                false,
                flag(entry, "test").unwrap_or(kind.test),
            );
            let types = crate_types(entry).unwrap_or_else(|| vec!["bin"]);
            targets.push(target(&[kind.name], &types, name, src_path, edition, uses));
        }
    }
    targets.extend(build_script(folder, own, edition));
    targets
}

fn target(
    kind: &[&str],
    crate_types: &[&str],
    name: String,
    src_path: PathBuf,
    edition: Edition,
    (doc, doctest, test): (bool, bool, bool),
) -> Target {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    Target {
        kind: texts(kind),
        crate_types: texts(crate_types),
        name,
        src_path,
        edition,
        doc,
        doctest,
        test,
    }
}

fn edition_of(entry: &Value, package: Edition) -> Edition {
    entry.get("edition").and_then(Value::as_str).and_then(Edition::from_year).unwrap_or(package)
}

fn flag(entry: Option<&Value>, key: &str) -> Option<bool> {
    entry?.get(key)?.as_bool()
}

fn crate_types(entry: Option<&Value>) -> Option<Vec<&str>> {
    let entry = entry?;
    let list = entry.get("crate-type").or_else(|| entry.get("crate_type"))?.as_array()?;
    (!list.is_empty()).then(|| list.iter().filter_map(Value::as_str).collect())
}

fn library(folder: &Path, manifest: &Table, package: &str, edition: Edition) -> Option<Target> {
    let lib = manifest.get("lib");
    let text = |key: &str| lib.and_then(|lib| lib.get(key)).and_then(Value::as_str);
    let path = absolute(folder, Path::new(text("path").unwrap_or("src/lib.rs")));
    if lib.is_none() && !path.is_file() {
        return None;
    }
    let types = if flag(lib, "proc-macro").or(flag(lib, "proc_macro")) == Some(true) {
        vec!["proc-macro"]
    } else {
        crate_types(lib).unwrap_or_else(|| vec!["lib"])
    };
    let name = text("name").map_or_else(|| package.replace('-', "_"), str::to_owned);
    let edition = lib.map_or(edition, |lib| edition_of(lib, edition));
    // Documentation tests need something that can be linked as Rust.
    let linkable = types.iter().any(|kind| ["lib", "rlib", "proc-macro"].contains(kind));
    let on = |key: &str| flag(lib, key).unwrap_or(true);
    let uses = (on("doc"), on("doctest") && linkable, on("test"));
    Some(target(&types, &types, name, path, edition, uses))
}

/// `folder/name.rs` and `folder/name/main.rs`; for binaries `src/main.rs` too.
fn by_place(folder: &Path, kind: &Kind, package: &str) -> BTreeMap<String, PathBuf> {
    let mut roots = BTreeMap::new();
    let main = folder.join("src/main.rs");
    if kind.name == "bin" && main.is_file() {
        roots.insert(package.to_owned(), main);
    }
    let Ok(entries) = std::fs::read_dir(folder.join(kind.folder)) else { return roots };
    for path in entries.flatten().map(|entry| entry.path()) {
        let named = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        let Some(name) = named.filter(|name| !name.starts_with('.')) else { continue };
        if path.extension().is_some_and(|e| e == "rs") && path.is_file() {
            roots.insert(name, path);
        } else if path.join("main.rs").is_file() {
            let name = path.file_name().map_or(name, |n| n.to_string_lossy().into_owned());
            roots.entry(name).or_insert_with(|| path.join("main.rs"));
        }
    }
    roots
}

fn usual_place(folder: &Path, kind: &Kind, name: &str, package: &str) -> PathBuf {
    let file = folder.join(kind.folder).join(format!("{name}.rs"));
    let nested = folder.join(kind.folder).join(name).join("main.rs");
    let main = folder.join("src/main.rs");
    match () {
        () if file.is_file() => file,
        () if nested.is_file() => nested,
        () if kind.name == "bin" && (name == package || main.is_file()) => main,
        () => file,
    }
}

fn build_script(folder: &Path, own: Option<&Table>, edition: Edition) -> Option<Target> {
    let path = match own.and_then(|own| own.get("build")) {
        Some(Value::Boolean(false)) => return None,
        Some(Value::String(path)) => absolute(folder, Path::new(path)),
        _ => folder.join("build.rs"),
    };
    let name = path.file_stem()?.to_string_lossy().into_owned();
    let stated = own.is_some_and(|own| own.get("build").is_some_and(Value::is_str));
    (stated || path.is_file()).then(|| {
        let name = format!("build-script-{name}");
        target(&["custom-build"], &["bin"], name, path, edition, (false, false, false))
    })
}
