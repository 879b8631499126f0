//! The fixtures in edition 2024: compiled for their intermediate code, never run.
#![allow(unused, let_underscore_lock, private_interfaces)]

#[path = "../../fixtures/actor_with_reply_channels.rs"]
mod actor_with_reply_channels;
#[path = "../../fixtures/arc_clone_moves_into_the_thread.rs"]
mod arc_clone_moves_into_the_thread;
#[path = "../../fixtures/argument_of_a_call_is_not_extended.rs"]
mod argument_of_a_call_is_not_extended;
#[path = "../../fixtures/argument_temporaries_live_through_the_call.rs"]
mod argument_temporaries_live_through_the_call;
#[path = "../../fixtures/arguments_are_moved_in_order.rs"]
mod arguments_are_moved_in_order;
#[path = "../../fixtures/arms_share_a_variant.rs"]
mod arms_share_a_variant;
#[path = "../../fixtures/array_and_vec_hold_their_elements.rs"]
mod array_and_vec_hold_their_elements;
#[path = "../../fixtures/assertions_end_their_temporaries.rs"]
mod assertions_end_their_temporaries;
#[path = "../../fixtures/assignment_drops_the_old_value.rs"]
mod assignment_drops_the_old_value;
#[path = "../../fixtures/assignment_evaluates_the_value_first.rs"]
mod assignment_evaluates_the_value_first;
#[path = "../../fixtures/assignment_to_a_moved_variable_drops_nothing.rs"]
mod assignment_to_a_moved_variable_drops_nothing;
#[path = "../../fixtures/async_block_borrows_its_captures.rs"]
mod async_block_borrows_its_captures;
#[path = "../../fixtures/async_block_moves_its_captures.rs"]
mod async_block_moves_its_captures;
#[path = "../../fixtures/async_block_tail_temporaries.rs"]
mod async_block_tail_temporaries;
#[path = "../../fixtures/async_block_with_every_exit.rs"]
mod async_block_with_every_exit;
#[path = "../../fixtures/async_closure_is_a_body.rs"]
mod async_closure_is_a_body;
#[path = "../../fixtures/async_parameters_drop_with_the_future.rs"]
mod async_parameters_drop_with_the_future;
#[path = "../../fixtures/at_pattern_moves_the_whole_value.rs"]
mod at_pattern_moves_the_whole_value;
#[path = "../../fixtures/autoderef_finds_the_receiver.rs"]
mod autoderef_finds_the_receiver;
#[path = "../../fixtures/awaited_lock_gives_a_guard.rs"]
mod awaited_lock_gives_a_guard;
#[path = "../../fixtures/awaited_method_chains.rs"]
mod awaited_method_chains;
#[path = "../../fixtures/awaits_in_a_loop_with_a_guard_per_turn.rs"]
mod awaits_in_a_loop_with_a_guard_per_turn;
#[path = "../../fixtures/binary_operands_hold_both_guards.rs"]
mod binary_operands_hold_both_guards;
#[path = "../../fixtures/block_statement_temporaries.rs"]
mod block_statement_temporaries;
#[path = "../../fixtures/block_tail_in_an_operand.rs"]
mod block_tail_in_an_operand;
#[path = "../../fixtures/block_value_moves_out.rs"]
mod block_value_moves_out;
#[path = "../../fixtures/borrowing_a_guard_moves_nothing.rs"]
mod borrowing_a_guard_moves_nothing;
#[path = "../../fixtures/box_dereference_moves_out.rs"]
mod box_dereference_moves_out;
#[path = "../../fixtures/box_fields_move_apart.rs"]
mod box_fields_move_apart;
#[path = "../../fixtures/boxed_callbacks_are_called_in_a_loop.rs"]
mod boxed_callbacks_are_called_in_a_loop;
#[path = "../../fixtures/boxed_struct_is_taken_apart.rs"]
mod boxed_struct_is_taken_apart;
#[path = "../../fixtures/branches_choose_what_moves.rs"]
mod branches_choose_what_moves;
#[path = "../../fixtures/break_inside_match_leaves_the_loop.rs"]
mod break_inside_match_leaves_the_loop;
#[path = "../../fixtures/break_with_value_drops_the_loops_locals.rs"]
mod break_with_value_drops_the_loops_locals;
#[path = "../../fixtures/callbacks_in_fields.rs"]
mod callbacks_in_fields;
#[path = "../../fixtures/closure_body_is_a_temporary_scope.rs"]
mod closure_body_is_a_temporary_scope;
#[path = "../../fixtures/closure_called_with_a_guard.rs"]
mod closure_called_with_a_guard;
#[path = "../../fixtures/closure_captures_by_move.rs"]
mod closure_captures_by_move;
#[path = "../../fixtures/closure_captures_by_reference.rs"]
mod closure_captures_by_reference;
#[path = "../../fixtures/closure_parameters_and_locals_drop_in_the_closure.rs"]
mod closure_parameters_and_locals_drop_in_the_closure;
#[path = "../../fixtures/closure_that_consumes_captures_by_value.rs"]
mod closure_that_consumes_captures_by_value;
#[path = "../../fixtures/closures_return_by_themselves.rs"]
mod closures_return_by_themselves;
#[path = "../../fixtures/collected_clones.rs"]
mod collected_clones;
#[path = "../../fixtures/compound_assignment_of_numbers_evaluates_the_value_first.rs"]
mod compound_assignment_of_numbers_evaluates_the_value_first;
#[path = "../../fixtures/conditional_initialisation_in_a_loop.rs"]
mod conditional_initialisation_in_a_loop;
#[path = "../../fixtures/conditional_move_drops_on_the_other_path.rs"]
mod conditional_move_drops_on_the_other_path;
#[path = "../../fixtures/condvar_consumes_and_returns_the_guard.rs"]
mod condvar_consumes_and_returns_the_guard;
#[path = "../../fixtures/condvar_wait_while.rs"]
mod condvar_wait_while;
#[path = "../../fixtures/continue_drops_the_turns_locals.rs"]
mod continue_drops_the_turns_locals;
#[path = "../../fixtures/continue_outer_from_inner_loop.rs"]
mod continue_outer_from_inner_loop;
#[path = "../../fixtures/deep_field_of_a_guard.rs"]
mod deep_field_of_a_guard;
#[path = "../../fixtures/default_binding_modes_borrow_through_references.rs"]
mod default_binding_modes_borrow_through_references;
#[path = "../../fixtures/default_trait_method_runs_on_self.rs"]
mod default_trait_method_runs_on_self;
#[path = "../../fixtures/dereferenced_temporary_is_not_extended.rs"]
mod dereferenced_temporary_is_not_extended;
#[path = "../../fixtures/destructuring_assignment_drops_each_old_value.rs"]
mod destructuring_assignment_drops_each_old_value;
#[path = "../../fixtures/disjoint_fields_are_captured_apart.rs"]
mod disjoint_fields_are_captured_apart;
#[path = "../../fixtures/diverging_branch_does_not_reach_the_end.rs"]
mod diverging_branch_does_not_reach_the_end;
#[path = "../../fixtures/drained_collection_keeps_living.rs"]
mod drained_collection_keeps_living;
#[path = "../../fixtures/drop_function_ends_a_guard.rs"]
mod drop_function_ends_a_guard;
#[path = "../../fixtures/early_return_in_nested_scopes_of_a_loop.rs"]
mod early_return_in_nested_scopes_of_a_loop;
#[path = "../../fixtures/endless_loop_keeps_its_surroundings.rs"]
mod endless_loop_keeps_its_surroundings;
#[path = "../../fixtures/entry_api_holds_the_maps_guard.rs"]
mod entry_api_holds_the_maps_guard;
#[path = "../../fixtures/enum_payloads_move_per_variant.rs"]
mod enum_payloads_move_per_variant;
#[path = "../../fixtures/enumerated_senders_move_out_of_pairs.rs"]
mod enumerated_senders_move_out_of_pairs;
#[path = "../../fixtures/extended_inside_aggregates.rs"]
mod extended_inside_aggregates;
#[path = "../../fixtures/extended_temporary_lives_like_the_variable.rs"]
mod extended_temporary_lives_like_the_variable;
#[path = "../../fixtures/extended_temporary_through_ref_pattern.rs"]
mod extended_temporary_through_ref_pattern;
#[path = "../../fixtures/extended_through_blocks_and_branches.rs"]
mod extended_through_blocks_and_branches;
#[path = "../../fixtures/extension_through_branches.rs"]
mod extension_through_branches;
#[path = "../../fixtures/field_assignment_drops_the_old_field.rs"]
mod field_assignment_drops_the_old_field;
#[path = "../../fixtures/for_iterator_temporary_lives_through_the_loop.rs"]
mod for_iterator_temporary_lives_through_the_loop;
#[path = "../../fixtures/for_over_a_borrowed_receiver.rs"]
mod for_over_a_borrowed_receiver;
#[path = "../../fixtures/for_over_a_copy_ends_the_guard_first.rs"]
mod for_over_a_copy_ends_the_guard_first;
#[path = "../../fixtures/for_over_adapted_senders.rs"]
mod for_over_adapted_senders;
#[path = "../../fixtures/for_pattern_binding_drops_each_turn.rs"]
mod for_pattern_binding_drops_each_turn;
#[path = "../../fixtures/forget_moves_and_drops_nothing.rs"]
mod forget_moves_and_drops_nothing;
#[path = "../../fixtures/format_arguments_live_to_the_statements_end.rs"]
mod format_arguments_live_to_the_statements_end;
#[path = "../../fixtures/future_created_and_awaited_later.rs"]
mod future_created_and_awaited_later;
#[path = "../../fixtures/generic_function_calls_a_callback.rs"]
mod generic_function_calls_a_callback;
#[path = "../../fixtures/generic_lock_wrapper.rs"]
mod generic_lock_wrapper;
#[path = "../../fixtures/generic_receivers.rs"]
mod generic_receivers;
#[path = "../../fixtures/guard_as_a_method_receiver_by_value.rs"]
mod guard_as_a_method_receiver_by_value;
#[path = "../../fixtures/guard_dropped_before_await.rs"]
mod guard_dropped_before_await;
#[path = "../../fixtures/guard_in_a_struct.rs"]
mod guard_in_a_struct;
#[path = "../../fixtures/guard_in_a_tuple_and_option.rs"]
mod guard_in_a_tuple_and_option;
#[path = "../../fixtures/guard_lives_across_await.rs"]
mod guard_lives_across_await;
#[path = "../../fixtures/guard_or_return.rs"]
mod guard_or_return;
#[path = "../../fixtures/guard_passed_on_and_given_back.rs"]
mod guard_passed_on_and_given_back;
#[path = "../../fixtures/guard_scoped_by_a_block_before_await.rs"]
mod guard_scoped_by_a_block_before_await;
#[path = "../../fixtures/handles_in_a_vector_are_awaited.rs"]
mod handles_in_a_vector_are_awaited;
#[path = "../../fixtures/if_condition_temporary_drops_before_the_block.rs"]
mod if_condition_temporary_drops_before_the_block;
#[path = "../../fixtures/if_let_borrowing_scrutinee_keeps_the_guard_in_then.rs"]
mod if_let_borrowing_scrutinee_keeps_the_guard_in_then;
#[path = "../../fixtures/if_let_chain_of_methods_with_question_mark.rs"]
mod if_let_chain_of_methods_with_question_mark;
#[path = "../../fixtures/if_let_else_if_chain.rs"]
mod if_let_else_if_chain;
#[path = "../../fixtures/if_let_guard_across_await_in_else.rs"]
mod if_let_guard_across_await_in_else;
#[path = "../../fixtures/if_let_in_tail_position.rs"]
mod if_let_in_tail_position;
#[path = "../../fixtures/if_let_ok_guard_lives_in_the_block.rs"]
mod if_let_ok_guard_lives_in_the_block;
#[path = "../../fixtures/if_let_scrutinee_guard_lives_through_else_before_2024.rs"]
mod if_let_scrutinee_guard_lives_through_else_before_2024;
#[path = "../../fixtures/index_operand_temporary.rs"]
mod index_operand_temporary;
#[path = "../../fixtures/indexed_lock.rs"]
mod indexed_lock;
#[path = "../../fixtures/items_in_nested_modules.rs"]
mod items_in_nested_modules;
#[path = "../../fixtures/iterator_chain_holds_the_guard.rs"]
mod iterator_chain_holds_the_guard;
#[path = "../../fixtures/join_handle_is_dropped_with_its_scope.rs"]
mod join_handle_is_dropped_with_its_scope;
#[path = "../../fixtures/join_waits_for_all.rs"]
mod join_waits_for_all;
#[path = "../../fixtures/joined_handles.rs"]
mod joined_handles;
#[path = "../../fixtures/labelled_block_drops_on_break.rs"]
mod labelled_block_drops_on_break;
#[path = "../../fixtures/late_initialisation_starts_life.rs"]
mod late_initialisation_starts_life;
#[path = "../../fixtures/lazy_boolean_operands_drop_their_temporaries.rs"]
mod lazy_boolean_operands_drop_their_temporaries;
#[path = "../../fixtures/let_chain_bindings_and_temporaries.rs"]
mod let_chain_bindings_and_temporaries;
#[path = "../../fixtures/let_chain_in_while.rs"]
mod let_chain_in_while;
#[path = "../../fixtures/let_else_binding_lives_on.rs"]
mod let_else_binding_lives_on;
#[path = "../../fixtures/let_else_continue_drops_the_turn.rs"]
mod let_else_continue_drops_the_turn;
#[path = "../../fixtures/let_else_temporary_drops_before_else.rs"]
mod let_else_temporary_drops_before_else;
#[path = "../../fixtures/locals_drop_at_scope_end.rs"]
mod locals_drop_at_scope_end;
#[path = "../../fixtures/locals_drop_in_reverse_order.rs"]
mod locals_drop_in_reverse_order;
#[path = "../../fixtures/locks_in_nested_collections.rs"]
mod locks_in_nested_collections;
#[path = "../../fixtures/loop_breaks_with_a_guard.rs"]
mod loop_breaks_with_a_guard;
#[path = "../../fixtures/loop_carried_option_take.rs"]
mod loop_carried_option_take;
#[path = "../../fixtures/loop_that_reassigns_each_turn.rs"]
mod loop_that_reassigns_each_turn;
#[path = "../../fixtures/manually_drop_inhibits_the_drop.rs"]
mod manually_drop_inhibits_the_drop;
#[path = "../../fixtures/mapped_option_locks_in_a_closure.rs"]
mod mapped_option_locks_in_a_closure;
#[path = "../../fixtures/match_arm_bindings_drop_at_the_arms_end.rs"]
mod match_arm_bindings_drop_at_the_arms_end;
#[path = "../../fixtures/match_arm_guard_temporary_drops_before_the_arm.rs"]
mod match_arm_guard_temporary_drops_before_the_arm;
#[path = "../../fixtures/match_guard_does_not_move_the_binding.rs"]
mod match_guard_does_not_move_the_binding;
#[path = "../../fixtures/match_in_tail_position.rs"]
mod match_in_tail_position;
#[path = "../../fixtures/match_on_a_number_keeps_the_guard.rs"]
mod match_on_a_number_keeps_the_guard;
#[path = "../../fixtures/match_on_a_tuple_of_guards.rs"]
mod match_on_a_tuple_of_guards;
#[path = "../../fixtures/match_scrutinee_guard_across_await.rs"]
mod match_scrutinee_guard_across_await;
#[path = "../../fixtures/match_scrutinee_guard_lives_through_the_arms.rs"]
mod match_scrutinee_guard_lives_through_the_arms;
#[path = "../../fixtures/matches_macro_is_a_match.rs"]
mod matches_macro_is_a_match;
#[path = "../../fixtures/mem_replace_gives_the_old_value.rs"]
mod mem_replace_gives_the_old_value;
#[path = "../../fixtures/method_chain_guard_lives_through_the_chain.rs"]
mod method_chain_guard_lives_through_the_chain;
#[path = "../../fixtures/method_of_a_temporary_struct.rs"]
mod method_of_a_temporary_struct;
#[path = "../../fixtures/method_on_self_fields.rs"]
mod method_on_self_fields;
#[path = "../../fixtures/move_on_both_paths_leaves_nothing.rs"]
mod move_on_both_paths_leaves_nothing;
#[path = "../../fixtures/moved_field_of_a_struct_leaves_the_rest.rs"]
mod moved_field_of_a_struct_leaves_the_rest;
#[path = "../../fixtures/moved_part_leaves_the_rest.rs"]
mod moved_part_leaves_the_rest;
#[path = "../../fixtures/mutable_binding_in_a_moved_option.rs"]
mod mutable_binding_in_a_moved_option;
#[path = "../../fixtures/nested_closures_pass_captures_on.rs"]
mod nested_closures_pass_captures_on;
#[path = "../../fixtures/nested_function_has_its_own_scopes.rs"]
mod nested_function_has_its_own_scopes;
#[path = "../../fixtures/nested_if_let_in_a_match_arm.rs"]
mod nested_if_let_in_a_match_arm;
#[path = "../../fixtures/nested_patterns_move_the_innermost.rs"]
mod nested_patterns_move_the_innermost;
#[path = "../../fixtures/once_lock_initialiser.rs"]
mod once_lock_initialiser;
#[path = "../../fixtures/oneshot_send_consumes_the_sender.rs"]
mod oneshot_send_consumes_the_sender;
#[path = "../../fixtures/option_of_a_guard_is_taken.rs"]
mod option_of_a_guard_is_taken;
#[path = "../../fixtures/optional_shared_lock.rs"]
mod optional_shared_lock;
#[path = "../../fixtures/or_patterns_bind_the_same_names.rs"]
mod or_patterns_bind_the_same_names;
#[path = "../../fixtures/outer_label_leaves_two_loops.rs"]
mod outer_label_leaves_two_loops;
#[path = "../../fixtures/own_deref_wrapper.rs"]
mod own_deref_wrapper;
#[path = "../../fixtures/parameters_drop_after_locals.rs"]
mod parameters_drop_after_locals;
#[path = "../../fixtures/pinned_future_is_polled_by_reference.rs"]
mod pinned_future_is_polled_by_reference;
#[path = "../../fixtures/poisoned_lock_is_recovered_by_a_function.rs"]
mod poisoned_lock_is_recovered_by_a_function;
#[path = "../../fixtures/poisoned_lock_is_taken_apart_by_match.rs"]
mod poisoned_lock_is_taken_apart_by_match;
#[path = "../../fixtures/qualified_calls.rs"]
mod qualified_calls;
#[path = "../../fixtures/question_mark_behind_await.rs"]
mod question_mark_behind_await;
#[path = "../../fixtures/question_mark_drops_on_return.rs"]
mod question_mark_drops_on_return;
#[path = "../../fixtures/rc_refcell_guards.rs"]
mod rc_refcell_guards;
#[path = "../../fixtures/read_and_write_guards.rs"]
mod read_and_write_guards;
#[path = "../../fixtures/read_guards_of_an_async_lock.rs"]
mod read_guards_of_an_async_lock;
#[path = "../../fixtures/reborrowed_guard_is_extended.rs"]
mod reborrowed_guard_is_extended;
#[path = "../../fixtures/receive_loop_with_every_exit.rs"]
mod receive_loop_with_every_exit;
#[path = "../../fixtures/ref_bindings_do_not_move.rs"]
mod ref_bindings_do_not_move;
#[path = "../../fixtures/renamed_and_aliased_names.rs"]
mod renamed_and_aliased_names;
#[path = "../../fixtures/return_drops_all_scopes.rs"]
mod return_drops_all_scopes;
#[path = "../../fixtures/return_inside_match_drops_the_scrutinee.rs"]
mod return_inside_match_drops_the_scrutinee;
#[path = "../../fixtures/return_value_temporaries_drop_before_the_locals.rs"]
mod return_value_temporaries_drop_before_the_locals;
#[path = "../../fixtures/returned_guard_outlives_the_function.rs"]
mod returned_guard_outlives_the_function;
#[path = "../../fixtures/scoped_threads_borrow.rs"]
mod scoped_threads_borrow;
#[path = "../../fixtures/select_arms_run_one_handler.rs"]
mod select_arms_run_one_handler;
#[path = "../../fixtures/select_output_moves_into_the_handler.rs"]
mod select_output_moves_into_the_handler;
#[path = "../../fixtures/self_by_value_ends_with_the_method.rs"]
mod self_by_value_ends_with_the_method;
#[path = "../../fixtures/semaphore_permit_is_a_guard.rs"]
mod semaphore_permit_is_a_guard;
#[path = "../../fixtures/senders_in_a_map.rs"]
mod senders_in_a_map;
#[path = "../../fixtures/shadowed_in_an_inner_block.rs"]
mod shadowed_in_an_inner_block;
#[path = "../../fixtures/shadowing_keeps_the_old_value.rs"]
mod shadowing_keeps_the_old_value;
#[path = "../../fixtures/shared_self_moves_into_the_method.rs"]
mod shared_self_moves_into_the_method;
#[path = "../../fixtures/slice_patterns_move_out_of_arrays.rs"]
mod slice_patterns_move_out_of_arrays;
#[path = "../../fixtures/spawned_async_method.rs"]
mod spawned_async_method;
#[path = "../../fixtures/spawned_task_owns_the_endpoint.rs"]
mod spawned_task_owns_the_endpoint;
#[path = "../../fixtures/statement_temporary_drops_at_the_semicolon.rs"]
mod statement_temporary_drops_at_the_semicolon;
#[path = "../../fixtures/static_lock_guard.rs"]
mod static_lock_guard;
#[path = "../../fixtures/struct_literal_fields_are_evaluated_in_order.rs"]
mod struct_literal_fields_are_evaluated_in_order;
#[path = "../../fixtures/struct_pattern_leaves_the_rest.rs"]
mod struct_pattern_leaves_the_rest;
#[path = "../../fixtures/struct_update_moves_the_rest.rs"]
mod struct_update_moves_the_rest;
#[path = "../../fixtures/swap_keeps_both_variables.rs"]
mod swap_keeps_both_variables;
#[path = "../../fixtures/tail_expression_temporary_drops_after_locals_before_2024.rs"]
mod tail_expression_temporary_drops_after_locals_before_2024;
#[path = "../../fixtures/taken_callback_is_called.rs"]
mod taken_callback_is_called;
#[path = "../../fixtures/temporary_guard_in_an_awaited_expression.rs"]
mod temporary_guard_in_an_awaited_expression;
#[path = "../../fixtures/thread_owns_the_endpoint.rs"]
mod thread_owns_the_endpoint;
#[path = "../../fixtures/timeout_owns_the_future.rs"]
mod timeout_owns_the_future;
#[path = "../../fixtures/trait_object_fields_are_called_through.rs"]
mod trait_object_fields_are_called_through;
#[path = "../../fixtures/trait_object_receivers.rs"]
mod trait_object_receivers;
#[path = "../../fixtures/try_lock_as_a_condition.rs"]
mod try_lock_as_a_condition;
#[path = "../../fixtures/try_lock_in_if_let.rs"]
mod try_lock_in_if_let;
#[path = "../../fixtures/try_lock_in_match.rs"]
mod try_lock_in_match;
#[path = "../../fixtures/tuple_of_guards_drops_in_parts.rs"]
mod tuple_of_guards_drops_in_parts;
#[path = "../../fixtures/tuple_patterns_split_a_value.rs"]
mod tuple_patterns_split_a_value;
#[path = "../../fixtures/two_correlated_tests_look_open_to_the_compiler.rs"]
mod two_correlated_tests_look_open_to_the_compiler;
#[path = "../../fixtures/type_with_a_drop_implementation.rs"]
mod type_with_a_drop_implementation;
#[path = "../../fixtures/underscore_parameter_is_kept_to_the_end.rs"]
mod underscore_parameter_is_kept_to_the_end;
#[path = "../../fixtures/unreachable_code_holds_nothing.rs"]
mod unreachable_code_holds_nothing;
#[path = "../../fixtures/value_bound_before_the_test_ends_the_guard.rs"]
mod value_bound_before_the_test_ends_the_guard;
#[path = "../../fixtures/value_moved_in_a_loop_needs_an_exit.rs"]
mod value_moved_in_a_loop_needs_an_exit;
#[path = "../../fixtures/vec_macro_owns_its_elements.rs"]
mod vec_macro_owns_its_elements;
#[path = "../../fixtures/while_condition_temporary_drops_before_the_block.rs"]
mod while_condition_temporary_drops_before_the_block;
#[path = "../../fixtures/while_let_guard_lives_through_the_body.rs"]
mod while_let_guard_lives_through_the_body;
#[path = "../../fixtures/while_let_on_a_locked_receiver.rs"]
mod while_let_on_a_locked_receiver;
#[path = "../../fixtures/while_let_receives_from_an_owned_end.rs"]
mod while_let_receives_from_an_owned_end;
#[path = "../../fixtures/while_let_with_taken_slot.rs"]
mod while_let_with_taken_slot;
#[path = "../../fixtures/while_with_two_conditions.rs"]
mod while_with_two_conditions;
#[path = "../../fixtures/wildcard_does_not_move_a_place.rs"]
mod wildcard_does_not_move_a_place;
#[path = "../../fixtures/wildcard_drops_at_once.rs"]
mod wildcard_drops_at_once;
#[path = "../../fixtures/wildcard_extends_a_borrowed_temporary.rs"]
mod wildcard_extends_a_borrowed_temporary;
#[path = "../../fixtures/wildcard_in_a_tuple_keeps_the_part_in_the_temporary.rs"]
mod wildcard_in_a_tuple_keeps_the_part_in_the_temporary;
#[path = "../../fixtures/worker_thread_loop.rs"]
mod worker_thread_loop;
