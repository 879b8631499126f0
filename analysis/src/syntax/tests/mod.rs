//! Source in, dump out; ranges are checked by the text they cut out of the file.

mod depth;
mod expansion;
mod exprs;
mod items;
mod later;
mod macros;
mod ranges;
mod recover;
mod remarks;

use super::{dump, ir, parse};

fn lowered(source: &str) -> ir::File {
    parse(source.as_bytes()).expect("the source can be read")
}

/// The statements of `async fn f() { source }`, one a line.
fn body(source: &str) -> String {
    let file = lowered(&format!("async fn f() {{ {source} }}"));
    assert!(file.lost.is_empty(), "lost {:?}", file.lost);
    let text = dump::file(&file);
    let lines: Vec<_> = text.lines().skip(1).map(str::trim).collect();
    lines.join("\n")
}

/// Each row: the source of a body, its dump.
fn table(rows: &[(&str, &str)]) {
    assert!(!rows.is_empty());
    for (source, expected) in rows {
        assert_eq!(body(source), *expected, "source: {source}");
    }
}
