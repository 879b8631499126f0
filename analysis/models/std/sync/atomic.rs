//! std::sync::atomic.

#[derive(Clone, Copy)]
pub enum Ordering {
    Relaxed,
    Release,
    Acquire,
    AcqRel,
    SeqCst,
}
pub fn fence(order: Ordering) {}
pub fn compiler_fence(order: Ordering) {}
#[effect(wait(try, turn))]
pub fn spin_loop_hint() {}

#[derive(Default)]
pub struct AtomicBool;
#[derive(Default)]
pub struct AtomicU8;
#[derive(Default)]
pub struct AtomicU16;
#[derive(Default)]
pub struct AtomicU32;
#[derive(Default)]
pub struct AtomicU64;
#[derive(Default)]
pub struct AtomicUsize;
#[derive(Default)]
pub struct AtomicI8;
#[derive(Default)]
pub struct AtomicI16;
#[derive(Default)]
pub struct AtomicI32;
#[derive(Default)]
pub struct AtomicI64;
#[derive(Default)]
pub struct AtomicIsize;
#[derive(Default)]
pub struct AtomicPtr<T>;

#[each(AtomicBool = bool, AtomicU8 = u8, AtomicU16 = u16, AtomicU32 = u32, AtomicU64 = u64, AtomicUsize = usize, AtomicI8 = i8, AtomicI16 = i16, AtomicI32 = i32, AtomicI64 = i64, AtomicIsize = isize)]
impl Each {
    pub fn new(v: Value) -> Self {}
    #[effect(probe)]
    pub fn load(&self, order: Ordering) -> Value {}
    pub fn store(&self, val: Value, order: Ordering) {}
    #[effect(claims)]
    pub fn swap(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn compare_and_swap(&self, current: Value, new: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn compare_exchange(&self, current: Value, new: Value, success: Ordering, failure: Ordering) -> Result<Value, Value> {}
    #[effect(claims)]
    pub fn compare_exchange_weak(&self, current: Value, new: Value, success: Ordering, failure: Ordering) -> Result<Value, Value> {}
    #[effect(claims)]
    pub fn fetch_and(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_nand(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_or(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_xor(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_not(&self, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_add(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_sub(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_max(&self, val: Value, order: Ordering) -> Value {}
    #[effect(claims)]
    pub fn fetch_min(&self, val: Value, order: Ordering) -> Value {}
    #[effect(runs(2, many))]
    pub fn fetch_update<F: FnMut(Value) -> Option<Value>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<Value, Value> {}
    #[effect(runs(2, many))]
    pub fn try_update<F: FnMut(Value) -> Option<Value>>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Result<Value, Value> {}
    #[effect(runs(2, many))]
    pub fn update<F: FnMut(Value) -> Value>(&self, set_order: Ordering, fetch_order: Ordering, f: F) -> Value {}
    pub fn get_mut(&mut self) -> &mut Value {}
    pub fn into_inner(self) -> Value {}
    pub fn as_ptr(&self) -> *mut Value {}
}
impl<T> AtomicPtr<T> {
    pub fn new(p: *mut T) -> Self {}
    #[effect(probe)]
    pub fn load(&self, order: Ordering) -> *mut T {}
    #[effect(unknown)]
    pub fn store(&self, ptr: *mut T, order: Ordering) {}
    #[effect(unknown)]
    pub fn swap(&self, ptr: *mut T, order: Ordering) -> *mut T {}
}
