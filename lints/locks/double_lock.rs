//! A lock that is taken while the same thread or task holds it.
//! In: relocks. Out: one finding a place that waits.

use conc_analysis::domain::effect::{LockKind, LockMode};
use conc_analysis::facts::Facts;
use conc_analysis::locks::Relock;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "double_lock",
    area: "locks",
    group: Group::Correctness,
    level: None,
    since: "0.1.0",
    docs: include_str!("double_lock.md"),
    check,
};

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    let mut reported = None;
    for relock in facts.relocks() {
        // In order of what waits: several ways to one place are one defect.
        if reported.replace(relock.waits) == Some(relock.waits) {
            continue;
        }
        out.push(finding(&relock));
    }
}

fn finding(relock: &Relock) -> Diagnostic {
    let (who, title) = match relock.kind {
        LockKind::Async => ("task", "this waits for ever: the same task holds the lock already"),
        _ => ("thread", "this waits for ever: the same thread holds the lock already"),
    };
    let how = |mode| match mode {
        LockMode::Exclusive => "",
        LockMode::Shared => " for reading",
        LockMode::Upgradable => " for an upgradable read",
    };
    let first = match relock.guard {
        Some(name) => format!("`{name}` holds it{}", how(relock.modes.0)),
        None => format!("it is taken{} here", how(relock.modes.0)),
    };
    let second = format!("takes the same lock again{}", how(relock.modes.1));
    let direct = relock.waits == relock.second;
    let primary = if direct { second.clone() } else { "leads to the second lock".to_owned() };
    let mut finding =
        Diagnostic::new(&LINT, title, relock.waits, &primary).label(relock.first, first);
    for call in relock.chain.iter().take(3).filter(|call| **call != relock.second) {
        finding = finding.label(*call, "through this call");
    }
    if !direct {
        finding = finding.label(relock.second, second);
    }
    if let Some(released) = relock.released {
        finding = finding.label(released, format!("the {who} would let go of it only here"));
    }
    finding.help("drop the first guard before this, or do the work with the guard at hand")
}
