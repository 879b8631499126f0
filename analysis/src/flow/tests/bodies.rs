//! Closures, async blocks, awaits, `select!`, `join!`, `pin!`.

use super::rules;

rules! {
    a_closure_borrows_what_it_looks_at E2021
    "fn t(a: G) { let f = || a.look(); f(); step(); }" => "
        0: f = body(&a); f(); step(); drop f; drop a; return
        body 1
        0: result = look(); return"

    a_closure_takes_what_it_moves E2021
    "fn t(a: G) { let f = || eat(a); step(); }" => "
        0: f = body(a); step(); drop f; return
        body 1
        0: result = eat(a); return"

    a_move_closure_takes_all E2021
    "fn t(a: G) { let f = move || a.look(); step(); }" => "
        0: f = body(a); step(); drop f; return
        body 1
        0: result = look(); return"

    a_closure_captures_fields_apart_since_2021 E2021
    "fn t(p: P) { let f = move || p.a.look(); step(); }" => "
        0: f = body(p.a); step(); drop f; drop p.b; return
        body 1
        0: result = look(); return"

    a_closure_captures_the_whole_variable_before_2021 E2018
    "fn t(p: P) { let f = move || p.a.look(); step(); }" => "
        0: f = body(p); step(); drop f; return
        body 1
        0: result = look(); return"

    a_closures_parameters_drop_in_it E2021
    "fn t() { let f = |a: G| { let b = g(); step(); }; }" => "
        0: f = body(); drop f; return
        body 1
        0: b = g(); step(); drop b; drop a; return"

    an_async_block_drops_what_it_moved_in E2021
    "fn t(a: G) { let f = async move { a.look(); wait().await; }; step(); }" => "
        0: f = body(a); step(); drop f; return
        body 1
        0: look(); wait(); await; drop wait(); drop a; return"

    an_inner_body_captures_through_the_outer E2021
    "fn t(a: G) { let f = move || { let h = move || a.look(); h() }; }" => "
        0: f = body(a); drop f; return
        body 1
        0: h = body(a); result = h(); drop h; return
        body 2
        0: result = look(); return"

    an_async_fns_parameters_drop_at_its_end E2021
    "async fn t(a: G) { let b = g(); wait().await; }" => "
        0: b = g(); wait(); await; drop wait(); drop b; drop a; return"

    the_awaited_future_ends_with_the_await E2021
    "async fn t() { let a = make().await; step(); }" => "
        0: make(); a = await; drop make(); step(); drop a; return"

    a_temporary_lives_across_the_await_of_its_statement E2021
    "async fn two_of(a: &G, b: ()) {} async fn t() { two_of(&g(), ()).await; step(); }" => "
        0: g(); two_of(); await; drop two_of(); drop g(); step(); return"

    select_drops_the_losers_before_the_handler E2021
    "async fn t() { tokio::select! { a = make() => { step(); } _ = wait() => { flag(); } } }" => "
        0: make(); wait(); select make() -> 1, wait() -> 2
        1: drop wait(); drop make(); a = move G; step(); drop a; -> 3
        2: drop wait(); drop make(); flag(); -> 3
        3: return"

    join_polls_all_together E2021
    "async fn t() { let (a, b) = tokio::join!(make(), make()); step(); }" => "
        0: make(); make(); await joined; await joined; drop make(); drop make(); a = move _.0; b = move _.1; step(); drop b; drop a; return"

    pin_keeps_the_future_in_the_block E2021
    "async fn t() { let f = std::pin::pin!(wait()); step(); }" => "
        0: wait(); f = &wait(); step(); drop wait(); return"

    calling_a_closure_that_consumes_consumes_it E2021
    "fn t(a: G) { let f = || eat(a); f(); step(); }" => "
        0: f = body(a); f(); step(); return
        body 1
        0: result = eat(a); return"

    a_closure_for_fn_once_drops_its_captures_when_it_ran E2021
    "fn t(a: G) { let h = std::thread::spawn(move || { a.look(); }); step(); }" => "
        0: body(a); h = spawn(); step(); drop h; return
        body 1
        0: look(); drop a; return"

    a_boxed_fn_once_is_consumed E2021
    "fn t(f: Box<dyn FnOnce()>) { f(); step(); }" => "
        0: f(); step(); return"

    a_nested_return_leaves_its_own_body_only E2021
    "fn t(a: G) { let f = |b: G| { if flag() { return; } step(); }; flag(); }" => "
        0: f = body(); flag(); drop f; drop a; return
        body 1
        0: flag(); true -> 1, false -> 2
        1: drop b; return
        2: step(); drop b; return"

    a_question_mark_in_an_async_block_ends_the_block E2021
    "fn t() { let f = async { let a = g(); let b = res()?; Ok::<(), G>(()) }; step(); }" => "
        0: f = body(); step(); drop f; return
        body 1
        0: a = g(); res(); Ok -> 1, Err -> 2
        1: b = move res().Ok.0; drop b; drop a; return
        2: drop a; return"
}
