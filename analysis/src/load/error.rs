//! Why nothing could be loaded.
//!
//! In:  made by the loader's steps.
//! Out: a sentence with the place and what to do; anything smaller is a [`super::NotAnalysed`] row.

use std::path::PathBuf;

use super::request::Request;

/// Why a run cannot start.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum LoadError {
    /// A path that does not exist.
    #[error("`{}`: no such file or folder", shown(.0))]
    NoSuchPath(PathBuf),
    /// A path that may not be read.
    #[error("`{}` cannot be read: {reason}", shown(.path))]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// The system's words.
        reason: String,
    },
    /// A file that is not Rust.
    #[error("`{}` is not a Rust file: give `.rs` files, folders or `Cargo.toml`", shown(.0))]
    NotRust(PathBuf),
    /// `--manifest-path` that leads nowhere.
    #[error("`{}`: no such manifest; `--manifest-path` takes the path of a `Cargo.toml`", shown(.0))]
    NoSuchManifest(PathBuf),
    /// A manifest that cannot be read.
    #[error("{}{}: {message}", shown(.path), place(*.line))]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// Line and column, if there is a place.
        line: Option<(u32, u32)>,
        /// What is wrong and what to do.
        message: String,
    },
    /// `-p` or `--exclude` that fits nothing.
    #[error("no package fits `{spec}`; the workspace has {}", list(.known))]
    NoSuchPackage {
        /// What was asked for.
        spec: String,
        /// What there is.
        known: Vec<String>,
    },
    /// `-p` or `--workspace` where there is no package.
    #[error(
        "no `Cargo.toml` in `{}` or above: run in a package, or name files and folders",
        shown(.0)
    )]
    NoPackage(PathBuf),
    /// Nothing to look at.
    #[error("no Rust source in `{}`: run in a package, or name files and folders", shown(.0))]
    NoSource(PathBuf),
    /// The thread pool did not start.
    #[error("cannot start {threads} threads ({reason}): pass a smaller `--threads`")]
    Threads {
        /// How many.
        threads: usize,
        /// The system's words.
        reason: String,
    },
}

fn shown(path: &std::path::Path) -> std::path::Display<'_> {
    path.display()
}

fn place(line: Option<(u32, u32)>) -> String {
    line.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"))
}

fn list(known: &[String]) -> String {
    const SHOWN: usize = 8;
    let mut text: Vec<_> = known.iter().take(SHOWN).map(|name| format!("`{name}`")).collect();
    if known.len() > SHOWN {
        text.push(format!("{} more", known.len() - SHOWN));
    }
    if text.is_empty() { "none".into() } else { text.join(", ") }
}

impl LoadError {
    /// Nothing was found for the request.
    pub(super) fn no_source(request: &Request) -> Self {
        Self::NoSource(
            request
                .paths
                .first()
                .map_or_else(|| request.current_dir.clone(), |path| request.absolute(path)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::LoadError;

    #[test]
    fn errors_name_the_place_and_what_to_do() {
        let manifest = LoadError::Manifest {
            path: "/w/Cargo.toml".into(),
            line: Some((3, 7)),
            message: "expected `=`".into(),
        };
        assert_eq!(manifest.to_string(), "/w/Cargo.toml:3:7: expected `=`");
        let package = LoadError::NoSuchPackage {
            spec: "x".into(),
            known: (0..10).map(|i| format!("p{i}")).collect(),
        };
        assert_eq!(
            package.to_string(),
            "no package fits `x`; the workspace has `p0`, `p1`, `p2`, `p3`, `p4`, `p5`, `p6`, `p7`, 2 more"
        );
    }
}
