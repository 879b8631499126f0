//! Which packages a run means.
//!
//! In:  the request and every package found.
//! Out: packages marked as selected, and those that they use.
//! Source: The Cargo Book, "Package selection"; package id specifications.

use std::path::Path;

use super::error::LoadError;
use super::manifest::fits;
use super::places::Input;
use super::project::{Project, folder};
use super::request::Request;
use super::workspace::Package;

/// Marks the selected packages.
pub(super) fn select(
    request: &Request,
    inputs: &[Input],
    manifest: Option<&Path>,
    projects: &mut [Project],
) -> Result<(), LoadError> {
    let known = || {
        let mut names: Vec<String> =
            projects.iter().flat_map(|p| &p.packages).map(|p| p.name.clone()).collect();
        names.sort();
        names.dedup();
        names
    };
    for spec in request.packages.iter().chain(&request.exclude) {
        if !projects.iter().flat_map(|p| &p.packages).any(|package| is_meant(package, spec)) {
            return Err(LoadError::NoSuchPackage { spec: spec.clone(), known: known() });
        }
    }
    let nearest: Vec<String> =
        inputs.iter().filter_map(|input| around(input, projects)).map(|p| p.id.clone()).collect();
    for project in projects.iter_mut() {
        let at_root = manifest.is_some_and(|m| m == project.root.join("Cargo.toml"));
        for package in &mut project.packages {
            package.selected = if !request.packages.is_empty() {
                request.packages.iter().any(|spec| is_meant(package, spec))
            } else if request.workspace {
                true
            } else if !inputs.is_empty() {
                let below = |i: &Input| i.is_folder && folder(package).starts_with(&i.path);
                nearest.contains(&package.id) || inputs.iter().any(below)
            } else if at_root {
                project.default_ids.contains(&package.id)
            } else {
                manifest.is_some_and(|manifest| manifest == package.manifest_path)
            };
            package.selected &= !request.exclude.iter().any(|spec| is_meant(package, spec));
        }
    }
    Ok(())
}

/// The package that a path lies in.
fn around<'p>(input: &Input, projects: &'p [Project]) -> Option<&'p Package> {
    let packages = projects.iter().flat_map(|project| &project.packages);
    let around = packages.filter(|package| input.path.starts_with(folder(package)));
    around.max_by_key(|package| folder(package).components().count())
}

/// Adds what the selected packages use, and leaves the others out.
pub(super) fn used(projects: &mut [Project]) -> Vec<Package> {
    let mut rest: Vec<Package> = projects.iter_mut().flat_map(|p| p.packages.drain(..)).collect();
    rest.sort_by(|a, b| a.manifest_path.cmp(&b.manifest_path));
    rest.dedup_by(|a, b| a.manifest_path == b.manifest_path);
    let mut keep: Vec<bool> = rest.iter().map(|package| package.selected).collect();
    let mut queue: Vec<usize> = (0..rest.len()).filter(|&i| keep[i]).collect();
    while let Some(at) = queue.pop() {
        for path in rest[at].dependencies.iter().filter_map(|d| d.path.as_ref()) {
            let used = (0..rest.len()).find(|&i| folder(&rest[i]) == path);
            if let Some(i) = used.filter(|&i| !keep[i]) {
                keep[i] = true;
                queue.push(i);
            }
        }
    }
    let mut keep = keep.into_iter();
    rest.retain(|_| keep.next() == Some(true));
    own_names(&mut rest);
    rest
}

/// A path dependency's crate name is that of its library, which may differ from the package's.
fn own_names(packages: &mut [Package]) {
    let libraries: Vec<_> = packages
        .iter()
        .filter_map(|package| {
            let lib = package.targets.iter().find(|target| target.is_library())?;
            let package_name = package.name.replace('-', "_");
            let lib_name = lib.name.replace('-', "_");
            (package_name != lib_name).then(|| (folder(package).to_owned(), package_name, lib_name))
        })
        .collect();
    for dependency in packages.iter_mut().flat_map(|package| &mut package.dependencies) {
        for (at, package_name, lib_name) in &libraries {
            if dependency.path.as_ref() == Some(at) {
                // Without a rename, source code uses the library's name.
                if dependency.name == package_name.as_str() {
                    dependency.name = crate::domain::Name::new(lib_name);
                }
                dependency.crate_name = crate::domain::Name::new(lib_name);
            }
        }
    }
}

/// Whether a spec means the package: a name (with `*`), `name@version`, or an id or part of one.
fn is_meant(package: &Package, spec: &str) -> bool {
    if spec == package.id {
        return true;
    }
    if let Some((source, fragment)) = spec.split_once('#') {
        let (own_source, _) = package.id.split_once('#').unwrap_or((&package.id, ""));
        let own_place = own_source.split_once('+').map_or(own_source, |(_, place)| place);
        return (source == own_source || source == own_place) && fragment_fits(package, fragment);
    }
    if spec.contains("://") {
        let own_source = package.id.split('#').next().unwrap_or("");
        return own_source == spec || own_source.split_once('+').is_some_and(|(_, at)| at == spec);
    }
    fragment_fits(package, spec)
}

/// `name`, `name@1.2.3`, `name:1.2.3`, `1.2.3`; a version may be shortened.
fn fragment_fits(package: &Package, fragment: &str) -> bool {
    let version = |text: &str| {
        package.version == text
            || package.version.strip_prefix(text).is_some_and(|rest| rest.starts_with('.'))
    };
    match fragment.split_once('@').or_else(|| fragment.split_once(':')) {
        Some((name, text)) => name == package.name && version(text),
        None => {
            fits(fragment, &package.name)
                || fragment.starts_with(|c: char| c.is_ascii_digit()) && version(fragment)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_meant;
    use crate::load::workspace::{Edition, Package};

    #[test]
    fn package_specs() {
        let package = Package {
            id: "path+file:///w/crates/inner#acc_inner@0.1.0".into(),
            name: "acc_inner".into(),
            version: "0.1.0".into(),
            manifest_path: "/w/crates/inner/Cargo.toml".into(),
            edition: Edition::E2024,
            targets: Vec::new(),
            dependencies: Vec::new(),
            features: std::collections::BTreeMap::new(),
            selected: false,
        };
        for (spec, want) in [
            ("acc_inner", true),
            ("acc_inner@0.1.0", true),
            ("acc_inner@0.1", true),
            ("acc_inner:0.1.0", true),
            ("acc_inner@0.2", false),
            ("acc_*", true),
            ("inner", false),
            ("path+file:///w/crates/inner#acc_inner@0.1.0", true),
            ("file:///w/crates/inner#acc_inner", true),
            ("file:///w/crates/inner", true),
            ("file:///w/crates/outer", false),
            ("path+file:///w/crates/inner#0.1.0", true),
        ] {
            assert_eq!(is_meant(&package, spec), want, "{spec}");
        }
    }
}
