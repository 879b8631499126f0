//! The engine's answers for the fixtures, through the same steps as a run of the linter.
//!
//! In:  the package of an edition. Out: [`Facts`] by fixture.

use std::collections::BTreeMap;

use conc_analysis::domain::FileId;
use conc_analysis::flow::typed::{self, Typed};
use conc_analysis::load::{Request, load};
use conc_analysis::models::library;
use conc_analysis::names::Names;
use conc_analysis::syntax::ir::ItemKind;
use conc_analysis::types::Typer;
use conc_analysis::types::ty::BodyRef;

use crate::compile::root;
use crate::live::{Facts, facts};
use crate::ours::shared;
use crate::source::Source;

/// The engine's facts by fixture.
pub fn answers(edition: &str, sources: &BTreeMap<String, Source>) -> BTreeMap<String, Facts> {
    let package = root().join(format!("edition{edition}"));
    let workspace = load(&Request::new(package)).expect("the fixtures' package loads");
    let names = Names::new(&workspace, library());
    let typer = Typer::new(&names);
    let mut answers: BTreeMap<String, Facts> = BTreeMap::new();
    for (n, file) in workspace.files.iter().enumerate() {
        let name = file.path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let Some(source) = sources.get(name) else { continue };
        let known = answers.entry(name.to_owned()).or_default();
        for body in file.ir.bodies.ids() {
            let file = FileId(n as u32);
            let Some((id, _)) = names.body(file, body) else { continue };
            if !matches!(names.def(id).item.kind, ItemKind::Fn(_)) {
                continue;
            }
            let types = typer.body(file, body);
            let at = BodyRef { file, body, nested: None };
            for graph in typed::build(&typer, &types, &workspace, at) {
                let body = shared(&graph, source, &Typed { typer: &typer, types: &types });
                known.merge(facts(&body));
            }
        }
    }
    answers
}
