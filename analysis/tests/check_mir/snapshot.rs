//! The compiler's answers as text, one section a fixture.
//!
//! In:  facts by fixture. Out: `tests/mir/expected_<edition>.txt`, compared or written.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use crate::compile::root;
use crate::live::Facts;

/// Compares with the recorded text, or records it when `BLESS` is set.
pub fn check(edition: &str, answers: &BTreeMap<String, Facts>) {
    check_text(&format!("expected_{edition}.txt"), &render(answers));
}

/// The same for a text of one's own.
pub fn check_text(name: &str, text: &str) {
    let path = root().join(name);
    if std::env::var_os("BLESS").is_some() {
        fs::write(&path, text).expect("the answers can be written");
        return;
    }
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    let differing = recorded.lines().zip(text.lines()).find(|(old, new)| old != new);
    assert!(
        recorded == text,
        "{} differs, first at {differing:?}; run with BLESS=1 and read the diff",
        path.display()
    );
}

/// Position, name, where it repeats, what is alive; `drop` lines in order of their points.
pub fn render(answers: &BTreeMap<String, Facts>) -> String {
    let mut out = String::new();
    for (fixture, facts) in answers {
        let _ = writeln!(out, "{fixture}");
        let mut lines = Vec::new();
        for (pos, point) in &facts.points {
            let mut line = point.callee.first().unwrap_or(&point.name).clone();
            if point.in_cycle {
                line.push_str(" (repeats)");
            }
            if let Some(receiver) = &point.receiver {
                let _ = write!(line, " on {}", short(receiver));
            }
            if !point.live.is_empty() {
                let live: Vec<&str> = point.live.iter().map(String::as_str).collect();
                let _ = write!(line, " with {}", live.join(", "));
            }
            lines.push((*pos, 0, line));
        }
        for (pos, labels) in &facts.drops {
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            lines.push((*pos, 1, format!("drop {}", labels.join(", "))));
        }
        for (pos, first, then) in &facts.order {
            lines.push((*pos, 2, format!("drop {first} before {then}")));
        }
        lines.sort();
        for (pos, _, line) in lines {
            let _ = writeln!(out, "  {}:{} {line}", pos.line, pos.column);
        }
    }
    out
}

/// A type without the modules of its paths.
fn short(ty: &str) -> String {
    let mut out = String::new();
    for word in ty.split_inclusive(|c: char| !c.is_alphanumeric() && c != '_') {
        match word.strip_suffix(':') {
            Some(_) => {}
            None => out.push_str(word),
        }
    }
    out
}
