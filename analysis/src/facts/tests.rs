//! What is known of channels, as a table: code, then one line a bounded channel.
//!
//! In:  the text of a small library that knows tokio.
//! Out: whether nothing receives, and what keeps the receiver alive at which send.

use crate::analyse;
use crate::domain::Answer;
use crate::load::{Context, memory};
use crate::program::alive::Keeper;

/// `unread` or why not; then the keeper of the first send that waits for ever.
fn channels(text: &str) -> Vec<String> {
    let text = format!("use tokio::sync::mpsc;\nuse std::sync::mpsc::sync_channel;\n{text}");
    let workspace = memory::library(&text);
    let answers = analyse(&workspace, &[Context::Lib], |facts| {
        facts
            .bounded_channels()
            .map(|channel| match channel.receiver_unread() {
                Answer::No => "read".to_owned(),
                Answer::Unknown(reason) => format!("open: {}", reason.kind.text()),
                Answer::Yes(unread) => match channel.stuck_send(&unread).map(|s| s.keeper) {
                    None => "unread".to_owned(),
                    Some(Keeper::Variable(name, _)) => format!("unread, variable {name}"),
                    Some(Keeper::Field(name, _)) => format!("unread, field {name}"),
                    Some(Keeper::Task { name, .. }) => format!("unread, task's {name}"),
                    Some(Keeper::Forever(_)) => "unread, for ever".to_owned(),
                },
            })
            .collect::<Vec<_>>()
    });
    answers.concat()
}

macro_rules! table {
    ($($name:ident: $text:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            assert_eq!(channels($text), $want);
        }
    )*};
}

table! {
    a_variable_keeps_the_receiver_while_the_loop_sends:
        "async fn f() { let (tx, _rx) = mpsc::channel(1); loop { tx.send(1).await.unwrap(); } }"
        => ["unread, variable _rx"];
    an_underscore_drops_the_receiver_at_once:
        "async fn f() { let (tx, _) = mpsc::channel(1); loop { tx.send(1).await.unwrap(); } }"
        => ["unread"];
    a_block_that_library_code_drives_sends_once:
        "async fn f() {
             let (tx, _rx) = mpsc::channel(1);
             futures::future::try_join(async { tx.send(1).await.ok(); Ok::<(), ()>(()) }, other()).await.ok();
         }
         async fn other() -> Result<(), ()> { Ok(()) }"
        => ["unread"];
    a_receive_anywhere_counts:
        "async fn f() { let (tx, mut rx) = mpsc::channel(1); tx.send(1).await.unwrap(); rx.recv().await; }"
        => ["read"];
    a_function_called_by_an_alias_counts:
        "mod make { pub(crate) fn ends() -> (super::mpsc::Sender<u8>, super::mpsc::Receiver<u8>) {
             super::mpsc::channel(1) } }
         use make::ends as pair;
         async fn f() { let (tx, mut rx) = pair(); tx.send(1).await.unwrap(); rx.recv().await; }"
        => ["read"];
    a_tuple_struct_taken_apart_by_an_alias_counts:
        "struct Held(mpsc::Receiver<u8>);
         type Kept = Held;
         impl Kept { async fn take(self) { let Self(mut rx) = self; rx.recv().await; } }
         fn make() -> (mpsc::Sender<u8>, Held) { let (tx, rx) = mpsc::channel(1); (tx, Held(rx)) }
         async fn g(held: Held) { held.take().await; }"
        => ["read"];
    a_receive_under_any_cfg_counts:
        "struct S { rx: mpsc::Receiver<u8> }
         impl S { #[cfg(windows)] async fn next(&mut self) { self.rx.recv().await; } }
         async fn f() { let (tx, rx) = mpsc::channel(1); let s = S { rx }; loop { tx.send(1).await.unwrap(); } }"
        => ["read"];
    sends_within_the_capacity_do_not_wait:
        "async fn f() { let (tx, _rx) = mpsc::channel(2); tx.send(1).await.unwrap(); tx.send(2).await.unwrap(); }"
        => ["unread"];
    one_send_more_than_the_capacity_waits:
        "async fn f() { let (tx, _rx) = mpsc::channel(1); tx.send(1).await.unwrap(); tx.send(2).await.unwrap(); }"
        => ["unread, variable _rx"];
    a_counted_loop_is_counted:
        "fn f() { let (tx, _rx) = sync_channel(3); for n in 0..3 { tx.send(n).unwrap(); } }"
        => ["unread"];
    a_rendezvous_waits_at_its_first_send:
        "fn f() { let (tx, _rx) = sync_channel(0); tx.send(1).unwrap(); }"
        => ["unread, variable _rx"];
    try_send_never_waits:
        "fn f() { let (tx, _rx) = sync_channel(1); loop { tx.try_send(1).unwrap(); } }"
        => ["unread"];
    a_send_inside_a_timeout_gives_up:
        "async fn f() { let (tx, _rx) = mpsc::channel(1);
         loop { let _ = tokio::time::timeout(std::time::Duration::from_secs(1), tx.send(1)).await; } }"
        => ["unread"];
    a_field_beside_the_sender_keeps_it:
        "struct S { tx: mpsc::Sender<u8>, _rx: mpsc::Receiver<u8> }
         impl S { fn new() -> Self { let (tx, _rx) = mpsc::channel(4); Self { tx, _rx } }
                  async fn push(&self) { self.tx.send(1).await.unwrap(); } }
         async fn f() { let s = S::new(); loop { s.push().await; } }"
        => ["unread, field _rx"];
    a_field_that_is_taken_may_be_empty:
        "struct S { tx: mpsc::Sender<u8>, rx: Option<mpsc::Receiver<u8>> }
         impl S { fn new() -> Self { let (tx, rx) = mpsc::channel(4); Self { tx, rx: Some(rx) } }
                  fn stop(&mut self) { drop(self.rx.take()); }
                  async fn push(&self) { self.tx.send(1).await.unwrap(); } }
         async fn f() { let mut s = S::new(); s.stop(); loop { s.push().await; } }"
        => ["unread"];
    a_public_field_of_a_public_type_is_open:
        "pub struct S { pub rx: mpsc::Receiver<u8> }
         pub async fn f() { let (tx, rx) = mpsc::channel(1); let _s = S { rx }; loop { tx.send(1).await.unwrap(); } }"
        => ["open: visible to other crates"];
    what_a_public_function_returns_is_open:
        "pub fn f() -> mpsc::Receiver<u8> { let (tx, rx) = mpsc::channel(1);
         tokio::spawn(async move { loop { tx.send(1).await.unwrap(); } }); rx }"
        => ["open: visible to other crates"];
    unknown_code_may_receive:
        "async fn f() { let (tx, rx) = mpsc::channel(1); other::take(rx); loop { tx.send(1).await.unwrap(); } }"
        => ["open: library call without a model"];
    an_opaque_macro_may_receive:
        "async fn f() { let (tx, rx) = mpsc::channel(1); other::take!(rx); loop { tx.send(1).await.unwrap(); } }"
        => ["open: macro without a known meaning"];
    a_callee_that_keeps_it_keeps_it:
        "async fn send(tx: &mpsc::Sender<u8>) { loop { tx.send(1).await.unwrap(); } }
         async fn f() { let (tx, _rx) = mpsc::channel(1); send(&tx).await; }"
        => ["unread, variable _rx"];
    a_callee_that_reads_reads:
        "async fn read(mut rx: mpsc::Receiver<u8>) { while rx.recv().await.is_some() {} }
         async fn f() { let (tx, rx) = mpsc::channel(1); tokio::spawn(read(rx)); loop { tx.send(1).await.unwrap(); } }"
        => ["read"];
    a_receiver_inside_a_message_is_found_where_it_is_received:
        "async fn f() { let (tx, rx) = mpsc::channel(1); let (a, mut b) = mpsc::channel::<mpsc::Receiver<u8>>(1);
         a.send(rx).await.unwrap(); let mut inner = b.recv().await.unwrap(); inner.recv().await;
         loop { tx.send(1).await.unwrap(); } }"
        => ["read", "read"];
    a_task_that_waits_for_a_later_signal_keeps_it:
        "async fn hold(_rx: mpsc::Receiver<u8>, stop: tokio::sync::oneshot::Receiver<()>) { let _ = stop.await; }
         async fn f() { let (tx, rx) = mpsc::channel(1); let (end, stop) = tokio::sync::oneshot::channel();
         tokio::spawn(hold(rx, stop)); for n in 0..9 { tx.send(n).await.unwrap(); } let _ = end.send(()); }"
        => ["unread, task's _rx"];
    a_task_that_ends_by_itself_drops_it:
        "async fn hold(_rx: mpsc::Receiver<u8>) { tokio::task::yield_now().await; }
         async fn f() { let (tx, rx) = mpsc::channel(1); tokio::spawn(hold(rx)); loop { tx.send(1).await.unwrap(); } }"
        => ["unread"];
    a_forgotten_receiver_lives_for_ever:
        "async fn f() { let (tx, rx) = mpsc::channel(1); std::mem::forget(rx); loop { tx.send(1).await.unwrap(); } }"
        => ["unread, for ever"];
    an_iterator_over_it_reads:
        "fn f() { let (tx, rx) = sync_channel(1); std::thread::spawn(move || rx.iter().count()); loop { tx.send(1).unwrap(); } }"
        => ["read"];
    other_callers_send_on_their_own_channels:
        "pub async fn put(tx: &mpsc::Sender<u8>) { tx.send(1).await.unwrap(); }
         async fn f() { let (tx, _rx) = mpsc::channel(1); put(&tx).await; }"
        => ["unread"];
    a_tests_channel_is_left_to_runs_that_ask_for_tests:
        "#[tokio::test] async fn f() { let (tx, _rx) = mpsc::channel(1); loop { tx.send(1).await.unwrap(); } }"
        => [] as [&str; 0];
    a_receiver_is_followed_through_whatever_carries_it:
        "async fn f() {
             let (give, take) = mpsc::unbounded_channel(); tokio::spawn(worker(take));
             let (tx, rx) = mpsc::channel(1); give.send(rx).unwrap();
             loop { tx.send(1).await.unwrap(); }
         }
         async fn worker(mut take: mpsc::UnboundedReceiver<mpsc::Receiver<u8>>) {
             while let Some(mut rx) = take.recv().await { rx.recv().await; }
         }"
        => ["read"];
    what_goes_to_a_channel_of_others_may_be_read_there:
        "pub async fn f(give: &mpsc::UnboundedSender<mpsc::Receiver<u8>>) {
             let (tx, rx) = mpsc::channel(1); give.send(rx).unwrap();
             loop { tx.send(1).await.unwrap(); }
         }"
        => ["open: call that could not be resolved"];
    asking_for_room_first_is_no_wait:
        "async fn f() { let (tx, _rx) = mpsc::channel(1); while tx.capacity() > 0 { tx.send(1).await.unwrap(); } }"
        => ["unread"];
}

#[test]
fn a_package_whose_values_flow_nearly_everywhere_is_said_to_be_given_up() {
    let given_up = |functions: usize| {
        let makes = "let (tx, rx) = mpsc::channel::<u8>(1); all.push(tx); kept.push(rx);";
        let pass = (0..functions).fold(String::new(), |text, n| {
            let next = (n + 1) % functions;
            text + &format!(
                "fn f{n}(mut all: Vec<mpsc::Sender<u8>>, mut kept: Vec<mpsc::Receiver<u8>>) {{
                     {makes} {makes} f{next}(all, kept) }}\n"
            )
        });
        let text = format!("use tokio::sync::mpsc;\n{pass}");
        let workspace = memory::library(&text);
        let answers = analyse(&workspace, &[Context::Lib], |facts| {
            let known = facts.bounded_channels().count();
            (known > 0, facts.given_up())
        });
        answers[0]
    };
    assert_eq!(given_up(10), (true, false));
    assert_eq!(given_up(200), (false, true));
}
