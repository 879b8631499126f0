//! A suppression that silences nothing.
//! In: nothing. Out: nothing here: only the command, which levels findings, knows what was silenced.

use crate::{Group, Lint};

/// See the module.
pub static LINT: Lint = Lint {
    id: "unused_suppression",
    area: "suppressions",
    group: Group::Suspicious,
    level: None,
    since: "0.1.0",
    docs: include_str!("unused_suppression.md"),
    check: |_, _| {},
};
