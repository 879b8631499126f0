//! A send on a bounded channel that waits for room without a time limit.
//! In: channel facts. Out: one finding per send.

use conc_analysis::facts::Facts;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "bounded_send_without_timeout",
    area: "channels",
    group: Group::Restriction,
    level: None,
    since: "0.1.0",
    docs: include_str!("bounded_send_without_timeout.md"),
    check,
};

const TITLE: &str = "this send waits for room without a time limit";
const HELP: &str =
    "use `try_send` or a send with a timeout, and decide what happens when it is full";

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    for channel in facts.bounded_channels() {
        let holds = channel.holds();
        for send in channel.unlimited_sends() {
            let finding = Diagnostic::new(&LINT, TITLE, send, "waits until there is room");
            out.push(finding.label(channel.created, holds.clone()).help(HELP));
        }
    }
}
