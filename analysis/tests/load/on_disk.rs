//! Projects on disk, and what was loaded of them as text.

use std::fmt::Write as _;
use std::fs;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use conc_analysis::load::{Request, Workspace, load};

/// A folder of its own, removed at the end.
pub struct Root(PathBuf);

impl Drop for Root {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Deref for Root {
    type Target = Path;
    fn deref(&self) -> &Path {
        &self.0
    }
}

impl From<&Root> for PathBuf {
    fn from(root: &Root) -> Self {
        root.0.clone()
    }
}

/// Writes files into an empty folder; not below `target`, where there is a manifest above.
pub fn project(name: &str, files: &[(&str, &str)]) -> Root {
    let root = std::env::temp_dir().join(format!("conc-load-{}-{name}", std::process::id()));
    let _ = fs::remove_dir_all(&root);
    fs::create_dir_all(&root).unwrap();
    for (path, text) in files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    Root(root)
}

/// A manifest that is its own workspace.
pub fn package(name: &str) -> String {
    // Its own workspace: the folder may lie below another one's.
    format!("[workspace]\n[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n")
}

/// Loads what must load.
pub fn loaded(request: &Request) -> Workspace {
    load(request).unwrap_or_else(|error| panic!("{error}"))
}

/// A request for paths.
pub fn with_paths(root: &Path, paths: &[&str]) -> Request {
    Request { paths: paths.iter().map(PathBuf::from).collect(), ..Request::new(root) }
}

/// Every crate with its modules, then what was not analysed.
pub fn shown(workspace: &Workspace, root: &Path) -> String {
    let relative =
        |path: &Path| path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
    let mut out = String::new();
    for c in &workspace.crates {
        let package = &workspace.packages[c.package];
        let mark = if package.selected { "" } else { " (used)" };
        writeln!(out, "{}/{} {:?} {:?}{mark}", package.name, c.name, c.context, c.edition).unwrap();
        for module in &c.modules {
            let mut path = vec![module.name];
            let mut at = module.parent;
            while let Some(id) = at {
                path.push(c.modules[id.0 as usize].name);
                at = c.modules[id.0 as usize].parent;
            }
            path.reverse();
            let path: Vec<_> =
                path.iter().map(|name| name.as_str().trim_start_matches("r#")).collect();
            let file = relative(&workspace.file(module.file).path);
            let public = if module.public { "pub " } else { "" };
            let context = if module.context == c.context { "" } else { " test" };
            writeln!(out, "  {public}{} {file}{context}", path.join("::")).unwrap();
        }
    }
    for row in &workspace.not_analysed {
        let place = row.place.map_or_else(String::new, |(l, c)| format!(":{l}:{c}"));
        writeln!(out, "! {}{place}: {}", relative(&row.path), row.reason).unwrap();
    }
    out
}

/// Loads a project and compares all of it.
pub fn expect(name: &str, files: &[(&str, &str)], paths: &[&str], want: &str) {
    let root = project(name, files);
    let workspace = loaded(&with_paths(&root, paths));
    let lines: Vec<&str> =
        want.lines().map(|line| line.strip_prefix("        ").unwrap_or(line)).collect();
    assert_eq!(shown(&workspace, &root).trim(), lines.join("\n").trim(), "{name}");
}
