//! Which bodies may lead to a wait, by the names in their code.
//!
//! In:  the IR of a package, the names of library functions that block a thread.
//! Out: bodies that name one, that loop over what may be a receiver, or that name a function
//!      whose body does.
//! Over-approximates: whoever writes the name may mean that function. Nothing is typed here.

use rustc_hash::FxHashSet;

use super::Code;
use crate::domain::effect::WaitMode;
use crate::domain::{FileId, Name};
use crate::load::CrateId;
use crate::models::Models;
use crate::models::entry::{Kind, ModelEffect};
use crate::names::Def;
use crate::syntax::ir::{Body, BodyId, Expr, ExprId, ItemKind, TypePath, TypeRef, Word};
use crate::types::ty::BodyRef;

/// An outermost body.
type Outer = (FileId, BodyId);

/// A library function's name, and how many arguments it takes besides `self`.
type Blocking = (Name, usize);

/// Bodies that write a name, beyond which it says too little: `new` of a large package.
const MAX_NAMING: usize = 24;

/// What library functions are called, and library types, that have to do with waiting.
#[derive(Debug)]
pub(super) struct Words {
    /// The functions that block a thread without a limit, sorted.
    blocking: Vec<Blocking>,
    /// The words by which they are called.
    waits: FxHashSet<Word>,
    /// The types that are receivers whoever writes them, sorted.
    receivers: Vec<Name>,
    /// The functions that go through an iterator.
    consuming: FxHashSet<Name>,
    /// The free functions that create channels, sorted.
    making: Vec<Name>,
}

impl Words {
    fn new(models: &Models) -> Self {
        let blocking = blocking_words(models);
        // A method that waits and takes nothing is told from others by that.
        let waits = blocking.iter().flat_map(|(name, args)| {
            let method = if *args == 0 { Word::alone(*name) } else { Word::from(*name) };
            [method, Word::function(*name)]
        });
        let consuming = models.names_with("exhausts", |e| matches!(e, ModelEffect::Exhausts(_)));
        Self {
            waits: waits.collect(),
            blocking,
            receivers: names_of_receivers(models),
            consuming,
            making: names_of_makers(models),
        }
    }
}

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

    /// The bodies of a package from which code that blocks its thread may be reached.
    pub fn may_wait(&self, package: usize, creating: &[Outer]) -> FxHashSet<Outer> {
        let Words { blocking, waits, receivers, consuming, .. } = self.waiting();
        let crates = &self.workspace.crates;
        let ours = (0..crates.len()).filter(|n| crates[*n].package == package);
        let carriers: FxHashSet<Name> = ours
            .flat_map(|krate| self.names.defs_of(CrateId(krate as u32)))
            .flat_map(|def| carriers(def, receivers))
            .collect();
        let mut found: FxHashSet<Outer> = creating.iter().copied().collect();
        let iterate = consuming.iter().map(|name| Word::from(*name)).chain([Word::new("for")]);
        let iterate: FxHashSet<Word> = iterate.collect();
        let carrying: FxHashSet<Word> = carriers.iter().map(|name| Word::from(*name)).collect();
        for (n, file) in self.workspace.files.iter().enumerate() {
            let Some((krate, _)) = file.owner else { continue };
            if crates[krate.0 as usize].package != package {
                continue;
            }
            let bodies = &file.ir.bodies;
            for id in bodies.ids() {
                let at = (FileId(n as u32), id);
                let takes_one = || {
                    let def = self.names.body(at.0, at.1).map(|(def, _)| self.names.def(def));
                    def.is_some_and(|def| carriers.contains(&def.name()))
                };
                let has = |words: &FxHashSet<Word>| bodies.has(id, |word| words.contains(&word));
                let may_iterate = || has(&iterate) && (has(&carrying) || takes_one());
                if !(has(waits) || may_iterate()) {
                    continue;
                }
                let body = &bodies[id];
                let blocks = || blocks(body, blocking);
                if iterates(body, &carriers, consuming, takes_one) || blocks() {
                    found.insert(at);
                }
            }
        }
        self.with_callers(package, found)
    }

    /// The bodies, and those that name their functions, and so on.
    fn with_callers(&self, package: usize, mut found: FxHashSet<Outer>) -> FxHashSet<Outer> {
        let crates = self.workspace.crates.iter().enumerate();
        let crates: Vec<CrateId> = crates
            .filter(|(_, krate)| krate.package == package)
            .map(|(n, _)| CrateId(n as u32))
            .collect();
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
        let unparks = |e: &ModelEffect| matches!(e, ModelEffect::Wait(WaitMode::Try, what) if *what == "unpark");
        let names = self.models.names_with("unpark", unparks);
        let crates = self.workspace.crates.iter().enumerate();
        let mut ours = crates.filter(|(_, krate)| krate.package == package);
        ours.any(|(n, _)| {
            let mentions = self.mentions(CrateId(n as u32));
            let used = |name: &Name| {
                !mentions.bodies(*name).is_empty() || mentions.hidden_use(*name).is_some()
            };
            names.iter().any(used)
        })
    }
}

/// The names of the free functions that create channels, sorted.
fn names_of_makers(models: &Models) -> Vec<Name> {
    let makes = |effect: &ModelEffect| matches!(effect, ModelEffect::Channel(_));
    let all = models.functions_with("channel", makes).into_iter();
    let mut names: Vec<Name> = all
        .filter_map(|model| {
            let (owner, name) = model.path.as_str().rsplit_once("::")?;
            models.ty(Name::new(owner)).is_none().then(|| Name::new(name))
        })
        .collect();
    names.sort();
    names
}

/// The names of types that are receivers whoever writes them: not `Iter`, which any
/// collection has.
fn names_of_receivers(models: &Models) -> Vec<Name> {
    let mut names = models.types_with("receiver", |kind| *kind == Kind::Receiver);
    let others = models.types_with("", |kind| *kind != Kind::Receiver);
    names.retain(|name| others.binary_search(name).is_err());
    names
}

/// The functions that block a thread without a limit, sorted.
fn blocking_words(models: &Models) -> Vec<Blocking> {
    let waits = |effect: &ModelEffect| match effect {
        ModelEffect::Recv(WaitMode::Block) | ModelEffect::Join(WaitMode::Block) => true,
        ModelEffect::Wait(WaitMode::Block, what) => crate::program::waits::is_event(*what),
        _ => false,
    };
    let mut words: Vec<Blocking> = ["recv", "join", "wait"]
        .iter()
        .flat_map(|word| models.functions_with(word, waits))
        .filter_map(|model| {
            let name = model.path.as_str().rsplit("::").next()?;
            // Every iterator has a `next`; loops over receivers are found by themselves.
            (name != "next").then(|| (Name::new(name), model.params.len()))
        })
        .collect();
    words.sort();
    words.dedup();
    words
}

/// Whether a body names one of the functions, and does not await what it gives.
fn blocks(body: &Body, words: &[Blocking]) -> bool {
    let known = |name: Name, args: usize| words.binary_search(&(name, args)).is_ok();
    let mut calls: Vec<ExprId> = Vec::new();
    let mut awaited = FxHashSet::default();
    for (id, expr) in body.exprs() {
        match expr {
            Expr::Method(call) if known(call.name, call.args.len()) => calls.push(id),
            Expr::Await(inner) => drop(awaited.insert(*inner)),
            Expr::Path(path) => {
                // A call by path names its receiver, too: `park()`, `JoinHandle::join`.
                let last = path.segments.last().map(|s| s.name);
                let named = |name: Name| words.iter().any(|(word, _)| *word == name);
                if last.is_some_and(named) && path.segments.len() > 1 {
                    return true;
                }
            }
            Expr::Call { callee, args } => {
                if let Expr::Path(path) = &body[*callee]
                    && let Some(last) = path.segments.last()
                    && known(last.name, args.len())
                {
                    return true;
                }
            }
            _ => {}
        }
    }
    calls.iter().any(|call| !awaited.contains(call))
}

/// Whether a body iterates, and names something that may be a receiver.
fn iterates(
    body: &Body,
    carriers: &FxHashSet<Name>,
    consuming: &FxHashSet<Name>,
    takes_one: impl Fn() -> bool,
) -> bool {
    let mut iterates = false;
    let mut names_one = false;
    for (_, expr) in body.exprs() {
        match expr {
            Expr::For(_) => iterates = true,
            Expr::Method(call) => {
                names_one |= carriers.contains(&call.name);
                iterates |= consuming.contains(&call.name);
            }
            Expr::Field { name, .. } => names_one |= carriers.contains(name),
            Expr::Path(path) => {
                names_one |= path.segments.last().is_some_and(|s| carriers.contains(&s.name));
            }
            _ => {}
        }
    }
    iterates && (names_one || takes_one())
}

/// The names of an item under which code gets at a receiver: fields, functions.
fn carriers(def: &Def<'_>, receivers: &[Name]) -> Vec<Name> {
    let holds = |ty: &TypeRef| mentions(ty, receivers);
    match &def.item.kind {
        ItemKind::Struct(data) => {
            data.fields.iter().filter(|f| holds(&f.ty)).map(|f| f.name).collect()
        }
        ItemKind::Fn(function) => {
            let all = function.params.iter().chain(&function.ret);
            if all.into_iter().any(holds) { vec![def.name()] } else { Vec::new() }
        }
        ItemKind::Static { ty, .. } if holds(ty) => vec![def.name()],
        _ => Vec::new(),
    }
}

fn mentions(ty: &TypeRef, receivers: &[Name]) -> bool {
    let any = |list: &[TypeRef]| list.iter().any(|ty| mentions(ty, receivers));
    match ty {
        TypeRef::Infer | TypeRef::Never => false,
        TypeRef::Path(path) => in_path(path, receivers),
        TypeRef::Ref(inner, _) | TypeRef::Ptr(inner) | TypeRef::Slice(inner) => {
            mentions(inner, receivers)
        }
        TypeRef::Tuple(list) | TypeRef::Dyn(list) | TypeRef::Impl(list) => any(list),
        TypeRef::Fn(params, ret) => any(params) || mentions(ret, receivers),
    }
}

fn in_path(path: &TypePath, receivers: &[Name]) -> bool {
    path.segments.iter().any(|segment| {
        receivers.binary_search(&segment.name).is_ok()
            || segment.args.iter().any(|arg| mentions(arg, receivers))
            || segment.assoc.iter().any(|(_, ty)| mentions(ty, receivers))
    })
}
