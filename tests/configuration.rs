//! Configuration as people write it: where it is found, what goes before what, what is said of
//! mistakes.

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

/// A package with the finding in two files, and one more file.
fn project(name: &str, extra: (&str, &str)) -> Project {
    Project::new(
        name,
        &[
            ("Cargo.toml", MANIFEST),
            ("src/lib.rs", &format!("pub mod legacy;\n{CODE}")),
            ("src/legacy.rs", CODE),
            extra,
        ],
    )
}

/// The levels of the finding in `lib.rs` and in `legacy.rs`.
fn levels(project: &Project, arguments: &[&str]) -> (String, String) {
    let arguments: Vec<&str> =
        ["--message-format=short"].iter().chain(arguments).copied().collect();
    let said = project.run(&arguments);
    let of = |file: &str| {
        let line = said.err.lines().find(|line| line.starts_with(file));
        let level = line.and_then(|line| line.split(": ").nth(1));
        level.unwrap_or("none").to_owned()
    };
    let found = (of("src/lib.rs"), of("src/legacy.rs"));
    let denied = found.0 == "error" || found.1 == "error";
    assert_eq!(said.code, i32::from(denied), "{}", said.err);
    found
}

#[test]
fn what_is_special_goes_before_what_is_general() {
    const LINT: &str = "unconsumed_bounded_sender";
    const LEGACY: &str = "[[overrides]]\npaths = [\"src/legacy.rs\"]\nlevels = ";
    for (n, (text, arguments, lib, legacy)) in [
        ("", &[][..], "warning", "warning"),
        ("levels.suspicious = \"deny\"", &[], "error", "error"),
        ("levels.LINT = \"deny\"", &["-W", "LINT"], "warning", "warning"),
        ("levels.LINT = \"forbid\"", &["-A", "LINT"], "error", "error"),
        ("levels.all = \"allow\"", &["-D", "warnings"], "none", "none"),
        ("LEGACY{ all = \"allow\" }", &[], "warning", "none"),
        ("levels.LINT = \"deny\"\nLEGACY{ LINT = \"warn\" }", &[], "error", "warning"),
        ("LEGACY{ LINT = \"deny\" }", &["-A", "LINT"], "none", "none"),
        ("LEGACY{ warnings = \"deny\" }", &[], "warning", "error"),
        ("levels.LINT = \"forbid\"\nLEGACY{ LINT = \"warn\" }", &[], "error", "error"),
        ("exclude = [\"legacy.rs\"]", &["-D", "warnings"], "error", "none"),
        ("exclude = [\"src\"]", &["-D", "warnings"], "none", "none"),
        ("", &["-F", "LINT", "-A", "all"], "error", "error"),
        ("", &["-F", "suspicious"], "error", "error"),
    ]
    .into_iter()
    .enumerate()
    {
        let text = text.replace("LEGACY", LEGACY).replace("LINT", LINT);
        let arguments: Vec<&str> =
            arguments.iter().map(|a| if *a == "LINT" { LINT } else { a }).collect();
        let project = project(&format!("order{n}"), ("conc-lint.toml", &text));
        let found = levels(&project, &arguments);
        assert_eq!(found, (lib.into(), legacy.into()), "{text} {arguments:?}");
    }
}

#[test]
fn it_is_found_at_the_root_above_it_by_flag_and_in_manifests() {
    let deny = "levels.suspicious = \"deny\"";
    let both = ("error".to_owned(), "error".to_owned());
    let warnings = ("warning".to_owned(), "warning".to_owned());

    let above = Project::new("above", &[("conc-lint.toml", deny)]);
    for (path, text) in [
        ("Cargo.toml", MANIFEST),
        ("src/lib.rs", &format!("pub mod legacy;\n{CODE}")),
        ("src/legacy.rs", CODE),
    ] {
        above.write(&format!("inner/{path}"), text.as_bytes());
    }
    let inner = above.run(&["inner", "--message-format=short"]);
    assert!(inner.code == 1 && inner.err.contains("error: "), "{}", inner.err);

    let elsewhere = project("flag", ("ci/strict.toml", deny));
    assert_eq!(levels(&elsewhere, &[]), warnings);
    assert_eq!(levels(&elsewhere, &["--config-file", "ci/strict.toml"]), both);
    assert_eq!(levels(&elsewhere, &["--config", "ci/strict.toml"]), warnings, "cargo's flag");

    for table in ["workspace", "package"] {
        let manifest = format!("{MANIFEST}[workspace]\n[{table}.metadata.conc-lint]\n{deny}\n");
        let project = project(table, ("readme", ""));
        project.write("Cargo.toml", manifest.as_bytes());
        assert_eq!(levels(&project, &[]), both, "{table}");
        if table == "workspace" {
            project.write("conc-lint.toml", b"");
            let said = project.run(&[]);
            assert!(said.code == 2 && said.err.contains("keep one of them"), "{}", said.err);
        }
    }
}

#[test]
fn a_lint_that_is_alone_says_what_it_says_beside_others() {
    let late = "use std::sync::mpsc::sync_channel;\npub fn late() -> i32 {\n    \
                let (tx, rx) = sync_channel(1);\n    tx.send(1).unwrap();\n    \
                tx.send(2).unwrap();\n    rx.iter().sum()\n}\n";
    let project = Project::new("alone", &[("Cargo.toml", MANIFEST), ("src/lib.rs", late)]);
    for arguments in [&[][..], &["-A", "suspicious"], &["-A", "all", "-D", "correctness"]] {
        let said = project.run(&[arguments, &["--message-format=short"]].concat());
        assert!(said.err.contains("src/lib.rs:5:5: error: "), "{arguments:?} {}", said.err);
    }
}

#[test]
fn the_list_shows_the_levels_of_the_folder() {
    let project = project("list", ("conc-lint.toml", "levels.suspicious = \"deny\""));
    let level = |arguments: &[&str]| {
        let list = project.run(&[&["--list"], arguments].concat()).out;
        let line = list.lines().find(|line| line.starts_with("unconsumed_bounded_sender "));
        line.unwrap().split_whitespace().nth(1).unwrap().to_owned()
    };
    assert_eq!(level(&[]), "deny");
    assert_eq!(level(&["-A", "all"]), "allow");
}

#[test]
fn tests_are_linted_when_it_says_so() {
    let test = CODE.replace("pub fn", "#[test]\nfn");
    for (n, (text, reported)) in [
        ("", false),
        ("lint-tests = true", true),
        ("contexts.tests = true", true),
        ("contexts.benches = true", false),
    ]
    .into_iter()
    .enumerate()
    {
        let project = Project::new(
            &format!("tests{n}"),
            &[("Cargo.toml", MANIFEST), ("src/lib.rs", &test), ("conc-lint.toml", text)],
        );
        let said = project.run(&["--message-format=short"]);
        assert_eq!(
            said.err.contains("src/lib.rs:7:9: warning: "),
            reported,
            "{text}: {}",
            said.err
        );
    }
}

#[test]
fn models_say_what_an_unknown_library_does() {
    let code = CODE
        .replace("std::sync::mpsc::sync_channel", "bus::wide_pipe")
        .replace("sync_channel(1)", "wide_pipe(1)");
    let stub = "use std::sync::mpsc::{Receiver, SyncSender};\n\
                #[effect(channel(bounded, 0))]\n\
                pub fn wide_pipe(room: usize) -> (SyncSender<u8>, Receiver<u8>) {}\n";
    let manifest = format!("{MANIFEST}[dependencies]\nbus = \"1\"\n");
    let project = Project::new(
        "models",
        &[
            ("Cargo.toml", &manifest),
            ("src/lib.rs", &code),
            ("lint/bus.rs", stub),
            ("lint/deep/bus.rs", stub),
            ("lint/none/readme", ""),
        ],
    );
    let found = |project: &Project| project.run(&["--message-format=short"]);
    assert!(found(&project).err.starts_with("0 errors, 0 warnings in 1 file"));
    for models in ["lint/bus.rs", "lint/deep"] {
        project.write("conc-lint.toml", format!("models = [{models:?}]").as_bytes());
        let said = found(&project);
        assert!(said.err.starts_with("src/lib.rs:6:9: warning: "), "{models}: {}", said.err);
    }
    for (models, stub, parts) in [
        ("lint/gone.rs", stub, &["conc-lint.toml:1:11", "gone.rs` cannot be read"][..]),
        ("lint/none", "x", &["conc-lint.toml:1:11", "no stubs in "]),
        ("Cargo.toml", "x", &["conc-lint.toml:1:11", "is no stub file", "= help: `models` has"]),
        (
            "lint/bus.rs",
            "fn f() {}\n#[effekt(send)]\npub fn g() {}",
            &["lint/bus.rs:2:1", "#[effekt"],
        ),
        ("lint/bus.rs", "fn f( {}", &["lint/bus.rs:1:"]),
    ] {
        project.write("lint/bus.rs", stub.as_bytes());
        project.write("conc-lint.toml", format!("models = [{models:?}]").as_bytes());
        let said = found(&project);
        assert_eq!(said.code, 2, "{models}: {}", said.err);
        for part in parts {
            assert!(said.err.contains(part), "{models} lacks {part}: {}", said.err);
        }
    }
}

#[test]
fn mistakes_end_the_run_and_point_at_their_line() {
    for (n, (path, text, parts)) in [
        (
            "conc-lint.toml",
            "[levels]\nunconsumed_bounded_sendr = \"deny\"\n",
            &[
                "error: unknown lint `unconsumed_bounded_sendr`",
                "conc-lint.toml:2:1\n",
                "did you mean",
            ][..],
        ),
        ("conc-lint.toml", "level = 1", &["error: unknown key `level`", "did you mean `levels`?"]),
        ("conc-lint.toml", "levels = [", &["error: ", "conc-lint.toml:1:"]),
        (
            "conc-lint.toml",
            "exclude = [\"a{\"]",
            &["error: this is no glob", "conc-lint.toml:1:12"],
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let project = project(&format!("mistake{n}"), (path, text));
        for format in ["human", "json"] {
            let said = project.run(&["--message-format", format]);
            assert_eq!((said.code, said.out.as_str()), (2, ""), "{text}: {}", said.err);
            for part in parts {
                assert!(said.err.contains(part), "{text} lacks {part}: {}", said.err);
            }
        }
    }
    let said = project("noflag", ("x", "")).run(&["--config-file", "gone.toml"]);
    assert!(said.code == 2 && said.err.contains("gone.toml` cannot be read"), "{}", said.err);
}

#[test]
fn the_examples_of_the_documentation_are_read() {
    let page =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md"));
    let page = page.unwrap();
    let block = |language: &str| {
        let (_, rest) = page.split_once(&format!("```{language}\n")).unwrap();
        rest.split_once("```").unwrap().0.to_owned()
    };
    let project = project("docs", ("conc-lint.toml", &block("toml")));
    project.write("lint/models/bus.rs", block("rust").as_bytes());
    assert_eq!(levels(&project, &[]), ("warning".into(), "warning".into()));
    assert_eq!(levels(&project, &["-D", "suspicious"]).0, "error");
}
