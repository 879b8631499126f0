//! tokio::sync::Semaphore, checked against tokio 1.54. First come, first served.
#![module(tokio::sync)]

use std::sync::Arc;

#[kind(lock)]
pub struct Semaphore;
impl Semaphore {
    pub const MAX_PERMITS: usize = _;
    pub fn new(permits: usize) -> Self {}
    pub fn const_new(permits: usize) -> Self {}
    #[effect(probe)]
    pub fn available_permits(&self) -> usize {}
    /// Whoever waits for permits may go on.
    #[effect(wait(try, slot))]
    pub fn add_permits(&self, n: usize) {}
    #[effect(wait(try, slot))]
    pub fn forget_permits(&self, n: usize) -> usize {}
    #[effect(acquire(permit, shared, await), sticky(closed), cancel(queue))]
    pub async fn acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {}
    #[effect(acquire(permit, shared, await), sticky(closed), cancel(queue))]
    pub async fn acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_acquire(&self) -> Result<SemaphorePermit<'_>, TryAcquireError> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, TryAcquireError> {}
    #[effect(acquire(permit, shared, block), sticky(closed), panic(in_async))]
    pub fn blocking_acquire(&self) -> Result<SemaphorePermit<'_>, AcquireError> {}
    #[effect(acquire(permit, shared, block), sticky(closed), panic(in_async))]
    pub fn blocking_acquire_many(&self, n: u32) -> Result<SemaphorePermit<'_>, AcquireError> {}
    #[effect(acquire(permit, shared, await), sticky(closed), cancel(queue))]
    pub async fn acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {}
    #[effect(acquire(permit, shared, await), sticky(closed), cancel(queue))]
    pub async fn acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, TryAcquireError> {}
    #[effect(acquire(permit, shared, try))]
    pub fn try_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, TryAcquireError> {}
    #[effect(acquire(permit, shared, block), sticky(closed), panic(in_async))]
    pub fn blocking_acquire_owned(self: Arc<Self>) -> Result<OwnedSemaphorePermit, AcquireError> {}
    #[effect(acquire(permit, shared, block), sticky(closed), panic(in_async))]
    pub fn blocking_acquire_many_owned(self: Arc<Self>, n: u32) -> Result<OwnedSemaphorePermit, AcquireError> {}
    #[effect(close)]
    pub fn close(&self) {}
    #[effect(probe)]
    pub fn is_closed(&self) -> bool {}
}
pub struct AcquireError(());
#[derive(Clone, Copy)]
pub enum TryAcquireError {
    Closed,
    NoPermits,
}
#[kind(guard(permit, shared))]
pub struct SemaphorePermit<'a>;
impl<'a> SemaphorePermit<'a> {
    /// The permit is lost for ever.
    #[effect(leak(self))]
    pub fn forget(self) {}
    #[effect(stores(0))]
    pub fn merge(&mut self, other: Self) {}
    #[effect(holds(self))]
    pub fn split(&mut self, n: usize) -> Option<Self> {}
    #[effect(alias)]
    pub fn semaphore(&self) -> &'a Semaphore {}
    #[effect(probe)]
    pub fn num_permits(&self) -> usize {}
}
#[kind(guard(permit, shared))]
pub struct OwnedSemaphorePermit;
impl OwnedSemaphorePermit {
    #[effect(leak(self))]
    pub fn forget(self) {}
    #[effect(stores(0))]
    pub fn merge(&mut self, other: Self) {}
    #[effect(holds(self))]
    pub fn split(&mut self, n: usize) -> Option<Self> {}
    #[effect(alias)]
    pub fn semaphore(&self) -> &Arc<Semaphore> {}
    #[effect(probe)]
    pub fn num_permits(&self) -> usize {}
}
