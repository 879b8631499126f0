//! std::ptr.

pub fn null<T>() -> *const T {}
pub fn null_mut<T>() -> *mut T {}
#[effect(probe)]
pub fn eq<T>(a: *const T, b: *const T) -> bool {}
#[effect(unknown)]
pub unsafe fn read<T>(src: *const T) -> T {}
#[effect(unknown)]
pub unsafe fn write<T>(dst: *mut T, src: T) {}
#[derive(Clone, Copy)]
pub struct NonNull<T>;
