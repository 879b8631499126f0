//! crossbeam-utils, checked against 0.8.23.

use std::ops::Deref;

pub mod thread {
    use std::io;

    #[effect(runs(0, once), join(block))]
    pub fn scope<'env, F: FnOnce(&Scope<'env>) -> R, R>(f: F) -> std::thread::Result<R> {}
    #[kind(handle_set(join))]
    pub struct Scope<'env>;
    impl<'env> Scope<'env> {
        #[effect(spawn(scoped, join, 0))]
        pub fn spawn<'scope, F: FnOnce(&Scope<'env>) -> T, T>(&'scope self, f: F) -> ScopedJoinHandle<'scope, T> {}
        pub fn builder<'scope>(&'scope self) -> ScopedThreadBuilder<'scope, 'env> {}
    }
    pub struct ScopedThreadBuilder<'scope, 'env>;
    impl<'scope, 'env> ScopedThreadBuilder<'scope, 'env> {
        pub fn name(self, name: String) -> Self {}
        pub fn stack_size(self, size: usize) -> Self {}
        #[effect(spawn(scoped, join, 0))]
        pub fn spawn<F: FnOnce(&Scope<'env>) -> T, T>(self, f: F) -> io::Result<ScopedJoinHandle<'scope, T>> {}
    }
    #[kind(handle(join))]
    pub struct ScopedJoinHandle<'scope, T>;
    impl<T> ScopedJoinHandle<'_, T> {
        #[effect(join(block))]
        pub fn join(self) -> std::thread::Result<T> {}
        #[effect(probe)]
        pub fn thread(&self) -> &std::thread::Thread {}
    }
}
pub mod sync {
    use std::ops::{Deref, DerefMut};
    use std::sync::{LockResult, TryLockResult};
    use std::time::{Duration, Instant};

    /// `wait` ends when all other clones are dropped.
    #[kind(sender)]
    #[derive(Clone, Default)]
    pub struct WaitGroup;
    impl WaitGroup {
        #[effect(channel(unbounded))]
        pub fn new() -> Self {}
        #[effect(wait(block, party))]
        pub fn wait(self) {}
    }
    #[kind(signal)]
    #[derive(Default)]
    pub struct Parker;
    impl Parker {
        pub fn new() -> Parker {}
        #[effect(observe(block))]
        pub fn park(&self) {}
        #[effect(observe(timed))]
        pub fn park_timeout(&self, timeout: Duration) -> UnparkReason {}
        #[effect(observe(timed))]
        pub fn park_deadline(&self, deadline: Instant) -> UnparkReason {}
        #[effect(alias)]
        pub fn unparker(&self) -> &Unparker {}
    }
    #[kind(signal)]
    #[derive(Clone)]
    pub struct Unparker;
    impl Unparker {
        /// Stores one token.
        #[effect(fire)]
        pub fn unpark(&self) {}
    }
    #[derive(Clone, Copy)]
    pub enum UnparkReason {
        Unparked,
        Timeout,
    }
    #[kind(lock)]
    #[derive(Default)]
    pub struct ShardedLock<T>;
    impl<T> ShardedLock<T> {
        pub fn new(value: T) -> ShardedLock<T> {}
        pub fn into_inner(self) -> LockResult<T> {}
        #[effect(probe)]
        pub fn is_poisoned(&self) -> bool {}
        pub fn get_mut(&mut self) -> LockResult<&mut T> {}
        #[effect(acquire(thread, shared, try))]
        pub fn try_read(&self) -> TryLockResult<ShardedLockReadGuard<'_, T>> {}
        #[effect(acquire(thread, shared, block))]
        pub fn read(&self) -> LockResult<ShardedLockReadGuard<'_, T>> {}
        #[effect(acquire(thread, exclusive, try))]
        pub fn try_write(&self) -> TryLockResult<ShardedLockWriteGuard<'_, T>> {}
        #[effect(acquire(thread, exclusive, block))]
        pub fn write(&self) -> LockResult<ShardedLockWriteGuard<'_, T>> {}
    }
    #[kind(guard(thread, shared))]
    pub struct ShardedLockReadGuard<'a, T>;
    #[kind(guard(thread, exclusive))]
    pub struct ShardedLockWriteGuard<'a, T>;
    #[each(ShardedLockReadGuard<'_, T>, ShardedLockWriteGuard<'_, T>)]
    impl<T> Deref for Each {
        type Target = T;
    }
}
pub mod atomic {
    #[derive(Default)]
    pub struct AtomicCell<T>;
    impl<T> AtomicCell<T> {
        pub fn new(val: T) -> AtomicCell<T> {}
        pub fn into_inner(self) -> T {}
        #[effect(stores(0))]
        pub fn store(&self, val: T) {}
        #[effect(stores(0), holds(self))]
        pub fn swap(&self, val: T) -> T {}
        pub fn load(&self) -> T {}
        pub fn take(&self) -> T {}
    }
}
#[derive(Default)]
pub struct Backoff;
impl Backoff {
    pub fn new() -> Self {}
    pub fn reset(&self) {}
    #[effect(wait(try, turn))]
    pub fn spin(&self) {}
    #[effect(wait(try, turn))]
    pub fn snooze(&self) {}
    #[effect(probe)]
    pub fn is_completed(&self) -> bool {}
}
#[kind(pointer)]
#[derive(Clone, Copy, Default)]
pub struct CachePadded<T>;
impl<T> CachePadded<T> {
    pub fn new(t: T) -> CachePadded<T> {}
    pub fn into_inner(self) -> T {}
}
impl<T> Deref for CachePadded<T> {
    type Target = T;
}
