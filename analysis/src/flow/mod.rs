//! Control flow of one body, with scopes, drop points and await points.
//!
//! In:  one body's IR with its types.
//! Out: [`graph::Graph`]: basic blocks of moves, borrows, calls, awaits and drops.
//!      [`build()`] makes a body's graphs; [`live::Liveness`] tells what is alive at a call or
//!      await, [`loops::Shape`] what repeats and what comes first, [`text::dump`] prints.
//! Source: Rust Reference, "Destructors" (with the edition 2024 rules) and "Expressions".
//! Not here: what a call does (`summaries`), whose object it is (`program`).

pub mod alive;
pub mod build;
mod drops;
pub mod graph;
pub mod live;
pub mod loops;
pub mod mermaid;
mod moves;
pub mod order;
mod paths;
mod prune;
#[cfg(test)]
mod tests;
pub mod text;
pub mod typed;
pub(crate) mod walk;

pub use typed::build;
pub use walk::{operands, successors};
