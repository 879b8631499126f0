//! Where the program begins: `main` functions and tests, with the runtime that drives them.
//!
//! In:  functions with their attributes.
//! Out: [`Entry`]s of a package, in order.
//! Attribute macros are known by their paths; what one that is not known makes of a function is
//! not known either.

use super::Code;
use crate::domain::Span;
use crate::domain::effect::Flavour;
use crate::load::{Context, ModuleId};
use crate::names::{Def, DefKind};
use crate::syntax::ir::Attr;
use crate::types::ty::BodyRef;

/// A function that the program, or a test of it, begins with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its body.
    pub body: BodyRef,
    /// Its name.
    pub name: Span,
    /// Whether it is a test.
    pub test: bool,
    /// The runtime that its body runs in.
    pub runtime: Option<Runtime>,
}

/// An async runtime that drives a body on the thread that the program begins with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Runtime {
    /// Which threads run its tasks.
    pub flavour: Flavour,
    /// What says so: an attribute, or the call that makes it.
    pub shown: Span,
}

/// Attribute macros, each with the flavour that it has unless its arguments say otherwise.
const ATTRIBUTES: &[(&str, Flavour)] = &[
    ("tokio::main", Flavour::MultiThread),
    ("tokio::test", Flavour::CurrentThread),
    ("async_std::main", Flavour::MultiThread),
    ("async_std::test", Flavour::MultiThread),
    ("actix_rt::main", Flavour::CurrentThread),
    ("actix_rt::test", Flavour::CurrentThread),
    ("actix_web::main", Flavour::CurrentThread),
    ("actix_web::test", Flavour::CurrentThread),
    ("ntex::main", Flavour::CurrentThread),
    ("ntex::test", Flavour::CurrentThread),
];

impl Code<'_> {
    /// The functions that the programs and tests of a package begin with, in these contexts.
    pub fn entries(&self, package: usize, contexts: &[Context]) -> Vec<Entry> {
        let all = self.entries.get_or_init(|| {
            let mut all = vec![Vec::new(); self.workspace.packages.len()];
            for def in self.names.defs().iter().filter(|def| def.kind == DefKind::Fn) {
                if let Some(entry) = self.entry(def) {
                    let package = self.workspace.crates[def.krate.0 as usize].package;
                    all[package].push((def.context, entry));
                }
            }
            all
        });
        let ours = all[package].iter().filter(|(context, _)| contexts.contains(context));
        ours.map(|(_, entry)| *entry).collect()
    }

    fn entry(&self, def: &Def<'_>) -> Option<Entry> {
        let function = def.function()?;
        let test = def.item.attrs.list.iter().any(is_test);
        let at_root = def.owner.is_none() && def.module == ModuleId(0);
        let library = self.workspace.crates[def.krate.0 as usize].context == Context::Lib;
        if !(test || def.name() == "main" && at_root && !library) {
            return None;
        }
        let runtime = def.item.attrs.list.iter().find_map(|attr| runtime(attr, def));
        if function.is_async && runtime.is_none() {
            return None;
        }
        Some(Entry {
            body: BodyRef { file: def.file, body: function.body?, nested: None },
            name: def.item.name_range.in_file(def.file),
            test,
            runtime: runtime.filter(|_| function.is_async),
        })
    }
}

fn is_test(attr: &Attr) -> bool {
    attr.path.last().is_some_and(|last| *last == "test" || *last == "rstest")
}

fn runtime(attr: &Attr, def: &Def<'_>) -> Option<Runtime> {
    let path: Vec<&str> = attr.path.iter().map(|name| name.as_str()).collect();
    let path = path.join("::");
    // `test_log::test(tokio::test)` names the attribute that it puts there.
    let named = |known: &str| path == known || (path.ends_with("::test") && *attr.args == *known);
    let (_, default) = ATTRIBUTES.iter().find(|(known, _)| named(known))?;
    let says = |word: &str| attr.args.contains(&format!("\"{word}\""));
    let flavour = match () {
        () if says("current_thread") || says("local") => Flavour::CurrentThread,
        () if says("multi_thread") => Flavour::MultiThread,
        () => *default,
    };
    Some(Runtime { flavour, shown: attr.range.in_file(def.file) })
}
