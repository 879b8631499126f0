//! Summaries as a table: a function, then what a call to it does.
//!
//! In:  the text of a small library that knows tokio.
//! Out: effects (operation, place, how surely, how often), fates, whether it returns.

use crate::analyse;
use crate::domain::Fate;
use crate::load::{Context, memory};

/// The effects and fates of `subject`, a line each. The text makes a channel so that it is built.
fn summary(text: &str) -> Vec<String> {
    let text = format!(
        "use tokio::sync::mpsc::{{self, Sender, Receiver}};\nstruct S {{ tx: Sender<u8> }}\n{text}"
    );
    let workspace = memory::library(&text);
    let found = analyse(&workspace, &[Context::Lib], |facts| {
        let program = facts.program();
        let summaries = program.summaries();
        let (_, summary) = summaries
            .iter()
            .find(|(body, _)| {
                body.nested.is_none()
                    && program.code.function_name(**body).as_str().ends_with("::subject")
            })
            .expect("the table's code calls `subject` with a channel's end");
        let mut lines: Vec<String> = summary
            .effects
            .iter()
            .map(|e| format!("{:?} {:?} {:?} {:?}", e.op, e.place, e.when, e.count))
            .collect();
        lines.extend(summary.params.iter().map(|fate| match fate {
            Fate::Stored(place) => format!("stored {place:?}"),
            other => format!("{other:?}").to_lowercase(),
        }));
        if !summary.returns {
            lines.push("never returns".into());
        }
        if let Some(reason) = summary.open {
            lines.push(format!("open: {}", reason.kind.text()));
        }
        lines
    });
    found.concat()
}

const CALL: &str = "async fn caller() { let (tx, rx) = mpsc::channel(1); subject(tx); drop(rx); }";

macro_rules! table {
    ($($name:ident: $text:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            let want: &[&str] = &$want;
            assert_eq!(summary(&format!("{CALL}\n{}", $text)), want);
        }
    )*};
}

table! {
    a_send_is_an_effect_on_the_parameter:
        "fn subject(tx: Sender<u8>) { tx.blocking_send(1).ok(); }"
        => ["Send(Block) self/0 Always Once", "Drop self/0 Always Once", "dropped"];
    a_loop_makes_it_many_and_a_branch_witnessed:
        "fn subject(tx: Sender<u8>) { for n in 0.. { if n > 3 { tx.blocking_send(n).ok(); } } }"
        => ["Send(Block) self/0 Witnessed Many", "Drop self/0 Always Once", "dropped"];
    a_callees_effects_are_lifted:
        "fn inner(tx: &Sender<u8>) { tx.blocking_send(1).ok(); }
         fn subject(tx: Sender<u8>) { for _ in 0..3 { inner(&tx); } }"
        => ["Send(Block) self/0 Witnessed AtMost(3)", "Drop self/0 Always Once", "dropped"];
    what_is_returned_is_returned:
        "fn subject(tx: Sender<u8>) -> S { S { tx } }" => ["returned"];
    what_is_dropped_is_dropped:
        "fn subject(tx: Sender<u8>) { drop(tx); }"
        => ["Drop self/0 Always Once", "dropped"];
    unknown_code_lets_it_escape:
        "fn subject(tx: Sender<u8>) { other::take(tx); }"
        => ["escaped", "open: library call without a model"];
    a_loop_without_exit_never_returns:
        "fn subject(tx: Sender<u8>) { loop { tx.blocking_send(1).ok(); } }"
        => ["Send(Block) self/0 Always Many", "dropped", "never returns"];
    recursion_ends:
        "fn subject(tx: Sender<u8>) { tx.blocking_send(1).ok(); subject(tx); }"
        => ["Send(Block) self/0 Always Once", "Send(Block) self/0 Always Many", "dropped", "never returns"];
}
