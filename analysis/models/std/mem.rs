//! std::mem, and std::ptr's safe parts.

#[effect(drop(0))]
pub fn drop<T>(value: T) {}
#[effect(leak(0))]
pub fn forget<T>(value: T) {}
#[effect(holds(0))]
pub fn take<T>(dest: &mut T) -> T {}
#[effect(holds(0), holds(1))]
pub fn replace<T>(dest: &mut T, src: T) -> T {}
#[effect(holds(0), holds(1))]
pub fn swap<T>(x: &mut T, y: &mut T) {}
pub fn size_of<T>() -> usize {}
pub fn size_of_val<T>(val: &T) -> usize {}
pub fn align_of<T>() -> usize {}
pub fn needs_drop<T>() -> bool {}
pub fn discriminant<T>(v: &T) -> Discriminant<T> {}
#[derive(Clone, Copy)]
pub struct Discriminant<T>;

#[kind(pointer)]
#[derive(Clone, Copy, Default)]
pub struct ManuallyDrop<T>;
impl<T> ManuallyDrop<T> {
    #[effect(leak(0), holds(0))]
    pub fn new(value: T) -> ManuallyDrop<T> {}
    #[effect(holds(0))]
    pub fn into_inner(slot: ManuallyDrop<T>) -> T {}
    #[effect(drop(0))]
    pub fn drop(slot: &mut ManuallyDrop<T>) {}
    #[effect(holds(0))]
    pub fn take(slot: &mut ManuallyDrop<T>) -> T {}
}
impl<T> Deref for ManuallyDrop<T> {
    type Target = T;
}
pub struct MaybeUninit<T>;
use crate::ops::Deref;
