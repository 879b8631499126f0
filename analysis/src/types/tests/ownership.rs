//! Copies and drops.

use crate::domain::Name;
use crate::load::memory;
use crate::names::Names;
use crate::types::{Ty, Typer};

const TEXT: &str = "
    #[derive(Clone, Copy)] struct Flag(bool);
    struct Plain { a: u8, b: Flag }
    struct Owner { v: Vec<u8> }
    struct Closer;
    impl Drop for Closer { fn drop(&mut self) {} }
    struct Of<T> { t: T }
    enum Either { A(u8), B(Closer) }
    struct Hidden { h: other::Thing }
";

#[test]
fn what_dropping_does_and_what_is_copied() {
    let workspace = memory::library(TEXT);
    let names = Names::new(&workspace, crate::models::library());
    let typer = Typer::new(&names);
    let own = |name: &str, args: Vec<Ty>| Ty::adt(&format!("demo::{name}"), args);
    let guard = Ty::adt("std::sync::MutexGuard", [Ty::prim("u8")]);
    for (ty, needs_drop, is_copy) in [
        (Ty::prim("u8"), Some(false), Some(true)),
        (Ty::prim("u8").reference(false), Some(false), Some(true)),
        (Ty::prim("u8").reference(true), Some(false), Some(false)),
        (own("Flag", vec![]), Some(false), Some(true)),
        (own("Plain", vec![]), Some(false), Some(false)),
        (own("Owner", vec![]), Some(true), Some(false)),
        (own("Closer", vec![]), Some(true), Some(false)),
        (own("Either", vec![]), Some(true), Some(false)),
        (own("Of", vec![Ty::prim("u8")]), Some(false), Some(false)),
        (own("Of", vec![guard.clone()]), Some(true), Some(false)),
        (own("Hidden", vec![]), None, Some(false)),
        (guard.clone(), Some(true), Some(false)),
        (Ty::adt("std::option::Option", [Ty::prim("u8")]), Some(false), Some(true)),
        (Ty::adt("std::option::Option", [guard]), Some(true), Some(false)),
        (Ty::Unknown, None, None),
    ] {
        assert_eq!((typer.needs_drop(&ty), typer.is_copy(&ty)), (needs_drop, is_copy), "{ty}");
    }
    assert_eq!(typer.field_ty(&own("Plain", vec![]), Name::new("a")), Ty::prim("u8"));
}
