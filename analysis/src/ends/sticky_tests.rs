//! Which loops turn for ever once a cause is there, as a table: code, then cause and calls.
//!
//! In:  the text of a small library.
//! Out: one line a loop.

use crate::analyse;
use crate::ends::over::Cause;
use crate::load::{Context, memory};

const PRELUDE: &str = "
use std::time::Duration;
use tokio::sync::{mpsc, watch, broadcast};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::sleep;
fn use_it(n: u8) {}
fn flag() -> bool { true }
";

fn spins(code: &str) -> Vec<String> {
    let workspace = memory::library(&format!("{PRELUDE}{code}"));
    let answers = analyse(&workspace, &[Context::Lib], |facts| {
        let text = |cause| match cause {
            Cause::Over(cause) => cause.to_string(),
            Cause::Fails => "fails".to_owned(),
        };
        let line =
            |calls: usize| if calls == 0 { String::new() } else { format!(", {calls} down") };
        let spins = facts.spins();
        spins.iter().map(|s| format!("{}{}", text(s.cause), line(s.calls.len()))).collect()
    });
    answers.into_iter().flat_map(|list: Vec<String>| list).collect()
}

macro_rules! table {
    ($($name:ident: $code:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            let want: &[&str] = &$want;
            assert_eq!(spins($code), want);
        }
    )*};
}

table! {
    a_closed_channel_that_is_logged:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await {
             Some(n) => use_it(n), None => println!(\"closed\") } } }" => ["closed"];
    a_result_that_is_dropped:
        "async fn f(mut rx: watch::Receiver<u8>) { loop { let _ = rx.changed().await; use_it(*rx.borrow()); } }"
        => ["closed"];
    only_the_good_case_is_handled:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { loop { if let Ok(n) = rx.recv() { use_it(n); } } }" => ["closed"];
    a_let_else_that_continues:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { loop { let Ok(n) = rx.recv() else { continue }; use_it(n); } }"
        => ["closed"];
    a_default_in_place_of_a_message:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { use_it(rx.recv().await.unwrap_or_default()); } }" => ["closed"];
    a_break_on_close_is_an_exit:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await { Some(n) => use_it(n), None => break } } }"
        => [];
    an_unwrap_on_close_is_an_exit:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { use_it(rx.recv().await.unwrap()); } }" => [];
    a_question_mark_is_an_exit:
        "async fn f(mut rx: watch::Receiver<u8>) -> Result<(), watch::error::RecvError> { loop { rx.changed().await?; } }"
        => [];
    a_lagged_receiver_goes_on:
        "async fn f(mut rx: broadcast::Receiver<u8>) { loop { match rx.recv().await {
             Ok(n) => use_it(n), Err(broadcast::error::RecvError::Lagged(_)) => continue,
             Err(broadcast::error::RecvError::Closed) => break } } }" => [];
    any_error_of_a_broadcast:
        "async fn f(mut rx: broadcast::Receiver<u8>) { loop { match rx.recv().await { Ok(n) => use_it(n), Err(_) => {} } } }"
        => ["closed"];
    a_timeout_is_not_the_end:
        "use std::sync::mpsc::RecvTimeoutError;
         fn f(rx: std::sync::mpsc::Receiver<u8>) { loop { match rx.recv_timeout(Duration::from_secs(1)) {
             Ok(n) => use_it(n), Err(RecvTimeoutError::Timeout) => {}, Err(RecvTimeoutError::Disconnected) => break } } }"
        => [];
    a_pause_is_no_spin:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await {
             Some(n) => use_it(n), None => sleep(Duration::from_secs(1)).await } } }" => [];
    a_pause_in_a_callee_is_no_spin:
        "async fn rest() { sleep(Duration::from_secs(1)).await; }
         async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await { Some(n) => use_it(n), None => rest().await } } }"
        => [];
    code_that_is_not_seen_may_pause:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await { Some(n) => use_it(n), None => other::rest() } } }"
        => [];
    a_macro_that_is_not_known_may_leave:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await { Some(n) => use_it(n), None => other::go!() } } }"
        => [];
    a_flag_is_an_exit:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { while flag() { if let Ok(n) = rx.recv() { use_it(n); } } }" => [];
    a_count_that_only_messages_change:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { let mut n = 0; loop { if let Ok(m) = rx.recv() { n += 1; use_it(m); } if n > 9 { return; } } }"
        => ["closed"];
    a_count_of_all_turns_is_an_exit:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { let mut n = 0; loop { if let Ok(m) = rx.recv() { use_it(m); } n += 1; if n > 9 { return; } } }"
        => [];
    a_flag_that_the_end_sets_is_an_exit:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { let mut over = false; while !over { match rx.recv() { Ok(m) => use_it(m), Err(_) => over = true } } }"
        => [];
    a_flag_that_only_a_message_sets:
        "struct S { rx: std::sync::mpsc::Receiver<u8>, over: bool }
         impl S { fn f(&mut self) { while !self.over { match self.rx.recv() { Ok(m) => self.over = m == 0, Err(_) => {} } } } }"
        => ["closed"];
    a_flag_that_a_method_may_set:
        "struct S { rx: std::sync::mpsc::Receiver<u8>, over: bool }
         impl S { fn end(&mut self) { self.over = true; }
             fn f(&mut self) { while !self.over { match self.rx.recv() { Ok(m) => use_it(m), Err(_) => self.end() } } } }"
        => [];
    a_flag_that_others_share:
        "use std::sync::atomic::{AtomicBool, Ordering};
         fn f(rx: std::sync::mpsc::Receiver<u8>, over: &AtomicBool) { while !over.load(Ordering::Relaxed) { if let Ok(m) = rx.recv() { use_it(m); } } }"
        => [];
    an_outer_loop_comes_back:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { while let Some(n) = rx.recv().await { use_it(n); } println!(\"again\"); } }"
        => ["closed"];
    a_for_over_a_receiver_comes_back:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { loop { for n in rx.iter() { use_it(n); } } }" => ["closed"];
    a_new_receiver_each_turn:
        "async fn f(tx: broadcast::Sender<u8>) { loop { let mut rx = tx.subscribe(); while let Ok(n) = rx.recv().await { use_it(n); } } }"
        => [];
    a_receiver_that_is_replaced:
        "fn make() -> mpsc::Receiver<u8> { mpsc::channel(1).1 }
         async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await { Some(n) => use_it(n), None => rx = make() } } }"
        => [];
    a_receiver_that_a_method_replaces:
        "fn make() -> mpsc::Receiver<u8> { mpsc::channel(1).1 }
         struct S { rx: mpsc::Receiver<u8> }
         impl S { fn renew(&mut self) { self.rx = make(); }
             async fn f(&mut self) { loop { match self.rx.recv().await { Some(n) => use_it(n), None => self.renew() } } } }"
        => [];
    a_sender_beside_the_receiver_keeps_it_open:
        "struct S { tx: mpsc::Sender<u8>, rx: mpsc::Receiver<u8> }
         impl S { async fn f(&mut self) { loop { match self.rx.recv().await { Some(n) => use_it(n), None => {} } } } }"
        => [];
    a_sender_that_unknown_code_keeps_may_stay:
        "fn f() { let (tx, rx) = std::sync::mpsc::channel::<u8>();
             other::set_handler(move || { tx.send(1).ok(); });
             loop { if let Ok(n) = rx.recv() { use_it(n); } } }" => [];
    a_sender_in_a_static_keeps_it_open:
        "static TX: std::sync::OnceLock<mpsc::Sender<u8>> = std::sync::OnceLock::new();
         async fn f(mut rx: mpsc::Receiver<u8>) { loop { match rx.recv().await { Some(n) => use_it(n), None => {} } } }" => [];
    a_sender_of_other_messages_does_not:
        "struct S { tx: mpsc::Sender<String>, rx: mpsc::Receiver<u8> }
         impl S { async fn f(&mut self) { loop { match self.rx.recv().await { Some(n) => use_it(n), None => {} } } } }"
        => ["closed"];
    an_arm_that_always_matches:
        "async fn f(mut rx: watch::Receiver<u8>) { loop { tokio::select! {
             _ = rx.changed() => use_it(1), _ = sleep(Duration::from_secs(1)) => use_it(2) } } }" => ["closed"];
    an_arm_that_is_switched_off:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { tokio::select! {
             Some(n) = rx.recv() => use_it(n), _ = sleep(Duration::from_secs(1)) => use_it(2) } } }" => [];
    an_arm_with_a_condition:
        "async fn f(mut rx: mpsc::Receiver<u8>) { let mut open = true; loop { tokio::select! {
             m = rx.recv(), if open => { open = m.is_some(); }, _ = sleep(Duration::from_secs(1)) => use_it(2) } } }" => [];
    an_arm_that_leaves:
        "async fn f(mut rx: mpsc::Receiver<u8>) { loop { tokio::select! {
             m = rx.recv() => match m { Some(n) => use_it(n), None => return }, _ = sleep(Duration::from_secs(1)) => {} } } }"
        => [];
    a_cancelled_token_that_only_sets_a_variable:
        "async fn f(token: tokio_util::sync::CancellationToken) { let mut n = 0; loop { tokio::select! {
             _ = token.cancelled() => { n = 1; } _ = sleep(Duration::from_secs(1)) => { use_it(n); } } } }" => ["cancelled"];
    a_set_of_futures_is_not_polled_when_it_is_empty:
        "use futures::{select, stream::{FuturesUnordered, StreamExt}};
         async fn f(mut set: FuturesUnordered<std::future::Ready<u8>>) { loop { select! { _ = set.next() => {} } } }" => [];
    a_stream_of_a_channel_ends:
        "use tokio_stream::{StreamExt, wrappers::ReceiverStream};
         async fn f(mut s: ReceiverStream<u8>) { loop { if let Some(n) = s.next().await { use_it(n); } } }" => ["ended"];
    an_own_stream_may_have_no_end:
        "use futures::stream::{Stream, StreamExt}; use std::pin::Pin; use std::task::{Context, Poll};
         struct S; impl Stream for S { type Item = u8;
             fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u8>> { Poll::Pending } }
         async fn f(mut s: S) { loop { if let Some(n) = s.next().await { use_it(n); } } }" => [];
    a_try_is_left_to_loops_with_a_pause:
        "fn f(rx: std::sync::mpsc::Receiver<u8>) { loop { if let Ok(n) = rx.try_recv() { use_it(n); } } }" => [];
    who_says_that_it_never_ends_means_it:
        "async fn f(mut rx: mpsc::Receiver<u8>) -> ! { loop { if let Some(n) = rx.recv().await { use_it(n); } } }" => [];
    a_helper_that_gives_none_when_closed:
        "struct Q { rx: std::sync::mpsc::Receiver<u8> }
         impl Q { fn next(&self) -> Option<u8> { self.rx.recv().ok() } }
         fn f(q: Q) { loop { let Some(n) = q.next() else { continue }; use_it(n); } }" => ["closed, 1 down"];
    a_helper_that_gives_an_error_when_closed:
        "struct Q { rx: mpsc::Receiver<u8> }
         impl Q { async fn next(&mut self) -> Result<u8, String> { self.rx.recv().await.ok_or_else(|| \"closed\".to_owned()) } }
         async fn f(mut q: Q) { loop { match q.next().await { Ok(n) => use_it(n), Err(e) => eprintln!(\"{e}\") } } }"
        => ["closed, 1 down"];
    a_helper_in_a_helper:
        "struct Q { rx: mpsc::Receiver<u8> }
         impl Q { async fn raw(&mut self) -> Option<u8> { self.rx.recv().await }
             async fn next(&mut self) -> Result<u8, ()> { let Some(n) = self.raw().await else { return Err(()) }; Ok(n) } }
         async fn f(mut q: Q) { loop { if let Ok(n) = q.next().await { use_it(n); } } }" => ["closed, 2 down"];
    a_helper_that_waits_before:
        "struct Q { rx: mpsc::Receiver<u8> }
         impl Q { async fn next(&mut self) -> Option<u8> { sleep(Duration::from_secs(1)).await; self.rx.recv().await } }
         async fn f(mut q: Q) { loop { if let Some(n) = q.next().await { use_it(n); } } }" => [];
    a_helper_that_does_not_always_receive:
        "struct Q { rx: std::sync::mpsc::Receiver<u8>, kept: Vec<u8> }
         impl Q { fn next(&mut self) -> Option<u8> { if flag() { self.kept.pop() } else { self.rx.recv().ok() } } }
         fn f(mut q: Q) { loop { if let Some(n) = q.next() { use_it(n); } } }" => [];
    a_loop_that_leaves_on_what_a_helper_says:
        "struct Q { rx: std::sync::mpsc::Receiver<u8> }
         impl Q { fn next(&self) -> Option<u8> { self.rx.recv().ok() } }
         fn f(q: Q) { while let Some(n) = q.next() { use_it(n); } }" => [];
    a_closure_for_messages_only:
        "struct Q { rx: std::sync::mpsc::Receiver<u8> }
         impl Q { fn next(&self) -> Result<u8, ()> { self.rx.recv().map(|n| other::parse(n)).map_err(|_| ()) } }
         fn f(q: Q) { loop { if let Ok(n) = q.next() { use_it(n); } } }" => ["closed, 1 down"];
    a_closure_for_the_end_that_is_not_seen:
        "struct Q { rx: std::sync::mpsc::Receiver<u8> }
         impl Q { fn next(&self) -> Result<u8, ()> { self.rx.recv().map_err(|_| other::pause()) } }
         fn f(q: Q) { loop { if let Ok(n) = q.next() { use_it(n); } } }" => [];
    a_trait_with_one_implementation:
        "trait Source { fn next(&mut self) -> Option<u8>; }
         struct Q { rx: std::sync::mpsc::Receiver<u8> }
         impl Source for Q { fn next(&mut self) -> Option<u8> { self.rx.recv().ok() } }
         struct W<S> { source: S }
         impl<S: Source> W<S> { fn f(&mut self) { loop { if let Some(n) = self.source.next() { use_it(n); } } } }"
        => ["closed, 1 down"];
    an_accept_that_fails_is_retried:
        "async fn f(l: TcpListener) { loop { match l.accept().await { Ok(_) => {}, Err(e) => eprintln!(\"{e}\") } } }"
        => ["fails"];
    an_accept_that_fails_ends_it:
        "async fn f(l: TcpListener) -> std::io::Result<()> { loop { let (s, _) = l.accept().await?; drop(s); } }" => [];
    an_accept_that_rests_when_it_fails:
        "async fn f(l: TcpListener) { loop { match l.accept().await {
             Ok(_) => {}, Err(_) => sleep(Duration::from_millis(100)).await } } }" => [];
    some_errors_end_it:
        "async fn f(l: TcpListener) { loop { match l.accept().await { Ok(_) => {},
             Err(e) if e.kind() == std::io::ErrorKind::ConnectionReset => continue, Err(_) => return } } }" => [];
    a_limit_ends_it:
        "async fn f() -> Option<TcpStream> { let mut tries = 0; loop { match TcpStream::connect(\"a:1\").await {
             Ok(s) => return Some(s), Err(_) => { tries += 1; if tries > 3 { return None; } } } } }" => [];
    a_connect_without_a_pause:
        "async fn f() -> TcpStream { loop { if let Ok(s) = TcpStream::connect(\"a:1\").await { break s; } } }" => ["fails"];
    a_connect_with_a_pause:
        "async fn f() -> TcpStream { loop { if let Ok(s) = TcpStream::connect(\"a:1\").await { break s; } sleep(Duration::from_secs(1)).await; } }"
        => [];
    a_connect_in_a_helper:
        "async fn dial() -> std::io::Result<TcpStream> { let s = TcpStream::connect(\"a:1\").await?; s.set_nodelay(true)?; Ok(s) }
         async fn f() -> TcpStream { loop { match dial().await { Ok(s) => return s, Err(e) => eprintln!(\"{e}\") } } }"
        => ["fails, 1 down"];
    an_implementation_of_an_open_trait_may_fail:
        "pub trait Acceptor { fn accept(&mut self) -> impl Future<Output = std::io::Result<TcpStream>> + Send; }
         pub struct Tcp { inner: TcpListener, name: String }
         impl Acceptor for Tcp { async fn accept(&mut self) -> std::io::Result<TcpStream> { self.inner.accept().await.map(move |(stream, _)| { println!(\"{}\", self.name); stream }) } }
         pub async fn serve<A: Acceptor>(mut acceptor: A) {
             loop { match acceptor.accept().await { Ok(stream) => drop(stream), Err(e) => eprintln!(\"{e}\") } } }"
        => ["fails, 1 down"];
    an_open_trait_without_such_an_implementation:
        "pub trait Acceptor { fn accept(&mut self) -> impl Future<Output = std::io::Result<u8>> + Send; }
         pub struct Slow;
         impl Acceptor for Slow { async fn accept(&mut self) -> std::io::Result<u8> { sleep(Duration::from_secs(1)).await; Ok(1) } }
         pub async fn serve<A: Acceptor>(mut acceptor: A) {
             loop { match acceptor.accept().await { Ok(n) => use_it(n), Err(e) => eprintln!(\"{e}\") } } }"
        => [];
    an_open_trait_whose_function_may_block_first:
        "pub trait Acceptor { fn accept(&mut self) -> std::io::Result<u8>; }
         pub fn serve<A: Acceptor>(mut acceptor: A) { loop { match acceptor.accept() { Ok(n) => use_it(n), Err(e) => eprintln!(\"{e}\") } } }"
        => [];
    connections_that_fail_are_skipped:
        "fn f(l: std::net::TcpListener) { for stream in l.incoming() { match stream { Ok(s) => drop(s), Err(e) => eprintln!(\"{e}\") } } }"
        => ["fails"];
    a_failed_connection_ends_the_server:
        "fn f(l: std::net::TcpListener) -> std::io::Result<()> { for stream in l.incoming() { drop(stream?); } Ok(()) }
         fn g(l: std::net::TcpListener) { for stream in l.incoming() { drop(stream.unwrap()); } }
         fn h(l: std::net::TcpListener) { for stream in l.incoming() { let Ok(s) = stream else { break }; drop(s); } }"
        => [];
    a_failed_connection_is_waited_for:
        "fn f(l: std::net::TcpListener) { for stream in l.incoming() { match stream { Ok(s) => drop(s), Err(_) => std::thread::sleep(Duration::from_millis(9)) } } }"
        => [];
}
