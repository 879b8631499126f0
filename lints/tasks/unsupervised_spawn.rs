//! A task whose handle nobody reads.
//! In: task facts. Out: at most one finding per starting call.

use conc_analysis::domain::effect::SpawnKind;
use conc_analysis::facts::Facts;

use crate::{Diagnostic, Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "unsupervised_spawn",
    area: "tasks",
    group: Group::Restriction,
    level: None,
    since: "0.1.0",
    docs: include_str!("unsupervised_spawn.md"),
    check,
};

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    // Who writes `detach` says so.
    for task in facts.unwatched_tasks().filter(|task| !task.detached) {
        let what = if task.kind == SpawnKind::Thread { "thread" } else { "task" };
        let title = format!("nobody learns when this {what} ends, fails or panics");
        let mut finding = Diagnostic::new(&LINT, title, task.started, "its handle is never read");
        if let Some(at) = task.at {
            finding = finding.label(at, "the handle is dropped with this");
        }
        out.push(
            finding
                .help("keep the handle and join it, or start it in a `JoinSet` or `TaskTracker`"),
        );
    }
}
