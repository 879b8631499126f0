//! Tables of encoded entries: shipped ones are static, users' are built at run time.
//!
//! In:  [`reader::Output`].
//! Out: look-ups by canonical path; nothing is decoded here.

use super::reader::Output;

/// Sorted pairs of path and entry.
pub type Entries = &'static [(&'static str, &'static str)];
/// Sorted public names of a module: name, canonical path, whether that is a module.
pub type Exports = &'static [(&'static str, &'static str, bool)];

/// All tables of one set of stubs.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// Functions and methods.
    pub functions: Entries,
    /// Types.
    pub types: Entries,
    /// Type aliases.
    pub aliases: Entries,
    /// Constants and statics.
    pub constants: Entries,
    /// Traits.
    pub traits: Entries,
    /// Implementations by the type's key.
    pub impls: Entries,
    /// Modules.
    pub modules: &'static [(&'static str, Exports)],
}

/// The shipped stubs, from the build script.
#[allow(clippy::all, clippy::pedantic, reason = "generated")]
mod shipped {
    include!(concat!(env!("OUT_DIR"), "/models.rs"));
}

/// The shipped stubs.
pub static SHIPPED: &Table = &shipped::TABLE;

/// The entry of a path.
pub fn find(entries: Entries, path: &str) -> Option<(&'static str, &'static str)> {
    let at = entries.binary_search_by(|(key, _)| (*key).cmp(path)).ok()?;
    entries.get(at).copied()
}

/// The entries whose path is `prefix::name`.
pub fn below(entries: Entries, prefix: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let start = entries.partition_point(|(key, _)| *key < prefix);
    let prefix = format!("{prefix}::");
    entries[start..]
        .iter()
        .copied()
        .skip_while({
            let prefix = prefix.clone();
            move |(key, _)| *key < prefix.as_str()
        })
        .take_while({
            let prefix = prefix.clone();
            move |(key, _)| key.starts_with(&prefix)
        })
        .filter(move |(key, _)| !key[prefix.len()..].contains("::"))
}

impl Table {
    /// The public names of a module.
    pub fn module(&self, path: &str) -> Option<Exports> {
        let at = self.modules.binary_search_by(|(key, _)| (*key).cmp(path)).ok()?;
        self.modules.get(at).map(|(_, exports)| *exports)
    }

    /// Keeps what was read for the rest of the process.
    pub fn leak(output: Output) -> &'static Self {
        let text = |t: String| -> &'static str { Box::leak(t.into_boxed_str()) };
        let entries = |map: std::collections::BTreeMap<String, String>| -> Entries {
            let list: Vec<_> = map.into_iter().map(|(k, v)| (text(k), text(v))).collect();
            Box::leak(list.into_boxed_slice())
        };
        let exports = |names: std::collections::BTreeMap<String, (String, bool)>| -> Exports {
            let list: Vec<_> = names.into_iter().map(|(n, (p, m))| (text(n), text(p), m)).collect();
            Box::leak(list.into_boxed_slice())
        };
        let modules: Vec<_> =
            output.modules.into_iter().map(|(path, names)| (text(path), exports(names))).collect();
        Box::leak(Box::new(Self {
            functions: entries(output.functions),
            types: entries(output.types),
            aliases: entries(output.aliases),
            constants: entries(output.constants),
            traits: entries(output.traits),
            impls: entries(output.impls),
            modules: Box::leak(modules.into_boxed_slice()),
        }))
    }
}
