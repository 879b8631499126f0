//! Models: what library types are and what library calls do, read from stub files.
//!
//! In:  `analysis/models/<crate>/….rs`, parsed at build time; users' stubs at run time.
//! Out: types and functions by canonical path, each with its effects.
//! Source: the libraries' own documentation, at the versions each stub names.

pub mod entry;

pub use entry::{FnModel, Kind, ModelEffect, TypeModel};
