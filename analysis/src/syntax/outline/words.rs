//! Words of bodies, and what they tell.
//!
//! In:  a word, a macro's name.
//! Out: the hash by which bodies are searched; whether more than words has to be known of a body.

use std::hash::Hasher as _;

use rustc_hash::FxHasher;

/// The hash of a word, by which bodies are searched.
pub(in crate::syntax) fn word_hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(word.as_bytes());
    (hasher.finish() >> 32) as u32
}

/// How a name is used, where that tells one function from others of its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::syntax) enum Usage {
    /// `.name()`: a method without arguments.
    MethodAlone,
    /// `name(…)`, `path::name`: a function, called or handed on.
    Function,
}

/// The hash of a name in such a use.
pub(in crate::syntax) fn usage_hash(usage: Usage, name: &str) -> u32 {
    used_hash(word_hash(name), usage)
}

/// All that a word may be noted as.
pub(in crate::syntax) fn usages_of(word: u32) -> [u32; 3] {
    [word, used_hash(word, Usage::MethodAlone), used_hash(word, Usage::Function)]
}

fn used_hash(word: u32, usage: Usage) -> u32 {
    word ^ (1 + usage as u32).wrapping_mul(0x9e37_79b9)
}

/// Macros that are understood: what they name is found where the body is read.
const KNOWN: [&str; 59] = [
    "anyhow",
    "assert",
    "assert_eq",
    "assert_matches",
    "assert_ne",
    "bail",
    "cfg",
    "column",
    "concat",
    "dbg",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_matches",
    "debug_assert_ne",
    "debug_span",
    "ensure",
    "env",
    "eprint",
    "eprintln",
    "error",
    "error_span",
    "event",
    "eyre",
    "file",
    "format",
    "format_args",
    "include_bytes",
    "include_str",
    "info",
    "info_span",
    "join",
    "line",
    "log",
    "matches",
    "module_path",
    "panic",
    "pin",
    "pin_mut",
    "print",
    "println",
    "ready",
    "select",
    "select_biased",
    "span",
    "stream",
    "stringify",
    "todo",
    "trace",
    "trace_span",
    "try_join",
    "try_stream",
    "unimplemented",
    "unreachable",
    "vec",
    "warn",
    "warn_span",
    "write",
    "writeln",
];

/// Macros in place of a statement that may hold items.
const DECLARING: [&str; 5] = ["cfg_if", "lazy_static", "macro_rules", "task_local", "thread_local"];

/// What declares something that others can see, or changes what the body means.
const DECLARES: [&str; 13] = [
    "const",
    "enum",
    "extern",
    "fn",
    "impl",
    "macro_rules",
    "mod",
    "static",
    "struct",
    "trait",
    "type",
    "union",
    "use",
];

/// Whether nothing a macro names is hidden once it is read.
pub(in crate::syntax) fn is_understood(name: &str) -> bool {
    name.starts_with("cfg_") || KNOWN.binary_search(&name).is_ok()
}

/// Whether a macro in place of a statement may hold items.
pub(in crate::syntax) fn holds_items(name: &str) -> bool {
    DECLARING.contains(&name)
}

/// Whether a keyword begins an item.
pub(in crate::syntax) fn declares(word: &str) -> bool {
    DECLARES.contains(&word)
}

#[cfg(test)]
mod tests {
    #[test]
    fn understood_macros_are_in_order() {
        assert!(super::KNOWN.is_sorted());
    }
}
