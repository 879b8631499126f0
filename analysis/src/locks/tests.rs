//! Locks taken twice, as a table: code, then the lines of each second acquisition.
//!
//! In:  the text of a small library that knows std and tokio.
//! Out: per relock, the text of what waits and of what took the lock first.

use crate::analyse;
use crate::load::{Context, memory};

/// `WAITS while FIRST` of each relock.
fn relocks(text: &str) -> Vec<String> {
    let text = format!("use std::sync::{{Arc, Mutex, RwLock, MutexGuard}};\n{text}");
    let workspace = memory::library(&text);
    let answers = analyse(&workspace, &[Context::Lib, Context::Test], |facts| {
        let shown = |span: crate::domain::Span| {
            text[span.range.start as usize..span.range.end as usize].to_owned()
        };
        facts
            .relocks()
            .iter()
            .map(|r| format!("{} while {}", shown(r.waits), shown(r.first)))
            .collect::<Vec<_>>()
    });
    answers.concat()
}

macro_rules! table {
    ($($name:ident: $text:expr => $want:expr;)*) => {$(
        #[test]
        fn $name() {
            assert_eq!(relocks($text), $want as [&str; _]);
        }
    )*};
}

table! {
    a_guard_in_a_variable_is_held_to_the_end_of_its_scope:
        "fn f(m: &Mutex<u8>) { let a = m.lock().unwrap(); let b = m.lock().unwrap(); }"
        => ["m.lock() while m.lock()"];
    a_dropped_guard_is_not_held:
        "fn f(m: &Mutex<u8>) { let a = m.lock().unwrap(); drop(a); let b = m.lock().unwrap(); }"
        => [];
    two_parameters_may_be_two_locks:
        "fn f(m: &Mutex<u8>, n: &Mutex<u8>) { let a = m.lock().unwrap(); let b = n.lock().unwrap(); }"
        => [];
    a_callee_takes_it_again:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn push(&self, x: u8) { self.items.lock().unwrap().push(x); }
             fn total(&self) { let g = self.items.lock().unwrap(); if g.len() > 3 { self.push(1); } }
         }"
        => ["self.push(1) while self.items.lock()"];
    a_matchs_scrutinee_holds_it_in_the_arms:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn push(&self, x: u8) { self.items.lock().unwrap().push(x); }
             fn retry(&self) { match self.items.lock().unwrap().pop() { Some(x) => self.push(x), None => {} } }
         }"
        => ["self.push(x) while self.items.lock()"];
    a_while_lets_scrutinee_holds_it_in_the_body:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn push(&self, x: u8) { self.items.lock().unwrap().push(x); }
             fn drain(&self) { while let Some(x) = self.items.lock().unwrap().pop() { self.push(x) } }
         }"
        => ["self.push(x) while self.items.lock()"];
    a_value_taken_out_first_is_free_of_the_guard:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn push(&self, x: u8) { self.items.lock().unwrap().push(x); }
             fn retry(&self) { let first = self.items.lock().unwrap().pop(); if let Some(x) = first { self.push(x) } }
         }"
        => [];
    an_accessor_that_returns_the_guard_takes_it:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn state(&self) -> MutexGuard<'_, Vec<u8>> { self.items.lock().unwrap() }
             fn mark(&self) { self.state().clear(); }
             fn go(&self) { let state = self.state(); if state.is_empty() { self.mark(); } }
         }"
        => ["self.mark() while self.state()"];
    an_async_callee_takes_it_when_it_is_awaited:
        "struct A { m: tokio::sync::Mutex<u8> }
         impl A {
             async fn refresh(&self) { *self.m.lock().await += 1; }
             async fn go(&self) { let g = self.m.lock().await; self.refresh().await; }
         }"
        => ["self.refresh().await while self.m.lock()"];
    readers_do_not_wait_for_each_other:
        "fn f(m: &RwLock<u8>) { let a = m.read().unwrap(); let b = m.read().unwrap(); }"
        => [];
    a_writer_waits_for_a_reader:
        "fn f(m: &RwLock<u8>) { let a = m.read().unwrap(); let b = m.write().unwrap(); }"
        => ["m.write() while m.read()"];
    a_try_lock_does_not_wait:
        "fn f(m: &Mutex<u8>) { let a = m.lock().unwrap(); let b = m.try_lock(); }"
        => [];
    a_clone_of_an_arc_is_the_same_lock:
        "fn f(m: Arc<Mutex<u8>>) { let n = Arc::clone(&m); let a = m.lock().unwrap(); let b = n.lock().unwrap(); }"
        => ["n.lock() while m.lock()"];
    an_element_may_be_another_each_time:
        "fn f(m: &[Mutex<u8>], i: usize) { let a = m[i].lock().unwrap(); let b = m[i + 1].lock().unwrap(); }"
        => [];
    a_branch_without_the_guard_is_no_proof:
        "fn f(m: &Mutex<u8>, c: bool) {
             let mut held = None;
             if c { held = Some(m.lock().unwrap()); }
             let b = m.lock().unwrap();
         }"
        => [];
    a_callee_that_locks_only_when_told_to_is_no_proof:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn push(&self, x: u8, locked: bool) { if !locked { self.items.lock().unwrap().push(x); } }
             fn total(&self) { let g = self.items.lock().unwrap(); self.push(1, true); }
         }"
        => [];
    a_callback_under_the_lock_takes_it_again:
        "static KEYS: Mutex<Vec<u8>> = Mutex::new(Vec::new());
         fn with<R>(f: impl FnOnce(&mut Vec<u8>) -> R) -> R { let mut g = KEYS.lock().unwrap(); f(&mut g) }
         fn oldest() -> u8 { with(|keys| keys[0]) }
         fn rotate() { with(|keys| { let x = oldest(); keys.push(x); }) }"
        => ["oldest() while KEYS.lock()"];
    a_spawned_body_waits_on_its_own:
        "fn f(m: Arc<Mutex<u8>>) {
             let g = m.lock().unwrap();
             let n = Arc::clone(&m);
             std::thread::spawn(move || { *n.lock().unwrap() += 1; });
         }"
        => [];
    another_instance_has_another_lock:
        "struct N { m: Mutex<u8> }
         impl N { fn move_to(&self, other: &N) { let a = self.m.lock().unwrap(); let b = other.m.lock().unwrap(); } }"
        => [];
    a_variable_that_changes_is_not_one_lock:
        "struct N { m: Mutex<u8> }
         fn f(a: &N, b: &N) { let mut n = a; let g = n.m.lock().unwrap(); n = b; let h = n.m.lock().unwrap(); }"
        => [];
    a_test_that_holds_it_to_show_a_way_around:
        "struct Q { items: Mutex<Vec<u8>>, fast: std::sync::atomic::AtomicBool }
         impl Q { fn push(&self) { if self.fast.load(std::sync::atomic::Ordering::Relaxed) { return; }
             self.items.lock().unwrap().push(1); } }
         #[cfg(test)] mod tests { #[test] fn f() {
             let q = super::Q { items: Default::default(), fast: true.into() };
             let g = q.items.lock().unwrap(); q.push(); drop(g); } }"
        => [];
    two_builds_hold_it_once_each:
        "fn f(m: &Mutex<u8>) {
             #[cfg(unix)] let mut g = m.lock().unwrap();
             #[cfg(not(unix))] let mut g = m.lock().unwrap();
             *g += 1;
         }"
        => [];
    an_owned_guard_in_a_transaction_holds_the_lock:
        "#[derive(Clone)] struct Db { m: Arc<tokio::sync::Mutex<u8>> }
         struct Tx { g: tokio::sync::OwnedMutexGuard<u8>, staged: Vec<u8> }
         impl Db {
             async fn begin(&self) -> Tx { let g = self.m.clone().lock_owned().await; Tx { g, staged: Vec::new() } }
             async fn audit(&self) { let mut m = self.m.lock().await; *m += 1; }
         }
         impl Tx { async fn commit(mut self) { *self.g += 1; } }
         async fn create(db: &Db) { let mut tx = db.begin().await; db.audit().await; tx.commit().await }"
        => ["db.audit().await while db.begin().await"];
    a_chain_of_two_calls_leads_to_the_lock:
        "use std::time::Duration;
         struct W { busy: Mutex<Duration> }
         impl W {
             fn left(&self) -> Duration { let busy = self.busy.lock().unwrap(); *busy }
             fn clipped(&self, took: Duration) -> Duration { took.min(self.left()) }
             fn add(&self, took: Duration) { *self.busy.lock().unwrap() += self.clipped(took); }
         }"
        => ["self.clipped(took) while self.busy.lock()"];
    both_operands_hold_their_guards:
        "fn f(m: &Mutex<std::time::Duration>) { *m.lock().unwrap() += *m.lock().unwrap(); }"
        => ["m.lock() while m.lock()"];
    a_struct_that_owns_the_guard_holds_the_lock:
        "struct Db { m: Mutex<u8> }
         struct Tx<'a> { g: MutexGuard<'a, u8> }
         impl Db {
             fn begin(&self) -> Tx<'_> { Tx { g: self.m.lock().unwrap() } }
             fn audit(&self) { *self.m.lock().unwrap() += 1; }
             fn insert(&self) { let tx = self.begin(); self.audit(); drop(tx); }
         }"
        => ["self.audit() while self.begin()"];
    a_callback_that_is_handed_on_runs_under_the_lock:
        "struct Q { state: Mutex<Vec<u8>> }
         fn visit(items: &mut Vec<u8>, bad: impl FnOnce(u8)) { match items.pop() { Some(x) => bad(x), None => {} } }
         impl Q {
             fn check(&self, bad: impl FnOnce(u8)) { let mut state = self.state.lock().unwrap(); visit(&mut state, bad); }
             fn fail(&self) { self.state.lock().unwrap().clear(); }
             fn run(&self) { self.check(|_| self.fail()); }
         }"
        => ["self.fail() while self.state.lock()"];
    a_callee_runs_the_closure_that_takes_it_again:
        "struct Q { state: Mutex<Vec<u8>> }
         fn twice(work: impl Fn()) { work(); work(); }
         impl Q {
             fn fail(&self) { self.state.lock().unwrap().clear(); }
             fn run(&self) { let state = self.state.lock().unwrap(); twice(|| self.fail()); }
         }"
        => ["twice(|| self.fail()) while self.state.lock()"];
    a_callee_that_runs_it_only_when_told_to_is_no_proof:
        "struct Q { state: Mutex<Vec<u8>> }
         fn maybe(now: bool, work: impl Fn()) { if now { work(); } }
         impl Q {
             fn fail(&self) { self.state.lock().unwrap().clear(); }
             fn run(&self) { let state = self.state.lock().unwrap(); maybe(false, || self.fail()); }
         }"
        => [];
    a_callee_that_keeps_the_closure_runs_it_later:
        "struct Q { state: Mutex<Vec<u8>> }
         fn later(jobs: &mut Vec<Box<dyn Fn()>>, work: impl Fn() + 'static) { jobs.push(Box::new(work)); }
         fn run(q: Arc<Q>, jobs: &mut Vec<Box<dyn Fn()>>) {
             let state = q.state.lock().unwrap();
             let q2 = Arc::clone(&q);
             later(jobs, move || q2.state.lock().unwrap().clear());
         }"
        => [];
    an_accessor_may_return_the_guard_in_a_result:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn items(&self) -> Result<MutexGuard<'_, Vec<u8>>, String> { self.items.lock().map_err(|e| e.to_string()) }
             fn mark(&self) -> Result<(), String> { self.items()?.clear(); Ok(()) }
             fn go(&self) -> Result<(), String> { let items = self.items()?; if items.is_empty() { self.mark()?; } Ok(()) }
         }"
        => ["self.mark() while self.items()"];
    an_accessor_may_return_no_guard:
        "struct Q { items: Mutex<Vec<u8>>, open: bool }
         impl Q {
             fn items(&self) -> Option<MutexGuard<'_, Vec<u8>>> { if !self.open { return None; } self.items.lock().ok() }
             fn mark(&self) { self.items.lock().unwrap().clear(); }
             fn go(&self) { if let Some(items) = self.items() { self.mark(); } }
             fn fine(&self) { if self.items().is_none() { self.mark(); } }
         }"
        => ["self.mark() while self.items()"];
    an_iterator_runs_its_closures_when_it_is_gone_through:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn len(&self) -> usize { self.items.lock().unwrap().len() }
             fn all(&self) -> Vec<usize> { let g = self.items.lock().unwrap(); g.iter().map(|_| self.len()).filter(|n| *n > 1).collect() }
         }"
        => ["g.iter().map(|_| self.len()).filter(|n| *n > 1).collect() while self.items.lock()"];
    an_iterator_that_is_not_gone_through_runs_nothing:
        "struct Q { items: Mutex<Vec<u8>> }
         impl Q {
             fn len(&self) -> usize { self.items.lock().unwrap().len() }
             fn some(&self, v: &[u8]) -> Vec<usize> { let g = self.items.lock().unwrap(); let it = v.iter().map(|_| self.len()); drop(g); it.collect() }
         }"
        => [];
    one_of_the_implementations_takes_its_callers_lock:
        "trait Plugin { fn on_save(&self, host: &Host); }
         struct Host { plugins: Mutex<Vec<Box<dyn Plugin>>> }
         struct Quiet; struct Curious;
         impl Plugin for Quiet { fn on_save(&self, _host: &Host) {} }
         impl Plugin for Curious { fn on_save(&self, host: &Host) { host.plugins.lock().unwrap().len(); } }
         impl Host { fn save(&self) { let plugins = self.plugins.lock().unwrap(); for p in plugins.iter() { p.on_save(self); } } }"
        => ["p.on_save(self) while self.plugins.lock()"];
    an_implementation_has_fields_of_its_own:
        "trait Part { fn clear(&self); }
         struct A { m: Mutex<u8> } struct B { m: Mutex<u8> }
         impl Part for A { fn clear(&self) {} }
         impl Part for B { fn clear(&self) { *self.m.lock().unwrap() = 0; } }
         fn clear<P: Part>(part: &P) { part.clear(); }
         impl A { fn go(&self) { let g = self.m.lock().unwrap(); clear(self); } }"
        => [];
}
