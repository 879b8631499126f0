//! A send or receive that waits for what only the same thread or task does, later.
//! In: channel facts. Out: at most one finding per channel and side.

use conc_analysis::facts::Facts;
use conc_analysis::facts::channels::holds;
use conc_analysis::program::later::{Later, Side};

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "send_before_same_thread_recv",
    area: "channels",
    group: Group::Correctness,
    level: None,
    since: "0.1.0",
    docs: include_str!("send_before_same_thread_recv.md"),
    check,
};

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    out.extend(facts.too_late().iter().map(finding));
}

fn finding(later: &Later) -> Diagnostic {
    let (title, other, help) = match later.side {
        Side::Send => (
            "this send never completes: the receive comes later in the same thread or task",
            "the receive that would make room is only reached after this send",
            "receive in another thread or task, or give the channel room for all messages that \
             are sent before the first receive",
        ),
        Side::Receive => (
            "this receive never completes: the send comes later in the same thread or task",
            "the message that it waits for is only sent after this receive",
            "send before the receive, or from another thread or task",
        ),
    };
    let made = match later.side {
        Side::Send => holds(Some(later.room)),
        Side::Receive => "the channel is made here".to_owned(),
    };
    let mut finding =
        Diagnostic::new(&LINT, title, later.wait, "waits here for ever").label(later.created, made);
    for call in later.calls.iter().rev().take(3) {
        finding = finding.label(*call, "reached through this call");
    }
    finding.label(later.other, other).help(help)
}
