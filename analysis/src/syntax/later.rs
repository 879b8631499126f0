//! A body that was put off, read on its own.
//!
//! In:  the text of the function from the word `fn` on, where that is in its file, its macros.
//! Out: the body as it would have been with the file; what does not parse is in [`Body::lost`].
//! Cost: a parse of the function. Call it on a thread with a stack of 64 MiB.

use std::sync::Arc;

use super::ir::{Bodies, Body, BodyId, File, ItemKind};
use super::lower::Lower;
use super::macros::expand::Scope;
use super::recover;
use super::source::Source;

/// Reads the body of a function.
pub(super) fn read(text: &str, start: u32, (of, scope): (&Bodies, Scope)) -> Body {
    let file = match syn::parse_str::<syn::ItemFn>(text) {
        Ok(item) => {
            let mut lower = Lower::new(Source::new(text, start));
            lower.file.bodies.definitions = Arc::clone(&of.definitions);
            lower.file.bodies.imported = Arc::clone(&of.imported);
            lower.scope = scope;
            lower.function(&item.sig, Some(&item.block));
            lower.finish()
        }
        Err(_) => recover::read_function(text, start as usize),
    };
    proc_macro2::extra::invalidate_current_thread_spans();
    let File { mut bodies, lost, items, unseen, .. } = file;
    let id = items.iter().find_map(|item| match &item.kind {
        ItemKind::Fn(function) => function.body,
        _ => None,
    });
    let mut body = bodies.take(id.unwrap_or(BodyId(0))).unwrap_or_default();
    (body.lost, body.unseen) = (lost, unseen);
    body
}
