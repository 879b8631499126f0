//! std::convert.

pub trait From<T> {
    #[effect(holds(0))]
    fn from(value: T) -> Self;
}
#[blanket]
pub trait Into<T> {
    #[effect(holds(self))]
    fn into(self) -> T;
}
pub trait TryFrom<T> {
    type Error;
    #[effect(holds(0))]
    fn try_from(value: T) -> Result<Self, Self::Error>;
}
#[blanket]
pub trait TryInto<T> {
    #[effect(holds(self))]
    fn try_into(self) -> Result<T, _>;
}
pub trait AsRef<T> {
    fn as_ref(&self) -> &T;
}
pub trait AsMut<T> {
    fn as_mut(&mut self) -> &mut T;
}
pub enum Infallible {}
pub fn identity<T>(x: T) -> T {}
