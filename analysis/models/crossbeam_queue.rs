//! crossbeam-queue, checked against 0.3.14.

#[kind(collection)]
pub struct ArrayQueue<T>;
impl<T> ArrayQueue<T> {
    #[effect(panic(zero))]
    pub fn new(cap: usize) -> ArrayQueue<T> {}
    #[effect(stores(0))]
    pub fn push(&self, value: T) -> Result<(), T> {}
    #[effect(stores(0), holds(self))]
    pub fn force_push(&self, value: T) -> Option<T> {}
    pub fn pop(&self) -> Option<T> {}
    #[effect(probe)]
    pub fn capacity(&self) -> usize {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_full(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
}
#[kind(collection)]
#[derive(Default)]
pub struct SegQueue<T>;
impl<T> SegQueue<T> {
    pub fn new() -> SegQueue<T> {}
    #[effect(stores(0))]
    pub fn push(&self, value: T) {}
    pub fn pop(&self) -> Option<T> {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
}
