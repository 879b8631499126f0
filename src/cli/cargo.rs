//! Flags of `cargo check` that change nothing for a linter of source.
//!
//! In:  whatever an editor or a script passes on.
//! Out: nothing.

use std::path::PathBuf;

use clap::Args;

/// Taken so that tools can pass them, and ignored: every target and cfg branch is looked at anyway.
#[derive(Args, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "one a flag of cargo")]
pub struct CargoFlags {
    #[arg(long, hide = true)]
    lib: bool,
    #[arg(long, hide = true)]
    bins: bool,
    #[arg(long, hide = true)]
    examples: bool,
    #[arg(long, hide = true)]
    tests: bool,
    #[arg(long, hide = true)]
    benches: bool,
    #[arg(long, hide = true)]
    all_targets: bool,
    #[arg(long, hide = true)]
    bin: Vec<String>,
    #[arg(long, hide = true)]
    example: Vec<String>,
    #[arg(long, hide = true)]
    test: Vec<String>,
    #[arg(long, hide = true)]
    bench: Vec<String>,
    #[arg(long, hide = true)]
    features: Vec<String>,
    #[arg(long, hide = true)]
    all_features: bool,
    #[arg(long, hide = true)]
    no_default_features: bool,
    #[arg(long, hide = true)]
    target: Vec<String>,
    #[arg(long, hide = true)]
    target_dir: Option<PathBuf>,
    #[arg(long, hide = true)]
    config: Vec<String>,
    #[arg(long, hide = true)]
    lockfile_path: Option<PathBuf>,
    #[arg(long, hide = true)]
    profile: Vec<String>,
    #[arg(short, long, hide = true)]
    release: bool,
    #[arg(long, hide = true)]
    keep_going: bool,
    #[arg(short, long, hide = true)]
    jobs: Option<String>,
    #[arg(long, hide = true)]
    offline: bool,
    #[arg(long, hide = true)]
    locked: bool,
    #[arg(long, hide = true)]
    frozen: bool,
    #[arg(long, hide = true)]
    no_deps: bool,
    #[arg(long, hide = true)]
    ignore_rust_version: bool,
    #[arg(long, hide = true)]
    future_incompat_report: bool,
    #[arg(short = 'Z', hide = true)]
    unstable: Vec<String>,
}
