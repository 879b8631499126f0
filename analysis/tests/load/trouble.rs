//! Files outside packages, and what cannot be loaded.

use std::fs;

use conc_analysis::load::{LoadError, Request, load};

use crate::on_disk::{expect, loaded, package, project, with_paths};

#[test]
fn standalone_files_are_crates_unless_another_has_them() {
    expect(
        "standalone",
        &[
            ("a.rs", "mod helper; fn main() {}"),
            ("helper.rs", ""),
            ("b.rs", "pub fn f() {}"),
            ("sub/c.rs", "mod d;"),
            ("sub/d.rs", ""),
            ("nested/Cargo.toml", &package("nested")),
            ("nested/src/lib.rs", ""),
        ],
        &["."],
        "
        nested/nested Lib E2024
          pub nested nested/src/lib.rs
        a/a Bin E2024
          pub a a.rs
          a::helper helper.rs
        b/b Lib E2024
          pub b b.rs
        c/c Lib E2024
          pub c sub/c.rs
          c::d sub/d.rs
        ",
    );
}

#[test]
fn a_file_in_a_package_that_no_mod_reaches_stands_alone_when_asked_for() {
    let manifest = package("p");
    let files = [
        ("Cargo.toml", manifest.as_str()),
        ("src/lib.rs", ""),
        ("ui/one.rs", ""),
        ("ui/two.rs", ""),
    ];
    let lib = "p/p Lib E2024\n  pub p src/lib.rs\n";
    expect(
        "stray",
        &files,
        &["ui/one.rs"],
        &format!("{lib}one/one Lib E2024\n  pub one ui/one.rs\n"),
    );
    expect(
        "stray",
        &files,
        &["ui"],
        &format!(
            "{lib}one/one Lib E2024\n  pub one ui/one.rs\ntwo/two Lib E2024\n  pub two ui/two.rs\n"
        ),
    );
    expect("stray", &files, &["."], lib);
}

#[test]
fn what_cannot_be_loaded_is_said() {
    let own = package("p");
    let root = project(
        "trouble",
        &[
            ("Cargo.toml", own.as_str()),
            ("src/lib.rs", "mod latin; mod broken; mod ok;"),
            ("src/ok.rs", ""),
            ("src/broken.rs", "fn f() {\n    let = 1;\n}\n"),
            ("notes.txt", ""),
            ("bad/Cargo.toml", "[package]\nname = \"x\"\nversion 1\n"),
            ("bad/src/lib.rs", ""),
            ("empty/readme", ""),
            ("neither/Cargo.toml", "[profile.dev]\n"),
        ],
    );
    fs::write(root.join("src/latin.rs"), b"// caf\xe9\nfn f() {}").unwrap();
    let workspace = loaded(&Request::new(&root));
    let rows: Vec<String> = workspace
        .not_analysed
        .iter()
        .map(|row| {
            let file = row.path.file_name().unwrap().to_string_lossy();
            format!("{file} {:?} {}", row.place.unwrap(), row.reason)
        })
        .collect();
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert!(rows[0].starts_with("broken.rs ("), "{rows:?}");
    assert!(rows[0].contains("is not read in full"), "{rows:?}");
    assert_eq!(rows[1], "latin.rs (1, 7) is not UTF-8 (byte 6): save it as UTF-8");
    assert!(workspace.crates[0].modules.iter().any(|m| m.name == "ok"));

    let error = |paths: &[&str]| load(&with_paths(&root, paths)).unwrap_err();
    assert_eq!(error(&["nowhere.rs"]).to_string(), "`nowhere.rs`: no such file or folder");
    assert!(matches!(error(&["notes.txt"]), LoadError::NotRust(_)));
    assert!(
        matches!(error(&["bad"]), LoadError::Manifest { line: Some((3, 9)), .. }),
        "{}",
        error(&["bad"])
    );
    assert!(matches!(error(&["neither"]), LoadError::Manifest { .. }));
    let manifest = Request { manifest_path: Some("no/Cargo.toml".into()), ..Request::new(&root) };
    assert!(matches!(load(&manifest), Err(LoadError::NoSuchManifest(_))));
}

#[test]
fn a_folder_without_rust_is_an_error() {
    let root = project("empty", &[]);
    let error = load(&Request::new(&root)).unwrap_err();
    let packages = load(&Request { workspace: true, ..Request::new(&root) }).unwrap_err();
    assert!(matches!(error, LoadError::NoSource(_)), "{error}");
    assert!(matches!(packages, LoadError::NoPackage(_)), "{packages}");
}

#[test]
fn thread_count_changes_nothing() {
    let many: Vec<(String, String)> = (0..40)
        .map(|i| (format!("src/m{i}.rs"), format!("// {}\nmod t {{}}", "x".repeat(i * 37 % 101))))
        .collect();
    let lib: String = (0..40).map(|i| format!("mod m{i};")).collect::<Vec<_>>().join("\n");
    let own = package("t");
    let mut files = vec![("Cargo.toml", own.as_str()), ("src/lib.rs", lib.as_str())];
    files.extend(many.iter().map(|(path, text)| (path.as_str(), text.as_str())));
    let root = project("threads", &files);
    let run = |threads| {
        let mut workspace = loaded(&Request { threads, ..Request::new(&root) });
        workspace.steps.clear();
        format!("{workspace:?}")
    };
    assert_eq!(run(1), run(4));
}
