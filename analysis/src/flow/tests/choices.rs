//! Rust Reference, "Match expressions", "Patterns", "Binding modes", "if let".

use super::rules;

rules! {
    matching_by_value_moves_the_payload E2021
    "fn t(o: Option<G>) { match o { Some(a) => eat(a), None => step(), } step(); }" => "
        0: Some -> 1, None -> 2
        1: a = move o.Some.0; eat(a); -> 3
        2: step(); -> 3
        3: step(); return"

    matching_a_reference_borrows E2021
    "fn t(o: Option<G>) { match &o { Some(a) => { a.look(); } None => {} } step(); }" => "
        0: Some -> 1, None -> 2
        1: a = &*_.Some.0; look(); -> 3
        2: -> 3
        3: step(); drop o; return"

    a_ref_binding_borrows E2021
    "fn t(o: Option<G>) { if let Some(ref a) = o { a.look(); } step(); }" => "
        0: Some -> 1, else -> 2
        1: a = &o.Some.0; look(); -> 3
        2: -> 3
        3: step(); drop o; return"

    the_wildcard_in_a_pattern_moves_nothing E2021
    "fn t(o: Option<G>) { if let Some(_) = o { step(); } step(); }" => "
        0: Some -> 1, else -> 2
        1: step(); -> 3
        2: -> 3
        3: step(); drop o; return"

    a_matched_error_is_what_is_left E2021
    "fn t(r: Result<G, G>) { match r { Ok(a) => eat(a), Err(_) => step(), } step(); }" => "
        0: Ok -> 1, Err -> 2
        1: a = move r.Ok.0; eat(a); -> 3
        2: step(); -> 3
        3: step(); drop? r.Err.0; return"

    every_variant_taken_leaves_nothing E2021
    "fn t(e: E) { match e { E::A(a) => eat(a), E::B(b) => eat(b), E::C => {} } step(); }" => "
        0: A -> 1, B -> 2, C -> 3
        1: a = move e.A.0; eat(a); -> 4
        2: b = move e.B.0; eat(b); -> 4
        3: -> 4
        4: step(); return"

    an_or_pattern_binds_one_of_them E2021
    "fn t(e: E) { match e { E::A(a) | E::B(a) => eat(a), E::C => {} } step(); }" => "
        0: A -> 1, B -> 1, C -> 5
        1: A -> 2, else -> 3
        2: a = move e.A.0; -> 4
        3: a = move e.B.0; -> 4
        4: eat(a); -> 6
        5: -> 6
        6: step(); return"

    a_tuple_pattern_takes_parts E2021
    "fn t() { let (a, _) = pair(); step(); }" => "
        0: pair(); a = move pair().0; drop pair().1; step(); drop a; return"

    a_struct_pattern_takes_parts E2021
    "fn t(p: P) { let P { a, .. } = p; step(); }" => "
        0: a = move p.a; step(); drop a; drop p.b; return"

    a_guard_sees_the_binding_before_it_moves E2021
    "fn t(o: Option<G>) { match o { Some(a) if flag() => eat(a), _ => step(), } }" => "
        0: Some -> 1, else -> 3
        1: a = &o.Some.0; flag(); true -> 2, false -> 3
        2: a = move o.Some.0; result = eat(a); -> 4
        3: result = step(); -> 4
        4: drop? o.Some.0; return"

    nested_patterns_are_tried_in_order E2021
    "fn t(o: Option<Option<G>>) { match o { Some(Some(a)) => eat(a), Some(None) => step(), None => {} } }" => "
        0: Some -> 1, else -> 3
        1: Some -> 2, else -> 3
        2: a = move o.Some.0.Some.0; result = eat(a); -> 8
        3: Some -> 4, else -> 6
        4: None -> 5, else -> 6
        5: result = step(); -> 8
        6: None -> 7
        7: -> 8
        8: return"

    let_else_binds_into_the_block E2021
    "fn t() { let Some(a) = opt() else { return }; step(); }" => "
        0: opt(); Some -> 1, else -> 2
        1: a = move opt().Some.0; step(); drop a; return
        2: return"

    a_diverging_branch_does_not_join E2021
    "fn t(a: G) { if flag() { stop(); } step(); }" => "
        0: flag(); true -> 1, false -> 2
        1: stop(); never
        2: step(); drop a; return"

    matches_looks_only E2021
    "fn t(o: Option<G>) { if matches!(o, Some(_)) { step(); } flag(); }" => "
        0: Some -> 1, else -> 2
        1: -> 3
        2: -> 3
        3: true -> 4, false -> 5
        4: step(); -> 6
        5: -> 6
        6: flag(); drop o; return"

    an_at_pattern_takes_the_whole E2021
    "fn t(o: Option<G>) { match o { a @ Some(_) => { step(); } None => {} } flag(); }" => "
        0: Some -> 1, else -> 2
        1: a = move o; step(); drop a; -> 4
        2: None -> 3
        3: -> 4
        4: flag(); drop? o; return"

    a_struct_variants_fields_are_parts_of_their_own E2021
    "enum V { A { a: G, n: u32 }, B(G) } fn t(v: V) { match v { V::A { a, .. } => eat(a), V::B(_) => step() } flag(); }" => "
        0: A -> 1, B -> 2
        1: a = move v.a; eat(a); -> 3
        2: step(); -> 3
        3: flag(); drop? v.B.0; return"

    a_reference_in_a_tuple_is_looked_through E2021
    "fn t(o: Option<G>, p: G) { match (&o, p) { (Some(a), b) => { a.look(); eat(b) } (None, _) => {} } step(); }" => "
        0: move p; Some -> 1, else -> 2
        1: a = &*_.0.Some.0; b = move _.1; look(); eat(b); -> 3
        2: -> 3
        3: drop? _.1; step(); drop o; return"

    an_else_if_let_is_nested_in_else E2024
    "fn t() { if let Some(n) = g().get() { step(); } else if let Some(n) = g().take().get() { flag(); } else { stop(); } }" => "
        0: g(); get(); Some -> 1, else -> 2
        1: step(); drop g(); -> 4
        2: drop g(); g(); take(); get(); Some -> 3, else -> 5
        3: flag(); drop take(); -> 4
        4: return
        5: drop take(); stop(); never"

    a_negated_condition_swaps_the_branches E2021
    "fn t(a: G) { if !flag() { eat(a); return; } step(); }" => "
        0: flag(); true -> 1, false -> 2
        1: step(); drop a; return
        2: eat(a); return"

    an_or_condition_goes_on_at_once E2021
    "fn t() { if flag() || g().look() { step(); } }" => "
        0: flag(); true -> 1, false -> 2
        1: -> 4
        2: g(); look(); drop g(); true -> 3, false -> 5
        3: -> 4
        4: step(); -> 6
        5: -> 6
        6: return"

    an_array_pattern_takes_the_elements E2021
    "fn t(a: G, b: G) { let [x, y] = [a, b]; step(); }" => "
        0: move a, b; x = move _[_]; y = move _[_]; step(); drop y; drop x; return"

    an_array_pattern_with_a_wildcard_leaves_the_rest E2021
    "fn t(a: [G; 2]) { let [x, _] = a; step(); }" => "
        0: x = move a[_]; step(); drop x; drop? a; return"
}
