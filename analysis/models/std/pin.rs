//! std::pin.

#[kind(pointer)]
#[derive(Clone, Copy)]
pub struct Pin<P>;
impl<P> Pin<P> {
    pub fn new(pointer: P) -> Pin<P> {}
    pub fn new_unchecked(pointer: P) -> Pin<P> {}
    pub fn as_ref(&self) -> Pin<&P::Target>
    where
        P: Deref,
    {
    }
    pub fn as_mut(&mut self) -> Pin<&mut P::Target>
    where
        P: Deref,
    {
    }
    #[effect(stores(0))]
    pub fn set(&mut self, value: P::Target)
    where
        P: Deref,
    {
    }
    #[effect(holds(0))]
    pub fn into_inner(pin: Pin<P>) -> P {}
}
impl<T> Pin<&mut T> {
    pub fn get_mut(self) -> &mut T {}
    pub fn get_unchecked_mut(self) -> &mut T {}
}
impl<T> Pin<&T> {
    pub fn get_ref(self) -> &T {}
}
impl<P: Deref> Deref for Pin<P> {
    type Target = P::Target;
}
impl<P: Deref> Future for Pin<P>
where
    P::Target: Future,
{
    type Output = <P::Target as Future>::Output;
}
macro_rules! pin {
    () => {};
}
use crate::future::Future;
use crate::ops::Deref;
