//! crossbeam-deque, checked against 0.8.8.

#[kind(collection)]
pub struct Worker<T>;
impl<T> Worker<T> {
    pub fn new_fifo() -> Worker<T> {}
    pub fn new_lifo() -> Worker<T> {}
    #[effect(alias)]
    pub fn stealer(&self) -> Stealer<T> {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(stores(0))]
    pub fn push(&self, task: T) {}
    pub fn pop(&self) -> Option<T> {}
}
#[kind(collection)]
#[derive(Clone)]
pub struct Stealer<T>;
#[kind(collection)]
#[derive(Default)]
pub struct Injector<T>;
impl<T> Injector<T> {
    pub fn new() -> Injector<T> {}
    #[effect(stores(0))]
    pub fn push(&self, task: T) {}
}
#[each(Stealer<T>, Injector<T>)]
impl<T> Each {
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    pub fn steal(&self) -> Steal<T> {}
    #[effect(holds(self))]
    pub fn steal_batch(&self, dest: &Worker<T>) -> Steal<()> {}
    pub fn steal_batch_and_pop(&self, dest: &Worker<T>) -> Steal<T> {}
}
#[kind(wrapper)]
pub enum Steal<T> {
    Empty,
    Success(T),
    Retry,
}
impl<T> Steal<T> {
    pub fn is_empty(&self) -> bool {}
    pub fn is_success(&self) -> bool {}
    pub fn is_retry(&self) -> bool {}
    pub fn success(self) -> Option<T> {}
    pub fn or_else<F: FnOnce() -> Steal<T>>(self, f: F) -> Steal<T> {}
}
