//! A wait of the main thread or task, or of a test, that nothing completes.
//! In: waits on the main path. Out: at most one finding per wait.

use conc_analysis::domain::Span;
use conc_analysis::facts::Facts;
use conc_analysis::facts::waits::MainWait;

use crate::never::{evidence, said};
use crate::{Applicability, Diagnostic, Edit, Group, Lint, Suggestion};

/// See the module.
pub static LINT: Lint = Lint {
    id: "blocking_recv_on_main",
    area: "blocking",
    group: Group::Suspicious,
    level: None,
    since: "0.1.0",
    docs: include_str!("blocking_recv_on_main.md"),
    check,
};

fn check(facts: &Facts<'_>, out: &mut Vec<Diagnostic>) {
    let mut seen: Vec<Span> = Vec::new();
    for (wait, never) in facts.stuck_waits() {
        // One report a wait, however many tests lead to it.
        if seen.contains(&wait.span()) {
            continue;
        }
        seen.push(wait.span());
        let (title, here, help) = said(&never);
        let mut finding = Diagnostic::new(&LINT, title, wait.span(), here);
        finding = evidence(finding, &never);
        if wait.entry().test {
            finding = finding.label(wait.entry().name, "on the path of this test");
        }
        for call in wait.calls().iter().rev().take(2) {
            finding = finding.label(*call, "reached through this call");
        }
        finding.suggestions.extend(awaited(&wait));
        out.push(finding.help(help));
    }
}

/// `rx.blocking_recv()` directly in async code: `rx.recv().await`.
fn awaited(wait: &MainWait<'_, '_>) -> Option<Suggestion> {
    let (name, sibling, end) = wait.async_sibling()?;
    Some(Suggestion {
        text: format!("await `{sibling}`"),
        edits: vec![
            Edit { span: name, text: sibling.to_string() },
            Edit { span: end, text: ".await".to_owned() },
        ],
        applicability: Applicability::MaybeIncorrect,
    })
}
