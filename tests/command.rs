//! The command as people and tools start it: streams, exit codes, and what it says to bad input.

mod project;

use std::process::Command;

use project::{MANIFEST, Project, command, said};

#[test]
fn a_clean_package_is_one_line() {
    let project =
        Project::new("clean", &[("Cargo.toml", MANIFEST), ("src/lib.rs", "pub fn f() {}\n")]);
    for arguments in
        [&["conc-lint"][..], &[], &["src/lib.rs"], &["--workspace"], &["-p", "p"], &["."]]
    {
        let said = project.run(arguments);
        assert_eq!((said.code, said.out.as_str()), (0, ""), "{arguments:?}: {}", said.err);
        assert!(
            said.err.starts_with("0 errors, 0 warnings in 1 file ("),
            "{arguments:?}: {}",
            said.err
        );
    }
    assert_eq!(project.run(&["--quiet"]).err, "");
}

#[test]
fn json_says_nothing_else() {
    let project = Project::new(
        "json",
        &[
            ("Cargo.toml", MANIFEST),
            ("src/lib.rs", "mod missing;\n"),
            ("src/bin/b.rs", "fn main( {}"),
        ],
    );
    for format in ["json", "json-diagnostic-rendered-ansi"] {
        let said = project.run(&["conc-lint", "--message-format", format, "-D", "warnings"]);
        assert_eq!(said.out, "{\"reason\":\"build-finished\",\"success\":true}\n");
        assert_eq!((said.code, said.err.as_str()), (0, ""));
    }
}

#[test]
fn what_is_not_analysed_is_named_and_the_rest_is() {
    let project = Project::new(
        "partly",
        &[
            ("Cargo.toml", MANIFEST),
            ("src/lib.rs", "mod missing;\nmod latin;\nmod broken;\npub mod fine;\n"),
            ("src/broken.rs", "fn ok() {}\nfn f() { let = 1; }\n"),
            ("src/fine.rs", ""),
        ],
    );
    project.write("src/latin.rs", b"// caf\xe9\n");
    let said = project.run(&[]);
    assert_eq!(said.code, 0, "{}", said.err);
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!(lines.len(), 5, "{}", said.err);
    assert_eq!(lines[0], "not analysed:");
    assert!(lines[1].starts_with("  src/broken.rs:"), "{}", lines[1]);
    assert!(lines[1].contains(" is not read in full ("), "{}", lines[1]);
    assert_eq!(lines[2], "  src/latin.rs:1:7 is not UTF-8 (byte 6): save it as UTF-8");
    assert!(
        lines[3].starts_with("  src/lib.rs:1:5 `mod missing;` has no file: create "),
        "{}",
        lines[3]
    );
    assert!(lines[4].starts_with("0 errors, 0 warnings in 4 files ("), "{}", lines[4]);
}

#[test]
fn many_that_are_not_analysed_are_counted() {
    let mods: Vec<String> = (0..8).map(|i| format!("mod m{i};")).collect();
    let project =
        Project::new("many", &[("Cargo.toml", MANIFEST), ("src/lib.rs", &mods.join("\n"))]);
    assert!(project.run(&[]).err.contains("\n  and 3 more (-v names them)\n"));
    let all = project.run(&["-v"]).err;
    assert_eq!(all.matches(" has no file").count(), 8, "{all}");
}

#[test]
fn what_cannot_run_is_an_error_with_the_place_and_what_to_do() {
    let project = Project::new(
        "bad",
        &[
            ("notes.txt", ""),
            ("good/Cargo.toml", MANIFEST),
            ("good/src/lib.rs", ""),
            ("broken/Cargo.toml", "[package]\nname = \"x\nversion = \"0.1.0\"\n"),
            ("broken/src/lib.rs", ""),
            ("empty/readme", ""),
        ],
    );
    for (arguments, parts) in [
        (&["nowhere.rs"][..], &["`nowhere.rs`: no such file or folder"][..]),
        (&["notes.txt"], &["`notes.txt` is not a Rust file: give `.rs` files"]),
        (&["empty"], &["no Rust source in ", "empty`: run in a package, or name"]),
        (&["broken"], &["broken/Cargo.toml:2:", "not valid TOML", "repair it"]),
        (
            &["--manifest-path", "no.toml"],
            &["`no.toml`: no such manifest", "path of a `Cargo.toml`"],
        ),
        (&["--workspace", "--manifest-path", "broken/Cargo.toml"], &["broken/Cargo.toml:2:"]),
        (&["-p", "q", "good"], &["no package fits `q`; the workspace has `p`"]),
        (&["--exclude", "q", "good"], &["no package fits `q`"]),
        (&["--no-such-flag"], &["unexpected argument '--no-such-flag'", "--help"]),
        (&["-D", "unconsumed_bounded_sendr"], &["did you mean `unconsumed_bounded_sender`?"]),
        (
            &["-W", "conc_lint::nothing_like_it"],
            &["unknown lint `nothing_like_it`: `--list` shows"],
        ),
        (&["--explain", "sendr"], &["unknown lint `sendr`"]),
        (&["--message-format", "yaml"], &["'yaml'", "human, short, json"]),
        (&["--edition", "2020"], &["2015, 2018, 2021 and 2024"]),
        (&["--color", "sometimes"], &["'sometimes'"]),
        (&["--threads", "many"], &["'many'"]),
        (&["--threads", "9999"], &["0..=256"]),
    ] {
        for format in [&[][..], &["--message-format=json"]] {
            if arguments.contains(&"--message-format") && !format.is_empty() {
                continue;
            }
            let arguments: Vec<&str> = arguments.iter().chain(format).copied().collect();
            let said = project.run(&arguments);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{arguments:?}: {}", said.err);
            assert!(said.err.starts_with("error: "), "{arguments:?}: {}", said.err);
            for part in parts {
                assert!(said.err.contains(part), "{arguments:?} lacks {part:?}: {}", said.err);
            }
        }
    }
}

#[test]
fn a_broken_member_does_not_stop_the_others() {
    let project = Project::new(
        "member",
        &[
            ("Cargo.toml", "[workspace]\nmembers = [\"a\", \"b\"]\n"),
            ("a/Cargo.toml", &MANIFEST.replace("\"p\"", "\"a\"")),
            ("a/src/lib.rs", ""),
            ("b/Cargo.toml", "[package\n"),
            ("b/src/lib.rs", ""),
        ],
    );
    let said = project.run(&[]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.err.starts_with("not analysed:\n  b/Cargo.toml:1:9 the manifest is not valid TOML ("),
        "{}",
        said.err
    );
    assert!(said.err.contains("\n0 errors, 0 warnings in 1 file ("), "{}", said.err);
}

#[test]
fn cargo_is_not_needed() {
    let project =
        Project::new("nocargo", &[("Cargo.toml", MANIFEST), ("src/main.rs", "fn main() {}")]);
    let said = said(command(&project.0).env_remove("CARGO").env("PATH", "").output().unwrap());
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains(" in 1 file ("), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let project = Project::new(
        "odd",
        &[
            ("Cargo.toml", MANIFEST),
            (
                "src/lib.rs",
                "mod pipe;\n#[path = \"/dev/zero\"] mod zero;\n#[path = \"folder\"] mod folder;\nmod own;\nmod deep;\n",
            ),
            ("src/folder/x", ""),
            ("src/deep.rs", &format!("fn f() {{ {}{} }}", "(".repeat(50_000), ")".repeat(50_000))),
            ("a\u{1b}[31m.rs", "mod gone;"),
        ],
    );
    let made = Command::new("mkfifo").arg(project.0.join("src/pipe.rs")).status().unwrap();
    assert!(made.success());
    std::os::unix::fs::symlink("own.rs", project.0.join("src/own.rs")).unwrap();
    let said = project.run(&["-v", ".", "a\u{1b}[31m.rs"]);
    assert_eq!(said.code, 0, "{}", said.err);
    for line in [
        "a?[31m.rs:1:5 ",
        "src/deep.rs cannot be read: nested too deeply",
        "src/lib.rs:1:5 ",
        "src/lib.rs:2:",
        "src/lib.rs:3:",
        "src/lib.rs:4:5 ",
    ] {
        assert!(said.err.contains(&format!("\n  {line}")), "{line}: {}", said.err);
    }
}

#[test]
fn files_and_folders_without_a_package_stand_alone() {
    let project = Project::new(
        "alone",
        &[("one.rs", "fn main() {}"), ("folder/two.rs", "mod three;"), ("folder/three.rs", "")],
    );
    for (paths, files) in [
        (&["one.rs"][..], "1 file "),
        (&["folder"], "2 files "),
        (&["one.rs", "folder", "--edition", "2018"], "3 files "),
        (&[], "3 files "),
    ] {
        let said = project.run(paths);
        assert_eq!(said.code, 0, "{paths:?}: {}", said.err);
        assert!(said.err.contains(files), "{paths:?}: {}", said.err);
    }
}

#[test]
fn lints_are_listed_and_explained() {
    let project = Project::new("list", &[]);
    let list = project.run(&["conc-lint", "--list", "-D", "suspicious"]);
    assert_eq!((list.code, list.err.as_str()), (0, ""));
    let line =
        list.out.lines().find(|line| line.starts_with("unconsumed_bounded_sender ")).unwrap();
    assert!(line.contains(" deny ") && line.contains(" suspicious "), "{line}");
    for name in ["unconsumed_bounded_sender", "conc_lint::unconsumed_bounded_sender"] {
        let docs = project.run(&["--explain", name]);
        assert_eq!(docs.code, 0);
        assert!(docs.out.starts_with("# unconsumed_bounded_sender\n"), "{}", docs.out);
        assert!(
            docs.out.contains("warn by default") && docs.out.contains("https://"),
            "{}",
            docs.out
        );
    }
}

#[test]
fn what_only_a_test_makes_happen_is_left_to_runs_on_tests() {
    let text = "pub fn fill(tx: std::sync::mpsc::SyncSender<u8>) {\n    \
                for n in 0..9 { tx.send(n).unwrap(); }\n}\n\
                #[cfg(test)]\nmod tests {\n    #[test]\n    fn fills() {\n        \
                let (tx, _rx) = std::sync::mpsc::sync_channel(1);\n        super::fill(tx);\n    }\n}\n";
    let project = Project::new("of-tests", &[("Cargo.toml", MANIFEST), ("src/lib.rs", text)]);
    let said = project.run(&["--message-format", "short"]);
    assert!(!said.err.contains("unconsumed_bounded_sender"), "{}", said.err);
    let said = project.run(&["--message-format", "short", "--lint-tests"]);
    assert!(said.err.contains("src/lib.rs:2:"), "{}", said.err);
    assert!(said.err.contains("unconsumed_bounded_sender"), "{}", said.err);
}

#[test]
fn help_and_version_are_no_errors() {
    let project = Project::new("help", &[]);
    let help = project.run(&["conc-lint", "--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for part in ["--message-format", "--manifest-path", "-D, --deny <LINT>", "Exit codes"] {
        assert!(help.out.contains(part), "{part}: {}", help.out);
    }
    assert!(!help.out.contains("--keep-going"), "ignored flags are not advertised: {}", help.out);
    assert!(project.run(&["--version"]).out.contains(env!("CARGO_PKG_VERSION")));
}

#[test]
fn stats_count_what_was_read() {
    let project = Project::new(
        "stats",
        &[("Cargo.toml", MANIFEST), ("src/lib.rs", "pub fn f() { g(); }\nfn g() {}\n")],
    );
    let said = project.run(&["debug", "stats"]);
    assert_eq!(said.code, 0, "{}", said.err);
    let count = |name: &str| {
        let line = said
            .out
            .lines()
            .find(|line| line.starts_with(name))
            .unwrap_or_else(|| panic!("{name}: {}", said.out));
        line[name.len()..].trim().to_owned()
    };
    for (name, want) in [("files in crates", "1"), ("items", "2"), ("bodies", "2"), ("calls", "1")]
    {
        assert_eq!(count(name), want, "{name}");
    }
    let memory = if cfg!(target_os = "linux") { " kB" } else { "not measured" };
    for step in ["discover", "parse", "names", "programs", "all types"] {
        let cost = count(step);
        assert!(cost.contains(" ms ") && cost.ends_with(memory), "{step}: {cost}");
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    use std::process::Stdio;
    let project = Project::new("pipe", &[]);
    let mut child = command(&project.0)
        .args(["--explain", "unconsumed_bounded_sender"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let said = said(child.wait_with_output().unwrap());
    assert_eq!((said.code, said.err.as_str()), (0, ""));
}
