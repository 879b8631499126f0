//! Text to intermediate representation.
//!
//! In:  the bytes of one file.
//! Out: [`ir::File`]: items and bodies in arenas, `Send`, with byte ranges; the syntax tree is gone.
//! Cost: one parse, one visit of the tree. Call [`parse`] on a thread with a stack of 64 MiB.
//! Not here: which file belongs where (`load`), what a path means (`names`).

mod assoc;
mod control;
pub mod cover;
pub mod dump;
mod exprs;
mod guard;
pub mod ir;
mod items;
mod lower;
mod macros;
mod operators;
mod patterns;
mod recover;
mod remarks;
mod scan;
mod source;
mod stmts;
#[cfg(test)]
mod tests;
mod types;

use std::borrow::Cow;

use lower::Lower;
use source::Source;

/// Why a file could not be read at all.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SyntaxError {
    /// Not UTF-8.
    #[error("not UTF-8 (byte {offset})")]
    NotUtf8 {
        /// The first byte that is wrong.
        offset: usize,
    },
    /// Nested or chained too deeply to be read safely.
    #[error("nested too deeply (byte {offset})")]
    TooDeep {
        /// Where it gets too deep.
        offset: usize,
    },
    /// More than offsets can address.
    #[error("the file is too large")]
    TooLarge,
}

/// Reads one file. What does not parse is in [`ir::File::lost`]; the rest is still read.
pub fn parse(bytes: &[u8]) -> Result<ir::File, SyntaxError> {
    if bytes.len() >= 1 << 30 {
        return Err(SyntaxError::TooLarge);
    }
    let text = std::str::from_utf8(bytes)
        .map_err(|error| SyntaxError::NotUtf8 { offset: error.valid_up_to() })?;
    let text = blank_preamble(text);
    let docs = guard::check(&text).map_err(|offset| SyntaxError::TooDeep { offset })?;
    let mentioned = remarks::mentioned(&text);
    let remarks = if mentioned { remarks::read(&text) } else { Vec::new() };
    let text = if docs.is_empty() {
        text
    } else {
        Cow::Owned(guard::undocumented(text.into_owned(), &docs))
    };
    let file = ir::File { mentioned, remarks, ..read(&text) };
    proc_macro2::extra::invalidate_current_thread_spans();
    Ok(file)
}

fn read(text: &str) -> ir::File {
    let Ok(tree) = syn::parse_str::<syn::File>(text) else { return recover::read(text) };
    let mut lower = Lower::new(Source::new(text, 0));
    lower.file.attrs = lower.attrs(&tree.attrs);
    lower.file.items = lower.items(&tree.items);
    lower.finish()
}

/// Replaces a byte order mark and a `#!` line by spaces, so that offsets stay true.
fn blank_preamble(text: &str) -> Cow<'_, str> {
    let bom = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let rest = &text[bom..];
    let shebang = match rest.strip_prefix("#!") {
        Some(line) if !line.trim_start().starts_with('[') => rest.find('\n').unwrap_or(rest.len()),
        _ => 0,
    };
    if bom + shebang == 0 {
        return Cow::Borrowed(text);
    }
    let mut blank = " ".repeat(bom + shebang);
    blank.push_str(&text[bom + shebang..]);
    Cow::Owned(blank)
}
