//! Nothing: the fixtures beside this folder are the targets (see `Cargo.toml`).
