//! What waits for what the same strand does later, as a table: code, then side and code of each.
//!
//! In:  the text of a small library.
//! Out: the first words of the waiting operations.

use crate::analyse;
use crate::load::{Context, memory};
use crate::program::later::Side;

fn too_late(text: &str) -> Vec<String> {
    let text = format!(
        "use std::sync::mpsc::{{sync_channel, channel, Receiver, SyncSender}};
         use std::thread; use tokio::sync::{{mpsc, oneshot}};\n{text}"
    );
    let workspace = memory::library(&text);
    let answers = analyse(&workspace, &[Context::Lib], |facts| {
        let found = facts.too_late();
        found
            .iter()
            .map(|later| {
                let range = later.wait.range.start as usize..later.wait.range.end as usize;
                let side = if later.side == Side::Send { "send" } else { "receive" };
                format!("{side}: {}", &text[range])
            })
            .collect::<Vec<_>>()
    });
    answers.concat()
}

macro_rules! table {
    ($($name:ident: $text:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            let want: &[&str] = &$want;
            assert_eq!(too_late($text), want);
        }
    )*};
}

table! {
    a_rendezvous_waits_for_its_receive:
        "fn f() { let (tx, rx) = sync_channel(0); tx.send(1).unwrap(); rx.recv().unwrap(); }"
        => ["send: tx.send(1)"];
    a_buffer_takes_as_many_as_it_holds:
        "fn f() { let (tx, rx) = sync_channel(1); tx.send(1).unwrap(); rx.recv().unwrap(); }"
        => [];
    the_second_finds_no_room:
        "fn f() { let (tx, rx) = sync_channel(1); tx.send(1).unwrap(); tx.send(2).unwrap(); rx.recv().unwrap(); }"
        => ["send: tx.send(2)"];
    a_send_that_may_be_left_out_does_not_count:
        "fn f(b: bool) { let (tx, rx) = sync_channel(1); if b { tx.send(1).unwrap(); } tx.send(2).unwrap(); rx.recv().unwrap(); }"
        => [];
    on_both_ways_it_counts:
        "fn f(b: bool) { let (tx, rx) = sync_channel(1); if b { tx.send(1).unwrap(); } else { tx.send(3).unwrap(); } tx.send(2).unwrap(); rx.recv().unwrap(); }"
        => ["send: tx.send(2)"];
    awaited_in_one_task:
        "async fn f() { let (tx, mut rx) = mpsc::channel(1); tx.send(1).await.unwrap(); tx.send(2).await.unwrap(); rx.recv().await; }"
        => ["send: tx.send(2)"];
    joined_with_its_receive:
        "async fn f() { let (tx, mut rx) = mpsc::channel(1); tx.send(1).await.unwrap(); tokio::join!(tx.send(2), rx.recv()); }"
        => [];
    a_known_number_of_turns:
        "fn f() { let (tx, rx) = sync_channel(2); for n in 0..3 { tx.send(n).unwrap(); } for n in rx { print(n); } } fn print(n: i32) {}"
        => ["send: tx.send(n)"];
    as_many_turns_as_room:
        "fn f() { let (tx, rx) = sync_channel(3); for n in 0..3 { tx.send(n).unwrap(); } drop(tx); for n in rx { print(n); } } fn print(n: i32) {}"
        => [];
    a_number_that_is_not_known:
        "fn f(m: i32) { let (tx, rx) = sync_channel(3); for n in 0..m { tx.send(n).unwrap(); } drop(tx); for n in rx { print(n); } } fn print(n: i32) {}"
        => [];
    a_loop_that_may_end_early:
        "fn f(m: i32) { let (tx, rx) = sync_channel(3); for n in 0..9 { if n == m { break; } tx.send(n).unwrap(); } drop(tx); for n in rx { print(n); } } fn print(n: i32) {}"
        => [];
    nested_loops_multiply:
        "fn f() { let (tx, rx) = sync_channel(5); for a in 0..2 { for b in 0..3 { tx.send(a + b).unwrap(); } } rx.recv().unwrap(); }"
        => ["send: tx.send(a + b)"];
    each_turn_receives_what_it_sends:
        "fn f() { let (tx, rx) = sync_channel(1); for n in 0..9 { tx.send(n).unwrap(); rx.recv().unwrap(); } }"
        => [];
    each_turn_sends_before_it_receives:
        "fn f() { let (tx, rx) = sync_channel(0); loop { tx.send(1).unwrap(); rx.recv().unwrap(); } }"
        => ["send: tx.send(1)"];
    a_thread_receives:
        "fn f() { let (tx, rx) = sync_channel(0); let t = thread::spawn(move || rx.recv()); tx.send(1).unwrap(); t.join().unwrap().unwrap(); }"
        => [];
    a_clone_in_a_task_receives:
        "async fn f() { let (tx, rx) = async_channel::bounded(1); let other = rx.clone(); tokio::spawn(async move { other.recv().await }); tx.send(1).await.unwrap(); tx.send(2).await.unwrap(); rx.recv().await.unwrap(); }"
        => [];
    a_helper_sends_and_another_receives:
        "fn put(tx: &SyncSender<i32>) { tx.send(1).unwrap(); }
         fn get(rx: &Receiver<i32>) -> i32 { rx.recv().unwrap() }
         fn f() { let (tx, rx) = sync_channel(1); put(&tx); put(&tx); get(&rx); }"
        => ["send: tx.send(1)"];
    a_struct_holds_both:
        "struct Log { tx: SyncSender<i32>, rx: Receiver<i32> }
         impl Log {
             fn new() -> Self { let (tx, rx) = sync_channel(2); Self { tx, rx } }
             fn put(&self, n: i32) { self.tx.send(n).unwrap(); }
             fn all(&self) -> i32 { self.rx.try_iter().sum() }
         }
         fn f() { let log = Log::new(); for n in 0..3 { log.put(n); } log.all(); }"
        => ["send: self.tx.send(n)"];
    a_struct_that_comes_from_outside:
        "pub struct Log { tx: SyncSender<i32>, rx: Receiver<i32> }
         impl Log {
             pub fn new() -> Self { let (tx, rx) = sync_channel(0); Self { tx, rx } }
             pub fn put(&self, n: i32) { self.tx.send(n).unwrap(); }
             pub fn all(&self) -> i32 { self.rx.recv().unwrap() }
         }
         pub fn f(log: &Log) { log.put(1); log.all(); }"
        => [];
    a_send_in_a_guard_that_is_dropped_first:
        "struct Done(SyncSender<()>);
         impl Drop for Done { fn drop(&mut self) { self.0.send(()).ok(); } }
         fn f() { let (tx, rx) = sync_channel(0); { let done = Done(tx); } rx.recv().unwrap(); }"
        => ["send: self.0.send(())"];
    try_send_fills_the_buffer:
        "fn f() { let (tx, rx) = sync_channel(1); tx.try_send(1).ok(); tx.send(2).unwrap(); rx.recv().unwrap(); }"
        => ["send: tx.send(2)"];
    try_send_itself_never_waits:
        "fn f() { let (tx, rx) = sync_channel(1); tx.try_send(1).ok(); tx.try_send(2).ok(); rx.recv().unwrap(); }"
        => [];
    a_receive_before_the_only_send:
        "fn f() { let (tx, rx) = channel(); thread::spawn(|| ()); rx.recv().unwrap(); tx.send(1).unwrap(); }"
        => ["receive: rx.recv()"];
    a_reply_awaited_before_it_is_given:
        "async fn f() { let (tx, rx) = oneshot::channel(); let n: i32 = rx.await.unwrap(); tx.send(n).ok(); }"
        => ["receive: rx.await"];
    a_send_that_may_come_first:
        "fn f(b: bool) { let (tx, rx) = channel(); if b { tx.send(1).unwrap(); } rx.recv().unwrap(); tx.send(2).unwrap(); }"
        => [];
    another_instance_each_turn:
        "fn f() { loop { let (tx, rx) = sync_channel(1); tx.send(1).unwrap(); rx.recv().unwrap(); } }"
        => [];
    many_instances_in_a_vector:
        "fn f() { let mut all = Vec::new(); for _ in 0..3 { all.push(sync_channel(1)); } all[0].0.send(1).unwrap(); all[1].0.send(1).unwrap(); all[0].1.recv().unwrap(); }"
        => [];
    a_closure_sends:
        "fn f() { let (tx, rx) = sync_channel(1); let put = |n: i32| tx.send(n).unwrap(); put(1); put(2); rx.recv().unwrap(); }"
        => ["send: tx.send(n)"];
    the_receiver_goes_to_code_that_is_not_seen:
        "fn f() { let (tx, rx) = sync_channel(0); other::hand(&rx); tx.send(1).unwrap(); rx.recv().unwrap(); }"
        => [];
}
