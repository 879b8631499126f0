//! Which file each `mod` means, and where its code runs.

use std::fs;

use conc_analysis::domain::{FileId, Range};
use conc_analysis::load::{Context, Request};

use crate::on_disk::{expect, loaded, package, project};

#[test]
fn modules_have_files_beside_or_below() {
    expect(
        "modules",
        &[
            ("Cargo.toml", &package("m")),
            ("src/lib.rs", "pub mod a; mod b; pub mod r#async { pub mod inner; }"),
            ("src/a.rs", "pub mod deep; mod inline { mod leaf; }"),
            ("src/a/deep.rs", ""),
            ("src/a/inline/leaf.rs", ""),
            ("src/b/mod.rs", "pub mod c;"),
            ("src/b/c.rs", ""),
            ("src/async/inner.rs", ""),
            ("src/nobody.rs", "this does not parse"),
        ],
        &[],
        "
        m/m Lib E2024
          pub m src/lib.rs
          pub m::a src/a.rs
          m::b src/b/mod.rs
          pub m::async src/lib.rs
          pub m::a::deep src/a/deep.rs
          m::a::inline src/a.rs
          m::b::c src/b/c.rs
          pub m::async::inner src/async/inner.rs
          m::a::inline::leaf src/a/inline/leaf.rs
        ",
    );
}

#[test]
fn path_attributes_lead_anywhere() {
    expect(
        "paths",
        &[
            ("p/Cargo.toml", &package("p")),
            (
                "p/src/main.rs",
                "#[path = \"../../shared/s.rs\"] mod s;\n#[path = \"x\"] mod y { mod z; }\nmod plain;",
            ),
            ("p/src/x/z.rs", ""),
            (
                "p/src/plain.rs",
                "#[path = \"elsewhere.rs\"] mod e; mod i { #[path = \"j.rs\"] mod j; }",
            ),
            ("p/src/elsewhere.rs", "mod beside;"),
            ("p/src/beside.rs", ""),
            ("p/src/plain/i/j.rs", ""),
            ("shared/s.rs", "mod t;"),
            ("shared/t.rs", ""),
        ],
        &["p"],
        "
        p/p Bin E2024
          pub p p/src/main.rs
          p::s shared/s.rs
          p::y p/src/main.rs
          p::plain p/src/plain.rs
          p::s::t shared/t.rs
          p::y::z p/src/x/z.rs
          p::plain::e p/src/elsewhere.rs
          p::plain::i p/src/plain.rs
          p::plain::e::beside p/src/beside.rs
          p::plain::i::j p/src/plain/i/j.rs
        ",
    );
}

#[test]
fn every_cfg_branch_is_kept_and_may_lack_its_file() {
    expect(
        "cfg",
        &[
            ("Cargo.toml", &package("c")),
            (
                "src/lib.rs",
                "#[cfg(unix)] #[path = \"unix.rs\"] mod sys;\n\
                 #[cfg(windows)] #[path = \"windows.rs\"] mod sys;\n\
                 #[cfg_attr(target_os = \"wasi\", path = \"wasi.rs\")] mod os;\n\
                 #[cfg(feature = \"gone\")] mod gone;\n\
                 #[cfg(test)] mod tests;\n\
                 mod missing;",
            ),
            ("src/unix.rs", ""),
            ("src/windows.rs", ""),
            ("src/wasi.rs", ""),
            ("src/os.rs", ""),
            ("src/tests.rs", "mod nested {}"),
        ],
        &[],
        "
        c/c Lib E2024
          pub c src/lib.rs
          c::sys src/unix.rs
          c::sys src/windows.rs
          c::os src/wasi.rs
          c::os src/os.rs
          c::tests src/tests.rs test
          c::tests::nested src/tests.rs test
        ! src/lib.rs:6:5: `mod missing;` has no file: create `missing.rs` or `missing/mod.rs`, or remove the declaration
        ",
    );
}

#[test]
fn circles_end() {
    expect(
        "circle",
        &[
            ("Cargo.toml", &package("c")),
            ("src/lib.rs", "mod a; #[path = \"lib.rs\"] mod own;"),
            ("src/a.rs", "#[path = \"a.rs\"] mod again;"),
        ],
        &[],
        "
        c/c Lib E2024
          pub c src/lib.rs
          c::a src/a.rs
        ! src/a.rs:1:22: `mod again;` leads back to a file it is in: remove one of the two
        ! src/lib.rs:1:31: `mod own;` leads back to a file it is in: remove one of the two
        ",
    );
}

#[test]
fn a_file_belongs_to_the_library_first() {
    let root = project(
        "owner",
        &[
            ("Cargo.toml", &package("o")),
            ("src/lib.rs", "mod both;"),
            ("src/main.rs", "mod both; fn main() {}"),
            ("src/both.rs", ""),
            ("tests/t.rs", "#[path = \"../src/both.rs\"] mod both;"),
        ],
    );
    let workspace = loaded(&Request::new(&root));
    assert_eq!(workspace.crates.len(), 3);
    let both = workspace.files.iter().find(|file| file.path.ends_with("both.rs")).unwrap();
    let (owner, module) = both.owner.unwrap();
    assert!(workspace.packages[0].targets[workspace.crates[owner.0 as usize].target].is_library());
    assert_eq!(workspace.crates[owner.0 as usize].modules[module.0 as usize].name, "both");
    for c in &workspace.crates {
        assert!(
            c.modules.iter().any(|m| m.name == "both"),
            "{}: every crate has the module",
            c.name
        );
    }
}

#[cfg(unix)]
#[test]
fn links_in_a_circle_end() {
    let root = project(
        "links",
        &[
            ("Cargo.toml", package("l").as_str()),
            ("src/lib.rs", "mod a;"),
            ("src/a/mod.rs", "mod a;"),
        ],
    );
    std::os::unix::fs::symlink(root.join("src/a"), root.join("src/a/a")).unwrap();
    let workspace = loaded(&Request::new(&root));
    assert_eq!(workspace.not_analysed.len(), 1, "{:?}", workspace.not_analysed);
}

#[test]
fn the_innermost_item_says_where_code_runs() {
    let own = package("c");
    let text = "fn lib() {}\n#[cfg(test)] mod t { fn help() {} }\nimpl S { #[tokio::test] async fn case() {} fn other() {} }\n#[cfg(not(test))] fn live() {}\n";
    let root = project(
        "context",
        &[("Cargo.toml", own.as_str()), ("src/lib.rs", text), ("examples/e.rs", "fn shown() {}")],
    );
    let workspace = loaded(&Request::new(&root));
    for (name, want) in [
        ("lib", Context::Lib),
        ("help", Context::Test),
        ("case", Context::Test),
        ("other", Context::Lib),
        ("live", Context::Lib),
        ("shown", Context::Example),
    ] {
        let (file, at) = (0..workspace.files.len())
            .find_map(|file| {
                let text = fs::read_to_string(&workspace.files[file].path).unwrap();
                text.find(&format!("{name}()")).map(|at| (file as u32, at as u32))
            })
            .unwrap();
        let span = Range::new(at, at + 2).in_file(FileId(file));
        assert_eq!(workspace.context_at(span), want, "{name}");
    }
}
