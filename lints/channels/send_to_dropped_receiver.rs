//! Sends on a channel whose receiver is already gone.
//! In: channel facts. Out: at most one finding per channel.

use conc_analysis::facts::Facts;
use conc_analysis::program::gone::Gone;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "send_to_dropped_receiver",
    area: "channels",
    group: Group::Suspicious,
    level: None,
    since: "0.1.0",
    docs: include_str!("send_to_dropped_receiver.md"),
    check,
};

const TITLE: &str = "sends on this channel fail: its receiver is dropped before them";
const HELP: &str = "bind the receiver to a name and receive from it, or remove the channel";

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    out.extend(facts.gone_receivers().iter().map(finding));
}

fn finding(gone: &Gone) -> Diagnostic {
    let mut finding = match gone.dropped {
        None => Diagnostic::new(
            &LINT,
            TITLE,
            gone.created,
            "its receiver is dropped before anything is sent",
        ),
        Some(dropped) => Diagnostic::new(&LINT, TITLE, dropped, "the receiver is dropped here")
            .label(gone.created, "the channel is made here"),
    };
    for send in gone.sends.iter().take(3) {
        finding = finding.label(*send, "fails, and the message is lost");
    }
    finding.help(HELP)
}
