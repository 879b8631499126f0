//! The words by which bodies that may wait are found.
//!
//! In:  the models of libraries, the items of a package, a body.
//! Out: [`Words`], the same for all packages; [`Waiting`], with what a package's code calls its
//!      receivers; whether a body may wait.
//! Over-approximates: whoever writes a name may mean that function. Nothing is typed here.

use rustc_hash::FxHashSet;

use super::Outer;
use crate::domain::Name;
use crate::domain::effect::WaitMode;
use crate::models::entry::{Kind, ModelEffect};
use crate::models::{FnModel, Models};
use crate::names::Def;
use crate::program::Code;
use crate::syntax::ir::{Body, Expr, ExprId, ItemKind, TypePath, TypeRef, Word};

/// A library function's name, and how many arguments it takes besides `self`.
type Blocking = (Name, usize);

/// What library functions are called, and library types, that have to do with waiting.
#[derive(Debug)]
pub(in crate::program::code) struct Words {
    /// The functions that block a thread without a limit, sorted.
    blocking: Vec<Blocking>,
    /// How a body writes those.
    blocks: FxHashSet<Word>,
    /// Functions whose future gives a message.
    receiving: FxHashSet<Name>,
    /// Those of them that tell by their names alone.
    receives: FxHashSet<Word>,
    /// The keywords of loops.
    loops: FxHashSet<Word>,
    /// What goes through an iterator.
    iterate: FxHashSet<Word>,
    consuming: FxHashSet<Name>,
    /// The types that are receivers whoever writes them, sorted.
    receivers: Vec<Name>,
    /// The free functions that create channels, sorted.
    pub making: Vec<Name>,
    /// Those that run a future from code that is none.
    pub driving: Vec<Name>,
    /// Those that give a value up for ever; of a `new`, the name of its type.
    pub leaking: FxHashSet<Name>,
    /// Those that let a parked thread go on.
    pub unparking: FxHashSet<Name>,
}

impl Words {
    pub(in crate::program::code) fn new(models: &Models) -> Self {
        let blocking = blocking_words(models);
        // A method that waits and takes nothing is told from others by that.
        let blocks = blocking.iter().flat_map(|(name, args)| {
            let method = if *args == 0 { Word::alone(*name) } else { Word::from(*name) };
            [method, Word::function(*name)]
        });
        let consuming = models.names_with("exhausts", |e| matches!(e, ModelEffect::Exhausts(_)));
        let receives = |e: &ModelEffect| matches!(e, ModelEffect::Recv(WaitMode::Await));
        let receiving = models.names_with("recv", receives);
        // Every stream has a `next`: those of receivers are found by what carries them.
        let telling = receiving.iter().filter(|name| **name != "next");
        let unparks = |e: &ModelEffect| matches!(e, ModelEffect::Wait(WaitMode::Try, what) if *what == "unpark");
        Self {
            blocks: blocks.collect(),
            receives: telling.map(|name| Word::from(*name)).collect(),
            loops: ["for", "loop", "while"].map(Word::new).into_iter().collect(),
            iterate: consuming.iter().map(|n| Word::from(*n)).chain([Word::new("for")]).collect(),
            receivers: names_of_receivers(models),
            making: names_of_makers(models),
            driving: names_of_drivers(models),
            leaking: names_of_leaks(models),
            unparking: models.names_with("unpark", unparks),
            blocking,
            receiving,
            consuming,
        }
    }
}

/// The words by which a package's bodies that may wait are found.
pub(super) struct Waiting<'a> {
    words: &'a Words,
    /// The names under which the package's code gets at receivers.
    carriers: FxHashSet<Name>,
    carrying: FxHashSet<Word>,
}

impl<'a> Waiting<'a> {
    pub(super) fn of(code: &'a Code<'_>, package: usize) -> Self {
        let words = code.waiting();
        let carriers: FxHashSet<Name> = code
            .crates_of(package)
            .flat_map(|krate| code.names.defs_of(krate))
            .flat_map(|def| carriers(def, &words.receivers))
            .collect();
        let carrying = carriers.iter().map(|name| Word::from(*name)).collect();
        Self { words, carriers, carrying }
    }

    /// Whether a body may wait without a limit; `makes`: one of its locals may be a receiver;
    /// `usual`: what only suspends counts out of loops, too.
    pub(super) fn may_wait(&self, code: &Code<'_>, at: Outer, makes: bool, usual: bool) -> bool {
        let bodies = &code.workspace.file(at.0).ir.bodies;
        let has = |words: &FxHashSet<Word>| bodies.has(at.1, |word| words.contains(&word));
        let takes_one = || {
            let def = code.names.body(at.0, at.1).map(|(def, _)| code.names.def(def));
            makes || def.is_some_and(|def| self.carriers.contains(&def.name()))
        };
        let carries = || takes_one() || has(&self.carrying);
        let words = self.words;
        let is_await = Word::new("await");
        let suspends = bodies.has(at.1, |word| word == is_await) && (usual || has(&words.loops));
        let awaits = || suspends && (has(&words.receives) || carries());
        if !(has(&words.blocks) || has(&words.iterate) && carries() || awaits()) {
            return false;
        }
        let body = &bodies[at.1];
        iterates(body, &self.carriers, &words.consuming, takes_one)
            || blocks(body, &words.blocking)
            || awaits() && self.awaits(body)
    }

    /// Whether a body awaits what may be a message.
    fn awaits(&self, body: &Body) -> bool {
        body.exprs().any(|(_, expr)| match expr {
            Expr::Await(inner) => match &body[*inner] {
                Expr::Method(call) => self.words.receiving.contains(&call.name),
                Expr::Call { .. } | Expr::Macro(_) => false,
                _ => true,
            },
            _ => false,
        })
    }
}

fn last(path: &str) -> Name {
    Name::new(path.rsplit("::").next().unwrap_or_default())
}

fn names_of_drivers(models: &Models) -> Vec<Name> {
    let runs = |model: &&FnModel| {
        model.effects.iter().any(|effect| matches!(effect, ModelEffect::Runs(..)))
    };
    let refuses = |e: &ModelEffect| matches!(e, ModelEffect::Panic(when) if *when == "in_async");
    let all = models.functions_with("in_async", refuses).into_iter().filter(runs);
    let mut names: Vec<Name> = all.map(|model| last(model.path.as_str())).collect();
    names.sort();
    names.dedup();
    names
}

fn names_of_leaks(models: &Models) -> FxHashSet<Name> {
    let leaks = |effect: &ModelEffect| matches!(effect, ModelEffect::Leak(_));
    let all = models.functions_with("leak", leaks).into_iter();
    all.map(|model| last(model.path.as_str().trim_end_matches("::new"))).collect()
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
