//! A folder to start the linter in, and what it says there.
//!
//! In:  files as text.
//! Out: exit code and streams of a run.
#![allow(dead_code, reason = "each test binary uses a part")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of its own, removed at the end.
pub struct Project(pub PathBuf);

impl Drop for Project {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

impl Project {
    /// A folder with these files.
    pub fn new(name: &str, files: &[(&str, &str)]) -> Self {
        // Outside the target folder, which has a manifest above it.
        let root = std::env::temp_dir().join(format!("conc-lint-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        let project = Self(root.canonicalize().unwrap());
        for (path, text) in files {
            project.write(path, text.as_bytes());
        }
        project
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Starts the linter there.
    pub fn run(&self, arguments: &[&str]) -> Said {
        said(command(&self.0).args(arguments).output().unwrap())
    }
}

/// The linter, started in a folder.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-conc-lint"));
    command.current_dir(folder).env_remove("CARGO_TERM_COLOR").env_remove("RUST_BACKTRACE");
    command
}

/// How a run ended, and what it wrote.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// What a run said.
pub fn said(output: Output) -> Said {
    Said {
        code: output.status.code().expect("not killed by a signal"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The manifest of a package `p`.
pub const MANIFEST: &str = "[package]\nname = \"p\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
