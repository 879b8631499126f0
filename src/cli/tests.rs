//! Command lines, as people and tools write them.

use super::{Check, Cli, Command, Format, parse};
use clap::CommandFactory;

fn checked(line: &str) -> Check {
    match parse(line.split(' ').map(Into::into)).unwrap_or_else(|e| panic!("{line}: {e}")) {
        Command::Check(check) => check,
        other => panic!("{line}: {other:?}"),
    }
}

#[test]
fn the_command_line_is_consistent() {
    Cli::command().debug_assert();
}

#[test]
fn the_three_ways_to_start_it_are_the_same() {
    for line in [
        "cargo-conc-lint conc-lint --message-format=json src",
        "cargo-conc-lint --message-format json src",
        "cargo-conc-lint src --message-format json",
    ] {
        let check = checked(line);
        assert_eq!(check.format, Format::Json, "{line}");
        assert_eq!(check.request.paths, [std::path::PathBuf::from("src")], "{line}");
    }
}

#[test]
fn flags_of_editors_are_taken_before_and_after_levels() {
    let check = checked(
        "cargo-conc-lint conc-lint --workspace --message-format=json --manifest-path /w/Cargo.toml \
         --all-targets --features a,b --no-default-features --target x86_64-unknown-linux-gnu --target-dir=t \
         --config build.jobs=1 --keep-going -D warnings --lib --bin b --test t --example e --bench c \
         -p path+file:///w#name@0.1.0 --all-features --profile dev --release --offline --locked --frozen \
         -j 4 -Z unstable-options --quiet",
    );
    assert!(check.request.workspace && check.quiet);
    assert_eq!(check.request.packages, ["path+file:///w#name@0.1.0"]);
    assert!(check.request.paths.is_empty());
}

#[test]
fn level_flags_may_follow_two_dashes() {
    let check = checked("cargo-conc-lint a.rs -- -D warnings");
    assert_eq!(check.request.paths.len(), 1);
}
