//! A loop that nothing leaves although something waits for it, or that retries at once for ever.
//! In: the ends of bodies, who waits for them, spins. Out: at most one finding per loop.
//! Not here: loops that spin once their source is over (`spin_on_ended_source`).

use conc_analysis::ends::Endless;
use conc_analysis::ends::joined::Joined;
use conc_analysis::ends::over::Cause;
use conc_analysis::ends::sticky::Spin;
use conc_analysis::facts::Facts;

use crate::tasks::spawn_without_cancellation::reason;
use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "loop_without_exit",
    area: "loops",
    group: Group::Suspicious,
    level: None,
    since: "0.1.0",
    docs: include_str!("loop_without_exit.md"),
    check,
};

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    let spins = facts.spins();
    let joined = facts.joined_loops();
    let is_spin = |j: &&Joined| spins.iter().any(|spin| spin.keyword == j.place());
    out.extend(spins.iter().filter(|spin| spin.cause == Cause::Fails).map(retrying));
    out.extend(joined.iter().filter(|j| !is_spin(j)).map(waited_for));
}

fn waited_for(joined: &Joined) -> Diagnostic {
    let title = "this never ends, and something waits for its end";
    let primary = match joined.never_ends.endless {
        Endless::Loop { .. } => "no path leaves this loop",
        Endless::Wait(_) => "this never completes",
    };
    let mut finding = Diagnostic::new(&LINT, title, joined.place(), primary)
        .label(joined.wait, joined.how.text());
    if let Some(started) = joined.started {
        finding = finding.label(started, "it is started here");
    }
    for rejected in joined.never_ends.rejected.iter().take(2) {
        finding = finding.label(rejected.span, reason(rejected.why));
    }
    finding
        .label(joined.behind, "never gets here")
        .help("leave the loop on a flag, a token or a closed channel, or abort it before the wait")
}

fn retrying(spin: &Spin) -> Diagnostic {
    let title = "this loop retries at once for ever while the operation fails";
    let primary = "then turns without ever waiting";
    let mut finding = Diagnostic::new(&LINT, title, spin.keyword, primary)
        .label(spin.operation, "may fail at once every time");
    for call in spin.calls.iter().take(3) {
        finding = finding.label(*call, "reached through this call");
    }
    if let Some(ignored) = spin.ignored {
        finding = finding.label(ignored, "goes on from here as if nothing had happened");
    }
    finding.help("pause before the next try, or give up after some")
}
