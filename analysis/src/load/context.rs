//! Where a piece of code runs: which crate and module it is in, and whether only tests run it.
//!
//! In:  a span.
//! Out: crate and [`Context`]; the innermost item decides.

use super::workspace::{Context, Crate, Workspace};
use crate::domain::Span;
use crate::syntax::ir::{Item, ItemKind};

impl Workspace {
    /// The crate that a file belongs to first.
    pub fn crate_of(&self, span: Span) -> Option<&Crate> {
        let (id, _) = self.files.get(span.file.0 as usize)?.owner?;
        self.crates.get(id.0 as usize)
    }

    /// Where the code at `span` runs: test if a test attribute or `cfg(test)` stands around it.
    pub fn context_at(&self, span: Span) -> Context {
        let Some(file) = self.files.get(span.file.0 as usize) else { return Context::default() };
        let Some((id, module)) = file.owner else { return Context::default() };
        let Some(module) =
            self.crates.get(id.0 as usize).and_then(|c| c.modules.get(module.0 as usize))
        else {
            return Context::default();
        };
        if in_test(&file.ir.items, span) { Context::Test } else { module.context }
    }
}

fn in_test(mut items: &[Item], span: Span) -> bool {
    loop {
        let Some(item) = items.iter().find(|item| item.range.contains(span.range)) else {
            return false;
        };
        if item.attrs.is_test() {
            return true;
        }
        items = match &item.kind {
            ItemKind::Mod(Some(inner)) | ItemKind::Trait { items: inner, .. } => inner,
            ItemKind::Impl(block) => &block.items,
            _ => return false,
        };
    }
}
