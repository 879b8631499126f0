//! A wait for a body that ends when its channel closes, in code that keeps a sender.
//! In: joins of bodies whose channel stays open. Out: at most one finding per join.

use conc_analysis::facts::Facts;

use crate::held_open::evidence;
use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "join_with_live_sender",
    area: "channels",
    group: Group::Correctness,
    level: None,
    since: "0.1.0",
    docs: include_str!("join_with_live_sender.md"),
    check,
};

const TITLE: &str = "this join never ends: what it joins waits for a channel that is still open";
const HELP: &str = "drop the sender before the join, so that the receiving loop ends";

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    for held in facts.held_joins() {
        let mut finding = Diagnostic::new(&LINT, TITLE, held.wait, "waits here for ever");
        if let Some(drains) = held.drains {
            finding = finding.label(drains, "what is joined receives until the channel closes");
        }
        out.push(evidence(finding, held, "the join").help(HELP));
    }
}
