//! std: the root, and the names every file has.

pub mod prelude {
    pub mod v1 {
        pub use crate::boxed::Box;
        pub use crate::clone::Clone;
        pub use crate::convert::{AsMut, AsRef, From, Into};
        pub use crate::default::Default;
        pub use crate::iter::{DoubleEndedIterator, ExactSizeIterator, Extend, IntoIterator, Iterator};
        pub use crate::mem::drop;
        pub use crate::ops::{Drop, Fn, FnMut, FnOnce};
        pub use crate::option::Option::{self, None, Some};
        pub use crate::result::Result::{self, Err, Ok};
        pub use crate::string::{String, ToString};
        pub use crate::borrow::ToOwned;
        pub use crate::vec::Vec;
    }
    pub mod rust_2015 {
        pub use super::v1::*;
    }
    pub mod rust_2018 {
        pub use super::v1::*;
    }
    pub mod rust_2021 {
        pub use super::v1::*;
        pub use crate::convert::{TryFrom, TryInto};
        pub use crate::iter::FromIterator;
    }
    pub mod rust_2024 {
        pub use super::rust_2021::*;
        pub use crate::future::{Future, IntoFuture};
    }
}

pub mod clone {
    pub trait Clone {
        fn clone(&self) -> Self;
        fn clone_from(&mut self, source: &Self);
    }
}

pub mod default {
    pub trait Default {
        fn default() -> Self;
    }
}

pub mod any {
    pub trait Any {}
    pub struct TypeId;
    pub fn type_name<T>() -> &'static str {}
}

pub mod marker {
    pub trait Send {}
    pub trait Sync {}
    pub trait Copy {}
    pub trait Sized {}
    pub trait Unpin {}
    #[derive(Clone, Copy, Default)]
    pub struct PhantomData<T>;
    #[derive(Clone, Copy, Default)]
    pub struct PhantomPinned;
}

pub mod hint {
    pub fn black_box<T>(dummy: T) -> T {}
    #[effect(wait(try, turn))]
    pub fn spin_loop() {}
}

pub mod panic {
    #[effect(runs(0, once))]
    pub fn catch_unwind<F: FnOnce() -> R, R>(f: F) -> crate::thread::Result<R> {}
    #[effect(never)]
    pub fn resume_unwind(payload: Box<dyn Any>) -> ! {}
    pub fn set_hook(hook: Box<dyn Fn(&PanicHookInfo<'_>)>) {}
    pub fn take_hook() -> Box<dyn Fn(&PanicHookInfo<'_>)> {}
    pub struct AssertUnwindSafe<T>(pub T);
    pub struct PanicHookInfo<'a>;
    pub struct Location<'a>;
    use crate::any::Any;
}

pub mod error {
    pub trait Error {
        fn source(&self) -> Option<&dyn Error>;
    }
}

pub mod hash {
    pub trait Hash {}
    pub trait Hasher {
        fn finish(&self) -> u64;
    }
    pub trait BuildHasher {}
    #[derive(Clone, Default)]
    pub struct RandomState;
    #[derive(Clone, Default)]
    pub struct DefaultHasher;
    impl DefaultHasher {
        pub fn new() -> Self {}
        pub fn finish(&self) -> u64 {}
    }
}

pub mod fmt {
    #[derive(Clone, Copy, Default)]
    pub struct Error;
    pub type Result = crate::result::Result<(), Error>;
    pub struct Formatter<'a>;
    impl Formatter<'_> {
        pub fn write_str(&mut self, data: &str) -> Result {}
        pub fn write_fmt(&mut self, args: Arguments<'_>) -> Result {}
        pub fn alternate(&self) -> bool {}
        pub fn pad(&mut self, s: &str) -> Result {}
    }
    #[derive(Clone, Copy)]
    pub struct Arguments<'a>;
    pub trait Debug {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }
    pub trait Display {
        fn fmt(&self, f: &mut Formatter<'_>) -> Result;
    }
    pub trait Write {
        fn write_str(&mut self, s: &str) -> Result;
        fn write_char(&mut self, c: char) -> Result;
        fn write_fmt(&mut self, args: Arguments<'_>) -> Result;
    }
    impl Write for crate::string::String {}
    pub fn format(args: Arguments<'_>) -> crate::string::String {}
}
