//! Whose receivers are gone before something is sent, as a table: code, then the sends that fail.
//!
//! In:  the text of a small library.
//! Out: the code of the sends, behind how the receiver goes.

use crate::analyse;
use crate::load::{Context, memory};

fn gone(text: &str) -> Vec<String> {
    let text = format!(
        "use std::sync::mpsc::{{sync_channel, channel, Receiver, Sender, SyncSender}};
         use std::thread; use tokio::sync::{{broadcast, mpsc, oneshot}};\n{text}"
    );
    let workspace = memory::library(&text);
    let answers = analyse(&workspace, &[Context::Lib], |facts| {
        let code = |span: crate::domain::Span| {
            text[span.range.start as usize..span.range.end as usize].to_owned()
        };
        let found = facts.gone_receivers();
        found
            .iter()
            .map(|gone| {
                let sends: Vec<String> = gone.sends.iter().map(|span| code(*span)).collect();
                let how = gone.dropped.map_or("at once".to_owned(), code);
                format!("{how}: {}", sends.join(", "))
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
            assert_eq!(gone($text), want);
        }
    )*};
}

table! {
    an_underscore_drops_it_at_once:
        "fn f() { let (tx, _) = channel(); tx.send(1).unwrap(); }" => ["at once: tx.send(1)"];
    a_name_with_an_underscore_keeps_it:
        "fn f() { let (tx, _rx) = channel(); tx.send(1).unwrap(); }" => [];
    dropped_before_the_send:
        "fn f() { let (tx, rx) = sync_channel::<u8>(1); drop(rx); tx.send(1).unwrap(); }"
        => ["drop(rx): tx.send(1)"];
    dropped_after_the_send:
        "fn f() { let (tx, rx) = sync_channel::<u8>(1); tx.send(1).unwrap(); drop(rx); }" => [];
    dropped_between_two_sends:
        "fn f() { let (tx, rx) = sync_channel::<u8>(9); tx.send(1).unwrap(); drop(rx); tx.send(2).ok(); }"
        => ["drop(rx): tx.send(2)"];
    dropped_on_one_way:
        "fn f(b: bool) { let (tx, rx) = channel(); if b { drop(rx); } tx.send(1).unwrap(); }" => [];
    at_the_end_of_its_block:
        "fn f() { let tx = { let (tx, rx) = channel(); tx }; tx.send(1).unwrap(); }"
        => ["at once: tx.send(1)"];
    only_the_sender_is_taken:
        "fn f() { let tx = mpsc::unbounded_channel().0; tx.send(1).unwrap(); }" => ["at once: tx.send(1)"];
    a_struct_keeps_the_sender_alone:
        "struct Log { tx: Sender<u8> }
         impl Log { fn new() -> Self { let (tx, _) = channel(); Self { tx } } fn put(&self) { self.tx.send(1).ok(); } }
         fn f() { Log::new().put(); }" => ["at once: self.tx.send(1)"];
    a_task_sends:
        "async fn f() { let (tx, _) = mpsc::channel(4); tokio::spawn(async move { tx.send(1).await.unwrap(); }); }"
        => ["at once: tx.send(1)"];
    a_callee_drops_it:
        "fn attach(_: Receiver<u8>) {}
         fn f() { let (tx, rx) = sync_channel(1); attach(rx); tx.send(1).unwrap(); }"
        => ["attach(rx): tx.send(1)"];
    a_callee_keeps_it:
        "struct S { rx: Receiver<u8> }
         fn attach(rx: Receiver<u8>) -> S { S { rx } }
         fn f() { let (tx, rx) = channel(); let _s = attach(rx); tx.send(1).unwrap(); }" => [];
    a_thread_has_it:
        "fn f() { let (tx, rx) = channel::<u8>(); thread::spawn(move || { let _rx = rx; }); tx.send(1).unwrap(); }" => [];
    a_list_has_it:
        "fn f() { let mut all = Vec::new(); let (tx, rx) = channel::<u8>(); all.push(rx); tx.send(1).unwrap(); }" => [];
    a_receiver_may_come_later:
        "fn f() { let (tx, _) = broadcast::channel(4); tx.send(1).ok(); }" => [];
    a_function_that_sends_to_whatever_it_is_given:
        "fn put(tx: &Sender<u8>) { tx.send(1).ok(); }
         fn f() { let (tx, _) = channel(); put(&tx); let (tx, rx) = channel(); put(&tx); rx.recv().ok(); }" => [];
    a_function_that_is_also_given_a_sender_elsewhere:
        "fn put(tx: Sender<u8>) { tx.send(1).ok(); }
         fn f() { let (tx, _) = channel(); put(tx); }
         fn g() -> Receiver<u8> { let (tx, rx) = channel(); put(tx); rx }" => [];
    a_field_that_is_filled_again:
        "struct S { tx: mpsc::UnboundedSender<u8> }
         impl S { fn new() -> Self { let (tx, _) = mpsc::unbounded_channel(); Self { tx } }
             fn start(&mut self) -> mpsc::UnboundedReceiver<u8> { let (tx, rx) = mpsc::unbounded_channel(); self.tx = tx; rx }
             fn put(&self) { self.tx.send(1).ok(); } }" => [];
    a_constructor_that_others_call_too:
        "pub struct Log { tx: Sender<u8> }
         impl Log { pub fn new(tx: Sender<u8>) -> Self { Self { tx } } pub fn put(&self) { self.tx.send(1).ok(); } }
         pub fn quiet() -> Log { let (tx, _) = channel(); Log::new(tx) }" => [];
    a_constructor_of_its_own:
        "struct Log { tx: Sender<u8> }
         impl Log { fn new(tx: Sender<u8>) -> Self { Self { tx } } fn put(&self) { self.tx.send(1).ok(); } }
         fn open() -> Log { let (tx, _) = channel(); Log::new(tx) }
         fn f() { open().put(); }" => ["at once: self.tx.send(1)"];
    an_async_function_gets_it:
        "async fn copy(tx: mpsc::Sender<u8>) { tx.send(1).await.unwrap(); }
         fn f() { let (tx, _) = mpsc::channel(4); tokio::spawn(copy(tx)); }" => ["at once: tx.send(1)"];
    asked_whether_it_is_there:
        "async fn f() { let (tx, _) = mpsc::channel(4); if !tx.is_closed() { tx.send(1).await.ok(); } }" => [];
    waited_until_it_is_gone:
        "async fn f() { let (tx, _) = mpsc::channel(4); tx.closed().await; tx.send(1).await.ok(); }" => [];
    a_sender_that_is_meant_to_lead_nowhere:
        "fn f() { let (null, _) = channel(); null.send(1).ok(); }" => [];
    a_clone_of_the_receiver_lives:
        "fn f() { let (tx, rx) = async_channel::bounded::<u8>(1); let other = rx.clone(); drop(rx); tx.try_send(1).ok(); }" => [];
    given_to_code_that_is_not_seen:
        "fn f() { let (tx, rx) = channel::<u8>(); other::keep(rx); tx.send(1).ok(); }" => [];
}
