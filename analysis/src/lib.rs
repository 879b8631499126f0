//! What concurrent Rust code does.
//!
//! In:  paths of packages, folders or files.
//! Out: [`facts`], the questions a lint may ask, each answered with its evidence.
//! Not here: what is wrong with the code (`conc-lints`), how people read it (`cargo-conc-lint`).
//!
//! The data goes one way: `load` → `syntax` → `names` → `types` → `flow` → `summaries` →
//! `program` → `ends` → `facts`. `domain` holds the terms they share, `models` what library calls do.

pub mod domain;
pub mod ends;
pub mod facts;
pub mod flow;
pub mod load;
pub mod locks;
pub mod models;
pub mod names;
pub mod program;
pub mod summaries;
pub mod syntax;
pub mod types;

use std::sync::Arc;

use rayon::prelude::*;

/// What is known of a workspace's calls, and what each step after loading costs: the names, the
/// questions a run asks (without lints), and, which no other run does, the types of every body.
pub fn call_stats(
    workspace: &load::Workspace,
    contexts: &[load::Context],
) -> (types::stats::CallStats, Vec<load::Step>) {
    let models = models::library();
    let (names, named) = load::Step::run("names", || names::Names::new(workspace, models));
    let typer = types::Typer::new(&names);
    let ((), solved) = load::Step::run("programs", || {
        drop(of_packages(models, &names, &typer, &contexts.into(), |facts| {
            facts.program();
        }));
    });
    let (known, typed) = load::Step::run("all types", || types::stats::call_stats(&typer));
    (known, vec![named, solved, typed])
}

/// Analyses a workspace, package by package, and hands the facts of each to `ask`.
///
/// `contexts` says where the code runs that is of interest, see [`facts::Contexts`]; what it uses
/// is followed anywhere.
/// The answers come in the order of the packages, whatever the thread count. Each package is one
/// program: what its code lets other packages see is open. A package's program is freed before
/// the next one of its thread begins.
pub fn analyse<R: Send>(
    workspace: &load::Workspace,
    contexts: &[load::Context],
    ask: impl Fn(&facts::Facts<'_>) -> R + Sync,
) -> Vec<R> {
    analyse_with(models::library(), workspace, &contexts.into(), ask)
}

/// The same with a user's models: see [`models::Models::with_stubs`].
pub fn analyse_with<R: Send>(
    models: &'static models::Models,
    workspace: &load::Workspace,
    contexts: &facts::Contexts,
    ask: impl Fn(&facts::Facts<'_>) -> R + Sync,
) -> Vec<R> {
    let names = names::Names::new(workspace, models);
    of_packages(models, &names, &types::Typer::new(&names), contexts, ask)
}

fn of_packages<'w, R: Send>(
    models: &'static models::Models,
    names: &'w names::Names<'w>,
    typer: &'w types::Typer<'w>,
    contexts: &facts::Contexts,
    ask: impl Fn(&facts::Facts<'_>) -> R + Sync,
) -> Vec<R> {
    let code = Arc::new(program::Code::new(names, typer, models));
    let roots = code.roots(&contexts.all);
    roots
        .into_par_iter()
        .with_max_len(1)
        .map(|roots| ask(&facts::Facts::new(Arc::clone(&code), roots, contexts)))
        .collect()
}
