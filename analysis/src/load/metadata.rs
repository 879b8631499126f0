//! Packages as cargo knows them.
//!
//! In:  a manifest.
//! Out: [`Project`], from `cargo metadata --no-deps`; `None` when cargo is not there, refuses, or
//!      takes too long.
//! Not here: reading manifests without cargo (`manifest`).

use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

use cargo_metadata::{Metadata, MetadataCommand};

use super::project::Project;
use super::workspace::{Dependency, Edition, Package, Target};
use crate::domain::Name;

/// A run without dependencies takes some 20 ms; a cargo that waits for something is not waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// What cargo says of the manifest's workspace.
pub(super) fn ask_cargo(manifest: &Path) -> Option<Project> {
    let mut command = MetadataCommand::new();
    command.no_deps().manifest_path(manifest).other_options(["--offline".to_owned()]);
    if let Some(folder) = manifest.parent() {
        command.current_dir(folder);
    }
    // A toolchain that the project names and that is not installed would be downloaded.
    command.env("RUSTUP_AUTO_INSTALL", "0");
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || tell.send(command.exec()).ok());
    told.recv_timeout(PATIENCE).ok()?.ok().map(convert)
}

fn convert(metadata: Metadata) -> Project {
    let default_ids: Vec<String> = if metadata.workspace_default_members.is_available() {
        metadata.workspace_default_members.iter().map(|id| id.repr.clone()).collect()
    } else {
        metadata.workspace_members.iter().map(|id| id.repr.clone()).collect()
    };
    let packages = metadata.packages.into_iter().map(package).collect();
    Project {
        root: metadata.workspace_root.into_std_path_buf(),
        packages,
        default_ids,
        problems: Vec::new(),
    }
}

fn package(from: cargo_metadata::Package) -> Package {
    Package {
        id: from.id.repr,
        name: from.name.to_string(),
        version: from.version.to_string(),
        manifest_path: from.manifest_path.into_std_path_buf(),
        edition: edition(from.edition),
        targets: from.targets.into_iter().map(target).collect(),
        dependencies: from.dependencies.into_iter().map(dependency).collect(),
        features: from.features.into_iter().collect(),
        selected: false,
    }
}

fn target(from: cargo_metadata::Target) -> Target {
    Target {
        kind: from.kind.iter().map(ToString::to_string).collect(),
        crate_types: from.crate_types.iter().map(ToString::to_string).collect(),
        name: from.name,
        src_path: from.src_path.into_std_path_buf(),
        edition: edition(from.edition),
        doc: from.doc,
        doctest: from.doctest,
        test: from.test,
    }
}

fn dependency(from: cargo_metadata::Dependency) -> Dependency {
    let source = from.rename.as_deref().unwrap_or(&from.name);
    Dependency {
        name: Name::new(&source.replace('-', "_")),
        crate_name: Name::new(&from.name.replace('-', "_")),
        requirement: from.req.to_string(),
        path: from.path.map(cargo_metadata::camino::Utf8PathBuf::into_std_path_buf),
    }
}

fn edition(from: cargo_metadata::Edition) -> Edition {
    Edition::from_year(from.as_str()).unwrap_or(Edition::E2024)
}
