//! Rust Reference, "Loop expressions", labels, `break` and `continue`.

use super::rules;

rules! {
    a_turns_locals_drop_each_turn E2021
    "fn t() { loop { let a = g(); step(); } }" => "
        0: -> 1
        1: a = g(); step(); drop a; -> 1"

    break_drops_what_the_loop_holds E2021
    "fn t() { let a = g(); loop { let b = g(); if flag() { break; } step(); } flag(); }" => "
        0: a = g(); -> 1
        1: b = g(); flag(); true -> 2, false -> 3
        2: drop b; flag(); drop a; return
        3: step(); drop b; -> 1"

    continue_drops_what_the_turn_holds E2021
    "fn t() { while flag() { let a = g(); if flag() { continue; } step(); } }" => "
        0: -> 1
        1: flag(); true -> 2, false -> 5
        2: a = g(); flag(); true -> 3, false -> 4
        3: drop a; -> 1
        4: step(); drop a; -> 1
        5: return"

    a_label_unwinds_to_its_loop E2021
    "fn t() { 'out: loop { let a = g(); loop { let b = g(); if flag() { break 'out; } } } }" => "
        0: -> 1
        1: a = g(); -> 2
        2: b = g(); flag(); true -> 3, false -> 4
        3: drop b; drop a; return
        4: drop b; -> 2"

    break_gives_a_loop_its_value E2021
    "fn t() -> G { loop { let a = g(); break a; } }" => "
        0: -> 1
        1: a = g(); result = move a; return"

    break_gives_a_labelled_block_its_value E2021
    "fn t() { let x = 'b: { let a = g(); if flag() { break 'b 1; } 2 }; step(); }" => "
        0: a = g(); flag(); true -> 1, false -> 2
        1: drop a; -> 3
        2: drop a; -> 3
        3: step(); return"

    a_for_loops_element_drops_each_turn E2021
    "fn t(list: Vec<G>) { for a in list { step(); } flag(); }" => "
        0: move list; -> 1
        1: true -> 2, false -> 3
        2: a = move list[_]; step(); drop a; -> 1
        3: drop list; flag(); return"

    a_loop_without_an_exit_never_ends E2021
    "fn t(a: G) { loop { step(); } }" => "
        0: -> 1
        1: step(); -> 1"

    while_true_never_ends E2021
    "fn t(a: G) { while true { step(); } flag(); }" => "
        0: -> 1
        1: step(); -> 1"

    let_else_may_continue E2021
    "fn t() { loop { let a = g(); let Some(b) = opt() else { continue }; step(); } }" => "
        0: -> 1
        1: a = g(); opt(); Some -> 2, else -> 3
        2: b = move opt().Some.0; step(); drop b; drop a; -> 1
        3: drop a; -> 1"

    a_value_moved_in_a_turn_is_gone_in_the_next E2021
    "fn t(a: Option<G>) { let mut a = a; while flag() { if let Some(b) = a { eat(b); } a = None; } }" => "
        0: a = move a; -> 1
        1: flag(); true -> 2, false -> 6
        2: Some -> 3, else -> 4
        3: b = move a.Some.0; eat(b); -> 5
        4: -> 5
        5: a = move Option; -> 1
        6: drop a; return"
}
