//! Every lint, in one table.
//!
//! In:  the `LINT` of each file.
//! Out: the list that the command runs and the tests hold against the files.

use crate::{Lint, blocking, channels, locks, loops, suppressions, tasks};

/// Every lint, by area and name.
pub static LINTS: &[&Lint] = &[
    &blocking::blocking_recv_on_main::LINT,
    &blocking::unbounded_wait_on_main::LINT,
    &channels::bounded_send_without_timeout::LINT,
    &channels::send_before_same_thread_recv::LINT,
    &channels::send_to_dropped_receiver::LINT,
    &channels::spin_on_ended_source::LINT,
    &channels::unconsumed_bounded_sender::LINT,
    &locks::double_lock::LINT,
    &loops::endless_loop::LINT,
    &loops::loop_without_exit::LINT,
    &suppressions::unused_suppression::LINT,
    &tasks::spawn_without_cancellation::LINT,
    &tasks::unsupervised_spawn::LINT,
];

/// The lint of that name, with or without the `conc_lint::` prefix.
pub fn find(name: &str) -> Option<&'static Lint> {
    let id = name.strip_prefix("conc_lint::").unwrap_or(name);
    LINTS.iter().copied().find(|lint| lint.id == id)
}
