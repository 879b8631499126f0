//! What is known of waits on main paths, as a table: code, then why each wait never ends.
//!
//! In:  the text of a small program that knows tokio.
//! Out: for each wait on the path from `main` the reason, or `waits` if none is proved.

use crate::analyse;
use crate::domain::effect::Flavour;
use crate::load::{Context, memory};
use crate::program::alive::Keeper;
use crate::program::stuck::Never;

fn kept(keeper: &Keeper) -> String {
    match keeper {
        Keeper::Variable(name, _) | Keeper::Field(name, _) => format!("{name}"),
        Keeper::Task { name, .. } => format!("task's {name}"),
        Keeper::Forever(_) => "a static".to_owned(),
    }
}

fn waits(text: &str) -> Vec<String> {
    let text =
        format!("use std::{{sync::mpsc, sync::mpsc::{{Sender, Receiver}}, thread}};\n{text}");
    let workspace = memory::program(&text);
    let answers = analyse(&workspace, &[Context::Bin], |facts| {
        let stuck = facts.stuck_waits();
        facts
            .main_waits()
            .iter()
            .map(|wait| {
                match stuck.iter().find(|(s, _)| s.is(wait)).map(|(_, never)| never.clone()) {
                    None => "waits".to_owned(),
                    Some(Never::Panics { .. }) => "panics".to_owned(),
                    Some(Never::SameThread { producers, joined, .. }) => {
                        let joined = if joined.is_some() { ", joined" } else { "" };
                        format!("same thread, {} producers{joined}", producers.len())
                    }
                    Some(Never::StopsMain { runtime, .. }) => {
                        assert_eq!(runtime.flavour, Flavour::MultiThread);
                        "stops main".to_owned()
                    }
                    Some(Never::OwnSender { keeper, .. }) => {
                        format!("own sender: {}", kept(&keeper))
                    }
                    Some(Never::NobodySends { keeper, .. }) => {
                        format!("nobody sends: {}", kept(&keeper))
                    }
                    Some(Never::Worker { keeper, .. }) => format!("worker: {}", kept(&keeper)),
                    Some(Never::NoUnpark) => "no unpark".to_owned(),
                }
            })
            .collect::<Vec<_>>()
    });
    answers.concat()
}

macro_rules! table {
    ($($name:ident: $text:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            assert_eq!(waits($text), $want);
        }
    )*};
}

table! {
    a_loop_waits_for_its_own_sender:
        "fn main() { let (tx, rx) = mpsc::channel(); let t = tx.clone(); thread::spawn(move || t.send(1)); for n in rx { println!(\"{n}\"); } }"
        => ["own sender: tx"];
    a_sender_that_is_dropped_before_keeps_nothing:
        "fn main() { let (tx, rx) = mpsc::channel(); let t = tx.clone(); thread::spawn(move || t.send(1)); drop(tx); for n in rx { println!(\"{n}\"); } }"
        => ["waits"];
    a_sender_that_is_dropped_on_some_way_keeps_nothing_for_certain:
        "fn main() { let (tx, rx) = mpsc::channel(); let t = tx.clone(); thread::spawn(move || t.send(1)); if t2() { drop(tx); } for n in rx { println!(\"{n}\"); } } fn t2() -> bool { true }"
        => ["waits"];
    a_loop_that_a_message_can_leave_is_no_wait_for_the_end:
        "fn main() { let (tx, rx) = mpsc::channel(); let t = tx.clone(); thread::spawn(move || t.send(1)); for n in rx { if n == 1 { break; } } println!(\"{:?}\", tx); }"
        => ["waits"];
    taking_all_messages_waits_for_the_end:
        "fn main() { let (tx, rx) = mpsc::channel::<u8>(); let t = tx.clone(); thread::spawn(move || t.send(1)); let all: Vec<u8> = rx.iter().map(|n| n + 1).collect(); println!(\"{all:?}\"); }"
        => ["own sender: tx"];
    taking_some_messages_does_not:
        "fn main() { let (tx, rx) = mpsc::channel::<u8>(); let t = tx.clone(); thread::spawn(move || t.send(1)); let all: Vec<u8> = rx.iter().take(1).collect(); println!(\"{all:?}\"); }"
        => [] as [&str; 0];
    a_producer_that_goes_on_may_be_the_program:
        "fn main() { let (tx, rx) = mpsc::channel(); let t = tx.clone(); thread::spawn(move || loop { let _ = t.send(1); }); for n in rx { println!(\"{n}\"); } }"
        => ["waits"];
    work_behind_the_loop_needs_its_end:
        "fn main() { let (tx, rx) = mpsc::channel(); let t = tx.clone(); thread::spawn(move || loop { let _ = t.send(1); }); for n in rx { println!(\"{n}\"); } println!(\"done\"); }"
        => ["own sender: tx"];
    nobody_sends_on_an_open_channel:
        "fn main() { let (_tx, rx) = mpsc::channel::<()>(); let _ = rx.recv(); println!(\"stopped\"); }"
        => ["nobody sends: _tx"];
    who_gets_the_sender_in_a_message_may_send:
        "fn main() { let (give, take) = mpsc::channel::<Sender<u8>>(); thread::spawn(move || { for tx in take { tx.send(1).unwrap(); } }); let (tx, rx) = mpsc::channel::<u8>(); give.send(tx.clone()).unwrap(); println!(\"{:?}\", rx.recv()); drop(tx); }"
        => ["waits"];
    a_send_behind_the_wait_does_not_help:
        "fn main() { let (tx, rx) = mpsc::channel::<u8>(); let n = rx.recv(); println!(\"{n:?}\"); tx.send(1).unwrap(); }"
        => ["nobody sends: tx"];
    a_send_before_the_wait_does:
        "fn main() { let (tx, rx) = mpsc::channel::<u8>(); tx.send(1).unwrap(); let n = rx.recv(); println!(\"{n:?}\"); drop(tx); }"
        => ["waits"];
    unknown_code_may_send:
        "fn main() { let (tx, rx) = mpsc::channel::<u8>(); let t = tx.clone(); other::on_signal(move || t.send(1)); let n = rx.recv(); println!(\"{n:?}\"); drop(tx); }"
        => ["waits"];
    the_last_act_of_a_program_may_be_to_wait:
        "fn main() { let (_tx, rx) = mpsc::channel::<()>(); let _ = rx.recv(); }" => ["waits"];
    two_channels_of_one_constructor_are_told_apart:
        "fn pair() -> (Sender<u8>, Receiver<u8>) { mpsc::channel() }
         fn main() { let (a, b) = pair(); let (c, d) = pair(); drop(a); for n in b { println!(\"{n}\"); } println!(\"{:?}\", (c, d)); }"
        => ["waits"];
    a_worker_that_drains_is_joined_with_its_channel_open:
        "fn main() { let (tx, rx) = mpsc::channel::<u8>(); let h = thread::spawn(move || { for n in rx { println!(\"{n}\"); } }); h.join().unwrap(); drop(tx); }"
        => ["worker: tx"];
    a_worker_with_another_way_out_is_not_reported:
        "fn main() { let (tx, rx) = mpsc::channel::<u8>(); let h = thread::spawn(move || { for n in rx { if n == 0 { return; } } }); h.join().unwrap(); drop(tx); }"
        => ["waits"];
    a_sender_taken_out_of_its_field_keeps_nothing:
        "struct P { tx: Option<Sender<u8>>, h: Option<thread::JoinHandle<()>> }
         impl P { fn stop(&mut self) { drop(self.tx.take()); self.h.take().unwrap().join().unwrap(); } }
         fn main() { let (tx, rx) = mpsc::channel::<u8>(); let h = thread::spawn(move || { for n in rx { println!(\"{n}\"); } }); let mut p = P { tx: Some(tx), h: Some(h) }; p.stop(); }"
        => ["waits"];
    a_field_keeps_it_while_its_owner_joins:
        "struct P { tx: Sender<u8>, h: Option<thread::JoinHandle<()>> }
         impl P { fn stop(&mut self) { self.h.take().unwrap().join().unwrap(); } fn put(&self) { self.tx.send(1).unwrap(); } }
         fn main() { let (tx, rx) = mpsc::channel::<u8>(); let h = thread::spawn(move || { for n in rx { println!(\"{n}\"); } }); let mut p = P { tx, h: Some(h) }; p.put(); p.stop(); }"
        => ["worker: tx"];
    a_drop_that_joins_keeps_the_fields_that_are_dropped_behind_it:
        "struct P { tx: Sender<u8>, h: Option<thread::JoinHandle<()>> }
         impl P { fn new() -> Self { let (tx, rx) = mpsc::channel::<u8>(); let h = thread::spawn(move || { for n in rx { println!(\"{n}\"); } }); P { tx, h: Some(h) } } }
         impl Drop for P { fn drop(&mut self) { if let Some(h) = self.h.take() { h.join().unwrap(); } } }
         fn main() { let p = P::new(); p.tx.send(1).unwrap(); }"
        => ["worker: tx"];
    a_drop_that_takes_the_sender_first_ends:
        "struct P { tx: Option<Sender<u8>>, h: Option<thread::JoinHandle<()>> }
         impl P { fn new() -> Self { let (tx, rx) = mpsc::channel::<u8>(); let h = thread::spawn(move || { for n in rx { println!(\"{n}\"); } }); P { tx: Some(tx), h: Some(h) } } }
         impl Drop for P { fn drop(&mut self) { self.tx = None; if let Some(h) = self.h.take() { h.join().unwrap(); } } }
         fn main() { let p = P::new(); p.tx.as_ref().unwrap().send(1).unwrap(); }"
        => ["waits"];
    fn_what_the_siblings_of_a_dropped_field_keep_is_not_told:
        "struct W { h: Option<thread::JoinHandle<()>> }
         impl Drop for W { fn drop(&mut self) { self.h.take().map(|h| h.join().unwrap()); } }
         struct P { workers: Vec<W>, tx: Sender<u8> }
         fn main() { let (tx, rx) = mpsc::channel::<u8>(); let h = thread::spawn(move || { for n in rx { println!(\"{n}\"); } });
         let p = P { workers: vec![W { h: Some(h) }], tx }; p.tx.send(1).unwrap(); println!(\"{}\", p.workers.len()); }"
        => ["waits"];
    a_worker_that_keeps_its_own_sender_never_ends:
        "struct D { queue: Receiver<u8>, again: Sender<u8> }
         impl D { fn run(self) { while let Ok(n) = self.queue.recv() { if n == 0 { let _ = self.again.send(1); } } } }
         fn main() { let (tx, rx) = mpsc::channel::<u8>(); let d = D { queue: rx, again: tx.clone() }; let h = thread::spawn(move || d.run()); tx.send(0).unwrap(); drop(tx); h.join().unwrap(); }"
        => ["worker: again"];
    a_join_that_suspends_is_no_wait_of_the_thread:
        "#[tokio::main] async fn main() { let (tx, mut rx) = tokio::sync::mpsc::channel::<u8>(1); let h = tokio::spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); tx.send(1).await.unwrap(); h.await.unwrap(); drop(tx); }"
        => ["waits"];
    an_aborted_worker_ends:
        "#[tokio::main] async fn main() { let (tx, mut rx) = tokio::sync::mpsc::channel::<u8>(1); let h = tokio::spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); tx.send(1).await.unwrap(); h.abort(); let _ = h.await; drop(tx); }"
        => ["waits"];
    a_wait_with_a_limit_beside_it_gives_up:
        "#[tokio::main] async fn main() { let (tx, mut rx) = tokio::sync::mpsc::channel::<u8>(1); let h = tokio::spawn(async move { while let Some(n) = rx.recv().await { println!(\"{n}\"); } }); tx.send(1).await.unwrap(); let _ = tokio::time::timeout(std::time::Duration::from_secs(1), h).await; drop(tx); }"
        => [] as [&str; 0];
    another_thread_may_end_the_process:
        "fn main() { let (_tx, rx) = mpsc::channel::<()>(); thread::spawn(|| std::process::exit(0)); let _ = rx.recv(); println!(\"stopped\"); }"
        => ["waits"];
    what_main_itself_does_does_not_end_its_wait:
        "fn main() { let (_tx, rx) = mpsc::channel::<()>(); if rx.recv().is_err() { std::process::exit(1); } println!(\"stopped\"); }"
        => ["nobody sends: _tx"];
    tasks_of_the_blocked_thread_cannot_send:
        "#[tokio::main(flavor = \"current_thread\")] async fn main() { let (tx, rx) = mpsc::channel(); tokio::spawn(async move { tx.send(1) }); println!(\"{:?}\", rx.recv()); }"
        => ["same thread, 1 producers"];
    a_thread_can_send_to_a_blocked_runtime:
        "#[tokio::main(flavor = \"current_thread\")] async fn main() { let (tx, rx) = mpsc::channel(); thread::spawn(move || tx.send(1)); println!(\"{:?}\", rx.recv()); }"
        => ["waits"];
    a_task_of_another_runtime_can_send:
        "#[tokio::main(flavor = \"current_thread\")] async fn main() { let (tx, rx) = mpsc::channel(); thread::spawn(move || tokio::runtime::Runtime::new().unwrap().block_on(async { tokio::spawn(async move { tx.send(1) }).await })); println!(\"{:?}\", rx.recv()); }"
        => ["waits"];
    a_blocking_receive_stops_an_async_main:
        "#[tokio::main] async fn main() { let (tx, rx) = mpsc::channel(); tokio::spawn(async move { tx.send(1) }); println!(\"{:?}\", rx.recv()); }"
        => ["stops main"];
    block_in_place_makes_room:
        "#[tokio::main] async fn main() { let (tx, rx) = mpsc::channel(); tokio::spawn(async move { tx.send(1) }); println!(\"{:?}\", tokio::task::block_in_place(|| rx.recv())); }"
        => ["waits"];
    the_builder_tells_the_flavour:
        "fn main() { let rt = tokio::runtime::Builder::new_current_thread().build().unwrap();
         rt.block_on(async { let (tx, rx) = mpsc::channel(); tokio::spawn(async move { tx.send(1) }); println!(\"{:?}\", rx.recv()); }); }"
        => ["same thread, 1 producers"];
    a_blocking_form_panics_in_a_runtime:
        "#[tokio::main] async fn main() { let (tx, mut rx) = tokio::sync::mpsc::channel(1); tx.send(1).await.unwrap(); println!(\"{:?}\", rx.blocking_recv()); }"
        => ["panics"];
    it_does_not_outside:
        "fn main() { let (tx, mut rx) = tokio::sync::mpsc::channel(1); thread::spawn(move || tx.blocking_send(1)); println!(\"{:?}\", rx.blocking_recv()); }"
        => ["waits"];
    a_loop_that_suspends_is_no_wait_of_the_thread:
        "#[tokio::main] async fn main() { let (tx, mut rx) = tokio::sync::mpsc::channel::<u8>(1); let t = tx.clone(); tokio::spawn(async move { t.send(1).await }); while let Some(n) = rx.recv().await { println!(\"{n}\"); } println!(\"done\"); }"
        => ["waits"];
    nothing_unparks:
        "fn main() { thread::spawn(|| 1); thread::park(); println!(\"woken\"); }" => ["no unpark"];
    something_may_unpark:
        "fn main() { let t = thread::current(); thread::spawn(move || t.unpark()); thread::park(); println!(\"woken\"); }"
        => ["waits"];
    a_park_that_stands_for_an_endless_pause:
        "fn main() { thread::spawn(|| 1); if std::env::args().count() > 1 { thread::sleep(std::time::Duration::from_secs(1)); } else { thread::park(); } println!(\"over\"); }"
        => ["waits"];
    a_park_in_one_case:
        "fn main() { thread::spawn(|| 1); if std::env::args().count() > 1 { println!(\"now\"); } else { thread::park(); } println!(\"over\"); }"
        => ["no unpark"];
    started_bodies_are_not_on_the_main_path:
        "fn main() { let (_tx, rx) = mpsc::channel::<u8>(); thread::spawn(move || { let n = rx.recv(); println!(\"{n:?}\"); }); }"
        => [] as [&str; 0];
}
