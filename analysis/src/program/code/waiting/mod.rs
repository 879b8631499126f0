//! Which bodies may lead to a wait, by the names in their code.
//!
//! In:  the IR of a package, the names of library functions that block a thread.
//! Out: bodies that name one, that loop over what may be a receiver, or that name a function
//!      whose body does.
//! Over-approximates: whoever writes the name may mean that function. Nothing is typed here.

mod words;

use rustc_hash::FxHashSet;

use super::Code;
use crate::domain::{FileId, Name};
use crate::load::Context;
use crate::syntax::ir::{BodyId, Expr};
use crate::types::ty::BodyRef;
use words::Waiting;
pub(super) use words::Words;

/// An outermost body.
type Outer = (FileId, BodyId);

/// Bodies that write a name, beyond which it says too little: `new` of a large package.
const MAX_NAMING: usize = 24;

impl Code<'_> {
    fn waiting(&self) -> &Words {
        self.waiting.get_or_init(|| Words::new(self.models))
    }

    /// Those of some bodies that name a free function which creates a channel. Others make their
    /// channels where a type is made, by a `new` as any type has it.
    pub fn making(&self, bodies: &[Outer]) -> Vec<Outer> {
        let names = &self.waiting().making;
        let names_one = |(file, body): &&Outer| {
            let body = &self.workspace.file(*file).ir[*body];
            body.exprs().any(|(_, expr)| match expr {
                Expr::Path(path) => {
                    path.segments.last().is_some_and(|s| names.binary_search(&s.name).is_ok())
                }
                _ => false,
            })
        };
        bodies.iter().filter(names_one).copied().collect()
    }

    /// The bodies of a package that may wait without a limit themselves: those that name what
    /// blocks or what gives a message, or loop over what may be a receiver. Those in `creating`
    /// may have one without naming it. Outside the usual contexts, what only suspends counts in
    /// loops: tests wait for their own messages all the time.
    pub fn may_wait(&self, package: usize, creating: &[Outer], usual: &[Context]) -> Vec<Outer> {
        let words = Waiting::of(self, package);
        let mut found: Vec<Outer> = Vec::new();
        for krate in self.crates_of(package) {
            for file in &self.files[krate.0 as usize] {
                let here = self.workspace.file(*file).ir.bodies.ids().map(|id| (*file, id));
                found.extend(here.filter(|at| {
                    let makes = creating.binary_search(at).is_ok();
                    let context = self.context(BodyRef { file: at.0, body: at.1, nested: None });
                    words.may_wait(self, *at, makes, usual.contains(&context))
                }));
            }
        }
        found.sort_unstable();
        found
    }

    /// Whether code of a package may drive a future from code that is none.
    pub fn may_drive(&self, package: usize) -> bool {
        let names = &self.waiting().driving;
        self.crates_of(package).any(|krate| {
            let mentions = self.mentions(krate);
            names.iter().any(|name| !mentions.may_mention(*name).is_empty())
        })
    }

    /// The bodies, and those that name their functions, and so on.
    pub fn with_callers(&self, package: usize, bodies: &[Outer]) -> FxHashSet<Outer> {
        let mut found: FxHashSet<Outer> = bodies.iter().copied().collect();
        let crates: Vec<_> = self.crates_of(package).collect();
        let mut queue: Vec<Outer> = found.iter().copied().collect();
        let mut named = FxHashSet::default();
        while let Some((file, body)) = queue.pop() {
            let Some((def, _)) = self.names.body(file, body) else { continue };
            // What drops a value names its type somewhere, or a function that makes one.
            let dropped = self.dropped_by(BodyRef { file, body, nested: None });
            let name = dropped.map_or_else(
                || self.names.def(def).name(),
                |path| Name::new(path.as_str().rsplit("::").next().unwrap_or_default()),
            );
            if !named.insert(name) {
                continue;
            }
            let callers: Vec<Outer> =
                crates.iter().flat_map(|krate| self.mentions(*krate).may_mention(name)).collect();
            if callers.len() > MAX_NAMING {
                continue;
            }
            for caller in callers {
                if found.insert(caller) {
                    queue.push(caller);
                }
            }
        }
        found
    }

    /// Whether code of the package, or of macros that can't be read, may unpark a thread.
    pub fn names_unpark(&self, package: usize) -> bool {
        let names = &self.waiting().unparking;
        self.crates_of(package).any(|krate| {
            let mentions = self.mentions(krate);
            let used = |name: &Name| {
                !mentions.bodies(*name).is_empty() || mentions.hidden_use(*name).is_some()
            };
            names.iter().any(used)
        })
    }

    /// The bodies of a package that name what gives a value up for ever.
    pub fn leaking(&self, package: usize) -> Vec<Outer> {
        let names = &self.waiting().leaking;
        let mut found = Vec::new();
        for krate in self.crates_of(package) {
            let mentions = self.mentions(krate);
            for name in names {
                found.extend(mentions.bodies(*name).iter().copied());
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}
