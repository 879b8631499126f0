//! A bounded channel whose receiver is alive but never read.
//! In: channel facts. Out: at most one finding per channel.

use conc_analysis::domain::Answer::Yes;
use conc_analysis::facts::Facts;
use conc_analysis::program::alive::Keeper;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "unconsumed_bounded_sender",
    area: "channels",
    group: Group::Suspicious,
    level: None,
    since: "0.1.0",
    docs: include_str!("unconsumed_bounded_sender.md"),
    check,
};

const TITLE: &str = "this send never completes: the receiver is alive but nothing receives";
const HELP: &str = "receive in a task, or drop the receiver so that the send returns an error";

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    for channel in facts.suspect_channels() {
        // `Yes` carries what was searched. `No` and `Unknown` stay silent.
        let Yes(unread) = channel.receiver_unread() else { continue };
        let Some(stuck) = channel.stuck_send(&unread) else { continue };
        let mut finding = Diagnostic::new(&LINT, TITLE, stuck.send, "waits here for ever")
            .label(channel.created, channel.holds());
        finding = match &stuck.keeper {
            Keeper::Variable(name, span) => finding
                .label(*span, format!("`{name}` keeps the receiver alive and never receives")),
            Keeper::Field(name, span) => finding
                .label(*span, format!("`{name}` keeps the receiver alive and nothing receives")),
            Keeper::Forever(span) => finding.label(*span, "keeps the receiver alive for ever"),
            Keeper::Task { name, declared, waits, held } => finding
                .label(*declared, format!("`{name}` keeps the receiver alive and never receives"))
                .label(*waits, "the task with the receiver waits here")
                .label(*held, "what it waits for is held here until after the send"),
        };
        for call in stuck.calls.iter().rev().take(3) {
            finding = finding.label(*call, "the send is reached through this call");
        }
        for probe in unread.probes.iter().take(2) {
            finding = finding.label(*probe, "this looks at the receiver and takes nothing out");
        }
        out.push(finding.help(HELP));
    }
}
