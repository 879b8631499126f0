//! Rust Reference, "Moved and copied types", "Destructors": what has moved is not dropped.

use super::rules;

rules! {
    an_argument_moves E2021
    "fn t(a: G) { eat(a); step(); }" => "
        0: eat(a); step(); return"

    drop_is_a_call_that_takes_its_argument E2021
    "fn t(a: G, b: G) { drop(a); step(); }" => "
        0: drop(a); step(); drop b; return"

    forget_takes_its_argument E2021
    "fn t(a: G) { std::mem::forget(a); }" => "
        0: forget(a); return"

    a_receiver_by_value_moves E2021
    "fn t(a: G) { let b = a.take(); step(); }" => "
        0: b = take(a); step(); drop b; return"

    a_receiver_by_reference_stays E2021
    "fn t(a: G) { a.look(); step(); }" => "
        0: look(); step(); drop a; return"

    a_struct_literal_takes_its_fields E2021
    "fn t(a: G, b: G) { let p = P { b, a }; step(); }" => "
        0: p = move b, a; step(); drop p; return"

    a_field_that_moved_leaves_the_others E2021
    "fn t(p: P) { eat(p.a); step(); }" => "
        0: eat(p.a); step(); drop p.b; return"

    all_fields_moved_leave_nothing E2021
    "fn t(p: P) { two(p.b, p.a); step(); }" => "
        0: two(p.b, p.a); step(); return"

    a_field_that_is_set_again_drops_with_the_whole E2021
    "fn t(mut p: P) { eat(p.a); p.a = g(); step(); }" => "
        0: eat(p.a); g(); p.a = move g(); step(); drop p; return"

    a_base_gives_the_fields_that_are_not_written E2021
    "fn t(p: P) { let q = P { a: g(), ..p }; step(); }" => "
        0: g(); q = move p.b; step(); drop q; drop p.a; return"

    a_move_on_one_path_leaves_the_drop_to_the_other E2021
    "fn t(a: G) { if flag() { eat(a); } step(); }" => "
        0: flag(); true -> 1, false -> 2
        1: eat(a); -> 3
        2: -> 3
        3: step(); drop? a; return"

    assignment_drops_the_old_value_after_the_new_one_is_made E2021
    "fn t() { let mut a = g(); a = g(); step(); }" => "
        0: a = g(); g(); drop a; a = move g(); step(); drop a; return"

    assignment_to_a_moved_variable_drops_nothing E2021
    "fn t(mut a: G) { eat(a); a = g(); step(); }" => "
        0: eat(a); g(); a = move g(); step(); drop a; return"

    assignment_through_a_reference_drops E2021
    "fn t(a: &mut G) { *a = g(); step(); }" => "
        0: g(); drop *a; *a = move g(); step(); return"

    destructuring_assignment_takes_the_parts E2021
    "fn t() { let (a, b); (a, b) = pair(); step(); }" => "
        0: pair(); a = move pair().0; b = move pair().1; step(); drop b; drop a; return"

    arguments_are_read_from_left_to_right E2021
    "fn t(a: G) { two(a, g()); }" => "
        0: move a; g(); two(); return"

    a_box_can_be_moved_out_of E2021
    "fn t(b: Box<G>) { let a = *b; step(); }" => "
        0: a = move *b; step(); drop a; return"

    a_move_in_a_loop_that_breaks_is_certain E2021
    "fn t(a: G) { loop { eat(a); break; } step(); }" => "
        0: -> 1
        1: eat(a); step(); return"
}
