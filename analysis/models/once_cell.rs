//! once_cell, checked against 1.21.

pub mod sync {
    use std::ops::Deref;

    #[derive(Clone, Default)]
    pub struct OnceCell<T>;
    impl<T> OnceCell<T> {
        pub fn new() -> Self {}
        pub fn with_value(value: T) -> Self {}
        pub fn get(&self) -> Option<&T> {}
        pub fn get_mut(&mut self) -> Option<&mut T> {}
        #[effect(wait(block, set), sticky(set), holds(self))]
        pub fn wait(&self) -> &T {}
        #[effect(stores(0))]
        pub fn set(&self, value: T) -> Result<(), T> {}
        #[effect(runs(0, at_most_once), wait(block, init), panic(reentry))]
        pub fn get_or_init<F: FnOnce() -> T>(&self, f: F) -> &T {}
        #[effect(runs(0, at_most_once), wait(block, init), panic(reentry))]
        pub fn get_or_try_init<F: FnOnce() -> Result<T, E>, E>(&self, f: F) -> Result<&T, E> {}
        pub fn take(&mut self) -> Option<T> {}
        pub fn into_inner(self) -> Option<T> {}
    }
    #[kind(pointer)]
    pub struct Lazy<T, F>;
    impl<T, F: FnOnce() -> T> Lazy<T, F> {
        #[effect(runs(0, at_most_once))]
        pub fn new(init: F) -> Lazy<T, F> {}
        #[effect(wait(block, init), panic(reentry), holds(0))]
        pub fn force(this: &Lazy<T, F>) -> &T {}
    }
    impl<T, F> Deref for Lazy<T, F> {
        type Target = T;
    }
}
pub mod unsync {
    pub use std::cell::LazyCell as Lazy;
    pub use std::cell::OnceCell;
}
