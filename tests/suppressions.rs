//! Suppressions as people write them: silent in every format and for the exit code, counted for
//! people, reported when they silence nothing.

mod project;

use project::{MANIFEST, Project};

const CODE: &str = "use std::sync::mpsc::sync_channel;

pub fn fill() {
    let (rows, _writer) = sync_channel(1);
    loop {
        rows.send(1).unwrap();
    }
}
";

fn project(name: &str, code: &str) -> Project {
    Project::new(name, &[("Cargo.toml", MANIFEST), ("src/lib.rs", code)])
}

#[test]
fn what_is_silenced_is_in_no_format_and_no_exit_code() {
    let comment = CODE.replace(
        "        rows",
        "        // conc-lint: allow(unconsumed_bounded_sender)\n        rows",
    );
    let attribute = CODE.replace(
        "pub fn",
        "#[cfg_attr(any(), allow(conc_lint::unconsumed_bounded_sender, reason = \"a load test\"))]\npub fn",
    );
    let open = project("open", CODE).run(&["-D", "warnings"]);
    assert!(
        open.code == 1 && open.err.contains("\n1 error, 0 warnings in 1 file ("),
        "{}",
        open.err
    );
    for (name, code) in [("comment", comment), ("attribute", attribute)] {
        let project = project(name, &code);
        for format in ["human", "short"] {
            let said = project.run(&["-D", "warnings", "--message-format", format]);
            assert_eq!(said.code, 0, "{name}: {}", said.err);
            let silenced = "0 errors, 0 warnings, 1 suppressed in 1 file (";
            assert!(said.err.starts_with(silenced), "{name}: {}", said.err);
        }
        let json = project.run(&["-D", "warnings", "--message-format", "json"]);
        assert_eq!((json.code, json.out.lines().count()), (0, 1), "{name}: {}", json.out);
        let forbidden = project.run(&["-F", "unconsumed_bounded_sender", "--message-format=short"]);
        assert_eq!(forbidden.code, 1, "{name}");
        for part in ["error: this send never completes", "warning: this suppression has no effect"]
        {
            assert!(forbidden.err.contains(part), "{name}: {}", forbidden.err);
        }
    }
}

#[test]
fn unused_suppressions_are_findings_with_a_repair() {
    let code = "// conc-lint: allow(unconsumed_bounded_sender) old\npub fn f() {}\n";
    let project = project("unused", code);
    let said = project.run(&["--message-format", "json"]);
    for part in
        ["\"code\":\"conc_lint::unused_suppression\"", "\"MachineApplicable\"", "\"warning\""]
    {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    assert_eq!(project.run(&["-D", "warnings"]).code, 1);
    for off in ["unused_suppression", "unconsumed_bounded_sender", "all"] {
        let said = project.run(&["-A", off, "--message-format=short"]);
        assert!(said.code == 0 && !said.err.contains("unused_suppression"), "{off}: {}", said.err);
    }
    project.write("src/lib.rs", code.replace("sender", "sendr").as_bytes());
    let said = project.run(&[]);
    assert!(
        said.err.contains("= help: there is one of a similar name: `unconsumed_bounded_sender`"),
        "{}",
        said.err
    );
}

#[test]
fn a_level_in_the_source_turns_a_lint_on() {
    let code = CODE.replace(
        "pub fn",
        "#[cfg_attr(any(), deny(conc_lint::unconsumed_bounded_sender))]\npub fn",
    );
    let said = project("raised", &code).run(&["-A", "all", "--message-format=short"]);
    assert!(said.code == 1 && said.err.contains("src/lib.rs:7:9: error: "), "{}", said.err);
    let test = code.replace("#[cfg", "#[test]\n#[cfg").replace("pub ", "");
    let said = project("raised-test", &test).run(&["--message-format=short"]);
    assert!(said.code == 1 && said.err.contains("src/lib.rs:8:9: error: "), "{}", said.err);
}
