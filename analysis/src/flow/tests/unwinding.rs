//! `return`, `?`, calls that never return, panics, macros that exit.

use super::rules;

rules! {
    return_drops_all_scopes E2021
    "fn t(a: G) { let b = g(); { let c = g(); if flag() { return; } } step(); }" => "
        0: b = g(); c = g(); flag(); true -> 1, false -> 2
        1: drop c; drop b; drop a; return
        2: drop c; step(); drop b; drop a; return"

    the_result_is_made_before_the_drops E2021
    "fn t() -> bool { let a = g(); return a.look(); }" => "
        0: a = g(); result = look(); drop a; return"

    the_question_mark_returns_the_error E2021
    "fn t() -> Result<bool, G> { let a = g(); let b = res()?; Ok(b.look()) }" => "
        0: a = g(); res(); Ok -> 1, Err -> 2
        1: b = move res().Ok.0; look(); drop b; drop a; return
        2: drop a; return"

    the_question_mark_returns_none E2021
    "fn t() -> Option<bool> { let a = opt()?; let b = opt()?; Some(true) }" => "
        0: opt(); Some -> 1, None -> 4
        1: a = move opt().Some.0; opt(); Some -> 2, None -> 3
        2: b = move opt().Some.0; drop b; drop a; return
        3: drop a; return
        4: return"

    the_question_mark_drops_arguments_made_before E2021
    "fn t() -> Result<(), G> { two(g(), res()?); Ok(()) }" => "
        0: g(); res(); Ok -> 1, Err -> 2
        1: two(); return
        2: drop g(); return"

    a_call_that_never_returns_ends_the_path E2021
    "fn t(a: G) { let b = g(); stop(); step(); }" => "
        0: b = g(); stop(); never"

    the_process_ends_without_drops E2021
    "fn t(a: G) { std::process::exit(1); }" => "
        0: exit(); exit"

    a_panic_ends_the_path E2021
    "fn t(a: G) { panic!(\"no {}\", a.look()); }" => "
        0: look(); panic"

    ensure_may_return E2021
    "fn t(a: G) -> Result<(), G> { ensure!(a.look(), \"no\"); step(); Ok(()) }" => "
        0: look(); true -> 1, false -> 2
        1: step(); drop a; return
        2: drop a; return"

    a_formatted_temporary_drops_with_the_macro E2021
    "fn t(a: G) { println!(\"{} {}\", a.look(), g().look()); step(); }" => "
        0: look(); g(); look(); drop g(); step(); drop a; return"

    an_unknown_macro_may_do_anything_to_what_it_names E2021
    "fn t(a: G, b: G) { whatever!(a => 1); step(); }" => "
        0: opaque(a); drop _; step(); drop b; drop? a; return"

    the_question_mark_uses_up_a_value_of_unknown_type E2021
    "fn t(a: G) -> Result<(), G> { let b = unknown()?; let c = a.unknown()?; Ok(()) }" => "
        0: unknown?(); Ok -> 1, else -> 4
        1: b = move unknown().Ok.0; unknown?(); Ok -> 2, else -> 3
        2: c = move unknown().Ok.0; drop c; drop b; drop? a; return
        3: drop b; drop? a; return
        4: drop a; return"
}
