//! The questions a lint may ask, each answered with its evidence.
//!
//! In:  the whole program (`program`).
//! Out: [`Facts`].

/// Everything a lint can ask.
#[derive(Debug)]
pub struct Facts {}
