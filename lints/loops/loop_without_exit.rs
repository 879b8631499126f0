//! A loop that nothing leaves although something waits for it, or whose source is over.
//! In: the ends of bodies, who waits for them, spins. Out: at most one finding per loop.

use conc_analysis::ends::over::Cause;
use conc_analysis::ends::sticky::Spin;
use conc_analysis::facts::Facts;

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
    out.extend(facts.spins().iter().map(spins));
}

fn spins(spin: &Spin) -> Diagnostic {
    let (title, operation, help) = match spin.cause {
        Cause::Fails => (
            "this loop retries at once for ever while the operation fails".to_owned(),
            "may fail at once every time",
            "pause before the next try, or give up after some",
        ),
        Cause::Over(cause) => (
            format!("this loop spins for ever once {}", over(cause.as_str())),
            "then returns at once, every time",
            "leave the loop when this happens",
        ),
    };
    let mut finding =
        Diagnostic::new(&LINT, title, spin.keyword, "then turns without ever waiting")
            .label(spin.operation, operation);
    for call in spin.calls.iter().take(3) {
        finding = finding.label(*call, "reached through this call");
    }
    if let Some(ignored) = spin.ignored {
        finding = finding.label(ignored, "goes on from here as if nothing had happened");
    }
    finding.help(help)
}

/// What is over, in words.
fn over(cause: &str) -> &'static str {
    match cause {
        "closed" => "the channel is closed",
        "ended" => "the stream has ended",
        "eof" => "the input has ended",
        "empty" => "the set is empty",
        "cancelled" => "the token is cancelled",
        _ => "what it waits for has happened",
    }
}
