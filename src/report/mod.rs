//! Findings as people and programs read them.
//!
//! In:  findings with their levels, the files they are in.
//! Out: bytes on a stream. Each format is a leaf: none uses another, but for `rendered` in JSON.

mod human;
mod json;
mod names;
mod short;
mod summary;
#[cfg(test)]
mod tests;
mod text;

pub use human::{excerpt, human};
pub use json::json;
pub use names::{Names, plain};
pub use short::short;
pub use summary::{Counts, summary};
pub use text::Texts;

use conc_analysis::domain::Span;
use conc_lints::{Diagnostic, Level};

/// A finding and what becomes of it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// A warning or an error.
    pub level: Level,
}

impl Finding {
    /// Where it is, and whose it is: findings are reported in this order.
    pub fn place(&self) -> (Span, &'static str) {
        (self.diagnostic.primary.span, self.diagnostic.lint.id)
    }

    /// `warning` or `error`.
    fn word(&self) -> &'static str {
        if self.level >= Level::Deny { "error" } else { "warning" }
    }

    /// Which lint it is and why it is on.
    fn origin(&self) -> String {
        let lint = self.diagnostic.lint;
        let why = if lint.default_level() > Level::Allow { "on by default" } else { "asked for" };
        format!("{} ({}), {why}", lint.code(), lint.group.name())
    }
}
