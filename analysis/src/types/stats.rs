//! How much is known of calls: for the `debug stats` table.
//!
//! In:  all bodies of a workspace.
//! Out: method calls, those whose receiver is known, and why the others are not.
//! Cost: types every body, which a normal run does not.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::{CallTarget, Typer};
use crate::domain::{FileId, ReasonKind};
use crate::syntax::ir::{BodyId, Expr};

/// What is known of the method calls of a workspace.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct CallStats {
    /// Method calls.
    pub methods: usize,
    /// Those whose receiver has a known type.
    pub receivers: usize,
    /// Those whose target is known.
    pub targets: usize,
    /// Why targets are not known, and how often.
    pub unknown: BTreeMap<ReasonKind, usize>,
}

impl CallStats {
    fn plus(mut self, other: Self) -> Self {
        self.methods += other.methods;
        self.receivers += other.receivers;
        self.targets += other.targets;
        for (kind, count) in other.unknown {
            *self.unknown.entry(kind).or_default() += count;
        }
        self
    }
}

/// Counts the method calls of all files that belong to a crate.
pub fn call_stats(typer: &Typer<'_>) -> CallStats {
    typer
        .workspace
        .files
        .par_iter()
        .enumerate()
        .filter(|(_, file)| file.owner.is_some())
        .map(|(n, file)| {
            file.ir
                .bodies
                .ids()
                .map(|body| of_body(typer, FileId(n as u32), body))
                .fold(CallStats::default(), CallStats::plus)
        })
        .reduce(CallStats::default, CallStats::plus)
}

fn of_body(typer: &Typer<'_>, file: FileId, id: BodyId) -> CallStats {
    let types = typer.body(file, id);
    let mut stats = CallStats::default();
    for (expr, _) in typer.workspace.file(file).ir[id]
        .exprs()
        .filter(|(_, expr)| matches!(expr, Expr::Method(_)))
    {
        let call = types.call(expr);
        stats.methods += 1;
        stats.receivers += usize::from(!call.receiver.is_unknown());
        match &call.target {
            CallTarget::Unknown(kind) => *stats.unknown.entry(*kind).or_default() += 1,
            _ => stats.targets += 1,
        }
    }
    stats
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::memory;
    use crate::names::Names;

    #[test]
    fn known_and_unknown_receivers_are_counted_with_the_reason() {
        let text = "fn f(v: Vec<u8>, x: other::Thing) { v.len(); x.go(); }";
        let workspace = memory::library(text);
        let names = Names::new(&workspace, crate::models::library());
        let stats = call_stats(&Typer::new(&names));
        assert_eq!((stats.methods, stats.targets), (2, 1));
        assert_eq!(stats.unknown.values().sum::<usize>(), 1);
    }
}
