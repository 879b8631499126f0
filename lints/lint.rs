//! What a lint is: a value in the registry, not a macro or trait object.
//!
//! In:  one `LINT` constant a file.
//! Out: its identity, its default level, its documentation, its check.

use conc_analysis::facts::Facts;

use crate::Diagnostic;

/// A lint.
pub struct Lint {
    /// Its name, without the `conc_lint::` prefix.
    pub id: &'static str,
    /// The folder it is in.
    pub area: &'static str,
    /// Its group, which gives its default level.
    pub group: Group,
    /// The default level if it differs from the group's.
    pub level: Option<Level>,
    /// The version that brought it.
    pub since: &'static str,
    /// Its documentation, the `.md` beside it.
    pub docs: &'static str,
    /// Asks facts, pushes findings.
    pub check: fn(&Facts, &mut Vec<Diagnostic>),
}

impl std::fmt::Debug for Lint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

impl Lint {
    /// The level without flags and configuration.
    pub fn default_level(&self) -> Level {
        self.level.unwrap_or(self.group.default_level())
    }

    /// `conc_lint::id`
    pub fn code(&self) -> String {
        format!("conc_lint::{}", self.id)
    }

    /// Where its documentation is read: the `.md` is the module's own documentation.
    pub fn url(&self) -> String {
        const DOCS: &str = "https://docs.rs/conc-lints/latest/conc_lints";
        format!("{DOCS}/{}/{}/", self.area, self.id)
    }
}

/// Lints of one kind.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    /// Code that hangs, spins, panics or loses data whenever it runs.
    Correctness,
    /// Code that does so on a shown run.
    Suspicious,
    /// Plausible, needs judgement.
    Pedantic,
    /// A house rule.
    Restriction,
    /// New: its precision is not measured yet.
    Nursery,
}

impl Group {
    /// Every group.
    pub const ALL: [Self; 5] =
        [Self::Correctness, Self::Suspicious, Self::Pedantic, Self::Restriction, Self::Nursery];

    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Correctness => "correctness",
            Self::Suspicious => "suspicious",
            Self::Pedantic => "pedantic",
            Self::Restriction => "restriction",
            Self::Nursery => "nursery",
        }
    }

    /// Its level without flags.
    pub fn default_level(self) -> Level {
        match self {
            Self::Correctness => Level::Deny,
            Self::Suspicious => Level::Warn,
            Self::Pedantic | Self::Restriction | Self::Nursery => Level::Allow,
        }
    }
}

/// What becomes of a finding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Nothing.
    Allow,
    /// A warning.
    Warn,
    /// An error.
    Deny,
    /// An error that nothing can lower.
    Forbid,
}
