//! Encoded entries → models.
//!
//! In:  the texts that `models::reader` writes, shipped ones at build time.
//! Out: [`FnModel`], [`TypeModel`], [`TraitModel`], [`ImplModel`].
//! Cost: an entry is decoded when it is first asked for. A malformed text gives `Unknown` parts;
//!       the tests decode every shipped entry and accept none.

use std::sync::Arc;

use crate::domain::Name;
use crate::domain::effect::{Flavour, LockKind, LockMode, OnDrop, SendMode, SpawnKind, WaitMode};
use crate::types::Ty;
use crate::types::ty::Bound;

use super::entry::{
    Arg, Capacity, FnModel, ImplModel, Kind, ModelEffect, SelfKind, Times, TraitModel, TypeModel,
    VariantModel,
};

/// Type aliases by canonical path: parameters, and the encoded type.
pub type Aliases<'a> = &'a dyn Fn(&str) -> Option<&'static str>;

struct Text<'a> {
    rest: &'a str,
    aliases: Aliases<'a>,
    depth: usize,
}

/// Deeper types are `Unknown`.
const MAX_DEPTH: usize = 64;

impl<'a> Text<'a> {
    fn new(rest: &'a str, aliases: Aliases<'a>) -> Self {
        Self { rest, aliases, depth: 0 }
    }

    fn eat(&mut self, c: char) -> bool {
        self.rest.strip_prefix(c).map(|rest| self.rest = rest).is_some()
    }

    /// Up to and without the mark.
    fn until(&mut self, mark: char) -> &'a str {
        let (head, rest) = self.rest.split_once(mark).unwrap_or((self.rest, ""));
        self.rest = rest;
        head
    }

    fn done(&self) -> bool {
        self.rest.is_empty()
    }

    fn types(&mut self, end: char) -> Vec<Ty> {
        let mut out = Vec::new();
        while !self.done() && !self.eat(end) {
            out.push(self.ty());
        }
        out
    }

    fn ty(&mut self) -> Ty {
        let Some(mark) = self.rest.chars().next() else { return Ty::Unknown };
        self.rest = &self.rest[mark.len_utf8()..];
        if self.depth > MAX_DEPTH {
            self.rest = "";
            return Ty::Unknown;
        }
        self.depth += 1;
        let ty = match mark {
            '!' => Ty::Never,
            'p' => Ty::Prim(Name::new(self.until(';'))),
            'a' => {
                let path = self.until(';');
                let args = self.types(')');
                self.path(path, args)
            }
            '&' => self.ty().reference(false),
            'm' => self.ty().reference(true),
            '*' => Ty::Ptr(Arc::new(self.ty())),
            '(' => Ty::Tuple(self.types(')').into()),
            '[' => Ty::Slice(Arc::new(self.ty())),
            'f' => {
                self.eat('(');
                let params = self.types(')');
                Ty::Fn(params.into(), Arc::new(self.ty()))
            }
            'F' => Ty::Future(None, Arc::new(self.ty())),
            'P' => Ty::Param(Name::new(self.until(';')), self.bounds()),
            'D' => Ty::Dyn(self.bounds()),
            'O' => Ty::Opaque(self.bounds()),
            _ => Ty::Unknown,
        };
        self.depth -= 1;
        ty
    }

    fn path(&mut self, path: &str, args: Vec<Ty>) -> Ty {
        let Some(alias) = (self.aliases)(path) else {
            return Ty::Adt(Name::new(path), args.into());
        };
        alias_of(alias, &args, self.aliases, self.depth)
    }

    fn bounds(&mut self) -> Arc<[Bound]> {
        let mut out = Vec::new();
        while self.eat('b') {
            let of = Name::new(self.until(';'));
            let args = self.types('|');
            out.push(Bound { of, args, assoc: self.bindings(')') });
        }
        self.eat(')');
        out.into()
    }

    fn bindings(&mut self, end: char) -> Vec<(Name, Ty)> {
        let mut out = Vec::new();
        while !self.done() && !self.eat(end) {
            out.push((Name::new(self.until(';')), self.ty()));
        }
        out
    }
}

/// What an alias stands for with these arguments.
pub fn alias_of(alias: &str, args: &[Ty], aliases: Aliases<'_>, depth: usize) -> Ty {
    let (names, code) = alias.split_once('\n').unwrap_or(("", alias));
    let mut text = Text { rest: code, aliases, depth: depth + 1 };
    let names: Vec<_> = names.split(' ').collect();
    text.ty().substitute(&|name| {
        let at = names.iter().position(|n| name == *n)?;
        Some(args.get(at).cloned().unwrap_or_default())
    })
}

/// One type.
pub fn ty(code: &str, aliases: Aliases<'_>) -> Ty {
    Text::new(code, aliases).ty()
}

fn names(text: &str) -> Vec<Name> {
    text.split(' ').filter(|n| !n.is_empty()).map(Name::new).collect()
}

/// A function's entry.
pub fn function(path: &str, entry: &str, aliases: Aliases<'_>) -> FnModel {
    let mut lines = entry.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let generics = names(line());
    let head = line();
    let params = Text::new(line(), aliases).types('\n');
    let ret = ty(line(), aliases);
    let effects = line().split(';').filter(|e| !e.is_empty()).map(effect).collect();
    let version = |text: &str| (!text.is_empty()).then(|| Name::new(text));
    FnModel {
        path: Name::new(path),
        generics,
        receiver: match head.as_bytes().first() {
            Some(b'v') => Some(SelfKind::Value),
            Some(b'r') => Some(SelfKind::Ref),
            Some(b'm') => Some(SelfKind::Mut),
            _ => None,
        },
        params,
        ret,
        is_async: head.ends_with('a'),
        effects,
        since: version(line()),
        until: version(line()),
        self_ty: ty(line(), aliases),
        future: Some(line()).filter(|l| !l.is_empty()).map(|l| ty(l, aliases)),
    }
}

/// A type's entry.
pub fn ty_model(path: &str, entry: &str, aliases: Aliases<'_>) -> TypeModel {
    let mut lines = entry.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let generics = names(line());
    let kind = kind(line());
    let words = line();
    let has = |word: &str| words.split(' ').any(|w| w == word);
    let (trivial_drop, endless) = (has("copy"), has("endless"));
    let mut text = Text::new(line(), aliases);
    let mut variants = Vec::new();
    while !text.done() {
        let name = Name::new(text.until('|'));
        variants.push(VariantModel { name, fields: text.bindings(')') });
    }
    let path = Name::new(path);
    TypeModel { path, generics, kind, deref: None, item: None, trivial_drop, endless, variants }
}

/// A trait's entry.
pub fn trait_model(path: &str, entry: &str) -> TraitModel {
    let mut lines = entry.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    TraitModel {
        path: Name::new(path),
        generics: names(line()),
        supers: names(line()),
        assoc: names(line()),
        blanket: line() == "blanket",
    }
}

/// An implementation's entry.
pub fn impl_model(entry: &str, aliases: Aliases<'_>) -> ImplModel {
    let mut lines = entry.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    ImplModel {
        of: Name::new(line()),
        on: ty(line(), aliases),
        args: Text::new(line(), aliases).types('\n'),
        assoc: Text::new(line(), aliases).bindings('\n'),
    }
}

fn kind(text: &str) -> Kind {
    let words: Vec<_> = text.split(' ').collect();
    let word = |n: usize| words.get(n).copied().unwrap_or_default();
    match word(0) {
        "pointer" => Kind::Pointer,
        "weak" => Kind::Weak,
        "collection" => Kind::Collection,
        "wrapper" => Kind::Wrapper,
        "lock" => Kind::Lock,
        "guard" => Kind::Guard(lock_kind(word(1)), lock_mode(word(2))),
        "sender" => Kind::Sender { strong: true },
        "weak_sender" => Kind::Sender { strong: false },
        "receiver" => Kind::Receiver,
        "handle" => Kind::Handle(on_drop(word(1))),
        "handle_set" => Kind::HandleSet(on_drop(word(1))),
        "signal" => Kind::Signal,
        "driver" => Kind::Driver,
        "future" => Kind::Future,
        "adaptor" => Kind::Adaptor,
        _ => Kind::Plain,
    }
}

fn effect(text: &str) -> ModelEffect {
    let words: Vec<_> = text.split(' ').collect();
    let word = |n: usize| words.get(n).copied().unwrap_or_default();
    match word(0) {
        "channel" => ModelEffect::Channel(capacity(word(1), word(2))),
        "send" => ModelEffect::Send(send_mode(word(1))),
        "recv" => ModelEffect::Recv(wait_mode(word(1))),
        "close" => ModelEffect::Close,
        "alias" => ModelEffect::Alias,
        "weak" => ModelEffect::Weak,
        "subscribe" => ModelEffect::Subscribe,
        "acquire" => {
            ModelEffect::Acquire(lock_kind(word(1)), lock_mode(word(2)), wait_mode(word(3)))
        }
        "spawn" => ModelEffect::Spawn(spawn_kind(word(1)), on_drop(word(2)), arg(word(3))),
        "runs" => ModelEffect::Runs(arg(word(1)), times(word(2))),
        "join" => ModelEffect::Join(wait_mode(word(1))),
        "abort" => ModelEffect::Abort,
        "fire" => ModelEffect::Fire,
        "observe" => ModelEffect::Observe(wait_mode(word(1))),
        "wait" => ModelEffect::Wait(wait_mode(word(1)), Name::new(word(2))),
        "sticky" => ModelEffect::Sticky(Name::new(word(1))),
        "ended" => ModelEffect::Ended(Name::new(word(1)), Name::new(word(2))),
        "fails" => ModelEffect::Fails,
        "maps" => ModelEffect::Maps(Name::new(word(1)), Name::new(word(2))),
        "never" => ModelEffect::Never,
        "exit" => ModelEffect::Exit,
        "drives" => ModelEffect::Drives(arg(word(1))),
        "detach" => ModelEffect::Detach,
        "endless" => ModelEffect::Endless,
        "endless_if" => ModelEffect::EndlessIf(arg(word(1))),
        "exhausts" => ModelEffect::Exhausts(arg(word(1))),
        "leak" => ModelEffect::Leak(arg(word(1))),
        "drop" => ModelEffect::Drop(arg(word(1))),
        "stores" => ModelEffect::Stores(arg(word(1))),
        "holds" => ModelEffect::Holds(arg(word(1))),
        "probe" => ModelEffect::Probe,
        "claims" => ModelEffect::Claims,
        "runtime" => ModelEffect::Runtime(flavour(word(1))),
        "panic" => ModelEffect::Panic(Name::new(word(1))),
        "cancel" => ModelEffect::Cancel(Name::new(word(1))),
        _ => ModelEffect::Unknown,
    }
}

fn capacity(word: &str, at: &str) -> Capacity {
    let arg = at.parse().unwrap_or(0);
    let bounded =
        |zero_is_rendezvous, per_sender| Capacity::Arg { arg, zero_is_rendezvous, per_sender };
    match word {
        "rendezvous" => Capacity::Rendezvous,
        "bounded" => bounded(false, false),
        "bounded_or_rendezvous" => bounded(true, false),
        "bounded_per_sender" => bounded(false, true),
        "oneshot" => Capacity::Oneshot,
        "broadcast" => Capacity::Broadcast,
        "watch" => Capacity::Watch,
        _ => Capacity::Unbounded,
    }
}

fn flavour(word: &str) -> Flavour {
    if word == "multi_thread" { Flavour::MultiThread } else { Flavour::CurrentThread }
}

fn arg(word: &str) -> Arg {
    word.parse().map_or(Arg::Receiver, Arg::Nth)
}

fn times(word: &str) -> Times {
    match word {
        "once" => Times::Once,
        "at_most_once" => Times::AtMostOnce,
        _ => Times::Many,
    }
}

fn send_mode(word: &str) -> SendMode {
    match word {
        "wait" => SendMode::Wait,
        "block" => SendMode::Block,
        "timed" => SendMode::Timed,
        "err" => SendMode::Err,
        "over" => SendMode::Over,
        _ => SendMode::Never,
    }
}

fn wait_mode(word: &str) -> WaitMode {
    match word {
        "await" => WaitMode::Await,
        "block" => WaitMode::Block,
        "timed" => WaitMode::Timed,
        _ => WaitMode::Try,
    }
}

fn lock_kind(word: &str) -> LockKind {
    match word {
        "async" => LockKind::Async,
        "spin" => LockKind::Spin,
        "shard" => LockKind::Shard,
        "permit" => LockKind::Permit,
        "borrow" => LockKind::Borrow,
        _ => LockKind::Thread,
    }
}

fn lock_mode(word: &str) -> LockMode {
    match word {
        "shared" => LockMode::Shared,
        "upgradable" => LockMode::Upgradable,
        _ => LockMode::Exclusive,
    }
}

fn spawn_kind(word: &str) -> SpawnKind {
    match word {
        "local" => SpawnKind::Local,
        "blocking" => SpawnKind::Blocking,
        "thread" => SpawnKind::Thread,
        "scoped" => SpawnKind::Scoped,
        "rayon" => SpawnKind::Rayon,
        "executor" => SpawnKind::Executor,
        _ => SpawnKind::Task,
    }
}

fn on_drop(word: &str) -> OnDrop {
    match word {
        "abort" => OnDrop::Abort,
        "cancel" => OnDrop::Cancel,
        "join" => OnDrop::Join,
        "none" => OnDrop::None,
        _ => OnDrop::Detach,
    }
}
