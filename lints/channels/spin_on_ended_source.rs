//! A loop that never waits again once what it waits for is over.
//! In: spins. Out: at most one finding per loop.

use conc_analysis::ends::over::Cause;
use conc_analysis::ends::sticky::Spin;
use conc_analysis::facts::Facts;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "spin_on_ended_source",
    area: "channels",
    group: Group::Correctness,
    level: None,
    since: "0.1.0",
    docs: include_str!("spin_on_ended_source.md"),
    check,
};

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    out.extend(facts.spins().iter().filter_map(finding));
}

fn finding(spin: &Spin) -> Option<Diagnostic> {
    let Cause::Over(cause) = spin.cause else { return None };
    let title = format!("this loop spins for ever once {}", Cause::text(cause));
    let primary = "then turns without ever waiting";
    let mut finding = Diagnostic::new(&LINT, title, spin.keyword, primary)
        .label(spin.operation, "then returns at once, every time");
    for call in spin.calls.iter().take(3) {
        finding = finding.label(*call, "reached through this call");
    }
    if let Some(ignored) = spin.ignored {
        finding = finding.label(ignored, "goes on from here as if nothing had happened");
    }
    Some(finding.help("leave the loop when this happens"))
}
