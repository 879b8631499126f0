//! A loop that ends when all senders are gone, in code that keeps one itself.
//! In: loops over channels that stay open. Out: at most one finding per loop.

use conc_analysis::facts::Facts;

use crate::held_open::evidence;
use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "receiver_outlived_by_own_sender",
    area: "channels",
    group: Group::Correctness,
    level: None,
    since: "0.1.0",
    docs: include_str!("receiver_outlived_by_own_sender.md"),
    check,
};

const TITLE: &str = "this loop never ends: it waits for all senders to go, and keeps one itself";
const HERE: &str = "waits for ever once the other senders are gone";
const HELP: &str = "drop the sender before the loop, or keep a weak one";

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    for held in facts.own_loops() {
        let finding = Diagnostic::new(&LINT, TITLE, held.wait, HERE);
        out.push(evidence(finding, held, "the loop").help(HELP));
    }
}
