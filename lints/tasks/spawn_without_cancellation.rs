//! A detached task that never ends, started again and again.
//! In: task facts. Out: at most one finding per starting call.

use conc_analysis::domain::effect::SpawnKind;
use conc_analysis::ends::handles::Fate;
use conc_analysis::ends::repeats::Why;
use conc_analysis::ends::{Endless, LooksLike};
use conc_analysis::facts::Facts;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "spawn_without_cancellation",
    area: "tasks",
    group: Group::Suspicious,
    level: None,
    since: "0.1.0",
    docs: include_str!("spawn_without_cancellation.md"),
    check,
};

const HELP: &str =
    "keep the handle and stop it, or end the loop on a `CancellationToken`, flag or closed channel";

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    for task in facts.stray_tasks() {
        let what = if task.kind == SpawnKind::Thread { "thread" } else { "task" };
        let title = format!("this {what} never ends, nothing can stop it, and each start adds one");
        let primary = format!("the {what} is detached here and runs as long as the process");
        let mut finding = Diagnostic::new(&LINT, title, task.started, &primary);
        if let Fate::Stored(field) = task.fate {
            finding = finding.label(field, "its handle is kept here, and nothing ever reads it");
        }
        let proof = &task.never_ends;
        for call in proof.calls.iter().take(2) {
            finding = finding.label(*call, format!("what the {what} runs goes on in here"));
        }
        finding = match proof.endless {
            Endless::Loop { keyword, .. } => finding.label(keyword, "nothing leaves this loop"),
            Endless::Wait(wait) => finding.label(wait, "this never completes"),
        };
        if let (Some(wait), Endless::Loop { .. }) = (proof.waits.first(), proof.endless) {
            finding = finding.label(*wait, "it waits here in each turn");
        }
        for rejected in proof.rejected.iter().take(2) {
            finding = finding.label(rejected.span, reason(rejected.why));
        }
        for repeat in task.repeats.iter().rev().take(3) {
            finding = finding.label(repeat.span, again(repeat.why));
        }
        out.push(finding.help(HELP));
    }
}

fn again(why: Why) -> &'static str {
    match why {
        Why::Call => "started through this call",
        Why::Loop | Why::Turns => "each turn of this loop starts one",
        Why::Public => "other crates can call this any number of times",
        Why::Trait => "called through a trait, any number of times",
        Why::NoCaller => "each call of this starts one",
        Why::MainEnds => "ends without waiting for it",
        Why::Owner => "started for this value",
        Why::OwnerEnds => "the value ends here, and what was started for it goes on",
    }
}

fn reason(why: LooksLike) -> &'static str {
    match why {
        LooksLike::InnerBreak => "this leaves only the inner loop",
        LooksLike::NestedReturn => "this leaves only the closure or block around it",
        LooksLike::Else => "never taken: another arm always matches",
        LooksLike::Unchanged => "the loop never changes what is tested here",
        LooksLike::Endless => "this source never comes to an end",
    }
}
