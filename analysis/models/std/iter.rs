//! std::iter: creation, adaptors and consumers, checked against Rust 1.95.

pub trait IntoIterator {
    type Item;
    type IntoIter;
    fn into_iter(self) -> Self::IntoIter;
}
pub trait FromIterator<A> {
    #[effect(holds(0))]
    fn from_iter<I: IntoIterator<Item = A>>(iter: I) -> Self;
}
pub trait Extend<A> {
    #[effect(stores(0))]
    fn extend<I: IntoIterator<Item = A>>(&mut self, iter: I);
}
pub trait Sum<A> {}
pub trait Product<A> {}
pub trait FusedIterator: Iterator {}

pub trait Iterator {
    type Item;
    fn next(&mut self) -> Option<Self::Item>;
    fn size_hint(&self) -> (usize, Option<usize>);
    #[effect(exhausts(self))]
    fn count(self) -> usize;
    #[effect(exhausts(self), holds(self))]
    fn last(self) -> Option<Self::Item>;
    fn nth(&mut self, n: usize) -> Option<Self::Item>;
    #[effect(endless_if(self))]
    fn step_by(self, step: usize) -> impl DoubleEndedIterator<Item = Self::Item>;
    #[effect(endless_if(self), holds(self), holds(0))]
    fn chain<U: IntoIterator<Item = Self::Item>>(self, other: U) -> impl DoubleEndedIterator<Item = Self::Item>;
    #[effect(holds(self), holds(0))]
    fn zip<U: IntoIterator>(self, other: U) -> impl DoubleEndedIterator<Item = (Self::Item, U::Item)>;
    #[effect(endless_if(self))]
    fn map<B, F: FnMut(Self::Item) -> B>(self, f: F) -> impl DoubleEndedIterator<Item = B>;
    #[effect(exhausts(self))]
    fn for_each<F: FnMut(Self::Item)>(self, f: F);
    #[effect(endless_if(self))]
    fn filter<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl DoubleEndedIterator<Item = Self::Item>;
    #[effect(endless_if(self))]
    fn filter_map<B, F: FnMut(Self::Item) -> Option<B>>(self, f: F) -> impl DoubleEndedIterator<Item = B>;
    #[effect(endless_if(self))]
    fn enumerate(self) -> impl DoubleEndedIterator<Item = (usize, Self::Item)>;
    #[effect(endless_if(self))]
    fn peekable(self) -> Peekable<Self>;
    #[effect(endless_if(self))]
    fn skip_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl Iterator<Item = Self::Item>;
    fn take_while<P: FnMut(&Self::Item) -> bool>(self, predicate: P) -> impl Iterator<Item = Self::Item>;
    fn map_while<B, P: FnMut(Self::Item) -> Option<B>>(self, predicate: P) -> impl Iterator<Item = B>;
    #[effect(endless_if(self))]
    fn skip(self, n: usize) -> impl DoubleEndedIterator<Item = Self::Item>;
    fn take(self, n: usize) -> impl DoubleEndedIterator<Item = Self::Item>;
    fn scan<St, B, F: FnMut(&mut St, Self::Item) -> Option<B>>(self, initial_state: St, f: F) -> impl Iterator<Item = B>;
    #[effect(endless_if(self))]
    fn flat_map<U: IntoIterator, F: FnMut(Self::Item) -> U>(self, f: F) -> impl DoubleEndedIterator<Item = U::Item>;
    fn flatten(self) -> impl DoubleEndedIterator<Item = <Self::Item as IntoIterator>::Item>
    where
        Self::Item: IntoIterator;
    #[effect(endless_if(self))]
    fn fuse(self) -> impl DoubleEndedIterator<Item = Self::Item>;
    #[effect(endless_if(self))]
    fn inspect<F: FnMut(&Self::Item)>(self, f: F) -> impl DoubleEndedIterator<Item = Self::Item>;
    #[effect(endless_if(self))]
    fn by_ref(&mut self) -> &mut Self;
    #[effect(exhausts(self), holds(self))]
    fn collect<B: FromIterator<Self::Item>>(self) -> B;
    #[effect(exhausts(self))]
    fn partition<B, F: FnMut(&Self::Item) -> bool>(self, f: F) -> (B, B);
    fn try_fold<B, F: FnMut(B, Self::Item) -> R, R>(&mut self, init: B, f: F) -> R;
    fn try_for_each<F: FnMut(Self::Item) -> R, R>(&mut self, f: F) -> R;
    #[effect(exhausts(self), runs(1, many), holds(0))]
    fn fold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
    #[effect(exhausts(self))]
    fn reduce<F: FnMut(Self::Item, Self::Item) -> Self::Item>(self, f: F) -> Option<Self::Item>;
    fn all<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    fn any<F: FnMut(Self::Item) -> bool>(&mut self, f: F) -> bool;
    fn find<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
    fn find_map<B, F: FnMut(Self::Item) -> Option<B>>(&mut self, f: F) -> Option<B>;
    fn position<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
    fn rposition<P: FnMut(Self::Item) -> bool>(&mut self, predicate: P) -> Option<usize>;
    #[effect(exhausts(self))]
    fn max(self) -> Option<Self::Item>;
    #[effect(exhausts(self))]
    fn min(self) -> Option<Self::Item>;
    #[effect(exhausts(self))]
    fn max_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
    #[effect(exhausts(self))]
    fn max_by<F: FnMut(&Self::Item, &Self::Item) -> crate::cmp::Ordering>(self, compare: F) -> Option<Self::Item>;
    #[effect(exhausts(self))]
    fn min_by_key<B, F: FnMut(&Self::Item) -> B>(self, f: F) -> Option<Self::Item>;
    #[effect(exhausts(self))]
    fn min_by<F: FnMut(&Self::Item, &Self::Item) -> crate::cmp::Ordering>(self, compare: F) -> Option<Self::Item>;
    fn rev(self) -> impl DoubleEndedIterator<Item = Self::Item>;
    #[effect(exhausts(self), holds(self))]
    fn unzip<A, B, FromA, FromB>(self) -> (FromA, FromB);
    #[effect(endless_if(self))]
    fn copied(self) -> impl DoubleEndedIterator<Item = <Self::Item as crate::ops::Deref>::Target>
    where
        Self::Item: crate::ops::Deref;
    #[effect(endless_if(self), alias, holds(self))]
    fn cloned(self) -> impl DoubleEndedIterator<Item = <Self::Item as crate::ops::Deref>::Target>
    where
        Self::Item: crate::ops::Deref;
    #[effect(endless)]
    fn cycle(self) -> impl Iterator<Item = Self::Item>;
    #[effect(exhausts(self))]
    fn sum<S: Sum<Self::Item>>(self) -> S;
    #[effect(exhausts(self))]
    fn product<P: Product<Self::Item>>(self) -> P;
    fn cmp<I: IntoIterator>(self, other: I) -> crate::cmp::Ordering;
    fn eq<I: IntoIterator>(self, other: I) -> bool;
    fn is_sorted(self) -> bool;
}
pub trait DoubleEndedIterator: Iterator {
    fn next_back(&mut self) -> Option<Self::Item>;
    fn nth_back(&mut self, n: usize) -> Option<Self::Item>;
    fn rfold<B, F: FnMut(B, Self::Item) -> B>(self, init: B, f: F) -> B;
    fn rfind<P: FnMut(&Self::Item) -> bool>(&mut self, predicate: P) -> Option<Self::Item>;
}
pub trait ExactSizeIterator: Iterator {
    fn len(&self) -> usize;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Peekable<I>;
impl<I: Iterator> Iterator for Peekable<I> {
    type Item = I::Item;
}
impl<I: Iterator> Peekable<I> {
    pub fn peek(&mut self) -> Option<&I::Item> {}
    pub fn peek_mut(&mut self) -> Option<&mut I::Item> {}
    pub fn next_if(&mut self, func: impl FnOnce(&I::Item) -> bool) -> Option<I::Item> {}
}

/// Written types of adaptors, for fields; calls give `impl Iterator`.
#[kind(adaptor)]
#[derive(Clone)]
pub struct Map<I, F>;
impl<B, I: Iterator, F: FnMut(I::Item) -> B> Iterator for Map<I, F> {
    type Item = B;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Filter<I, P>;
impl<I: Iterator, P> Iterator for Filter<I, P> {
    type Item = I::Item;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Rev<I>;
impl<I: Iterator> Iterator for Rev<I> {
    type Item = I::Item;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Enumerate<I>;
impl<I: Iterator> Iterator for Enumerate<I> {
    type Item = (usize, I::Item);
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Skip<I>;
impl<I: Iterator> Iterator for Skip<I> {
    type Item = I::Item;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Take<I>;
impl<I: Iterator> Iterator for Take<I> {
    type Item = I::Item;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Fuse<I>;
impl<I: Iterator> Iterator for Fuse<I> {
    type Item = I::Item;
}
/// Endless.
#[endless]
#[kind(adaptor)]
#[derive(Clone)]
pub struct Cycle<I>;
impl<I: Iterator> Iterator for Cycle<I> {
    type Item = I::Item;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Chain<A, B>;
impl<A: Iterator, B> Iterator for Chain<A, B> {
    type Item = A::Item;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Zip<A, B>;
impl<A: Iterator, B: Iterator> Iterator for Zip<A, B> {
    type Item = (A::Item, B::Item);
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Cloned<I>;
impl<I: Iterator> Iterator for Cloned<I>
where
    I::Item: crate::ops::Deref,
{
    type Item = <I::Item as crate::ops::Deref>::Target;
}
/// Endless.
#[endless]
#[kind(adaptor)]
#[derive(Clone)]
pub struct Repeat<T>;
impl<T> Iterator for Repeat<T> {
    type Item = T;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Once<T>;
impl<T> Iterator for Once<T> {
    type Item = T;
}
#[kind(adaptor)]
#[derive(Clone)]
pub struct Empty<T>;
impl<T> Iterator for Empty<T> {
    type Item = T;
}

pub fn repeat<T>(elt: T) -> Repeat<T> {}
pub fn repeat_n<T>(element: T, count: usize) -> impl DoubleEndedIterator<Item = T> {}
#[effect(endless)]
pub fn repeat_with<T, F: FnMut() -> T>(repeater: F) -> impl Iterator<Item = T> {}
pub fn once<T>(value: T) -> Once<T> {}
pub fn once_with<T, F: FnOnce() -> T>(make: F) -> impl Iterator<Item = T> {}
pub fn empty<T>() -> Empty<T> {}
pub fn from_fn<T, F: FnMut() -> Option<T>>(f: F) -> impl Iterator<Item = T> {}
pub fn successors<T, F: FnMut(&T) -> Option<T>>(first: Option<T>, succ: F) -> impl Iterator<Item = T> {}
#[effect(holds(0), holds(1))]
pub fn zip<A: IntoIterator, B: IntoIterator>(a: A, b: B) -> impl Iterator<Item = (A::Item, B::Item)> {}
