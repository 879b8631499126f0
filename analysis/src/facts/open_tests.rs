//! What is known of channels that stay open, as a table: code, then each wait that never ends.
//!
//! In:  the text of a small program that knows tokio.
//! Out: `loop` or `join`, what keeps a sender, who needs the end.

use crate::analyse;
use crate::load::{Context, memory};
use crate::program::alive::Keeper;
use crate::program::stuck::{HeldOpen, Need};

fn told(what: &str, held: &HeldOpen) -> String {
    let keeper = match &held.keeper {
        Keeper::Variable(name, _) | Keeper::Field(name, _) => name.to_string(),
        Keeper::Task { .. } => "a task".to_owned(),
        Keeper::Forever(_) => "a static".to_owned(),
    };
    let need = match held.need {
        Need::Behind => "behind",
        Need::Test(_) => "test",
        Need::Joined(_) => "joined",
    };
    format!("{what}: {keeper}, {need}")
}

fn open(text: &str) -> Vec<String> {
    let text = format!(
        "use tokio::{{spawn, sync::mpsc::{{Sender, Receiver, channel}}, task::JoinHandle}};\n{text}"
    );
    let workspace = memory::program(&text);
    let answers = analyse(&workspace, &[Context::Bin], |facts| {
        let loops = facts.own_loops().iter().map(|held| told("loop", held));
        let joins = facts.held_joins().iter().map(|held| told("join", held));
        loops.chain(joins).collect::<Vec<_>>()
    });
    answers.concat()
}

macro_rules! table {
    ($($name:ident: $text:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            let want: &[&str] = &$want;
            assert_eq!(open($text), want);
        }
    )*};
}

table! {
    a_loop_waits_for_its_own_sender:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let t = tx.clone(); spawn(async move { t.send(1).await }); while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => ["loop: tx, behind"];
    a_sender_that_is_dropped_before_keeps_nothing:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let t = tx.clone(); spawn(async move { t.send(1).await }); drop(tx); while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => [];
    a_sender_that_may_be_dropped_keeps_nothing_for_certain:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let t = tx.clone(); spawn(async move { t.send(1).await }); if rx.is_empty() { drop(tx); } while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => [];
    an_option_may_be_empty:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let kept = if rx.is_empty() { Some(tx) } else { None }; while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => [];
    an_option_that_is_made_full_is_full:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); tx.send(1).await.unwrap(); let kept = Some(tx); while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => ["loop: kept, behind"];
    an_empty_collection_keeps_nothing:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); tx.send(1).await.unwrap(); let mut kept = Vec::new(); if rx.is_empty() { kept.push(tx); } while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => [];
    a_collection_keeps_what_was_put_into_it:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); tx.send(1).await.unwrap(); let mut kept = Vec::new(); kept.push(tx); while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => ["loop: kept, behind"];
    a_worker_keeps_its_own_sender:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let t = tx.clone(); let h = spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } t.send(1).await }); tx.send(1).await.unwrap(); drop(tx); h.await; println!(\"done\"); }"
        => ["loop: t, joined"];
    a_detached_worker_is_needed_by_nobody:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let t = tx.clone(); spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"{}\", t.is_closed()) }); tx.send(1).await.unwrap(); println!(\"done\"); }"
        => [];
    a_join_waits_for_a_worker_of_an_open_channel:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); tx.send(1).await.unwrap(); h.await; drop(tx); println!(\"done\"); }"
        => ["join: tx, behind"];
    an_aborted_worker_ends:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); tx.send(1).await.unwrap(); h.abort(); h.await; drop(tx); println!(\"done\"); }"
        => [];
    a_worker_may_be_stopped_through_another_handle:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); keep(h.abort_handle()); tx.send(1).await.unwrap(); h.await; drop(tx); println!(\"done\"); } fn keep(_: tokio::task::AbortHandle) {}"
        => [];
    a_limited_join_gives_up:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); tokio::time::timeout(std::time::Duration::from_secs(1), h).await; drop(tx); println!(\"done\"); }"
        => [];
    a_worker_that_a_message_stops_ends:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = spawn(async move { while let Some(n) = rx.recv().await { if n == 0 { break; } } }); tx.send(0).await.unwrap(); h.await; drop(tx); println!(\"done\"); }"
        => [];
    a_worker_without_any_end_is_no_worker_of_its_channel:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = spawn(async move { loop { rx.recv().await; } }); tx.send(0).await.unwrap(); h.await; drop(tx); println!(\"done\"); }"
        => [];
    a_raced_loop_may_be_dropped:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); tx.send(1).await.unwrap(); tokio::select! { () = async { while let Some(n) = rx.recv().await { println!(\"{n}\"); } } => {} () = tokio::task::yield_now() => {} } drop(tx); println!(\"done\"); }"
        => [];
    all_handles_are_waited_for:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = vec![spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } })]; tx.send(1).await.unwrap(); futures::future::join_all(h).await; drop(tx); println!(\"done\"); }"
        => ["join: tx, behind"];
    a_closure_keeps_what_it_captures:
        "#[tokio::main] async fn main() { let (tx, mut rx) = channel::<u8>(4); let h = spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); let send = move |n| tx.try_send(n).is_ok(); send(1); h.await; send(2); println!(\"done\"); }"
        => ["join: tx, behind"];
}
