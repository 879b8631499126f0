//! Interned names: identifiers and canonical paths.
//!
//! In:  text.
//! Out: a `Copy` handle; two names of the same text are the same handle.
//! Cost: one hash look-up a thread for known names; the text lives as long as the process.

use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{LazyLock, Mutex, PoisonError};

use rustc_hash::FxBuildHasher;

type Pool = HashMap<&'static str, Name, FxBuildHasher>;

/// An interned text: compares in one instruction, orders by its letters.
///
/// The order never depends on which thread interned it first, so sorted output is stable.
/// The pointer is thin, since names fill a good part of the intermediate representation.
#[derive(Clone, Copy)]
pub struct Name(&'static &'static str);

const SHARDS: usize = 64;
static POOL: LazyLock<[Mutex<Pool>; SHARDS]> =
    LazyLock::new(|| std::array::from_fn(|_| Mutex::new(Pool::default())));

thread_local! {
    static SEEN: RefCell<Pool> = RefCell::default();
}

impl Name {
    /// The handle of `text`.
    pub fn new(text: &str) -> Self {
        SEEN.with_borrow_mut(|seen| {
            if let Some(&known) = seen.get(text) {
                return known;
            }
            let known = Self::global(text);
            seen.insert(known.as_str(), known);
            known
        })
    }

    fn global(text: &str) -> Self {
        let shard = text.bytes().fold(0_usize, |h, b| h.wrapping_mul(31) + usize::from(b)) % SHARDS;
        let mut pool = POOL[shard].lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(&known) = pool.get(text) {
            return known;
        }
        let kept: &'static str = Box::leak(text.into());
        let name = Self(Box::leak(Box::new(kept)));
        pool.insert(kept, name);
        name
    }

    /// A local's name without the mark of the expansion that declared it: `guard#1` is `guard`.
    #[must_use]
    pub fn as_written(self) -> Self {
        let Some((before, rest)) = self.as_str().split_once('#') else { return self };
        let behind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        Self::new(&format!("{before}{behind}"))
    }

    /// The text itself.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl PartialEq for Name {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
impl Eq for Name {}
impl Hash for Name {
    fn hash<H: Hasher>(&self, state: &mut H) {
        // The address, not the letters: equal names share it, and hash maps are never iterated.
        state.write_usize(std::ptr::from_ref(self.0).addr());
    }
}
impl PartialOrd for Name {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Name {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        // Names meet themselves more often than their neighbours.
        if self == other { std::cmp::Ordering::Equal } else { self.0.cmp(other.0) }
    }
}
impl PartialEq<str> for Name {
    fn eq(&self, other: &str) -> bool {
        *self.0 == other
    }
}
impl PartialEq<&str> for Name {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == *other
    }
}
impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}
impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// The handle of a literal, looked up once a place and not once a use.
macro_rules! name {
    ($text:literal) => {{
        static NAME: std::sync::LazyLock<$crate::domain::Name> =
            std::sync::LazyLock::new(|| $crate::domain::Name::new($text));
        *NAME
    }};
}
pub(crate) use name;

#[cfg(test)]
mod tests {
    use super::Name;

    #[test]
    fn equal_text_is_one_name_on_every_thread() {
        let here = Name::new("recv_many");
        let there = std::thread::spawn(|| Name::new("recv_many")).join().unwrap();
        assert_eq!(here, there);
        assert_ne!(here, Name::new("recv"));
    }

    #[test]
    fn names_order_by_their_letters() {
        let mut names = [Name::new("zeta_first"), Name::new("alpha_second")];
        names.sort();
        assert_eq!(names.map(Name::as_str), ["alpha_second", "zeta_first"]);
    }
}
