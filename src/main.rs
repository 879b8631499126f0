//! `cargo conc-lint`: how people use the lints.
//!
//! In:  a command line.
//! Out: findings on a terminal or as data; an exit code.
//! Not here: what code does (`conc-analysis`), what is wrong with it (`conc-lints`).

mod cli;
mod config;
mod debug;
mod driver;
mod exit;
mod explain;
mod levels;
mod look;
mod nearest;
mod progress;
mod report;
mod stats;
mod suppress;
mod survey;

use std::process::ExitCode;

#[cfg(all(feature = "jemalloc", not(target_env = "msvc")))]
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    let code = match cli::read(std::env::args_os()) {
        Ok(command) => driver::run(&command).unwrap_or_else(|error| {
            exit::complain(&error);
            exit::Exit::Failed
        }),
        Err(code) => code,
    };
    code.into()
}
