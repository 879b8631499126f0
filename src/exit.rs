//! How a run ends.
//!
//! In:  findings, or an error.
//! Out: an exit code; the meaning of each is stated here alone.

use std::io::Write;
use std::process::ExitCode;

use crate::report::plain;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit {
    /// Nothing at deny level: 0.
    Clean,
    /// A finding at deny level: 1.
    Denied,
    /// The run could not start: 2.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Denied => 1,
            Exit::Failed => 2,
        })
    }
}

/// Says on stderr why the run failed.
pub fn complain(error: &anyhow::Error) {
    // A closed stderr is no reason to panic.
    let _ = writeln!(std::io::stderr(), "error: {}", plain(&format!("{error:#}")));
}
