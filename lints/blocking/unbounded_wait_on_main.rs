//! A wait of the main thread, or of a test, without a time limit.
//! In: waits on the main path. Out: one finding per wait.

use conc_analysis::facts::Facts;
use conc_analysis::program::waits::Event;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "unbounded_wait_on_main",
    area: "blocking",
    group: Group::Restriction,
    level: None,
    since: "0.1.0",
    docs: include_str!("unbounded_wait_on_main.md"),
    check,
};

const TITLE: &str = "the main path waits here without a time limit";
const HELP: &str = "wait with a timeout, so that the program can say what it waits for";

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    let mut last = None;
    for wait in facts.main_waits() {
        if !wait.blocks() || wait.is_scoped() || last.replace(wait.span()) == Some(wait.span()) {
            continue;
        }
        let what = match wait.event() {
            Event::Message => "waits until a message comes or all senders are gone",
            Event::Ended => "waits until what it joins has ended",
            Event::Unpark => "waits until another thread unparks this one",
            Event::Other(_) => "waits until it is notified",
        };
        let entry = wait.entry();
        let begins = if entry.test { "the test begins here" } else { "the program begins here" };
        let finding = Diagnostic::new(&LINT, TITLE, wait.span(), what).label(entry.name, begins);
        let calls = wait.calls();
        let shown = calls.iter().rev().take(2);
        let finding = shown.fold(finding, |f, call| f.label(*call, "reached through this call"));
        out.push(finding.help(HELP));
    }
}
