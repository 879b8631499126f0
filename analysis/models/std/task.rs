//! std::task.

#[kind(wrapper)]
#[derive(Clone, Copy)]
pub enum Poll<T> {
    Ready(T),
    Pending,
}
impl<T> Poll<T> {
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<U> {}
    #[effect(probe)]
    pub fn is_ready(&self) -> bool {}
    #[effect(probe)]
    pub fn is_pending(&self) -> bool {}
}
impl<T, E> Poll<Result<T, E>> {
    pub fn map_ok<U, F: FnOnce(T) -> U>(self, f: F) -> Poll<Result<U, E>> {}
    pub fn map_err<U, F: FnOnce(E) -> U>(self, f: F) -> Poll<Result<T, U>> {}
}
pub struct Context<'a>;
impl<'a> Context<'a> {
    pub fn from_waker(waker: &'a Waker) -> Self {}
    pub fn waker(&self) -> &'a Waker {}
}
#[derive(Clone)]
pub struct Waker;
impl Waker {
    #[effect(wait(try, notify))]
    pub fn wake(self) {}
    #[effect(wait(try, notify))]
    pub fn wake_by_ref(&self) {}
    #[effect(probe)]
    pub fn will_wake(&self, other: &Waker) -> bool {}
    pub fn noop() -> &'static Waker {}
}
impl<W> From<crate::sync::Arc<W>> for Waker {}
pub trait Wake {
    fn wake(self: crate::sync::Arc<Self>);
    fn wake_by_ref(self: &crate::sync::Arc<Self>);
}
#[derive(Clone, Copy)]
pub struct RawWaker;
#[derive(Clone, Copy)]
pub struct RawWakerVTable;
macro_rules! ready {
    () => {};
}
