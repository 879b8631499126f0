//! std::ops.

pub trait Fn<Args> {
    type Output;
}
pub trait FnMut<Args> {
    type Output;
}
pub trait FnOnce<Args> {
    type Output;
}
pub trait AsyncFn<Args> {
    type Output;
}
pub trait AsyncFnMut<Args> {
    type Output;
}
pub trait AsyncFnOnce<Args> {
    type Output;
}
pub trait Drop {
    fn drop(&mut self);
}
pub trait Deref {
    type Target;
    fn deref(&self) -> &Self::Target;
}
pub trait DerefMut: Deref {
    fn deref_mut(&mut self) -> &mut Self::Target;
}
pub trait Index<I> {
    type Output;
    fn index(&self, index: I) -> &Self::Output;
}
pub trait IndexMut<I>: Index {
    fn index_mut(&mut self, index: I) -> &mut Self::Output;
}
pub trait Add<R> {
    type Output;
    fn add(self, rhs: R) -> Self::Output;
}
pub trait Sub<R> {
    type Output;
    fn sub(self, rhs: R) -> Self::Output;
}
pub trait Mul<R> {
    type Output;
    fn mul(self, rhs: R) -> Self::Output;
}
pub trait Div<R> {
    type Output;
    fn div(self, rhs: R) -> Self::Output;
}
pub trait Not {
    type Output;
    fn not(self) -> Self::Output;
}
pub trait Neg {
    type Output;
    fn neg(self) -> Self::Output;
}
pub trait AddAssign<R> {
    fn add_assign(&mut self, rhs: R);
}
pub trait SubAssign<R> {
    fn sub_assign(&mut self, rhs: R);
}
pub trait RangeBounds<T> {}

#[derive(Clone, Default)]
pub struct Range<T> {
    pub start: T,
    pub end: T,
}
impl<T> Range<T> {
    pub fn contains<U>(&self, item: &U) -> bool {}
    pub fn is_empty(&self) -> bool {}
}
impl<T> Iterator for Range<T> {
    type Item = T;
}
impl<T> DoubleEndedIterator for Range<T> {}
impl<T> RangeBounds<T> for Range<T> {}
#[derive(Clone)]
pub struct RangeInclusive<T>;
impl<T> RangeInclusive<T> {
    pub fn new(start: T, end: T) -> Self {}
    pub fn contains<U>(&self, item: &U) -> bool {}
    pub fn start(&self) -> &T {}
    pub fn end(&self) -> &T {}
}
impl<T> Iterator for RangeInclusive<T> {
    type Item = T;
}
impl<T> DoubleEndedIterator for RangeInclusive<T> {}
#[endless]
#[derive(Clone)]
pub struct RangeFrom<T> {
    pub start: T,
}
impl<T> Iterator for RangeFrom<T> {
    type Item = T;
}
#[derive(Clone, Copy)]
pub struct RangeTo<T> {
    pub end: T,
}
#[derive(Clone, Copy)]
pub struct RangeToInclusive<T> {
    pub end: T,
}
#[derive(Clone, Copy)]
pub struct RangeFull;
#[derive(Clone, Copy)]
pub enum Bound<T> {
    Included(T),
    Excluded(T),
    Unbounded,
}
#[kind(wrapper)]
pub enum ControlFlow<B, C> {
    Continue(C),
    Break(B),
}
impl<B, C> ControlFlow<B, C> {
    pub fn is_break(&self) -> bool {}
    pub fn is_continue(&self) -> bool {}
    pub fn break_value(self) -> Option<B> {}
    pub fn continue_value(self) -> Option<C> {}
}
