//! What the shipped stubs say, entry by entry.

use super::*;
use crate::domain::effect::{LockKind, LockMode, OnDrop, SendMode, WaitMode};

fn name(text: &str) -> Name {
    Name::new(text)
}

/// A function as one line: generics, parameters, result, effects.
fn shown(model: &FnModel) -> String {
    let list = |tys: &[Ty]| tys.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    let self_ = match model.receiver {
        Some(entry::SelfKind::Value) => "self; ",
        Some(entry::SelfKind::Ref) => "&self; ",
        Some(entry::SelfKind::Mut) => "&mut self; ",
        None => "",
    };
    let mark = if model.is_async { "async " } else { "" };
    format!("{mark}({self_}{}) -> {} {:?}", list(&model.params), model.ret, model.effects)
}

#[test]
fn public_paths_lead_to_canonical_ones() {
    for (path, canonical) in [
        ("tokio::spawn", "tokio::task::spawn"),
        ("tokio::sync::mpsc::channel", "tokio::sync::mpsc::channel"),
        ("std::option::Option::Some", "std::option::Option::Some"),
        ("tokio::sync::Mutex", "tokio::sync::Mutex"),
        ("crossbeam::channel::Sender", "crossbeam_channel::Sender"),
        ("futures_channel::mpsc::channel", "futures::channel::mpsc::channel"),
        ("futures_util::StreamExt", "futures::stream::StreamExt"),
        ("smol::channel::bounded", "async_channel::bounded"),
        ("async_std::sync::Mutex", "async_lock::Mutex"),
        ("std::collections::hash_map::HashMap", "std::collections::HashMap"),
        ("std::collections::hash_map::Entry", "std::collections::hash_map::Entry"),
        ("core::option::Option", "std::option::Option"),
        ("alloc::sync::Arc", "std::sync::Arc"),
        ("std::sync::LazyLock", "std::sync::LazyLock"),
        ("u64::MAX", "u64::MAX"),
        ("std::prelude::v1::Some", "std::option::Option::Some"),
    ] {
        let found = library().canonical(path).unwrap_or_else(|| panic!("{path} is not known"));
        assert_eq!(found, canonical);
        assert_eq!(library().canonical(found.as_str()), Some(found), "{path}");
    }
    assert_eq!(library().canonical("tokio::sync::mpsc::nothing"), None);
    assert_eq!(library().canonical("no_such_crate::x"), None);
}

#[test]
fn methods_have_their_signatures_and_effects() {
    for (ty, method, wanted) in [
        (
            "tokio::sync::mpsc::Sender",
            "send",
            "async (&self; T) -> std::result::Result<(), tokio::sync::mpsc::error::SendError<T>> \
             [Send(Wait), Cancel(value)]",
        ),
        (
            "tokio::sync::mpsc::Receiver",
            "recv",
            "async (&mut self; ) -> std::option::Option<T> \
             [Recv(Await), Sticky(closed), Cancel(safe)]",
        ),
        (
            "std::sync::mpsc::SyncSender",
            "send",
            "(&self; T) -> std::result::Result<(), std::sync::mpsc::SendError<T>> [Send(Block)]",
        ),
        (
            "std::sync::mpsc::IntoIter",
            "next",
            "(&mut self; ) -> std::option::Option<T> [Recv(Block), Sticky(closed)]",
        ),
        (
            "std::sync::Mutex",
            "lock",
            "(&self; ) -> std::result::Result<std::sync::MutexGuard<T>, \
             std::sync::PoisonError<std::sync::MutexGuard<T>>> \
             [Acquire(Thread, Exclusive, Block)]",
        ),
        (
            "tokio::task::JoinHandle",
            "poll",
            "(&mut self; &mut std::task::Context) -> \
             std::task::Poll<std::result::Result<T, tokio::task::JoinError>> \
             [Join(Await), Cancel(safe), Panic(again)]",
        ),
        (
            "tokio_stream::wrappers::ReceiverStream",
            "next",
            "async (&mut self; ) -> std::option::Option<T> \
             [Recv(Await), Sticky(ended), Cancel(safe)]",
        ),
        ("tokio::sync::mpsc::Sender", "clone", "(&self; ) -> tokio::sync::mpsc::Sender<T> [Alias]"),
        ("std::vec::Vec", "push", "(&mut self; T) -> () [Stores(Nth(0))]"),
        ("std::vec::Vec", "pop", "(&mut self; ) -> std::option::Option<T> [Holds(Receiver)]"),
        ("std::sync::Arc", "new", "(T) -> std::sync::Arc<T> [Holds(Nth(0))]"),
        (
            "std::thread::Builder",
            "spawn",
            "(self; F) -> std::result::Result<std::thread::JoinHandle<T>, std::io::Error> \
             [Spawn(Thread, Detach, Nth(0))]",
        ),
        (
            "tokio::net::TcpStream",
            "read_exact",
            "async (&mut self; &mut [u8]) -> std::result::Result<usize, std::io::Error> \
             [Wait(Await, net), Cancel(data)]",
        ),
        (
            "std::option::Option",
            "map",
            "(self; F) -> std::option::Option<U> \
             [Maps(Some, Some), Maps(None, None), Runs(Nth(0), AtMostOnce)]",
        ),
        (
            "std::option::Option",
            "take",
            "(&mut self; ) -> std::option::Option<T> [Holds(Receiver)]",
        ),
        (
            "std::option::IntoIter",
            "next",
            "(&mut self; ) -> std::option::Option<T> [Holds(Receiver)]",
        ),
    ] {
        let model = library().method(name(ty), name(method));
        let model = model.unwrap_or_else(|| panic!("{ty}::{method} is not known"));
        assert_eq!(shown(model), wanted, "{ty}::{method}");
    }
}

#[test]
fn kinds_of_types() {
    for (path, kind) in [
        ("tokio::sync::mpsc::Sender", Kind::Sender { strong: true }),
        ("tokio::sync::mpsc::WeakSender", Kind::Sender { strong: false }),
        ("flume::Receiver", Kind::Receiver),
        ("std::sync::MutexGuard", Kind::Guard(LockKind::Thread, LockMode::Exclusive)),
        ("tokio::task::JoinHandle", Kind::Handle(OnDrop::Detach)),
        ("tokio::task::JoinSet", Kind::HandleSet(OnDrop::Abort)),
        ("tokio_util::sync::CancellationToken", Kind::Signal),
        ("std::sync::Arc", Kind::Pointer),
        ("std::vec::Vec", Kind::Collection),
        ("std::option::Option", Kind::Wrapper),
        ("std::time::Duration", Kind::Plain),
    ] {
        let model = library().ty(name(path)).unwrap_or_else(|| panic!("{path} is not known"));
        assert_eq!(model.kind, kind, "{path}");
    }
    let copy = name("std::marker::Copy");
    for (path, trivial) in [
        ("std::time::Duration", true),
        ("std::option::Option", false),
        ("std::sync::MutexGuard", false),
    ] {
        assert_eq!(library().ty(name(path)).unwrap().trivial_drop, trivial, "{path}");
        assert_eq!(library().implements(name(path), copy), trivial, "{path}");
    }
    assert!(library().ty(name("std::sync::MutexGuard")).unwrap().variants.is_empty());
    assert_eq!(library().ty(name("std::option::Option")).unwrap().variants.len(), 2);
}

/// Whether a type has a part that is not known.
fn unknown(ty: &Ty) -> bool {
    match ty {
        Ty::Unknown => true,
        Ty::Adt(_, args) | Ty::Tuple(args) => args.iter().any(unknown),
        Ty::Ref(inner, _) | Ty::Slice(inner) | Ty::Ptr(inner) | Ty::Future(_, inner) => {
            unknown(inner)
        }
        Ty::Fn(params, ret) => params.iter().any(unknown) || unknown(ret),
        _ => false,
    }
}

#[test]
fn every_entry_decodes_in_full() {
    // Written `_`: what the signature does not tell.
    let open = ["TryInto", "TryFutureExt", "TryStreamExt", "forward", "try_next", "MaybeDone"];
    let mut seen = 0;
    for (path, entry) in SHIPPED.functions {
        let model = library().function(name(path)).unwrap();
        if !open.iter().any(|o| path.contains(o)) {
            for ty in model.params.iter().chain([&model.ret]) {
                assert!(!unknown(ty), "{path}: {ty} in {entry:?}");
            }
        }
        seen += 1;
    }
    assert!(seen > 3000, "{seen} functions");
    for (path, _) in SHIPPED.types {
        assert_eq!(library().ty(name(path)).unwrap().path, *path);
    }
    for (key, _) in SHIPPED.impls {
        for found in library().impls_of(name(key)) {
            assert!(library().trait_model(found.of).is_some(), "{key}: {}", found.of);
            assert!(!unknown(&found.on), "{key}");
        }
    }
}

#[test]
fn every_public_name_leads_to_something() {
    let mut seen = 0;
    for (module, exports) in SHIPPED.modules {
        for (public, target, is_module) in *exports {
            let path = format!("{module}::{public}");
            let canonical = library().canonical(&path);
            assert_eq!(canonical.map(Name::as_str), Some(*target), "{path}");
            assert_eq!(library().canonical(target), canonical, "{path} is not stable");
            assert_eq!(library().is_module(target), *is_module, "{path} -> {target}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen} names");
}

#[test]
fn associated_types_are_found_through_bounds() {
    let t = Ty::adt("std::string::String", []);
    let iter = name("std::iter::Iterator");
    let item = name("Item");
    for (ty, of, wanted) in [
        (Ty::adt("std::vec::IntoIter", [t.clone()]), "std::iter::Iterator", "std::string::String"),
        (
            Ty::adt("std::iter::Enumerate", [Ty::adt("std::slice::Iter", [t.clone()])]),
            "std::iter::Iterator",
            "(usize, &std::string::String)",
        ),
        (
            Ty::adt("std::vec::Vec", [t.clone()]).reference(false),
            "std::iter::IntoIterator",
            "&std::string::String",
        ),
        (
            Ty::adt("tokio_stream::wrappers::ReceiverStream", [t.clone()]),
            "futures::stream::Stream",
            "std::string::String",
        ),
    ] {
        let found = library().assoc(&ty, name(of), item);
        assert_eq!(found.map(|t| t.to_string()).as_deref(), Some(wanted), "{ty}");
    }
    let handle = Ty::adt("tokio::task::JoinHandle", [t.clone()]);
    let timeout = Ty::adt("tokio::time::Timeout", [handle]);
    let output = library().assoc(&timeout, name("std::future::Future"), name("Output")).unwrap();
    assert_eq!(
        output.to_string(),
        "std::result::Result<std::result::Result<std::string::String, tokio::task::JoinError>, \
         tokio::time::error::Elapsed>"
    );
    assert_eq!(library().assoc(&t, iter, item), None);
}

#[test]
fn a_call_is_typed_from_its_arguments() {
    let spawn = library().function(name("tokio::task::spawn")).unwrap();
    let mut bindings = Bindings::default();
    let unit = Ty::Future(None, std::sync::Arc::new(Ty::prim("u8")));
    assert!(library().unify(&spawn.params[0], &unit, &mut bindings));
    assert_eq!(bindings.apply(&spawn.ret).to_string(), "tokio::task::JoinHandle<u8>");
}

#[test]
fn a_receiver_behind_a_pointer_borrows_as_the_pointer_does() {
    use entry::SelfKind::{Mut, Ref, Value};
    for (ty, method, wanted) in [
        ("tokio::sync::Mutex", "lock", Ref),
        ("tokio::sync::Mutex", "lock_owned", Value),
        ("tokio::time::Sleep", "reset", Mut),
        ("parking_lot::Mutex", "lock_arc", Ref),
    ] {
        let model = library().method(name(ty), name(method)).unwrap();
        assert_eq!(model.receiver, Some(wanted), "{ty}::{method}");
    }
}

#[test]
fn a_bad_stub_names_its_file_and_line() {
    for (text, line, message) in [
        (
            "struct S;\nimpl S {\n    #[effect(sned(wait))]\n    fn f(&self) {}\n}\n",
            3,
            "unknown word `sned`",
        ),
        ("#[effect(send(maybe))]\nfn f() {}", 1, "`maybe` is none of wait, block"),
        ("fn f() {}\nfn g(x: Nowhere) {}", 2, "`Nowhere` is not in the stubs"),
        ("fn f(1) {}", 1, "expected"),
        ("use std::nothing;", 1, "`std::nothing` is not in the stubs"),
        ("#[effect(holds(2))]\nfn f(x: u8) {}", 2, "`f` has no argument `2`"),
        ("#[kinnd(lock)]\nstruct S;", 1, "unknown attribute `kinnd`"),
    ] {
        let source = Source { file: "my.rs".into(), module: "mine".into(), text: text.to_owned() };
        let error = Models::with_stubs(&[source]).err().unwrap_or_else(|| panic!("{text}"));
        assert_eq!((error.file.as_str(), error.line), ("my.rs", line), "{error}");
        assert!(error.message.contains(message), "{error}");
    }
}

#[test]
fn users_stubs_build_on_the_shipped_ones() {
    let text = "use tokio::sync::mpsc::{error::SendError, Sender};
        pub struct Bus<T>(Sender<T>);
        impl<T> Bus<T> {
            #[effect(send(wait), cancel(value))]
            pub async fn publish(&self, value: T) -> Result<(), SendError<T>> {}
        }";
    let source = Source { file: "bus.rs".into(), module: "bus".into(), text: text.to_owned() };
    let models = Models::with_stubs(&[source]).unwrap();
    let publish = models.method(name("bus::Bus"), name("publish")).unwrap();
    assert_eq!(publish.effects[0], ModelEffect::Send(SendMode::Wait));
    let recv = models.method(name("tokio::sync::mpsc::Receiver"), name("recv")).unwrap();
    assert_eq!(recv.effects[0], ModelEffect::Recv(WaitMode::Await));
    assert!(models.known_crate("bus") && models.known_crate("tokio"));
}
