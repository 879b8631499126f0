//! A loop without an exit.
//! In: loop facts. Out: at most one finding per loop.

use conc_analysis::facts::Facts;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "endless_loop",
    area: "loops",
    group: Group::Restriction,
    level: None,
    since: "0.1.0",
    docs: include_str!("endless_loop.md"),
    check,
};

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    for endless in facts.endless_loops() {
        let title = "this loop never ends: no path leaves it";
        let mut finding = Diagnostic::new(&LINT, title, endless.keyword, "turns for ever");
        if let Some(wait) = endless.waits.first() {
            finding = finding.label(*wait, "waits here in each turn");
        }
        out.push(
            finding.help("leave it when the program shuts down, or let the function return `!`"),
        );
    }
}
