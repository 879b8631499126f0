//! Workspaces from text, for tests: no disk, no cargo.
//!
//! In:  packages as lists of paths and texts.
//! Out: [`Workspace`], with modules followed through `mod` items alone.

use std::path::{Path, PathBuf};

use super::workspace::{
    Context, Crate, CrateId, Dependency, Edition, Module, ModuleId, Package, SourceFile, Workspace,
};
use crate::domain::{FileId, Name};
use crate::syntax::ir::{Item, ItemKind, Visibility};

/// A package of a test.
pub(crate) struct TestPackage<'a> {
    pub name: &'a str,
    pub edition: Edition,
    /// Names in source and the crates they mean; those of the same workspace are path dependencies.
    pub dependencies: &'a [(&'a str, &'a str)],
    /// `src/lib.rs`, `src/main.rs` and the files of their modules.
    pub files: &'a [(&'a str, &'a str)],
}

/// A library of one file that knows the usual libraries.
pub(crate) fn library(text: &str) -> Workspace {
    workspace(&[TestPackage {
        name: "demo",
        edition: Edition::E2021,
        dependencies: &[("tokio", "tokio"), ("futures", "futures"), ("other", "other")],
        files: &[("src/lib.rs", text)],
    }])
}

/// A program of one file that knows the usual libraries.
pub(crate) fn program(text: &str) -> Workspace {
    workspace(&[TestPackage {
        name: "demo",
        edition: Edition::E2021,
        dependencies: &[("tokio", "tokio"), ("futures", "futures"), ("other", "other")],
        files: &[("src/main.rs", text)],
    }])
}

/// A workspace of packages.
pub(crate) fn workspace(packages: &[TestPackage<'_>]) -> Workspace {
    let mut out = Workspace::default();
    let mut files: Vec<(PathBuf, &str, Edition)> = Vec::new();
    for package in packages {
        for (path, text) in package.files {
            files.push((Path::new(package.name).join(path), text, package.edition));
        }
    }
    files.sort();
    for (path, text, edition) in files {
        out.files.push(SourceFile {
            path,
            len: text.len() as u32,
            edition,
            ir: crate::syntax::parse(text.as_bytes()).expect("the test's text is UTF-8"),
            owner: None,
        });
    }
    for (n, package) in packages.iter().enumerate() {
        let known = |name: &str| packages.iter().any(|p| p.name == name);
        out.packages.push(Package {
            id: package.name.to_owned(),
            name: package.name.to_owned(),
            version: String::new(),
            manifest_path: PathBuf::new(),
            edition: package.edition,
            targets: Vec::new(),
            dependencies: package
                .dependencies
                .iter()
                .map(|(name, of)| Dependency {
                    name: Name::new(name),
                    crate_name: Name::new(of),
                    requirement: String::new(),
                    path: known(of).then(|| PathBuf::from(of)),
                })
                .collect(),
            features: std::collections::BTreeMap::new(),
            selected: true,
        });
        for (root, context) in [("src/lib.rs", Context::Lib), ("src/main.rs", Context::Bin)] {
            let root = Path::new(package.name).join(root);
            let Some(file) = out.files.iter().position(|f| f.path == root) else { continue };
            add_crate(&mut out, n, package, FileId(file as u32), context);
        }
    }
    out.link_macros();
    out
}

fn add_crate(
    out: &mut Workspace,
    package: usize,
    from: &TestPackage<'_>,
    root: FileId,
    context: Context,
) {
    let krate = CrateId(out.crates.len() as u32);
    let mut modules = vec![Module {
        name: Name::new(from.name),
        parent: None,
        file: root,
        inline: Vec::new(),
        children: Vec::new(),
        public: true,
        context,
    }];
    let folder = Path::new(from.name).join("src");
    let mut queue = vec![(ModuleId(0), folder)];
    while let Some((at, folder)) = queue.pop() {
        let (file, inline) = (modules[at.0 as usize].file, modules[at.0 as usize].inline.clone());
        let items: Vec<Item> = modules[at.0 as usize].items(out).to_vec();
        for (n, item) in items.iter().enumerate() {
            let ItemKind::Mod(inner) = &item.kind else { continue };
            let name = item.name.as_str();
            let (file, inline) = if inner.is_some() {
                (file, [inline.as_slice(), &[n as u32]].concat())
            } else {
                let path = folder.join(format!("{name}.rs"));
                let Some(file) = out.files.iter().position(|f| f.path == path) else { continue };
                (FileId(file as u32), Vec::new())
            };
            let id = ModuleId(modules.len() as u32);
            modules[at.0 as usize].children.push((item.name, id));
            let public = modules[at.0 as usize].public && item.vis == Visibility::Public;
            modules.push(Module {
                name: item.name,
                parent: Some(at),
                file,
                inline,
                children: Vec::new(),
                public,
                context,
            });
            queue.push((id, folder.join(name)));
        }
    }
    for (n, module) in modules.iter().enumerate() {
        let owner = &mut out.files[module.file.0 as usize].owner;
        if owner.is_none() {
            *owner = Some((krate, ModuleId(n as u32)));
        }
    }
    out.crates.push(Crate {
        name: Name::new(from.name),
        package,
        target: 0,
        edition: from.edition,
        context,
        modules,
    });
}
