//! Rust Reference, "Destructors": "Drop scopes", "Scopes of local variables", "Scopes of
//! function parameters", "Scopes of match arms".

use super::rules;

rules! {
    locals_drop_in_reverse_order_of_declaration E2021
    "fn t() { let a = g(); let b = g(); step(); }" => "
        0: a = g(); b = g(); step(); drop b; drop a; return"

    an_inner_block_drops_its_own_locals_first E2021
    "fn t() { let a = g(); { let b = g(); step(); } step(); }" => "
        0: a = g(); b = g(); step(); drop b; step(); drop a; return"

    parameters_drop_after_locals_in_reverse E2021
    "fn t(a: G, b: G) { let c = g(); }" => "
        0: c = g(); drop c; drop b; drop a; return"

    a_parameter_without_a_name_drops_too E2021
    "fn t(_: G, b: G) { step(); }" => "
        0: step(); drop b; drop G; return"

    a_parameters_bindings_drop_before_what_is_left_of_it E2021
    "fn t((x, _): (G, G), (_, y): (G, G)) { step(); }" => "
        0: x = move _.0; y = move _.1; step(); drop y; drop _.0; drop x; drop _.1; return"

    shadowing_does_not_drop E2021
    "fn t() { let a = g(); let a = g(); step(); }" => "
        0: a = g(); a = g(); step(); drop a; drop a; return"

    the_wildcard_does_not_bind_a_value E2021
    "fn t() { let _ = g(); step(); }" => "
        0: g(); drop g(); step(); return"

    the_wildcard_does_not_touch_a_place E2021
    "fn t(a: G) { let _ = a; step(); }" => "
        0: step(); drop a; return"

    a_name_with_an_underscore_binds E2021
    "fn t() { let _a = g(); step(); }" => "
        0: _a = g(); step(); drop _a; return"

    a_place_as_a_statement_moves E2021
    "fn t(a: G) { a; step(); }" => "
        0: move a; drop a; step(); return"

    a_match_arms_bindings_drop_with_the_arm E2021
    "fn t() { match opt() { Some(a) => step(), None => flag(), }; step(); }" => "
        0: opt(); Some -> 1, None -> 2
        1: a = move opt().Some.0; step(); drop a; -> 3
        2: flag(); -> 3
        3: step(); return"

    a_block_value_moves_out_before_the_locals_drop E2021
    "fn t() -> G { let a = g(); let b = g(); a }" => "
        0: a = g(); b = g(); result = move a; drop b; return"

    a_declared_variable_drops_where_it_is_declared E2021
    "fn t() { let a; let b = g(); a = g(); step(); }" => "
        0: b = g(); g(); a = move g(); step(); drop b; drop a; return"

    a_variable_that_is_never_set_does_not_drop E2021
    "fn t() { let a: G; step(); }" => "
        0: step(); return"

    a_variable_that_one_branch_sets_may_drop E2021
    "fn t() { let a; if flag() { a = g(); } step(); }" => "
        0: flag(); true -> 1, false -> 2
        1: g(); a = move g(); -> 3
        2: -> 3
        3: step(); drop? a; return"

    copied_types_do_not_drop E2021
    "fn t(n: u32, r: &G, p: (bool, char)) { let m = n; step(); }" => "
        0: step(); return"
}
