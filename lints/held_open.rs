//! How waits for the end of a channel that stays open are told.
//!
//! In:  a proof. Out: its labels.

use conc_analysis::program::alive::Keeper;
use conc_analysis::program::stuck::{HeldOpen, Need};

use crate::Diagnostic;

/// Adds what proves that a wait never ends, and that somebody needs its end.
pub(crate) fn evidence(finding: Diagnostic, held: &HeldOpen, during: &str) -> Diagnostic {
    let mut finding = kept(finding, &held.keeper, during);
    finding = finding.label(held.created, "the channel is made here");
    for call in held.calls.iter().take(2) {
        finding = finding.label(*call, "reached through this call");
    }
    match held.need {
        Need::Behind => finding,
        Need::Test(name) => finding.label(name, "on the path of this test"),
        Need::Joined(at) => finding.label(at, "waits for the end of this loop, too"),
    }
}

fn kept(finding: Diagnostic, keeper: &Keeper, during: &str) -> Diagnostic {
    let text = match keeper {
        Keeper::Variable(name, _) | Keeper::Field(name, _) => {
            format!("`{name}` keeps a sender alive until {during} is over")
        }
        Keeper::Task { name, .. } => format!("`{name}` keeps a sender alive"),
        Keeper::Forever(_) => "keeps a sender alive for ever".to_owned(),
    };
    finding.label(keeper.span(), text)
}
