//! Where questions begin: the bodies that create channels, start bodies, or loop.
//!
//! In:  the IR of all bodies, the names of library functions by effect.
//! Out: [`Roots`] of each package.
//! Over-approximates: whoever writes the name may mean that function.
//! Cost: one pass over the expressions of all bodies.

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::Code;
use crate::domain::effect::{LockKind, WaitMode};
use crate::domain::{FileId, Name};
use crate::load::Context;
use crate::models::entry::ModelEffect;
use crate::models::{FnModel, Models};
use crate::syntax::ir::{Bodies, Body, BodyId, Expr, Macro, Word};

/// The bodies of one package where questions begin, each list in order.
#[derive(Clone, Debug, Default)]
pub struct Roots {
    /// Those that name a function which creates a channel.
    pub creating: Vec<(FileId, BodyId)>,
    /// Those that name a function which starts a task or thread.
    pub starting: Vec<(FileId, BodyId)>,
    /// Which package of the workspace it is.
    pub package: usize,
    /// Those that name a method which takes a lock.
    pub locking: Vec<(FileId, BodyId)>,
    /// Those with a `loop` or `while`, or a `for` over an open range or endless source.
    pub looping: Vec<(FileId, BodyId)>,
    /// Those that name a function which ends the process.
    pub exiting: Vec<(FileId, BodyId)>,
    /// Those with a `join!`.
    pub joining: Vec<(FileId, BodyId)>,
}

/// Names of library functions that make a body interesting.
#[derive(Debug)]
pub(super) struct Words {
    creating: FxHashSet<Name>,
    starting: FxHashSet<Name>,
    locking: FxHashSet<Name>,
    /// Whatever takes a lock, waiting or not.
    acquiring: FxHashSet<Word>,
    /// Whatever can be over, or fail at once every time.
    ending: FxHashSet<Word>,
    exiting: FxHashSet<Name>,
    endless: FxHashSet<Name>,
    /// Any of these makes a body worth reading.
    telling: FxHashSet<Word>,
    /// The types whose `new` creates or starts something.
    owners: FxHashSet<Word>,
}

impl Words {
    pub(super) fn new(models: &Models) -> Self {
        let mut words = Self {
            telling: FxHashSet::default(),
            owners: FxHashSet::default(),
            acquiring: acquiring(models),
            ending: ending(models),
            creating: models.names_with("channel", |e| matches!(e, ModelEffect::Channel(_))),
            starting: models.names_with("spawn", |e| matches!(e, ModelEffect::Spawn(..))),
            locking: models.names_with("acquire", |e| {
                use LockKind::{Async, Spin, Thread};
                use WaitMode::{Await, Block};
                matches!(e, ModelEffect::Acquire(Thread | Async | Spin, _, Block | Await))
            }),
            exiting: models.names_with("exit", |e| matches!(e, ModelEffect::Exit)),
            endless: models.names_with("endless", |e| matches!(e, ModelEffect::Endless)),
        };
        // Every type has a `new`: one counts beside the name of the type it belongs to.
        let names = words.creating.iter().chain(&words.starting).filter(|name| **name != "new");
        words.telling = names.map(|name| Word::from(*name)).collect();
        words.telling.extend(words.locking.iter().map(|name| Word::alone(*name)));
        words.telling.extend(words.exiting.iter().map(|name| Word::function(*name)));
        words.telling.extend(words.endless.iter().map(|name| Word::from(*name)));
        words.telling.extend(["loop", "while", "..", "join"].map(Word::new));
        let makes = |e: &ModelEffect| matches!(e, ModelEffect::Channel(_) | ModelEffect::Spawn(..));
        for path in ["channel", "spawn"].iter().flat_map(|w| models.functions_with(w, makes)) {
            if let Some(owner) = path.path.as_str().strip_suffix("::new") {
                words.owners.insert(Word::new(owner.rsplit("::").next().unwrap_or_default()));
            }
        }
        words
    }

    /// Whether a body may have something. Over-approximates; the body is not read.
    fn may_tell(&self, bodies: &Bodies, id: BodyId, aliases: &FxHashSet<Word>) -> bool {
        let new = Word::new("new");
        bodies.has(id, |word| self.telling.contains(&word))
            || bodies.has(id, |word| word == new)
                && bodies.has(id, |word| self.owners.contains(&word) || aliases.contains(&word))
    }
}

/// What a body has, as its words show.
#[derive(Clone, Copy, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each stands for a list of its own")]
struct Has {
    creates: bool,
    starts: bool,
    locks: bool,
    loops: bool,
    exits: bool,
    joins: bool,
}

/// The words by which code takes locks of any kind, waiting or not.
fn acquiring(models: &Models) -> FxHashSet<Word> {
    use LockKind::{Async, Spin, Thread};
    let takes = |e: &ModelEffect| matches!(e, ModelEffect::Acquire(Thread | Async | Spin, ..));
    words_of(models.functions_with("acquire", takes))
}

/// The words by which code waits for something that can be over, or does what can fail at once
/// every time. A `for` over a receiver names no function, nor does an arm of `select!`.
fn ending(models: &Models) -> FxHashSet<Word> {
    let mut words =
        words_of(models.functions_with("sticky", |e| matches!(e, ModelEffect::Sticky(_))));
    words.extend(words_of(models.functions_with("fails", |e| matches!(e, ModelEffect::Fails))));
    words.extend(["for", "select", "select_biased"].map(Word::new));
    words
}

/// The words by which code calls library functions. A method that takes nothing is told from
/// others of its name by that.
fn words_of(models: Vec<&FnModel>) -> FxHashSet<Word> {
    let words = models.into_iter().flat_map(|model| {
        let name = Name::new(model.path.as_str().rsplit("::").next().unwrap_or_default());
        if model.receiver.is_none() {
            [Word::from(name); 2]
        } else if model.params.is_empty() {
            [Word::alone(name), Word::function(name)]
        } else {
            [Word::from(name), Word::function(name)]
        }
    });
    words.collect()
}

impl Code<'_> {
    /// The words by which code takes locks of any kind.
    pub fn acquiring(&self) -> &FxHashSet<Word> {
        &self.words.acquiring
    }

    /// The words by which code waits for what can be over, or does what can fail at once.
    pub fn ending(&self) -> &FxHashSet<Word> {
        &self.words.ending
    }

    /// For each package, the bodies in these contexts where questions begin.
    pub fn roots(&self, contexts: &[Context]) -> Vec<Roots> {
        let mut found = vec![Roots::default(); self.workspace.packages.len()];
        for (package, roots) in found.iter_mut().enumerate() {
            roots.package = package;
        }
        let files: Vec<Vec<(BodyId, Has)>> = (0..self.workspace.files.len() as u32)
            .into_par_iter()
            .map(|n| self.telling(FileId(n), contexts))
            .collect();
        for (n, bodies) in files.into_iter().enumerate() {
            let file = FileId(n as u32);
            let Some((krate, _)) = self.workspace.file(file).owner else { continue };
            let roots = &mut found[self.workspace.crates[krate.0 as usize].package];
            for (body, has) in bodies {
                for (yes, list) in [
                    (has.creates, &mut roots.creating),
                    (has.starts, &mut roots.starting),
                    (has.locks, &mut roots.locking),
                    (has.loops, &mut roots.looping),
                    (has.exits, &mut roots.exiting),
                    (has.joins, &mut roots.joining),
                ] {
                    if yes {
                        list.push((file, body));
                    }
                }
            }
        }
        found
    }

    /// The bodies of a file in these contexts where questions begin.
    fn telling(&self, file: FileId, contexts: &[Context]) -> Vec<(BodyId, Has)> {
        let Some((krate, _)) = self.workspace.file(file).owner else { return Vec::new() };
        let (bodies, aliases) = (&self.workspace.file(file).ir.bodies, self.aliases(krate));
        let in_context = |id: &BodyId| {
            let def = self.names.body(file, *id).map(|(def, _)| self.names.def(def));
            def.is_some_and(|def| contexts.contains(&def.context))
        };
        let may_tell = bodies.ids().filter(|id| self.words.may_tell(bodies, *id, aliases));
        let read = may_tell.filter(in_context).map(|id| (id, self.words.of(&bodies[id])));
        read.filter(|(_, has)| {
            has.creates || has.starts || has.locks || has.loops || has.exits || has.joins
        })
        .collect()
    }
}

impl Words {
    fn of(&self, body: &Body) -> Has {
        let mut has = Has::default();
        for (_, expr) in body.exprs() {
            let name = match expr {
                Expr::Path(path) => {
                    let last = path.segments.last().map(|s| s.name);
                    // Not the methods of that name: `handle.abort()`.
                    has.exits |= last.is_some_and(|n| self.exiting.contains(&n));
                    last
                }
                Expr::Method(call) => {
                    // A lock is taken without arguments; `read` and `write` with some are I/O.
                    has.locks |= call.args.is_empty() && self.locking.contains(&call.name);
                    Some(call.name)
                }
                Expr::Loop { .. } | Expr::While { .. } => {
                    has.loops = true;
                    None
                }
                Expr::For(each) => {
                    has.loops |= match &body[each.iter] {
                        Expr::Range { end: None, .. } => true,
                        Expr::Method(call) => self.endless.contains(&call.name),
                        _ => false,
                    };
                    None
                }
                Expr::Macro(call) => {
                    has.joins |= matches!(call.kind, Macro::Join { fallible: false, .. });
                    None
                }
                _ => None,
            };
            if let Some(name) = name {
                has.creates |= self.creating.contains(&name);
                has.starts |= self.starting.contains(&name);
            }
        }
        has
    }
}
