//! `debug`: what the linter itself saw.

mod project;

use project::{MANIFEST, Project};

const CODE: &str = "use std::sync::mpsc::{SyncSender, sync_channel};

pub fn fill() {
    let (rows, _writer) = sync_channel(1);
    push(&rows);
}

fn push(rows: &SyncSender<u8>) {
    loop {
        rows.send(1).unwrap();
    }
}

pub fn start() {
    std::thread::spawn(|| unknown::spawn());
}
";

fn project(name: &str) -> Project {
    Project::new(
        name,
        &[
            ("Cargo.toml", MANIFEST),
            ("src/lib.rs", &format!("mod other;\n{CODE}")),
            ("src/other.rs", ""),
        ],
    )
}

#[test]
fn resolutions_say_where_calls_go() {
    let project = project("resolutions");
    let said = project.run(&["debug", "resolutions", "--message-format", "json"]);
    let want = "\
{\"file\":\"src/lib.rs\",\"line\":5,\"col\":27,\"path\":\"std::sync::mpsc::sync_channel\"}
{\"file\":\"src/lib.rs\",\"line\":11,\"col\":14,\"path\":\"std::sync::mpsc::SyncSender::send\"}
{\"file\":\"src/lib.rs\",\"line\":16,\"col\":18,\"path\":\"std::thread::spawn\"}
{\"file\":\"src/lib.rs\",\"line\":16,\"col\":36,\"path\":null}
";
    assert_eq!((said.code, said.err.as_str(), said.out.as_str()), (0, "", want));
    let human = project.run(&["conc-lint", "debug", "resolutions", "src/lib.rs"]).out;
    let mut lines = human.lines();
    assert_eq!(
        lines.next(),
        Some("src/lib.rs:5:27: sync_channel -> std::sync::mpsc::sync_channel")
    );
    assert!(human.contains("\nsrc/lib.rs:16:36: spawn -> unknown ("), "{human}");
    assert_eq!(project.run(&["debug", "resolutions", "src/other.rs"]).out, "");
}

#[test]
fn facts_are_about_a_file_or_a_line() {
    let project = project("facts");
    let said = project.run(&["debug", "facts", "src/lib.rs:11"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    for part in [
        "fn p::push\n  does Send(Block) on self/0 (always many)\n",
        "  never returns\nrows: &std::sync::mpsc::SyncSender<u8> (parameter 0)\n",
        " = send(*rows, 1) @11:21\n",
        "channel 0 sync_channel at lib.rs:5:27\n",
        "  receiver in `_writer` of p::fill\n",
        "  nothing receives; stuck at lib.rs:11:9\n",
    ] {
        assert!(said.out.contains(part), "{part}: {}", said.out);
    }
    assert!(!said.out.contains("fn p::fill"), "{}", said.out);
    let all = project.run(&["debug", "facts", "src/lib.rs"]).out;
    for part in ["fn p::fill\n", "fn p::push\n", "fn p::start, inside at 16:24\n"] {
        assert!(all.contains(part), "{part}: {all}");
    }
    let diagram = project.run(&["debug", "facts", "src/lib.rs:11", "--mermaid"]).out;
    assert!(diagram.starts_with("flowchart TD\n  subgraph g0[\"p::push\"]\n"), "{diagram}");
    assert!(diagram.ends_with("  end\n") && diagram.contains(" --> g0b"), "{diagram}");
    for (place, why) in [
        ("src/lib.rs:999", "has no line 999"),
        ("src/lib.rs:0", "has no line 0"),
        ("src", "name a `.rs` file"),
        ("gone.rs:1", "no such file"),
    ] {
        let said = project.run(&["debug", "facts", place]);
        assert!(said.code == 2 && said.err.contains(why), "{place}: {}", said.err);
    }
}
