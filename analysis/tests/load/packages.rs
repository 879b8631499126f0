//! Which packages a request means, with cargo and without.

use std::fs;

use conc_analysis::load::{Request, Workspace, load};

use crate::on_disk::{loaded, package, project, shown, with_paths};

const MEMBERS: [(&str, &str); 7] = [
    (
        "Cargo.toml",
        "[workspace]\nmembers = [\"crates/*\"]\nexclude = [\"crates/out\"]\nresolver = \"3\"\n\
         [workspace.package]\nedition = \"2018\"\nversion = \"1.2.3\"\n\
         [workspace.dependencies]\nb = { path = \"crates/b\" }\n",
    ),
    (
        "crates/a/Cargo.toml",
        "[package]\nname = \"a\"\nversion.workspace = true\nedition.workspace = true\n\
         [dependencies]\nbee = { package = \"b\", path = \"../b\" }\n",
    ),
    ("crates/a/src/lib.rs", ""),
    (
        "crates/b/Cargo.toml",
        "[package]\nname = \"b\"\nversion = \"0.1.0\"\nedition = { workspace = true }\n",
    ),
    ("crates/b/src/main.rs", ""),
    ("crates/b/src/bin/tool.rs", ""),
    ("crates/b/tests/it.rs", ""),
];

#[test]
fn packages_are_selected_as_cargo_does_it() {
    let root = project("members", &MEMBERS);
    let b = |mark: &str| {
        format!(
            "b/b Bin E2018{mark}\n  pub b crates/b/src/main.rs\nb/tool Bin E2018{mark}\n  \
             pub tool crates/b/src/bin/tool.rs\nb/it Test E2018{mark}\n  pub it crates/b/tests/it.rs\n"
        )
    };
    let a = "a/a Lib E2018\n  pub a crates/a/src/lib.rs\n";
    let all = format!("{a}{}", b(""));
    // A library that is used is loaded with the package that uses it; programs are not.
    let only_a = a.to_owned();
    let at = |dir: &str| Request::new(root.join(dir));
    for (case, request, want) in [
        ("root", at(""), &all),
        ("member", at("crates/b"), &b("")),
        ("below a member", at("crates/b/src/bin"), &b("")),
        ("--workspace in a member", Request { workspace: true, ..at("crates/b") }, &all),
        ("-p brings what it uses", Request { packages: vec!["a".into()], ..at("") }, &only_a),
        ("--exclude", Request { exclude: vec!["b".into()], ..at("") }, &only_a),
        (
            "--manifest-path",
            Request { manifest_path: Some("crates/b/Cargo.toml".into()), ..at("") },
            &b(""),
        ),
        ("a file", with_paths(&root, &["crates/b/tests/it.rs"]), &b("")),
        ("a folder", with_paths(&root, &["crates"]), &all),
    ] {
        assert_eq!(shown(&loaded(&request), &root), *want, "{case}");
    }
    let wrong = load(&Request { packages: vec!["c".into()], ..at("") }).unwrap_err();
    assert_eq!(wrong.to_string(), "no package fits `c`; the workspace has `a`, `b`");
}

#[test]
fn manifests_are_read_when_cargo_refuses() {
    // Nightly-only keys make cargo refuse.
    let mut files = MEMBERS.map(|(path, text)| (path, text.to_owned()));
    files[0].1 = format!("cargo-features = [\"no-such-feature\"]\n{}", files[0].1);
    files[3].1.push_str("[[bin]]\nname = \"named\"\npath = \"src/bin/tool.rs\"\n[dev-dependencies]\nmy-tokio = { package = \"tokio\", version = \"1\" }\n");
    let files: Vec<_> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let root = project("refused", &files);
    let workspace = loaded(&Request::new(&root));
    assert_eq!(
        shown(&workspace, &root),
        "a/a Lib E2018\n  pub a crates/a/src/lib.rs\n\
         b/b Bin E2018\n  pub b crates/b/src/main.rs\n\
         b/named Bin E2018\n  pub named crates/b/src/bin/tool.rs\n\
         b/it Test E2018\n  pub it crates/b/tests/it.rs\n"
    );
    let a = &workspace.packages[0];
    assert!(a.id.starts_with("path+file://") && a.id.ends_with("/crates/a#1.2.3"), "{}", a.id);
    let bee = &a.dependencies[0];
    assert_eq!((bee.name.as_str(), bee.crate_name.as_str()), ("bee", "b"));
    let tokio = &workspace.packages[1].dependencies[0];
    assert_eq!((tokio.name.as_str(), tokio.crate_name.as_str()), ("my_tokio", "tokio"));
}

#[test]
fn our_reading_of_manifests_agrees_with_cargo() {
    let mut files = MEMBERS.to_vec();
    files.extend([
        (
            "crates/c/Cargo.toml",
            "[package]\nname = \"c-c\"\nversion = \"0.1.0\"\nautobins = false\nbuild = \"make.rs\"\n\
             [lib]\ndoctest = false\ncrate-type = [\"cdylib\", \"rlib\"]\n\
             [[example]]\nname = \"e\"\ncrate-type = [\"staticlib\"]\ntest = true\n\
             [target.'cfg(unix)'.build-dependencies]\nb = { workspace = true }\n",
        ),
        ("crates/c/src/lib.rs", ""),
        ("crates/c/make.rs", ""),
        ("crates/c/src/bin/off.rs", ""),
        ("crates/c/examples/e.rs", ""),
        ("crates/c/examples/not_in_2015.rs", ""),
        ("crates/c/tests/folder/main.rs", ""),
        ("crates/c/benches/b.rs", ""),
    ]);
    let root = project("agree", &files);
    let asked = loaded(&Request::new(&root));
    fs::write(
        root.join("Cargo.toml"),
        format!("cargo-features = [\"no-such-feature\"]\n{}", MEMBERS[0].1),
    )
    .unwrap();
    let read = loaded(&Request::new(&root));
    assert_eq!(asked.packages.len(), 3);
    let text = |workspace: &Workspace| {
        let mut packages = workspace.packages.clone();
        for package in &mut packages {
            package.targets.sort_by(|a, b| (&a.kind, &a.name).cmp(&(&b.kind, &b.name)));
        }
        format!("{packages:#?}")
    };
    assert_eq!(text(&asked), text(&read));
}

#[test]
fn folders_with_packages_need_not_be_packages() {
    let root = project(
        "outer",
        &[
            ("Cargo.toml", package("outer").as_str()),
            ("src/lib.rs", ""),
            ("target/CACHEDIR.TAG", ""),
            ("target/tmp/stray.rs", ""),
            (
                "target/tmp/user/Cargo.toml",
                &format!("{}[dependencies]\nused = {{ path = \"../used\" }}\n", package("user")),
            ),
            ("target/tmp/user/src/lib.rs", ""),
            ("target/tmp/user/fixture/Cargo.toml", package("fixture").as_str()),
            ("target/tmp/user/fixture/src/lib.rs", ""),
            ("target/tmp/used/Cargo.toml", package("used").as_str()),
            ("target/tmp/used/src/lib.rs", ""),
            ("target/tmp/used/tests/t.rs", ""),
        ],
    );
    let user = "user/user Lib E2024\n  pub user target/tmp/user/src/lib.rs\n";
    assert_eq!(
        shown(&loaded(&with_paths(&root, &["target/tmp"])), &root),
        format!(
            "outer/outer Lib E2024\n  pub outer src/lib.rs\n\
             used/used Lib E2024\n  pub used target/tmp/used/src/lib.rs\n\
             used/t Test E2024\n  pub t target/tmp/used/tests/t.rs\n{user}\
             stray/stray Lib E2024\n  pub stray target/tmp/stray.rs\n"
        )
    );
    assert_eq!(shown(&loaded(&with_paths(&root, &["target/tmp/user"])), &root), user);
}
