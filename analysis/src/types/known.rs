//! Traits and types of the language itself: those that operators, calls and `.await` mean.
//!
//! In:  canonical paths.
//! Out: which of them it is.
//! Source: Rust Reference, "Special types and traits".

use crate::domain::Name;
use crate::models::TypeModel;

/// `Future` or `IntoFuture`.
pub fn is_future(path: Name) -> bool {
    matches!(
        path.as_str(),
        "std::future::Future"
            | "std::future::IntoFuture"
            | "futures::Future"
            | "futures::future::Future"
            | "futures_util::Future"
            | "futures_util::future::Future"
            | "futures_core::Future"
            | "futures_core::future::Future"
    )
}

/// `Stream`.
pub fn is_stream(path: Name) -> bool {
    matches!(
        path.as_str(),
        "futures::Stream"
            | "futures::stream::Stream"
            | "futures_util::Stream"
            | "futures_util::stream::Stream"
            | "futures_core::Stream"
            | "futures_core::stream::Stream"
            | "tokio_stream::Stream"
    )
}

/// `Fn`, `FnMut`, `FnOnce`.
pub fn is_fn(path: Name) -> bool {
    matches!(path.as_str(), "std::ops::Fn" | "std::ops::FnMut" | "std::ops::FnOnce")
}

/// `AsyncFn`, `AsyncFnMut`, `AsyncFnOnce`.
pub fn is_async_fn(path: Name) -> bool {
    matches!(path.as_str(), "std::ops::AsyncFn" | "std::ops::AsyncFnMut" | "std::ops::AsyncFnOnce")
}

/// `Iterator` or `IntoIterator`.
pub fn is_iterator(path: Name) -> bool {
    matches!(
        path.as_str(),
        "std::iter::Iterator"
            | "std::iter::IntoIterator"
            | "std::iter::DoubleEndedIterator"
            | "std::iter::ExactSizeIterator"
    )
}

/// Traits without methods or associated types that matter.
pub fn is_marker(path: Name) -> bool {
    matches!(
        path.as_str(),
        "std::marker::Send"
            | "std::marker::Sync"
            | "std::marker::Sized"
            | "std::marker::Unpin"
            | "std::marker::Copy"
            | "std::panic::UnwindSafe"
            | "std::panic::RefUnwindSafe"
    )
}

/// Traits that can be derived and have methods.
pub const DERIVABLE: [&str; 7] =
    ["Clone", "Default", "PartialEq", "PartialOrd", "Ord", "Hash", "Debug"];

/// The trait that `#[derive(name)]` implements, with the methods it has.
pub fn derived(name: &str) -> Option<(&'static str, &'static [&'static str])> {
    Some(match name {
        "Clone" => ("std::clone::Clone", &["clone", "clone_from"]),
        "Default" => ("std::default::Default", &["default"]),
        "PartialEq" => ("std::cmp::PartialEq", &["eq", "ne"]),
        "PartialOrd" => ("std::cmp::PartialOrd", &["partial_cmp", "lt", "le", "gt", "ge"]),
        "Ord" => ("std::cmp::Ord", &["cmp", "max", "min", "clamp"]),
        "Hash" => ("std::hash::Hash", &["hash"]),
        "Debug" => ("std::fmt::Debug", &["fmt"]),
        _ => return None,
    })
}

/// Whether a library's type is an enum: a struct has one variant of its own name.
pub fn is_enum(model: &TypeModel) -> bool {
    let last = model.path.as_str().rsplit("::").next().unwrap_or("");
    match &model.variants[..] {
        [] => false,
        [one] => one.name != last,
        _ => true,
    }
}

/// Whether a primitive is `Copy` and needs no drop; all but `str`.
pub fn is_plain_primitive(name: Name) -> bool {
    name != "str"
}
