//! What becomes of each lint's findings.
//!
//! In:  the lints' own levels, what is stated of them in order, where a finding is.
//! Out: a level for each finding. The last statement wins; `warnings` acts on what is a warning then.

use conc_analysis::load::Context;
use conc_lints::{Group, LINTS, Level, Lint};

use crate::nearest::nearest;

/// Lints that report in tests, examples, benches and build scripts too, beside the correctness
/// group and the area of test lints: what they find hangs there as well.
const EVERYWHERE: [&str; 2] = ["blocking_recv_on_main", "loop_without_exit"];

/// The area of lints about suppressions, which concern whatever other lints do.
const SUPPRESSIONS: &str = "suppressions";

/// The level of every lint.
#[derive(Clone, Debug)]
pub struct Levels {
    /// In the order of the registry.
    each: Vec<Level>,
    /// What `warnings` was set to.
    warnings: Option<Level>,
    /// Where every lint reports.
    everywhere: Vec<Context>,
}

impl Default for Levels {
    fn default() -> Self {
        let each = LINTS.iter().map(|lint| lint.default_level()).collect();
        Self { each, warnings: None, everywhere: Vec::new() }
    }
}

impl Levels {
    /// Sets levels in order: the last goes, but nothing lowers what is forbidden.
    pub fn set(&mut self, stated: &[(Level, Named)]) {
        for (level, named) in stated {
            if *named == Named::Warnings {
                if self.warnings != Some(Level::Forbid) {
                    self.warnings = Some(*level);
                }
                continue;
            }
            for (lint, own) in LINTS.iter().zip(&mut self.each) {
                if named.means(lint, *own) && *own != Level::Forbid {
                    *own = *level;
                }
            }
        }
    }

    /// Lets every lint report on code that runs there.
    pub fn everywhere_in(&mut self, context: Context) {
        self.everywhere.push(context);
    }

    /// Lets every lint report wherever code runs.
    pub fn everywhere(&mut self) {
        use Context::{Bench, Build, Example, Test};
        self.everywhere.extend([Test, Bench, Example, Build]);
    }

    /// The level of a lint.
    pub fn of(&self, lint: &Lint) -> Level {
        self.finished(self.stated(lint))
    }

    /// The level of a lint before `warnings` acts on what is a warning.
    fn stated(&self, lint: &Lint) -> Level {
        let at = LINTS.iter().position(|other| other.id == lint.id);
        at.map_or(lint.default_level(), |at| self.each[at])
    }

    /// What becomes of a level when `warnings` has acted.
    pub fn finished(&self, level: Level) -> Level {
        match self.warnings {
            Some(warnings) if level == Level::Warn => warnings,
            _ => level,
        }
    }

    /// The level of a finding of that lint in code that runs there, before the source has its
    /// say and `warnings` acts: see [`Levels::finished`].
    pub fn at(&self, lint: &Lint, context: Context) -> Level {
        match self.stated(lint) {
            _ if self.spares(lint, context) => Level::Allow,
            Level::Warn if self.warnings == Some(Level::Forbid) => Level::Forbid,
            level => level,
        }
    }

    /// Whether a lint has nothing to say about code that runs there, whatever its level.
    pub fn spares(&self, lint: &Lint, context: Context) -> bool {
        !self.everywhere.contains(&context) && !reports_in(lint, context)
    }

    /// Where code runs that any of these lints reports on in this run.
    pub fn contexts(&self, of: impl Fn(&Lint) -> bool) -> Vec<Context> {
        use Context::{Bench, Bin, Build, Example, Lib, Test};
        let all = [Lib, Bin, Test, Bench, Example, Build];
        let asks = |lint: &&Lint| lint.area != SUPPRESSIONS && of(lint);
        let asked = |context: &Context| {
            let mut lints = LINTS.iter().copied().filter(asks);
            lints.any(|lint| self.finished(self.at(lint, *context)) > Level::Allow)
        };
        all.into_iter().filter(asked).collect()
    }
}

/// What a name on the command line, in the configuration or in the source means.
#[derive(Clone, Copy, Debug)]
pub enum Named {
    /// A lint.
    Lint(&'static Lint),
    /// A group.
    Group(Group),
    /// `all`
    All,
    /// `warnings`: whatever is a warning.
    Warnings,
}

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Lint(a), Self::Lint(b)) => a.id == b.id,
            (Self::Group(a), Self::Group(b)) => a == b,
            (Self::All, Self::All) | (Self::Warnings, Self::Warnings) => true,
            _ => false,
        }
    }
}

impl Named {
    /// The lint, group, `all` or `warnings`; or a sentence that names the nearest.
    pub fn find(name: &str) -> Result<Self, String> {
        let name = bare(name);
        match Group::ALL.into_iter().find(|group| group.name() == name) {
            Some(group) => Ok(Self::Group(group)),
            None if name == "all" => Ok(Self::All),
            None if name == "warnings" => Ok(Self::Warnings),
            None => find(&name).map(Self::Lint),
        }
    }

    /// Whether it means a lint that has this level.
    pub fn means(self, lint: &Lint, level: Level) -> bool {
        match self {
            Self::Lint(own) => own.id == lint.id,
            Self::Group(group) => group == lint.group,
            Self::All => true,
            Self::Warnings => level == Level::Warn,
        }
    }
}

/// Whether a lint's findings matter in code that runs there.
pub fn reports_in(lint: &Lint, context: Context) -> bool {
    match context {
        Context::Lib | Context::Bin => true,
        Context::Test | Context::Bench | Context::Example | Context::Build => {
            lint.group == Group::Correctness
                || ["tests", SUPPRESSIONS].contains(&lint.area)
                || EVERYWHERE.contains(&lint.id)
        }
    }
}

/// The name without `conc_lint::`; dashes are as good as underscores.
fn bare(name: &str) -> String {
    name.trim()
        .trim_start_matches("conc_lint::")
        .trim_start_matches("conc-lint::")
        .replace('-', "_")
}

/// The lint of that name, or a sentence that names the nearest.
pub fn find(name: impl AsRef<str>) -> Result<&'static Lint, String> {
    let name = bare(name.as_ref());
    if let Some(lint) = conc_lints::find(&name) {
        return Ok(lint);
    }
    let hint = near(&name).map_or_else(
        || "`--list` shows the lints".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(format!("unknown lint `{name}`: {hint}"))
}

/// The lint or group that someone may have meant.
pub fn near(name: &str) -> Option<&'static str> {
    let groups = Group::ALL.into_iter().map(Group::name);
    nearest(&bare(name), LINTS.iter().map(|lint| lint.id).chain(groups).chain(["all", "warnings"]))
}

#[cfg(test)]
mod tests {
    use super::{Levels, Named, find, reports_in};
    use conc_analysis::load::Context;
    use conc_lints::{Group, Level, Lint};

    const WARNS: &str = "unconsumed_bounded_sender";

    fn level(flags: &[(Level, &str)]) -> Level {
        let flags: Vec<_> = flags.iter().map(|(l, n)| (*l, Named::find(n).unwrap())).collect();
        let mut levels = Levels::default();
        levels.set(&flags);
        levels.of(find(WARNS).unwrap())
    }

    #[test]
    fn the_last_flag_wins_and_warnings_act_last() {
        use Level::{Allow, Deny, Forbid, Warn};
        for (flags, want) in [
            (&[][..], Warn),
            (&[(Deny, WARNS)], Deny),
            (&[(Deny, "conc_lint::unconsumed_bounded_sender"), (Allow, WARNS)], Allow),
            (&[(Allow, WARNS), (Deny, "suspicious")], Deny),
            (&[(Allow, "conc_lint::all")], Allow),
            (&[(Deny, "conc_lint::suspicious"), (Warn, "unconsumed-bounded-sender")], Warn),
            (&[(Deny, "correctness")], Warn),
            (&[(Deny, "warnings")], Deny),
            (&[(Deny, "warnings"), (Warn, WARNS)], Deny),
            (&[(Deny, "warnings"), (Allow, WARNS)], Allow),
            (&[(Deny, "warnings"), (Warn, "warnings")], Warn),
            (&[(Allow, "warnings")], Allow),
            (&[(Forbid, WARNS), (Allow, "all")], Forbid),
            (&[(Forbid, "warnings"), (Allow, "warnings")], Forbid),
        ] {
            assert_eq!(level(flags), want, "{flags:?}");
        }
    }

    #[test]
    fn unknown_names_are_answered_with_the_nearest() {
        let wrong = |name: &str| Named::find(name).unwrap_err();
        assert_eq!(
            wrong("conc_lint::unconsumed_bounded_sendr"),
            "unknown lint `unconsumed_bounded_sendr`: did you mean `unconsumed_bounded_sender`?"
        );
        assert_eq!(wrong("suspicius"), "unknown lint `suspicius`: did you mean `suspicious`?");
        assert_eq!(
            wrong("clippy::unwrap_used"),
            "unknown lint `clippy::unwrap_used`: `--list` shows the lints"
        );
    }

    #[test]
    fn tests_examples_and_benches_are_spared() {
        let lint = |id, area, group| Lint {
            id,
            area,
            group,
            level: None,
            since: "",
            docs: "",
            check: |_, _| {},
        };
        let plain = lint("x", "channels", Group::Suspicious);
        for (lint, in_tests) in [
            (&plain, false),
            (&lint("x", "channels", Group::Correctness), true),
            (&lint("x", "tests", Group::Suspicious), true),
            (&lint("loop_without_exit", "loops", Group::Suspicious), true),
            (&lint("blocking_recv_on_main", "blocking", Group::Suspicious), true),
        ] {
            assert!(reports_in(lint, Context::Lib) && reports_in(lint, Context::Bin));
            for context in [Context::Test, Context::Bench, Context::Example, Context::Build] {
                assert_eq!(reports_in(lint, context), in_tests, "{lint:?} {context:?}");
            }
        }
        let mut all = Levels::default();
        all.everywhere();
        assert_eq!(all.at(&plain, Context::Test), Level::Warn, "--lint-tests");
    }
}
