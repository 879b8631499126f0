//! What concurrent Rust code does.
//!
//! In:  paths of packages, folders or files.
//! Out: [`facts`], the questions a lint may ask, each answered with its evidence.
//! Not here: what is wrong with the code (`conc-lints`), how people read it (`cargo-conc-lint`).
//!
//! The data goes one way: `load` → `syntax` → `names` → `types` → `flow` → `summaries` →
//! `program` → `facts`. `domain` holds the terms they share, `models` what library calls do.

pub mod domain;
pub mod facts;
pub mod flow;
pub mod load;
pub mod models;
pub mod names;
pub mod syntax;
pub mod types;
