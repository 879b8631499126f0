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
use crate::load::{Context, CrateId};
use crate::models::FnModel;
use crate::models::entry::{Kind, ModelEffect};
use crate::names::Def;
use crate::syntax::ir::{Bodies, Body, BodyId, Expr, ExprId, ItemKind, TypePath, TypeRef, Word};
use crate::types::ty::BodyRef;

/// An outermost body.
type Outer = (FileId, BodyId);

/// A library function's name, and how many arguments it takes besides `self`.
type Blocking = (Name, usize);

/// Bodies that write a name, beyond which it says too little: `new` of a large package.
const MAX_NAMING: usize = 24;

impl Code<'_> {
    /// Those of some bodies that name a free function which creates a channel. Others make their
    /// channels where a type is made, by a `new` as any type has it.
    pub fn making(&self, bodies: &[Outer]) -> Vec<Outer> {
        let makes = |effect: &ModelEffect| matches!(effect, ModelEffect::Channel(_));
        let models = self.models.functions_with("channel", makes).into_iter();
        let mut names: Vec<Name> = models
            .filter_map(|model| {
                let (owner, name) = model.path.as_str().rsplit_once("::")?;
                self.models.ty(Name::new(owner)).is_none().then(|| Name::new(name))
            })
            .collect();
        names.sort();
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
        for (n, file) in self.workspace.files.iter().enumerate() {
            let Some((krate, _)) = file.owner else { continue };
            if self.workspace.crates[krate.0 as usize].package != package {
                continue;
            }
            let here = file.ir.bodies.ids().map(|id| (FileId(n as u32), id));
            found.extend(here.filter(|(file, body)| {
                let makes = creating.binary_search(&(*file, *body)).is_ok();
                let context = self.context(BodyRef { file: *file, body: *body, nested: None });
                words.may_wait(self, (*file, *body), makes, usual.contains(&context))
            }));
        }
        found
    }

    /// Whether code of a package may drive a future from code that is none.
    pub fn may_drive(&self, package: usize) -> bool {
        let runs = |model: &&FnModel| {
            model.effects.iter().any(|effect| matches!(effect, ModelEffect::Runs(..)))
        };
        let refuses =
            |e: &ModelEffect| matches!(e, ModelEffect::Panic(when) if *when == "in_async");
        let models = self.models.functions_with("in_async", refuses).into_iter().filter(runs);
        let names: FxHashSet<&str> =
            models.filter_map(|model| model.path.as_str().rsplit("::").next()).collect();
        let crates = self.workspace.crates.iter().enumerate();
        let mut ours = crates.filter(|(_, krate)| krate.package == package);
        ours.any(|(n, _)| {
            let mentions = self.mentions(CrateId(n as u32));
            names.iter().any(|name| !mentions.may_mention(Name::new(name)).is_empty())
        })
    }

    /// The bodies, and those that name their functions, and so on.
    pub fn with_callers(&self, package: usize, bodies: &[Outer]) -> FxHashSet<Outer> {
        let mut found: FxHashSet<Outer> = bodies.iter().copied().collect();
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

    /// The names of types that are receivers whoever writes them: not `Iter`, which any
    /// collection has.
    fn names_of_receivers(&self) -> Vec<Name> {
        let mut names = self.models.types_with("receiver", |kind| *kind == Kind::Receiver);
        let others = self.models.types_with("", |kind| *kind != Kind::Receiver);
        names.retain(|name| others.binary_search(name).is_err());
        names
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

    /// The bodies of a package that name one of these.
    pub fn naming_any(&self, package: usize, names: &FxHashSet<Name>) -> Vec<Outer> {
        let crates = self.workspace.crates.iter().enumerate();
        let ours = crates.filter(|(_, krate)| krate.package == package);
        let mut found: Vec<Outer> = ours
            .flat_map(|(n, _)| {
                let mentions = self.mentions(CrateId(n as u32));
                names.iter().flat_map(|name| mentions.bodies(*name).to_vec()).collect::<Vec<_>>()
            })
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The functions that block a thread without a limit, sorted.
    fn blocking_words(&self) -> Vec<Blocking> {
        let waits = |effect: &ModelEffect| match effect {
            ModelEffect::Recv(WaitMode::Block) | ModelEffect::Join(WaitMode::Block) => true,
            ModelEffect::Wait(WaitMode::Block, what) => super::super::waits::is_event(*what),
            _ => false,
        };
        let mut words: Vec<Blocking> = ["recv", "join", "wait"]
            .iter()
            .flat_map(|word| self.models.functions_with(word, waits))
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
}

/// The words by which a package's bodies that may wait are found.
struct Waiting {
    blocking: Vec<Blocking>,
    /// How a body writes those.
    blocks: FxHashSet<Word>,
    /// Functions whose future gives a message.
    receiving: FxHashSet<Name>,
    /// Those that tell by their names alone.
    receives: FxHashSet<Word>,
    /// The keywords of loops.
    loops: FxHashSet<Word>,
    /// What iterates.
    iterate: FxHashSet<Word>,
    consuming: FxHashSet<Name>,
    /// The names under which the package's code gets at receivers.
    carriers: FxHashSet<Name>,
    carrying: FxHashSet<Word>,
}

impl Waiting {
    fn of(code: &Code<'_>, package: usize) -> Self {
        let blocking = code.blocking_words();
        let crates = &code.workspace.crates;
        let receivers = code.names_of_receivers();
        let ours = |def: &&Def<'_>| crates[def.krate.0 as usize].package == package;
        let carriers: FxHashSet<Name> = code
            .names
            .defs()
            .iter()
            .filter(ours)
            .flat_map(|def| carriers(def, &receivers))
            .collect();
        // A method that waits and takes nothing is told from others by that.
        let blocks = blocking.iter().flat_map(|(name, args)| {
            let method = if *args == 0 { Word::alone(*name) } else { Word::from(*name) };
            [method, Word::function(*name)]
        });
        let consuming =
            code.models.names_with("exhausts", |e| matches!(e, ModelEffect::Exhausts(_)));
        let receives = |e: &ModelEffect| matches!(e, ModelEffect::Recv(WaitMode::Await));
        let receiving = code.models.names_with("recv", receives);
        // Every stream has a `next`: those of receivers are found by what carries them.
        let telling = receiving.iter().filter(|name| **name != "next");
        Self {
            blocks: blocks.collect(),
            receives: telling.map(|name| Word::from(*name)).collect(),
            receiving,
            loops: ["for", "loop", "while"].map(Word::new).into_iter().collect(),
            iterate: consuming.iter().map(|n| Word::from(*n)).chain([Word::new("for")]).collect(),
            carrying: carriers.iter().map(|name| Word::from(*name)).collect(),
            blocking,
            consuming,
            carriers,
        }
    }

    fn may_wait(&self, code: &Code<'_>, at: Outer, makes: bool, usual: bool) -> bool {
        let bodies: &Bodies = &code.workspace.file(at.0).ir.bodies;
        let has = |words: &FxHashSet<Word>| bodies.has(at.1, |word| words.contains(&word));
        let takes_one = || {
            let def = code.names.body(at.0, at.1).map(|(def, _)| code.names.def(def));
            makes || def.is_some_and(|def| self.carriers.contains(&def.name()))
        };
        let carries = || takes_one() || has(&self.carrying);
        let is_await = Word::new("await");
        let suspends = bodies.has(at.1, |word| word == is_await) && (usual || has(&self.loops));
        let awaits = || suspends && (has(&self.receives) || carries());
        if !(has(&self.blocks) || has(&self.iterate) && carries() || awaits()) {
            return false;
        }
        let body = &bodies[at.1];
        iterates(body, &self.carriers, &self.consuming, takes_one)
            || blocks(body, &self.blocking)
            || awaits() && self.awaits(body)
    }

    /// Whether a body awaits what may be a message.
    fn awaits(&self, body: &Body) -> bool {
        body.exprs().any(|(_, expr)| match expr {
            Expr::Await(inner) => match &body[*inner] {
                Expr::Method(call) => self.receiving.contains(&call.name),
                Expr::Call { .. } | Expr::Macro(_) => false,
                _ => true,
            },
            _ => false,
        })
    }
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
