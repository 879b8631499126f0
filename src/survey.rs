//! What a run saw: what reports need of the files once the code itself is gone.
//!
//! In:  groups of packages, each loaded on its own.
//! Out: [`Survey`]: files in order of their paths, whose they are, and what was not analysed.

use std::path::PathBuf;

use conc_analysis::domain::FileId;
use conc_analysis::load::{NotAnalysed, Package, Target, Workspace};

/// Files and packages without their code.
#[derive(Debug, Default)]
pub struct Survey {
    packages: Vec<Package>,
    /// Files in order of their paths; [`FileId`] is the index.
    files: Vec<Seen>,
    /// What could not be analysed, and why.
    pub not_analysed: Vec<NotAnalysed>,
}

/// A file.
#[derive(Debug)]
pub struct Seen {
    /// Its absolute path.
    pub path: PathBuf,
    /// The package, and the target of that, which it belongs to first.
    home: Option<(usize, usize)>,
}

impl Survey {
    /// What reports need of a group.
    pub fn new(workspace: &Workspace) -> Self {
        let seen = |file: &conc_analysis::load::SourceFile| {
            let owner = file.owner.and_then(|(id, _)| workspace.crates.get(id.0 as usize));
            let home = owner.map(|owner| (owner.package, owner.target));
            Seen { path: file.path.clone(), home }
        };
        Self {
            packages: workspace.packages.clone(),
            files: workspace.files.iter().map(seen).collect(),
            not_analysed: workspace.not_analysed.clone(),
        }
    }

    /// Several groups as one, with what none of them has; and for each group the new numbers of its
    /// files.
    pub fn join(groups: Vec<Self>, not_analysed: &[NotAnalysed]) -> (Self, Vec<Vec<FileId>>) {
        let mut all = Self { not_analysed: not_analysed.to_owned(), ..Self::default() };
        let mut places: Vec<(usize, usize, Seen)> = Vec::new();
        let mut numbers: Vec<Vec<FileId>> = Vec::new();
        for (group, mut of) in groups.into_iter().enumerate() {
            let before = all.packages.len();
            numbers.push(vec![FileId(0); of.files.len()]);
            places.extend(of.files.into_iter().enumerate().map(|(n, mut seen)| {
                seen.home = seen.home.map(|(package, target)| (before + package, target));
                (group, n, seen)
            }));
            all.packages.append(&mut of.packages);
            all.not_analysed.append(&mut of.not_analysed);
        }
        // A file that several groups have read is a module in one of them at most.
        places.sort_by(|(.., a), (.., b)| {
            a.path.cmp(&b.path).then_with(|| a.home.is_none().cmp(&b.home.is_none()))
        });
        for (group, n, seen) in places {
            if all.files.last().is_none_or(|last| last.path != seen.path) {
                all.files.push(seen);
            }
            numbers[group][n] = FileId(all.files.len() as u32 - 1);
        }
        all.not_analysed.sort();
        all.not_analysed.dedup();
        (all, numbers)
    }

    /// A file.
    pub fn file(&self, id: FileId) -> Option<&Seen> {
        self.files.get(id.0 as usize)
    }

    /// The package and target that a file belongs to.
    pub fn home(&self, id: FileId) -> Option<(&Package, &Target)> {
        let (package, target) = self.file(id)?.home?;
        let package = self.packages.get(package)?;
        Some((package, package.targets.get(target)?))
    }

    /// How many files belong to a package, or stand alone.
    pub fn count(&self) -> usize {
        self.files.iter().filter(|file| file.home.is_some()).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{Seen, Survey};
    use conc_analysis::load::NotAnalysed;

    #[test]
    fn files_of_groups_get_numbers_in_order_of_their_paths() {
        let row =
            |path: &str| NotAnalysed { path: path.into(), place: None, reason: String::new() };
        let group = |files: &[(&str, Option<usize>)], missing: &str| Survey {
            packages: Vec::new(),
            files: files
                .iter()
                .map(|(path, target)| Seen { path: path.into(), home: target.map(|n| (0, n)) })
                .collect(),
            not_analysed: vec![row(missing)],
        };
        let groups = vec![
            group(&[("/a/src/lib.rs", Some(0)), ("/a/tests/t.rs", Some(1)), ("/s.rs", None)], "/z"),
            group(&[("/a/inner/src/lib.rs", Some(0)), ("/s.rs", Some(2))], "/y"),
            group(&[("/s.rs", None)], "/y"),
        ];
        let (all, numbers) = Survey::join(groups, &[row("/x"), row("/y")]);
        let numbers: Vec<Vec<u32>> =
            numbers.iter().map(|of| of.iter().map(|id| id.0).collect()).collect();
        assert_eq!(numbers, [vec![1, 2, 3], vec![0, 3], vec![3]]);
        let shown: Vec<_> = all.files.iter().map(|f| (f.path.to_str().unwrap(), f.home)).collect();
        assert_eq!(
            shown,
            [
                ("/a/inner/src/lib.rs", Some((0, 0))),
                ("/a/src/lib.rs", Some((0, 0))),
                ("/a/tests/t.rs", Some((0, 1))),
                ("/s.rs", Some((0, 2))),
            ]
        );
        assert_eq!(all.count(), 4);
        let missing: Vec<_> = all.not_analysed.iter().map(|row| row.path.to_str()).collect();
        assert_eq!(missing, [Some("/x"), Some("/y"), Some("/z")]);
    }
}
