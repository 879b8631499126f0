//! What the loader finds, and what it says about the rest.

mod modules;
mod on_disk;
mod packages;
mod trouble;
