//! The stable compiler's intermediate code of the fixtures.
//!
//! In:  the two packages under `tests/mir`, one an edition.
//! Out: the text of each function's dump, in order of file names.
//! The text changes from compiler to compiler, so that one version is read and others are not.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// The compiler whose dumps are understood.
pub const VERSION: &str = "1.95.0";

pub const EDITIONS: [&str; 2] = ["2021", "2024"];

/// Both packages may use the compiler's unstable flags. The list must be the same in each call:
/// cargo rebuilds every dependency when it changes.
const CRATES: &str = "mir_2021,mir_2024";

fn workspace() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

/// The folder of the fixtures.
pub fn root() -> PathBuf {
    workspace().join("tests/mir")
}

/// The installed compiler's version, if it is another one.
pub fn other_version() -> Option<String> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let said =
        Command::new(rustc).arg("--version").output().map(|out| out.stdout).unwrap_or_default();
    let said = String::from_utf8_lossy(&said);
    let version = said.split(' ').nth(1).unwrap_or("unknown");
    (version != VERSION).then(|| version.to_owned())
}

/// Compiles the fixtures in an edition and gives back `(file name, text)` of each dump.
pub fn dumps(edition: &str) -> Vec<(String, String)> {
    let package = root().join(format!("edition{edition}"));
    let target = workspace().join("target/mir");
    let folder = target.join(format!("dump_{edition}"));
    // An unchanged crate is not compiled and dumps nothing; an old dump would hide that.
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old dump can be removed");
    }
    let lib = package.join("src/lib.rs");
    let file = File::options().append(true).open(&lib).expect("the fixtures' list is there");
    file.set_modified(SystemTime::now()).expect("the fixtures' list can be touched");
    let output = Command::new(env!("CARGO"))
        .current_dir(&package)
        .env("CARGO_TARGET_DIR", &target)
        .env("CARGO_INCREMENTAL", "0")
        .env("RUSTC_BOOTSTRAP", CRATES)
        .args(["rustc", "--locked", "--quiet", "--lib", "--", "--emit=mir", "-Zmir-opt-level=0"])
        .args(["-Zmir-include-spans", "-Ztrim-diagnostic-paths=no", "-Zdump-mir=ElaborateDrops"])
        .arg("-Zdump-mir-exclude-pass-number")
        .arg(format!("-Zdump-mir-dir={}", folder.display()))
        .output()
        .expect("cargo runs");
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the fixtures compile in edition {edition}:\n{message}");
    let dumps = read(&folder);
    assert!(!dumps.is_empty(), "the compiler dumped nothing into {}", folder.display());
    dumps
}

fn read(folder: &Path) -> Vec<(String, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut dumps: Vec<(String, String)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.to_owned();
            let wanted = name.ends_with(".ElaborateDrops.after.mir");
            wanted.then(|| Some((name, fs::read_to_string(path).ok()?)))?
        })
        .collect();
    dumps.sort();
    dumps
}

/// All fixtures, in order of their names: `(name, text)`.
pub fn fixtures() -> Vec<(String, String)> {
    let entries = fs::read_dir(root().join("fixtures")).expect("the fixtures are there");
    let mut fixtures: Vec<(String, String)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let name = path.file_name()?.to_str()?.strip_suffix(".rs")?.to_owned();
            Some((name, fs::read_to_string(path).ok()?))
        })
        .collect();
    fixtures.sort();
    fixtures
}
