//! Who waits for bodies that never end, as a table: code, then how they wait.
//!
//! In:  the text of a small library or program.
//! Out: one word a body.

use crate::analyse;
use crate::load::{Context, memory};

const PRELUDE: &str = "
use std::thread;
use std::time::Duration;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};
fn step() {}
async fn endless() { loop { sleep(Duration::from_secs(1)).await; } }
async fn work() -> u8 { sleep(Duration::from_secs(1)).await; 1 }
fn forever() { loop { thread::sleep(Duration::from_secs(1)); } }
";

fn waits(code: &str) -> Vec<String> {
    let workspace = memory::library(&format!("{PRELUDE}{code}"));
    let answers = analyse(&workspace, &[Context::Lib, Context::Test], |facts| {
        let joined = facts.joined_loops();
        joined.iter().map(|j| format!("{:?}", j.how).to_lowercase()).collect::<Vec<_>>()
    });
    answers.concat()
}

macro_rules! table {
    ($($name:ident: $code:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            let want: &[&str] = &$want;
            assert_eq!(waits($code), want);
        }
    )*};
}

table! {
    a_handle_that_is_awaited:
        "async fn f() { let h = tokio::spawn(endless()); h.await.unwrap(); step(); }" => ["handle"];
    a_thread_that_is_joined: "fn f() { let h = thread::spawn(forever); h.join().unwrap(); step(); }" => ["handle"];
    a_closure_that_is_joined:
        "fn f() { let h = thread::spawn(|| loop { step(); }); h.join().unwrap(); step(); }" => ["handle"];
    a_service_that_main_waits_for:
        "async fn f() { let h = tokio::spawn(endless()); h.await.unwrap(); }" => [];
    a_service_whose_crash_is_logged:
        "async fn f() { let h = tokio::spawn(endless()); if let Err(e) = h.await { eprintln!(\"{e}\"); } }" => [];
    services_in_a_list:
        "async fn f() { let hs = vec![tokio::spawn(endless()), tokio::spawn(endless())];
         for h in hs { println!(\"waiting\"); h.await.unwrap(); } }" => [];
    workers_in_a_list:
        "async fn f() { let mut hs = Vec::new(); hs.push(tokio::spawn(endless()));
         for h in hs { h.await.unwrap(); } step(); }" => ["handle"];
    a_handle_that_is_aborted:
        "async fn f() { let h = tokio::spawn(endless()); h.abort(); let _ = h.await; step(); }" => [];
    an_abort_handle_of_it:
        "async fn f() { let h = tokio::spawn(endless()); let a = h.abort_handle();
         tokio::spawn(async move { a.abort(); }); let _ = h.await; step(); }" => [];
    a_handle_with_a_time_limit:
        "async fn f() { let h = tokio::spawn(endless()); let _ = timeout(Duration::from_secs(1), h).await; step(); }" => [];
    a_handle_that_races:
        "async fn f() { let mut h = tokio::spawn(endless()); tokio::select! { _ = &mut h => {} _ = work() => {} } step(); }"
        => [];
    a_handle_that_unknown_code_sees:
        "async fn f() { let h = tokio::spawn(endless()); other::see(&h); h.await.unwrap(); step(); }" => [];
    a_body_that_ends: "async fn f() { let h = tokio::spawn(work()); h.await.unwrap(); step(); }" => [];
    a_field_that_is_joined_on_stop:
        "struct S { h: thread::JoinHandle<()> }
         impl S { fn new() -> Self { S { h: thread::spawn(forever) } } fn stop(self) { self.h.join().unwrap(); } }
         fn f() { let s = S::new(); s.stop(); step(); }" => ["handle"];
    a_field_that_a_main_waits_for:
        "struct S { h: thread::JoinHandle<()> }
         impl S { fn new() -> Self { S { h: thread::spawn(forever) } } fn wait(self) { self.h.join().unwrap(); } }
         fn f() { let s = S::new(); s.wait(); }" => [];
    a_field_that_is_taken:
        "struct S { h: Option<JoinHandle<()>> }
         impl S { fn new() -> Self { S { h: Some(tokio::spawn(endless())) } }
             async fn stop(&mut self) { if let Some(h) = self.h.take() { h.await.unwrap(); } } }
         async fn f() { let mut s = S::new(); s.stop().await; step(); }" => ["handle"];
    a_field_that_holds_others_too:
        "struct S { h: thread::JoinHandle<()> }
         impl S { fn run() -> Self { S { h: thread::spawn(forever) } } fn once() -> Self { S { h: thread::spawn(step) } }
             fn stop(self) { self.h.join().unwrap(); } }
         fn f() { let _a = S::run(); let b = S::once(); b.stop(); step(); }" => [];
    a_drop_that_joins:
        "struct S { h: Option<thread::JoinHandle<()>> }
         impl S { fn new() -> Self { S { h: Some(thread::spawn(forever)) } } }
         impl Drop for S { fn drop(&mut self) { if let Some(h) = self.h.take() { h.join().unwrap(); } } }
         fn f() { let _s = S::new(); }" => ["handle"];
    a_visible_handle:
        "pub fn f() -> JoinHandle<()> { tokio::spawn(endless()) }" => [];
    all_of_a_list:
        "async fn f() { let hs = vec![tokio::spawn(endless())]; futures::future::join_all(hs).await; step(); }" => ["handle"];
    all_of_a_list_with_a_time_limit:
        "async fn f() { let hs = vec![tokio::spawn(endless())];
         let _ = timeout(Duration::from_secs(1), futures::future::join_all(hs)).await; step(); }" => [];
    a_set_that_is_drained:
        "async fn f() { let mut set = JoinSet::new(); set.spawn(endless());
         while let Some(done) = set.join_next().await { done.unwrap(); } step(); }" => ["set"];
    the_first_of_a_set:
        "async fn f() { let mut set = JoinSet::new(); set.spawn(endless()); set.join_next().await; step(); }" => [];
    a_set_until_the_first_failure:
        "async fn f() { let mut set = JoinSet::new(); set.spawn(endless());
         while let Some(done) = set.join_next().await { if done.is_ok() { break; } } step(); }" => [];
    a_set_that_is_aborted:
        "async fn f() { let mut set = JoinSet::new(); set.spawn(endless()); set.abort_all();
         while let Some(done) = set.join_next().await { let _ = done; } step(); }" => [];
    side_by_side: "async fn f() { tokio::join!(endless(), work()); step(); }" => ["beside"];
    services_side_by_side: "async fn f() { tokio::join!(endless(), work()); }" => [];
    the_first_failure_ends_the_others:
        "async fn fail() -> Result<(), u8> { Err(1) }
         async fn run() -> Result<(), u8> { loop { sleep(Duration::from_secs(1)).await; } }
         async fn f() { let _ = tokio::try_join!(run(), fail()); step(); }" => [];
    a_scope: "fn f() { thread::scope(|s| { s.spawn(|| loop { step(); }); }); step(); }" => ["scope"];
    a_scope_of_services: "fn f() { thread::scope(|s| { s.spawn(|| loop { step(); }); }); }" => [];
    a_wait_with_a_time_limit_above:
        "async fn stop() { let h = tokio::spawn(endless()); h.await.unwrap(); step(); }
         async fn f() { let _ = timeout(Duration::from_secs(1), stop()).await; step(); }" => [];
    a_thread_that_ends_the_process:
        "fn killer() { thread::spawn(|| { thread::sleep(Duration::from_secs(1)); std::process::exit(9); }); }
         fn f() { killer(); let h = thread::spawn(forever); h.join().unwrap(); step(); }" => [];
    a_test_is_to_end:
        "#[tokio::test] async fn f() { let h = tokio::spawn(endless()); h.await.unwrap(); }" => ["handle"];
}
