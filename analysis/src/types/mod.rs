//! Types on demand: what a local, field or call result is, or Unknown.
//!
//! In:  the IR, resolved names, models.
//! Out: [`Ty`], and for one body the type of each expression and the target of each call.
//! Not here: trait solving, borrow checking, integer fallback.

pub mod ty;

pub use ty::Ty;
