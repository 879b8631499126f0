//! What a path means: the item it names, inside the workspace or in a library.
//!
//! In:  module trees, `use` trees, dependencies' names, preludes.
//! Out: [`Resolved`] for a path in a module: an item, a library's canonical path, or Unknown.
//! Not here: methods and fields (`types`).
