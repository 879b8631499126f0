//! Control flow of one body, with scopes, drop points and await points.
//!
//! In:  one body's IR with its types.
//! Out: [`graph::Graph`]: basic blocks of moves, borrows, calls, awaits and drops.
//! Source: Rust Reference, "Destructors" (with the edition 2024 rules) and "Expressions".
//! Not here: what a call does (`summaries`), whose object it is (`program`).

pub mod graph;
