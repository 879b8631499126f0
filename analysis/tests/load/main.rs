//! What the loader finds, and what it says about the rest.

mod groups;
mod modules;
mod on_disk;
mod packages;
mod trouble;
