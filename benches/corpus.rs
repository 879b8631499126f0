//! Lints popular crates and holds every finding against a label that somebody gave it by reading.
//!
//! In:  `corpus/crates.tsv` (exact versions) and `corpus/labels.tsv`; `make corpus`. The sources are
//!      fetched by cargo once, into `.corpus/`; nothing of them is built or run.
//! Out: what is new (`+`), what has gone (`-`), precision a lint, time. Exit code 1 if a finding has
//!      no label: read it, then paste its line into `corpus/labels.tsv` with verdict and reason.
//! Not here: speed against a floor (`speed.rs`).

#![expect(clippy::cast_precision_loss, reason = "counts are far below 2^52")]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use serde_json::Value;

type Result<T> = std::result::Result<T, String>;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let crates = crates(&read(&root.join("corpus/crates.tsv"))?)?;
    let labels = labels(&read(&root.join("corpus/labels.tsv"))?)?;
    let folder = root.join(".corpus");
    fetch(&crates, &folder)?;

    let mut findings = BTreeMap::new();
    let mut time = Duration::ZERO;
    for (name, version) in &crates {
        let started = Instant::now();
        let found = lint(name, version, &folder.join(format!("{name}-{version}")))?;
        time += started.elapsed();
        findings.extend(found);
    }
    let unlabelled = report(&findings, &labels, &crates);
    println!("{} crates, {} findings, {:.1} s", crates.len(), findings.len(), time.as_secs_f64());
    Ok(ExitCode::from(u8::from(unlabelled > 0)))
}

/// A finding's identity: the first four columns of a label.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Key {
    name: String,
    version: String,
    /// `src/lib.rs:12`
    place: String,
    lint: String,
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\t{}\t{}\t{}", self.name, self.version, self.place, self.lint)
    }
}

/// The rows of a table with `columns` columns; the first row is the head.
fn rows(table: &str, columns: usize) -> Result<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    for line in table.lines().skip(1) {
        let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if row.len() != columns || row.iter().any(String::is_empty) {
            return Err(format!("not {columns} columns: {line}"));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn crates(table: &str) -> Result<BTreeSet<(String, String)>> {
    let rows = rows(table, 3)?;
    Ok(rows.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect())
}

/// What reading the code showed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    True,
    False,
    Undecided,
}

fn labels(table: &str) -> Result<BTreeMap<Key, Verdict>> {
    let mut labels = BTreeMap::new();
    for row in rows(table, 6)? {
        let verdict = match row[4].as_str() {
            "true" => Verdict::True,
            "false" => Verdict::False,
            "undecided" => Verdict::Undecided,
            other => return Err(format!("`{other}` is not true, false or undecided")),
        };
        let [name, version, place, lint] = [0, 1, 2, 3].map(|column| row[column].clone());
        labels.insert(Key { name, version, place, lint }, verdict);
    }
    Ok(labels)
}

/// Copies the crates' sources to `folder/NAME-VERSION`. Cargo fetches them as the dependencies of an
/// empty package; where it keeps them is for `cargo metadata` to say.
fn fetch(crates: &BTreeSet<(String, String)>, folder: &Path) -> Result<()> {
    let place = |name: &str, version: &str| folder.join(format!("{name}-{version}"));
    if crates.iter().all(|(name, version)| place(name, version).is_dir()) {
        return Ok(());
    }
    let package = folder.join("fetch");
    fs::create_dir_all(package.join("src")).map_err(|error| error.to_string())?;
    let mut manifest = String::from(
        "[package]\nname = \"fetch\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
         [dependencies]\n",
    );
    for (name, version) in crates {
        let exact = version.split('+').next().unwrap_or(version);
        let _ =
            writeln!(manifest, "{name} = {{ version = \"={exact}\", default-features = false }}");
    }
    write(&package.join("Cargo.toml"), &manifest)?;
    write(&package.join("src/lib.rs"), "")?;
    // Without a platform, cargo would fetch what other platforms need too.
    let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["metadata", "--format-version", "1", "--filter-platform", &host()?])
        .arg("--manifest-path")
        .arg(package.join("Cargo.toml"))
        .output()
        .map_err(|error| error.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|e| e.to_string())?;
    for fetched in metadata["packages"].as_array().into_iter().flatten() {
        let text = |key: &str| fetched[key].as_str().unwrap_or_default().to_owned();
        let (name, version) = (text("name"), text("version"));
        let to = place(&name, &version);
        if crates.contains(&(name, version)) && !to.is_dir() {
            let manifest = PathBuf::from(text("manifest_path"));
            copy(manifest.parent().ok_or("a manifest without a folder")?, &to)?;
        }
    }
    let missing = crates.iter().find(|(name, version)| !place(name, version).is_dir());
    missing.map_or(Ok(()), |(name, version)| Err(format!("{name} {version} can't be had")))
}

/// The platform this runs on, as rustc names it.
fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let host = text.lines().find_map(|line| line.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc does not name its host".into())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).map_err(|error| error.to_string())?;
    for entry in fs::read_dir(from).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let target = to.join(path.file_name().ok_or("an entry without a name")?);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}

/// The findings in one crate, each with what it says.
fn lint(name: &str, version: &str, folder: &Path) -> Result<BTreeMap<Key, String>> {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-conc-lint"))
        .args(["conc-lint", "--message-format", "json", "--manifest-path"])
        .arg(folder.join("Cargo.toml"))
        .output()
        .map_err(|error| error.to_string())?;
    if !matches!(output.status.code(), Some(0 | 1)) {
        let words = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{name} {version}: {}\n{words}", output.status));
    }
    let mut findings = BTreeMap::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let json: Value = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
        let message = &json["message"];
        let Some(lint) = message["code"]["code"].as_str() else { continue };
        let spans = message["spans"].as_array().into_iter().flatten();
        let Some(span) = spans.clone().find(|span| span["is_primary"] == true) else { continue };
        let file = span["file_name"].as_str().unwrap_or_default();
        let key = Key {
            name: name.to_owned(),
            version: version.to_owned(),
            place: format!("{file}:{}", span["line_start"]),
            lint: lint.trim_start_matches("conc_lint::").to_owned(),
        };
        findings.insert(key, message["message"].as_str().unwrap_or_default().to_owned());
    }
    Ok(findings)
}

/// Prints the difference and the precision; returns how many findings have no label.
fn report(
    findings: &BTreeMap<Key, String>,
    labels: &BTreeMap<Key, Verdict>,
    crates: &BTreeSet<(String, String)>,
) -> usize {
    let mut unlabelled = 0;
    for (key, says) in findings.iter().filter(|(key, _)| !labels.contains_key(*key)) {
        unlabelled += 1;
        println!("+ {key}\t{says}");
    }
    for (key, verdict) in labels.iter().filter(|(key, _)| !findings.contains_key(*key)) {
        let known = crates.contains(&(key.name.clone(), key.version.clone()));
        let why = if known { "not found any more" } else { "the crate's version has changed" };
        println!("- {key}\t{verdict:?}: {why}");
    }
    let lints: BTreeSet<&str> = findings.keys().map(|key| key.lint.as_str()).collect();
    for lint in lints {
        let count = |verdict| {
            let own = findings.keys().filter(|key| key.lint == lint);
            own.filter(|key| labels.get(*key) == Some(&verdict)).count()
        };
        let (right, wrong) = (count(Verdict::True), count(Verdict::False));
        let decided = right + wrong;
        let precision = if decided == 0 {
            "-".to_owned()
        } else {
            format!("{:.0} %", 100.0 * right as f64 / decided as f64)
        };
        let open = count(Verdict::Undecided);
        println!("{lint}: {right} true, {wrong} false, {open} undecided; precision {precision}");
    }
    unlabelled
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
