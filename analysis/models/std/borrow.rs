//! std::borrow.

#[kind(wrapper)]
#[derive(Clone)]
pub enum Cow<'a, B> {
    Borrowed(&'a B),
    Owned(B),
}
impl<B> Cow<'_, B> {
    pub fn into_owned(self) -> B {}
    pub fn to_mut(&mut self) -> &mut B {}
}
impl<B> Deref for Cow<'_, B> {
    type Target = B;
}
pub trait Borrow<T> {
    fn borrow(&self) -> &T;
}
pub trait BorrowMut<T> {
    fn borrow_mut(&mut self) -> &mut T;
}
pub trait ToOwned {
    type Owned;
    fn to_owned(&self) -> Self::Owned;
}
use crate::ops::Deref;
