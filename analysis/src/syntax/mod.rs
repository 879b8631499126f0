//! Text to intermediate representation.
//!
//! In:  the bytes of one file.
//! Out: [`ir::File`]: items and bodies in arenas, `Send`, with byte ranges; the syntax tree is gone.
//! Not here: which file belongs where (`load`), what a path means (`names`).

pub mod ir;
