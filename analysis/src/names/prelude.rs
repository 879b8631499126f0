//! Names that need no import: the standard prelude by edition, primitive types, sysroot crates.
//!
//! In:  a name, its namespace, the edition.
//! Out: where the standard library defines it.
//! Source: `std::prelude` documentation, 1.95.

use crate::domain::Name;
use crate::load::Edition;

use super::scopes::Namespace;

type Row = (&'static str, &'static str, Edition);

const TYPES: &[Row] = &[
    ("Option", "std::option::Option", Edition::E2015),
    ("Result", "std::result::Result", Edition::E2015),
    ("Vec", "std::vec::Vec", Edition::E2015),
    ("String", "std::string::String", Edition::E2015),
    ("Box", "std::boxed::Box", Edition::E2015),
    ("ToString", "std::string::ToString", Edition::E2015),
    ("ToOwned", "std::borrow::ToOwned", Edition::E2015),
    ("Clone", "std::clone::Clone", Edition::E2015),
    ("Copy", "std::marker::Copy", Edition::E2015),
    ("Send", "std::marker::Send", Edition::E2015),
    ("Sync", "std::marker::Sync", Edition::E2015),
    ("Sized", "std::marker::Sized", Edition::E2015),
    ("Unpin", "std::marker::Unpin", Edition::E2015),
    ("Drop", "std::ops::Drop", Edition::E2015),
    ("Fn", "std::ops::Fn", Edition::E2015),
    ("FnMut", "std::ops::FnMut", Edition::E2015),
    ("FnOnce", "std::ops::FnOnce", Edition::E2015),
    ("AsyncFn", "std::ops::AsyncFn", Edition::E2015),
    ("AsyncFnMut", "std::ops::AsyncFnMut", Edition::E2015),
    ("AsyncFnOnce", "std::ops::AsyncFnOnce", Edition::E2015),
    ("Default", "std::default::Default", Edition::E2015),
    ("Iterator", "std::iter::Iterator", Edition::E2015),
    ("IntoIterator", "std::iter::IntoIterator", Edition::E2015),
    ("DoubleEndedIterator", "std::iter::DoubleEndedIterator", Edition::E2015),
    ("ExactSizeIterator", "std::iter::ExactSizeIterator", Edition::E2015),
    ("Extend", "std::iter::Extend", Edition::E2015),
    ("From", "std::convert::From", Edition::E2015),
    ("Into", "std::convert::Into", Edition::E2015),
    ("AsRef", "std::convert::AsRef", Edition::E2015),
    ("AsMut", "std::convert::AsMut", Edition::E2015),
    ("PartialEq", "std::cmp::PartialEq", Edition::E2015),
    ("Eq", "std::cmp::Eq", Edition::E2015),
    ("PartialOrd", "std::cmp::PartialOrd", Edition::E2015),
    ("Ord", "std::cmp::Ord", Edition::E2015),
    ("TryFrom", "std::convert::TryFrom", Edition::E2021),
    ("TryInto", "std::convert::TryInto", Edition::E2021),
    ("FromIterator", "std::iter::FromIterator", Edition::E2021),
    ("Future", "std::future::Future", Edition::E2024),
    ("IntoFuture", "std::future::IntoFuture", Edition::E2024),
];

const VALUES: &[Row] = &[
    ("Some", "std::option::Option::Some", Edition::E2015),
    ("None", "std::option::Option::None", Edition::E2015),
    ("Ok", "std::result::Result::Ok", Edition::E2015),
    ("Err", "std::result::Result::Err", Edition::E2015),
    ("drop", "std::mem::drop", Edition::E2015),
    ("size_of", "std::mem::size_of", Edition::E2015),
    ("align_of", "std::mem::align_of", Edition::E2015),
];

/// Where the prelude's item of that name is defined.
pub(super) fn lookup(name: Name, space: Namespace, edition: Edition) -> Option<Name> {
    let table = match space {
        Namespace::Type => TYPES,
        Namespace::Value => VALUES,
        Namespace::Macro => return None,
    };
    let row = table.iter().find(|(short, _, since)| name == *short && *since <= edition)?;
    Some(Name::new(row.1))
}

/// Whether it is a primitive type's name.
pub(crate) fn is_primitive(name: Name) -> bool {
    matches!(
        name.as_str(),
        "bool"
            | "char"
            | "str"
            | "u8"
            | "u16"
            | "u32"
            | "u64"
            | "u128"
            | "usize"
            | "i8"
            | "i16"
            | "i32"
            | "i64"
            | "i128"
            | "isize"
            | "f32"
            | "f64"
    )
}

/// The crates that come with the compiler; `core` and `alloc` are parts of `std`.
pub(super) fn sysroot(name: Name) -> Option<Name> {
    matches!(name.as_str(), "std" | "core" | "alloc")
        .then(|| Name::new("std"))
        .or_else(|| matches!(name.as_str(), "proc_macro" | "test").then_some(name))
}
