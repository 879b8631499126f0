//! How the reasons why a wait never ends are told.
//!
//! In:  a reason. Out: title, labels and help of a finding.

use conc_analysis::domain::effect::Flavour;
use conc_analysis::program::alive::Keeper;
use conc_analysis::program::code::Runtime;
use conc_analysis::program::stuck::Never;

use crate::Diagnostic;

/// The title, the label of the wait, and how to repair it.
pub(crate) fn said(never: &Never) -> (&'static str, &'static str, &'static str) {
    match never {
        Never::Panics { .. } => (
            "this call panics: it blocks a thread that drives async tasks",
            "panics inside a runtime",
            "await the async form, or call this in `spawn_blocking`",
        ),
        Never::SameThread { .. } => (
            "this wait never ends: it blocks the thread that has to run what it waits for",
            "blocks the only thread of the runtime for ever",
            "await instead of blocking, or wait in `spawn_blocking` and await that",
        ),
        Never::StopsMain { .. } => (
            "this receive stops the async `main`: nothing else in it runs until a message comes",
            "blocks the thread",
            "use an async channel and await the message, or receive in `spawn_blocking`",
        ),
        Never::OwnSender { .. } => (
            "this loop never ends: it waits for all senders to go, and keeps one itself",
            "waits for ever once the other senders are gone",
            "drop the sender before the loop, or hand it to the last body that sends",
        ),
        Never::NobodySends { .. } => (
            "this receive never completes: a sender is alive but nothing sends",
            "waits here for ever",
            "send from where the event happens, or drop the sender to end the wait",
        ),
        Never::Worker { .. } => (
            "this join never ends: what it joins waits for a channel that is still open",
            "waits here for ever",
            "drop the sender before the join, so that the receiving loop ends",
        ),
        Never::NoUnpark => (
            "nothing unparks this thread, and work follows",
            "waits here for ever",
            "call `unpark` on this thread where the event happens",
        ),
    }
}

/// Adds what proves the reason.
pub(crate) fn evidence(finding: Diagnostic, never: &Never) -> Diagnostic {
    let made = "the channel is made here";
    match never {
        Never::Panics { runtime } => runtime.iter().fold(finding, driven),
        Never::StopsMain { runtime, beside } => {
            let finding = driven(finding, runtime);
            match beside {
                Some(span) => finding.label(*span, "runs beside others, which stop meanwhile"),
                None => finding,
            }
        }
        Never::SameThread { runtime, created, producers, joined } => {
            let mut finding = created.iter().fold(finding, |f, span| f.label(*span, made));
            finding = joined.iter().fold(finding, |f, span| {
                f.label(*span, "what is joined waits here for a task of the same runtime")
            });
            for (operation, started) in producers.iter().take(2) {
                finding = finding
                    .label(*operation, "would let it go on")
                    .label(*started, "in this task, which runs on the same thread");
            }
            driven(finding, runtime)
        }
        Never::OwnSender { created, keeper } | Never::NobodySends { created, keeper } => {
            kept(finding.label(*created, made), keeper)
        }
        Never::Worker { created, keeper, drains } => {
            let drains = finding.label(*drains, "what is joined receives until the channel closes");
            kept(drains.label(*created, made), keeper)
        }
        Never::NoUnpark => finding.note("no code of this package names `unpark`"),
    }
}

fn driven(finding: Diagnostic, runtime: &Runtime) -> Diagnostic {
    finding.label(
        runtime.shown,
        match runtime.flavour {
            Flavour::CurrentThread => "all tasks run on the current thread",
            Flavour::MultiThread => "drives this on the main thread",
        },
    )
}

fn kept(finding: Diagnostic, keeper: &Keeper) -> Diagnostic {
    let text = match keeper {
        Keeper::Variable(name, _) | Keeper::Field(name, _) => {
            format!("`{name}` keeps a sender alive until after the wait")
        }
        Keeper::Task { name, .. } => format!("`{name}` keeps a sender alive"),
        Keeper::Forever(_) => "keeps a sender alive for ever".to_owned(),
    };
    finding.label(keeper.span(), text)
}
