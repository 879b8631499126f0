//! What is known of the end of a body, as a table: the code of `t`, then the answer.
//!
//! In:  the text of a small library that knows tokio and futures.
//! Out: whether `t` ends; how many calls lead to the loop or wait; what looks like an exit.

use std::fmt::Write as _;

use crate::analyse;
use crate::domain::Answer;
use crate::ends::{Endless, LooksLike, NeverEnds};
use crate::load::{Context, memory};
use crate::program::Bodies;
use crate::types::ty::BodyRef;

const PRELUDE: &str = "
use std::time::Duration;
use tokio::time::sleep;
use tokio::sync::mpsc;
fn flag() -> bool { true }
fn step() {}
fn res() -> Result<u8, u8> { Ok(1) }
async fn work() {}
";

fn text(proof: &NeverEnds) -> String {
    let mut text = match (proof.always, proof.endless) {
        (true, Endless::Loop { .. }) => "loop".to_owned(),
        (false, Endless::Loop { .. }) => "loop, if reached".to_owned(),
        (true, Endless::Wait(_)) => "wait".to_owned(),
        (false, Endless::Wait(_)) => "wait, if reached".to_owned(),
    };
    if !proof.calls.is_empty() {
        let _ = write!(text, ", {} down", proof.calls.len());
    }
    for rejected in &proof.rejected {
        text += match rejected.why {
            LooksLike::InnerBreak => ", inner break",
            LooksLike::NestedReturn => ", nested return",
            LooksLike::Else => ", else",
            LooksLike::Unchanged => ", unchanged",
            LooksLike::Endless => ", endless",
        };
    }
    text
}

/// The body of the function `t`.
fn body_of_t(bodies: &Bodies<'_>) -> BodyRef {
    let names = bodies.code.names;
    let def = names.defs().iter().find(|d| d.item.name == "t").expect("there is a function `t`");
    let body = def.function().and_then(|f| f.body).expect("`t` has a body");
    BodyRef { file: def.file, body, nested: None }
}

fn answer(code: &str) -> String {
    let workspace = memory::library(&format!("{PRELUDE}{code}"));
    let answers = analyse(&workspace, &[Context::Lib], |facts| {
        match facts.never_ends(body_of_t(facts.bodies())) {
            Answer::No => "ends".to_owned(),
            Answer::Unknown(reason) => format!("open: {}", reason.kind.text()),
            Answer::Yes(proof) => text(&proof),
        }
    });
    answers.concat()
}

macro_rules! table {
    ($($name:ident: $code:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            assert_eq!(answer($code), $want);
        }
    )*};
}

table! {
    a_body_without_a_loop_ends: "fn t() { step(); }" => "ends";
    a_loop_without_an_exit: "fn t() { loop { step(); } }" => "loop";
    while_true_is_no_exit: "fn t() { while true { step(); } }" => "loop";
    an_empty_loop_never_ends: "fn t() { loop {} }" => "loop";
    a_break_is_an_exit: "fn t() { loop { if flag() { break; } } }" => "ends";
    a_condition_is_an_exit: "fn t() { while flag() { step(); } }" => "ends";
    a_return_is_an_exit: "fn t() { loop { if flag() { return; } } }" => "ends";
    a_question_mark_is_an_exit: "fn t() -> Result<(), u8> { loop { res()?; } }" => "ends";
    a_panic_is_no_exit: "fn t() { loop { if flag() { panic!(); } } }" => "loop";
    unreachable_is_no_exit: "fn t() { loop { if flag() { unreachable!(); } } }" => "loop";
    the_end_of_the_process_is_an_exit:
        "fn t() { loop { if flag() { std::process::exit(1); } } }" => "ends";
    the_end_of_the_process_in_a_callee_is_an_exit:
        "fn die() -> ! { std::process::exit(1) } fn t() { loop { if flag() { die(); } } }" => "ends";
    a_callee_that_may_end_the_process_is_an_exit:
        "fn check() { if flag() { std::process::exit(1); } } fn t() { loop { check(); } }" => "ends";
    aborting_a_task_does_not_end_the_process:
        "fn t(h: tokio::task::JoinHandle<()>) { loop { h.abort(); } }" => "loop";
    an_inner_break_leaves_the_inner_loop:
        "fn t() { loop { loop { if flag() { break; } } } }" => "loop, inner break";
    a_labelled_break_leaves_the_outer_loop:
        "fn t() { 'a: loop { loop { if flag() { break 'a; } } } }" => "ends";
    a_loop_behind_a_test_is_reached_by_some_runs:
        "fn t() { if flag() { loop { step(); } } }" => "loop, if reached";
    a_loop_behind_a_question_mark_is_reached_by_some_runs:
        "fn t() -> Result<(), u8> { res()?; loop { step(); } }" => "loop, if reached";
    an_opaque_macro_may_leave: "fn t() { loop { other::go!(x); } }" => "open: macro without a known meaning";
    an_opaque_macro_before_the_loop_is_no_exit_of_it:
        "fn t() { other::go!(x); loop { step(); } }" => "loop, if reached";
    a_callee_that_never_ends:
        "fn run() { loop { step(); } } fn t() { run(); step(); }" => "loop, 1 down";
    an_awaited_callee_that_never_ends:
        "async fn run() { loop { work().await; } } async fn t() { run().await; }" => "loop, 1 down";
    a_future_that_is_not_awaited_does_not_run:
        "async fn run() { loop { work().await; } } async fn t() { let _f = run(); }" => "ends";
    a_callee_in_a_timeout_may_be_dropped:
        "async fn run() { loop { work().await; } }
         async fn t() { let _ = tokio::time::timeout(Duration::from_secs(1), run()).await; }" => "ends";
    an_arm_may_be_dropped:
        "async fn run() { loop { work().await; } }
         async fn t() { tokio::select! { _ = run() => {}, _ = work() => {} } }" => "ends";
    pending_never_completes: "async fn t() { std::future::pending::<()>().await; }" => "wait";
    recursion_is_no_proof: "fn t() { if flag() { t(); } }" => "ends";
    a_matched_end_of_a_channel_is_an_exit:
        "async fn t(mut rx: mpsc::Receiver<u8>) { while let Some(_) = rx.recv().await {} }" => "ends";
    an_else_beside_a_certain_arm_is_no_exit:
        "async fn t(mut rx: mpsc::Receiver<u8>) { loop { tokio::select! {
             Some(_) = rx.recv() => {} _ = sleep(Duration::from_secs(1)) => {} else => break } } }" => "loop, else";
    an_else_is_an_exit_when_every_arm_can_be_off:
        "async fn t(mut rx: mpsc::Receiver<u8>, on: bool) { loop { tokio::select! {
             Some(_) = rx.recv() => {} _ = sleep(Duration::from_secs(1)), if on => {} else => break } } }" => "ends";
    complete_is_an_exit:
        "async fn t() { loop { futures::select! { _ = work() => {} complete => break } } }" => "ends";
    an_open_range_never_ends: "fn t() { for n in 1.. { step(); } }" => "loop, endless";
    a_bounded_range_ends: "fn t() { for n in 1..9 { step(); } }" => "ends";
    what_is_taken_of_an_open_range_ends: "fn t() { for n in (1..).take(3) { step(); } }" => "ends";
    an_adaptor_keeps_it_endless:
        "fn t() { for (n, x) in std::iter::repeat(1).enumerate().map(|x| x) { step(); } }" => "loop, endless";
    a_cycle_never_ends: "fn t(list: Vec<u8>) { for x in list.iter().cycle() { step(); } }" => "loop, endless";
    taking_while_something_holds_ends:
        "fn t() { for x in std::iter::repeat(1).take_while(|x| flag()) { step(); } }" => "ends";
    a_break_leaves_an_endless_source:
        "fn t() { for n in 1.. { if flag() { break; } } }" => "ends";
    a_listener_always_has_a_next_connection:
        "fn t(l: std::net::TcpListener) { for stream in l.incoming() { step(); } }" => "loop, endless";
    an_interval_stream_never_ends:
        "use futures::StreamExt;
         async fn t(i: tokio_stream::wrappers::IntervalStream) { let mut i = i.enumerate();
         while let Some(_) = i.next().await { step(); } }" => "loop, endless";
    everything_of_an_endless_source_is_never_done: "fn t() { (1..).for_each(|_| step()); step(); }" => "wait";
    a_flag_that_is_read_once_before_the_loop:
        "fn t() { let running = flag(); while running { step(); } }" => "loop, if reached, unchanged";
    a_flag_that_the_loop_changes:
        "fn t() { let mut running = flag(); while running { running = flag(); } }" => "ends";
    a_flag_that_is_lent_may_change:
        "fn set(x: &mut bool) {} fn t() { let mut running = flag(); let r = &mut running; while running { set(r); } }" => "ends";
    a_flag_that_is_given_decides: "fn t(once: bool) { loop { if once { break; } } }" => "ends";
    a_break_of_an_inner_loop_is_named:
        "fn t() { loop { while flag() { if flag() { break; } } } }" => "loop, inner break";
    a_return_of_a_closure_is_named:
        "fn t() { loop { let f = || { if flag() { return; } step(); }; f(); } }" => "loop, nested return";
    a_callee_that_ends_only_when_it_fails:
        "async fn run() -> Result<(), u8> { res()?; loop { work().await; } }
         async fn t() { let _ = run().await; }" => "loop, if reached, 1 down";
    a_callee_that_ends_as_it_is_told:
        "async fn run(on: bool) { if !on { return; } loop { work().await; } }
         async fn t() { run(false).await; }" => "ends";
}
