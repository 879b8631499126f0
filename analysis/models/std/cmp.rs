//! std::cmp: comparing has no effect.

#[derive(Clone, Copy)]
pub enum Ordering {
    Less,
    Equal,
    Greater,
}
impl Ordering {
    pub fn is_eq(self) -> bool {}
    pub fn is_lt(self) -> bool {}
    pub fn is_gt(self) -> bool {}
    pub fn reverse(self) -> Ordering {}
    pub fn then(self, other: Ordering) -> Ordering {}
    #[effect(runs(0, at_most_once))]
    pub fn then_with<F: FnOnce() -> Ordering>(self, f: F) -> Ordering {}
}
#[blanket]
pub trait PartialEq {
    #[effect(probe)]
    fn eq(&self, other: &Self) -> bool;
    #[effect(probe)]
    fn ne(&self, other: &Self) -> bool;
}
#[blanket]
pub trait PartialOrd {
    #[effect(probe)]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering>;
}
#[blanket]
pub trait Ord {
    #[effect(probe)]
    fn cmp(&self, other: &Self) -> Ordering;
    fn max(self, other: Self) -> Self;
    fn min(self, other: Self) -> Self;
    fn clamp(self, min: Self, max: Self) -> Self;
}
pub trait Eq {}
pub fn max<T>(v1: T, v2: T) -> T {}
pub fn min<T>(v1: T, v2: T) -> T {}
#[derive(Clone, Copy)]
pub struct Reverse<T>(pub T);
