//! Parses the stubs of `models/` so that a run of the program does not have to.
//!
//! In:  `models/<crate>/….rs`.
//! Out: `$OUT_DIR/models.rs`, sorted static tables; a mistake in a stub fails the build.

#[path = "src/models/reader/mod.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod reader;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, process};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    println!("cargo::rerun-if-changed=models");
    println!("cargo::rerun-if-changed=src/models/reader");
    let mut sources = Vec::new();
    gather(&root.join("models"), "", &mut sources);
    assert!(!sources.is_empty(), "no stubs in {}", root.join("models").display());
    let output = reader::read(&sources, &reader::Nothing).unwrap_or_else(|error| {
        eprintln!("analysis/{error}");
        process::exit(1)
    });
    let target = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("models.rs");
    fs::write(&target, render(&output)).unwrap_or_else(|e| panic!("{}: {e}", target.display()));
}

/// `models/tokio/sync/mod.rs` and `models/tokio/sync.rs` are the module `tokio::sync`.
fn gather(folder: &Path, module: &str, out: &mut Vec<reader::Source>) {
    let mut entries: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    entries.sort();
    for path in entries {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        let inner = if module.is_empty() { stem.clone() } else { format!("{module}::{stem}") };
        if path.is_dir() {
            gather(&path, &inner, out);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let module = if stem == "mod" { module.to_owned() } else { inner };
            let text =
                fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
            let shown = path.components().rev().take_while(|c| c.as_os_str() != "models").count();
            let file: PathBuf =
                path.components().skip(path.components().count() - shown - 1).collect();
            out.push(reader::Source { file: file.display().to_string(), module, text });
        }
    }
}

fn render(output: &reader::Output) -> String {
    let mut out = String::from("use super::{Entries, Table};\n");
    let tables = [
        ("FUNCTIONS", &output.functions),
        ("TYPES", &output.types),
        ("ALIASES", &output.aliases),
        ("CONSTANTS", &output.constants),
        ("TRAITS", &output.traits),
        ("IMPLS", &output.impls),
    ];
    for (name, map) in tables {
        let _ = writeln!(out, "static {name}: Entries = &[");
        for (path, entry) in map {
            let _ = writeln!(out, "({path:?}, {entry:?}),");
        }
        out.push_str("];\n");
    }
    out.push_str(
        "pub static TABLE: Table = Table { functions: FUNCTIONS, types: TYPES, aliases: ALIASES, \
         constants: CONSTANTS, traits: TRAITS, impls: IMPLS, modules: &[\n",
    );
    for (module, names) in &output.modules {
        let _ = writeln!(out, "({module:?}, &[");
        for (name, (path, is_module)) in names {
            let _ = writeln!(out, "({name:?}, {path:?}, {is_module}),");
        }
        out.push_str("]),\n");
    }
    out.push_str("] };\n");
    out
}
