//! Rust Reference, "Destructors": "Temporary scopes", "Operands", "Temporary lifetime extension";
//! the edition guide on `if let` and tail expressions.

use super::rules;

rules! {
    temporaries_drop_at_the_end_of_the_statement E2021
    "fn t() { g().look(); step(); }" => "
        0: g(); look(); drop g(); step(); return"

    temporaries_of_a_let_drop_at_its_semicolon E2021
    "fn t() { let n = g().look(); step(); }" => "
        0: g(); n = look(); drop g(); step(); return"

    operands_drop_in_reverse_order E2021
    "fn t() { (g().look(), g().take().look()); step(); }" => "
        0: g(); look(); g(); take(); look(); drop take(); drop g(); step(); return"

    the_condition_of_an_if_is_a_temporary_scope E2021
    "fn t() { if g().look() { step(); } else { flag(); } }" => "
        0: g(); look(); drop g(); true -> 1, false -> 2
        1: step(); -> 3
        2: flag(); -> 3
        3: return"

    the_condition_of_a_while_is_a_temporary_scope E2021
    "fn t() { while g().look() { step(); } }" => "
        0: -> 1
        1: g(); look(); drop g(); true -> 2, false -> 3
        2: step(); -> 1
        3: return"

    operands_of_lazy_booleans_are_temporary_scopes E2021
    "fn t() { let n = g().look() && g().take().look(); step(); }" => "
        0: g(); look(); drop g(); true -> 1, false -> 3
        1: g(); take(); look(); drop take(); true -> 2, false -> 3
        2: -> 4
        3: -> 4
        4: step(); return"

    an_if_lets_scrutinee_lives_through_else_before_2024 E2021
    "fn t() { if let Some(n) = g().get() { step(); } else { flag(); } step(); }" => "
        0: g(); get(); Some -> 1, else -> 2
        1: step(); -> 3
        2: flag(); -> 3
        3: drop g(); step(); return"

    an_if_lets_scrutinee_ends_before_else_since_2024 E2024
    "fn t() { if let Some(n) = g().get() { step(); } else { flag(); } step(); }" => "
        0: g(); get(); Some -> 1, else -> 2
        1: step(); drop g(); -> 3
        2: drop g(); flag(); -> 3
        3: step(); return"

    a_let_chain_ends_what_it_reached E2024
    "fn t() { if let Some(n) = g().get() && let Some(m) = g().take().get() { step(); } else { flag(); } }" => "
        0: g(); get(); Some -> 1, else -> 4
        1: g(); take(); get(); Some -> 2, else -> 3
        2: step(); drop take(); drop g(); -> 6
        3: drop take(); drop g(); -> 5
        4: drop g(); -> 5
        5: flag(); -> 6
        6: return"

    a_match_scrutinee_lives_through_the_arms E2024
    "fn t() { match g().get() { Some(_) => step(), None => {} } step(); }" => "
        0: g(); get(); Some -> 1, None -> 2
        1: step(); -> 3
        2: -> 3
        3: drop g(); step(); return"

    a_match_guard_is_a_temporary_scope E2021
    "fn t(n: Option<u32>) { match n { Some(_) if g().look() => step(), _ => {} } }" => "
        0: Some -> 1, else -> 3
        1: g(); look(); drop g(); true -> 2, false -> 3
        2: result = step(); -> 4
        3: -> 4
        4: return"

    a_while_lets_scrutinee_lives_for_a_turn E2021
    "fn t() { while let Some(n) = g().get() { step(); } }" => "
        0: -> 1
        1: g(); get(); Some -> 2, else -> 3
        2: step(); drop g(); -> 1
        3: drop g(); return"

    a_for_loops_iterator_lives_through_the_loop E2021
    "fn t() { for n in g().get() { step(); } step(); }" => "
        0: g(); get(); -> 1
        1: true -> 2, false -> 3
        2: n = move Option[_]; step(); -> 1
        3: drop g(); step(); return"

    a_tail_expressions_temporaries_drop_after_locals_before_2024 E2021
    "fn t() -> bool { let a = g(); g().take().look() }" => "
        0: a = g(); g(); take(); result = look(); drop a; drop take(); return"

    a_tail_expressions_temporaries_drop_before_locals_since_2024 E2024
    "fn t() -> bool { let a = g(); g().take().look() }" => "
        0: a = g(); g(); take(); result = look(); drop take(); drop a; return"

    a_borrowed_temporary_is_extended E2021
    "fn t() { let a = &g(); step(); }" => "
        0: g(); a = &g(); step(); drop g(); return"

    a_borrowed_part_of_a_temporary_is_extended E2021
    "fn t() { let a = &pair().0; step(); }" => "
        0: pair(); a = &pair().0; step(); drop pair(); return"

    a_temporary_in_a_struct_literal_is_extended E2021
    "struct S<'a> { g: &'a G } fn t() { let a = S { g: &g() }; step(); }" => "
        0: g(); step(); drop g(); return"

    a_temporary_in_a_tuple_is_extended E2021
    "fn t() { let a = (&g(), 1); step(); }" => "
        0: g(); step(); drop g(); return"

    a_temporary_in_a_constructors_argument_is_extended E2024
    "fn t() { let a = Some(&g()); step(); }" => "
        0: g(); step(); drop g(); return"

    a_temporary_in_a_calls_argument_is_not_extended E2021
    "fn t() { let a = see(&g()); step(); }" => "
        0: g(); a = see(); drop g(); step(); return"

    a_temporary_behind_a_method_is_not_extended E2021
    "fn t() { let a = g().same().look(); step(); }" => "
        0: g(); same(); a = look(); drop g(); step(); return"

    a_block_tail_extends E2021
    "fn t() { let a = { step(); &g() }; step(); }" => "
        0: step(); g(); a = &g(); step(); drop g(); return"

    a_ref_pattern_extends E2021
    "fn t() { let ref a = g(); step(); }" => "
        0: g(); a = &g(); step(); drop g(); return"

    a_let_elses_temporaries_drop_before_else E2021
    "fn t() { let Some(n) = g().get() else { step(); return; }; flag(); }" => "
        0: g(); get(); Some -> 1, else -> 2
        1: drop g(); flag(); return
        2: drop g(); step(); return"

    an_arms_body_is_a_temporary_scope E2021
    "fn t(n: Option<u32>) { let x = match n { Some(_) => g().look(), None => false }; step(); }" => "
        0: Some -> 1, None -> 2
        1: g(); x = look(); drop g(); -> 3
        2: -> 3
        3: step(); return"
}
