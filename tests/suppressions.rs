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

/// Packages that know nothing of each other are looked at one after another: what each states
/// holds for itself, and reports are those of runs on one alone.
#[test]
fn independent_packages_say_together_what_they_say_alone() {
    let allowed = CODE.replace(
        "        rows",
        "        // conc-lint: allow(unconsumed_bounded_sender)\n        rows",
    );
    let idle = format!("{CODE}// conc-lint: allow(unconsumed_bounded_sender)\npub fn f() {{}}\n");
    let raised = CODE.replace(
        "pub fn fill",
        "#[cfg_attr(any(), deny(conc_lint::unconsumed_bounded_sender))]\n#[test]\nfn fill",
    );
    let manifest = |name: &str| MANIFEST.replace("\"p\"", &format!("\"{name}\""));
    let configured = "[package.metadata.conc-lint.levels]\nall = \"deny\"\n";
    let files = [
        ("a/Cargo.toml", manifest("a")),
        ("a/src/lib.rs", allowed.clone()),
        ("a/inner/Cargo.toml", manifest("inner") + configured),
        ("a/inner/src/lib.rs", idle.clone()),
        ("a/tests/t.rs", raised.clone()),
        ("b/Cargo.toml", manifest("b")),
        ("b/src/lib.rs", format!("{idle}\nmod missing;\n")),
        ("c/Cargo.toml", manifest("c")),
        ("c/src/lib.rs", raised),
        ("loose.rs", idle),
        ("other.rs", allowed),
    ];
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let project = Project::new("independent", &files);
    let inputs = ["a", "a/inner", "b", "c", "loose.rs", "other.rs"];
    let run = |inputs: &[&str], threads: &str| {
        project.run(&[&["--threads", threads, "--message-format=short"], inputs].concat()).err
    };
    let findings = |said: &str| -> Vec<String> {
        let of_file = |line: &&str| line.contains(".rs:") && !line.starts_with(' ');
        said.lines().filter(of_file).map(str::to_owned).collect()
    };
    let silenced = |said: &str| -> usize {
        let part = said.split(", ").find_map(|part| part.split_once(" suppressed"));
        part.map_or(0, |(count, _)| count.parse().unwrap())
    };
    let alone: Vec<_> = inputs.iter().map(|input| run(&[*input], "1")).collect();
    let mut want: Vec<String> = alone.iter().flat_map(|said| findings(said)).collect();
    want.sort_by_key(|line| line.split(':').next().map(str::to_owned));
    assert_eq!(want.len(), 9, "{want:#?}");
    // A package inside another one's folder is looked at if it is named.
    let outer: Vec<String> =
        want.iter().filter(|line| !line.starts_with("a/inner")).cloned().collect();
    for threads in ["1", "8"] {
        let together = run(&inputs, threads);
        assert_eq!(findings(&together), want, "in order of paths, with {threads} threads");
        assert_eq!(silenced(&together), alone.iter().map(|said| silenced(said)).sum());
        assert_eq!(findings(&run(&["."], threads)), outer, "with {threads} threads");
    }
}
