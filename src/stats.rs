//! `debug stats`: what was read, and what it cost.
//!
//! In:  the workspace.
//! Out: tables on stdout.

use std::io::{self, Write};
use std::time::Duration;

use conc_analysis::load::{self, Context, Step, Workspace};
use conc_analysis::syntax::ir::{Body, Expr, ExprId, Item, ItemKind};

/// How much there is of what.
#[derive(Default)]
struct Counts {
    items: usize,
    bodies: usize,
    exprs: usize,
    calls: usize,
    method_calls: usize,
    awaits: usize,
    macros: usize,
}

/// Prints the tables.
pub fn print(workspace: &Workspace, total: Duration, out: &mut impl Write) -> io::Result<()> {
    let mut counts = Counts::default();
    for file in &workspace.files {
        count_items(&file.ir.items, &mut counts);
        for (_, body) in file.ir.bodies.iter() {
            count_body(body, &mut counts);
        }
    }
    let owned = workspace.files.iter().filter(|file| file.owner.is_some()).count();
    let bytes: u64 = workspace.files.iter().map(|file| u64::from(file.len)).sum();
    let lost: usize = workspace.files.iter().map(|file| file.ir.lost.len()).sum();
    let modules: usize = workspace.crates.iter().map(|c| c.modules.len()).sum();
    let rows = [
        ("packages", workspace.packages.len()),
        ("crates", workspace.crates.len()),
        ("modules", modules),
        ("files in crates", owned),
        ("files in no crate", workspace.files.len() - owned),
        ("items", counts.items),
        ("bodies", counts.bodies),
        ("expressions", counts.exprs),
        ("calls", counts.calls),
        ("method calls", counts.method_calls),
        ("awaits", counts.awaits),
        ("macro calls", counts.macros),
        ("regions lost", lost),
        ("not analysed", workspace.not_analysed.len()),
    ];
    for (name, count) in rows {
        writeln!(out, "{name:20} {count:>12}")?;
    }
    writeln!(out, "{:20} {:>12} kB", "source", bytes / 1000)?;
    let contexts = [Context::Lib, Context::Bin];
    let (known, later) = conc_analysis::call_stats(workspace, &contexts);
    for Step { name, time, memory } in workspace.steps.iter().chain(&later) {
        let time = time.as_secs_f64() * 1e3;
        writeln!(out, "{name:20} {time:>12.1} ms {:>16}", kilobytes(*memory))?;
    }
    writeln!(out, "{:20} {:>12.1} ms", "loaded after", total.as_secs_f64() * 1e3)?;
    writeln!(out, "{:20} {:>15} {:>16}", "peak memory", "", kilobytes(load::peak_memory()))?;
    for (name, count) in [
        ("method calls in crates", known.methods),
        ("  receiver known", known.receivers),
        ("  target known", known.targets),
    ] {
        writeln!(out, "{name:34} {count:>12}")?;
    }
    for (kind, count) in &known.unknown {
        writeln!(out, "  unknown: {:23} {count:>12}", kind.text())?;
    }
    Ok(())
}

/// Memory after a step, where the system tells.
fn kilobytes(memory: Option<u64>) -> String {
    memory.map_or_else(|| "not measured".to_owned(), |memory| format!("{memory} kB"))
}

fn count_items(items: &[Item], counts: &mut Counts) {
    counts.items += items.len();
    for item in items {
        match &item.kind {
            ItemKind::Mod(Some(inner)) | ItemKind::Trait { items: inner, .. } => {
                count_items(inner, counts);
            }
            ItemKind::Impl(block) => count_items(&block.items, counts),
            _ => {}
        }
    }
}

fn count_body(body: &Body, counts: &mut Counts) {
    counts.bodies += 1;
    counts.exprs += body.expr_count();
    count_items(&body.items, counts);
    for id in 0..body.expr_count() {
        match &body[ExprId(id as u32)] {
            Expr::Call { .. } => counts.calls += 1,
            Expr::Method(_) => counts.method_calls += 1,
            Expr::Await(_) => counts.awaits += 1,
            Expr::Macro(_) => counts.macros += 1,
            _ => {}
        }
    }
}
