//! How likely a `cfg` holds: which of two definitions of one name is meant.
//!
//! In:  the attributes of an item.
//! Out: a rank; of several definitions of one name, the lowest rank is taken, and equal ranks
//!      with different meanings are ambiguous.
//! The rank follows a build for 64-bit Linux without tests, with the features that `default` and
//! `full` switch on; switches that only a build command sets (`loom`, `docsrs`) are off.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::FileId;
use crate::load::{Crate, Workspace};
use crate::syntax::ir::{Attrs, Item, ItemKind};

/// 0 holds, 1 holds likely, 2 likely not, 3 does not.
pub(super) type Rank = u8;

/// What a crate is taken to be built with.
#[derive(Debug, Default)]
pub(super) struct Build {
    /// What `default` and `full` switch on; `None` if the package declares no features.
    features: Option<FxHashSet<String>>,
    /// The conditions that macros named `cfg_…` put in front of their items.
    macros: FxHashMap<String, Rank>,
}

impl Build {
    /// The build of one crate.
    pub fn of(workspace: &Workspace, krate: &Crate) -> Self {
        let mut build = Self::default();
        let declared = &workspace.packages[krate.package].features;
        if !declared.is_empty() {
            let mut on: FxHashSet<String> = FxHashSet::default();
            let mut queue = vec!["default".to_owned(), "full".to_owned()];
            while let Some(feature) = queue.pop() {
                queue.extend(declared.get(&feature).into_iter().flatten().cloned());
                // `dep:name` and `name/feature` switch the optional dependency on.
                let name = feature.trim_start_matches("dep:");
                let name = name.split(['/', '?']).next().unwrap_or(name).to_owned();
                if on.insert(name.clone()) && name != feature {
                    queue.push(name);
                }
                if on.len() + queue.len() > MAX_FEATURES {
                    break;
                }
            }
            build.features = Some(on);
        }
        let mut files: Vec<FileId> = krate.modules.iter().map(|m| m.file).collect();
        files.sort();
        files.dedup();
        for file in files {
            build.find_macros(&workspace.file(file).ir.items, 0);
        }
        build
    }

    fn find_macros(&mut self, items: &[Item], depth: u32) {
        for item in items {
            match &item.kind {
                ItemKind::MacroRules(rules) if item.name.as_str().starts_with("cfg_") => {
                    let Some((_, args)) = rules.split_once("#[cfg(") else { continue };
                    let rank = Reader { rest: args, build: self }.predicate(0);
                    self.macros.entry(item.name.to_string()).or_insert(rank);
                }
                ItemKind::Mod(Some(inner)) if depth < MAX_NESTING => {
                    self.find_macros(inner, depth + 1);
                }
                _ => {}
            }
        }
    }

    /// The rank of all `cfg` attributes together.
    pub fn rank(&self, attrs: &Attrs) -> Rank {
        attrs
            .list
            .iter()
            .filter(|a| a.path.len() == 1 && a.path[0] == "cfg")
            .map(|a| Reader { rest: &a.args, build: self }.predicate(0))
            .max()
            .unwrap_or(0)
    }
}

/// More features than this are not followed.
const MAX_FEATURES: usize = 10_000;

struct Reader<'t, 'b> {
    rest: &'t str,
    build: &'b Build,
}

const MAX_NESTING: u32 = 32;

impl<'t> Reader<'t, '_> {
    fn predicate(&mut self, depth: u32) -> Rank {
        let word = self.word();
        self.space();
        if depth < MAX_NESTING && self.eat('(') {
            let mut parts = Vec::new();
            loop {
                self.space();
                if self.rest.is_empty() || self.eat(')') {
                    break;
                }
                let before = self.rest.len();
                parts.push(self.predicate(depth + 1));
                self.space();
                self.eat(',');
                if self.rest.len() == before {
                    break;
                }
            }
            return match word {
                "all" => parts.into_iter().max().unwrap_or(0),
                "any" => parts.into_iter().min().unwrap_or(3),
                "not" => 3 - parts.first().copied().unwrap_or(0),
                _ => 1,
            };
        }
        if self.eat('=') {
            self.space();
            let value = self.string();
            return self.build.value_rank(word, value);
        }
        match word {
            "unix" | "true" => 0,
            "debug_assertions" | "proc_macro" | "overflow_checks" => 1,
            "test" => 2,
            _ => 3,
        }
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, c: char) -> bool {
        self.rest.strip_prefix(c).map(|rest| self.rest = rest).is_some()
    }

    fn word(&mut self) -> &'t str {
        self.space();
        let end = self
            .rest
            .find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn string(&mut self) -> &'t str {
        let Some(open) = self.rest.strip_prefix('"') else { return "" };
        let end = open.find('"').unwrap_or(open.len());
        self.rest = open.get(end + 1..).unwrap_or("");
        &open[..end]
    }
}

impl Build {
    fn value_rank(&self, key: &str, value: &str) -> Rank {
        match key {
            "feature" => match &self.features {
                Some(on) if !on.contains(value) => 2,
                _ => 1,
            },
            "macro" => self.macros.get(value).copied().unwrap_or(1),
            "target_os" => is(value == "linux", 0, 3),
            "target_family" => is(value == "unix", 0, 3),
            "target_arch" => is(value == "x86_64", 1, 2),
            "target_pointer_width" => is(value == "64", 0, 3),
            "target_has_atomic" => 0,
            "target_env" => is(value == "gnu", 1, 2),
            "target_endian" => is(value == "little", 0, 3),
            "panic" => is(value == "unwind", 0, 3),
            _ => 2,
        }
    }
}

fn is(holds: bool, yes: Rank, no: Rank) -> Rank {
    if holds { yes } else { no }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likelier_branch_has_the_lower_rank() {
        for (cfg, want) in [
            ("unix", 0),
            ("not(unix)", 3),
            ("loom", 3),
            ("not(loom)", 0),
            ("test", 2),
            ("not(test)", 1),
            ("feature = \"full\"", 1),
            ("not(feature = \"full\")", 2),
            ("all(not(loom), feature = \"x\")", 1),
            ("any(windows, target_os = \"linux\")", 0),
            ("all(unix, any(loom, not(feature=\"a\")), )", 2),
            ("all(((", 1),
        ] {
            assert_eq!(Reader { rest: cfg, build: &Build::default() }.predicate(0), want, "{cfg}");
        }
    }
}
