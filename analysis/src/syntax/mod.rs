//! Text to intermediate representation.
//!
//! In:  the bytes of one file.
//! Out: [`ir::File`]: items and bodies in arenas, `Send`, with byte ranges; the syntax tree is gone.
//! Cost: one parse, one visit of the tree, without the bodies that can be read later
//!       (`outline`). Call [`parse`], and ask for bodies, on a thread with a stack of 64 MiB.
//! Not here: which file belongs where (`load`), what a path means (`names`).

mod assoc;
mod control;
pub mod cover;
pub mod dump;
mod exprs;
mod guard;
pub mod ir;
mod items;
mod later;
mod lower;
mod macros;
mod operators;
mod outline;
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

use lower::{Later, Lower};
use outline::Outline;
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
    let mentioned = remarks::mentioned(&text);
    let mut outline = Outline::new(&text);
    let docs = guard::check(&text, |token| outline.step(token))
        .map_err(|offset| SyntaxError::TooDeep { offset })?;
    let outline = outline.finish();
    let remarks = if mentioned { remarks::read(&text) } else { Vec::new() };
    let text = if docs.is_empty() {
        text
    } else {
        Cow::Owned(guard::undocumented(text.into_owned(), &docs))
    };
    // What attributes and comments are about is asked of every body at once.
    let outlined = (!mentioned).then(|| without_bodies(&text, outline)).flatten();
    let file = outlined.unwrap_or_else(|| whole(&text));
    let mut file = ir::File { mentioned, remarks, ..file };
    file.bodies.seal();
    proc_macro2::extra::invalidate_current_thread_spans();
    Ok(file)
}

/// Reads a file with all its bodies.
fn whole(text: &str) -> ir::File {
    let Ok(tree) = syn::parse_str::<syn::File>(text) else { return recover::read(text) };
    Lower::new(Source::new(text, 0)).whole(&tree)
}

/// Reads a file and puts off the bodies that can be read later; `None` if it does not parse, or
/// if a macro that is not understood may hold one of them.
fn without_bodies(text: &str, outline: outline::Bodies) -> Option<ir::File> {
    if outline.later.is_empty() {
        return None;
    }
    let mut bare = text.as_bytes().to_vec();
    for body in &outline.later {
        for byte in &mut bare[body.open + 1..body.end - 1] {
            // Lines stay as long as they were: positions are looked up by line.
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
    }
    let bare = String::from_utf8(bare).ok()?;
    let tree = syn::parse_str::<syn::File>(&bare).ok()?;
    let expected = outline.later.len();
    let mut hidden: Vec<_> = outline.hidden.iter().map(|hash| ir::Word::hashed(*hash)).collect();
    hidden.sort_unstable();
    hidden.dedup();
    let mut lower = Lower::new(Source::new(&bare, 0));
    lower.later = Later { outline, text };
    let file = ir::File { hidden, ..lower.whole(&tree) };
    (file.bodies.put_off_count() == expected).then_some(file)
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
