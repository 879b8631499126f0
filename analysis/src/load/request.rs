//! What the caller wants to look at.
//!
//! In:  the command line, already split into values.
//! Out: [`Request`], with no look at the disk.

use std::path::{Component, Path, PathBuf};

use super::workspace::Edition;

/// What to load.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The folder that relative paths start from.
    pub current_dir: PathBuf,
    /// `--manifest-path`
    pub manifest_path: Option<PathBuf>,
    /// Files and folders to look at; empty means the package of the current folder.
    pub paths: Vec<PathBuf>,
    /// `--workspace`
    pub workspace: bool,
    /// `-p`: a name, `name@version` or a package id.
    pub packages: Vec<String>,
    /// `--exclude`
    pub exclude: Vec<String>,
    /// The edition of files outside packages; 2024 unless stated.
    pub edition: Option<Edition>,
    /// How many threads work; 0 means one a core.
    pub threads: usize,
}

impl Request {
    /// The package of that folder.
    pub fn new(current_dir: impl Into<PathBuf>) -> Self {
        Self { current_dir: current_dir.into(), ..Self::default() }
    }

    /// The path from the root of the disk, without `.` and `..`.
    pub fn absolute(&self, path: &Path) -> PathBuf {
        absolute(&self.current_dir, path)
    }
}

/// `path` seen from `base`, with `.` and `..` taken out of the text (the disk is not asked).
pub fn absolute(base: &Path, path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in base.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::absolute;

    #[test]
    fn dots_are_taken_out_of_paths() {
        for (path, want) in [
            ("x.rs", "/a/b/x.rs"),
            ("./x.rs", "/a/b/x.rs"),
            ("../c/./x.rs", "/a/c/x.rs"),
            ("/q/../z", "/z"),
            ("../../../..", "/"),
        ] {
            assert_eq!(absolute(Path::new("/a/b"), Path::new(path)), PathBuf::from(want), "{path}");
        }
    }
}
