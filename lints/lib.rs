//! The lints of `cargo conc-lint`.
//!
//! In:  [`conc_analysis::facts`].
//! Out: [`Diagnostic`]s, each an argument with its evidence.
//! Not here: syntax (a lint asks facts), levels and reports (the command).

pub mod blocking;
pub mod channels;
mod diagnostic;
mod held_open;
mod lint;
pub mod locks;
pub mod loops;
mod never;
mod registry;
pub mod suppressions;
pub mod tasks;

pub use diagnostic::{Applicability, Diagnostic, Edit, Label, Suggestion};
pub use lint::{Group, Level, Lint};
pub use registry::{LINTS, find};
