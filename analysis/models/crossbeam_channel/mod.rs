//! crossbeam-channel, checked against 0.5.17.

use std::time::{Duration, Instant};

#[effect(channel(bounded_or_rendezvous))]
pub fn bounded<T>(cap: usize) -> (Sender<T>, Receiver<T>) {}
#[effect(channel(unbounded))]
pub fn unbounded<T>() -> (Sender<T>, Receiver<T>) {}
/// One message, then never another; it does not close.
pub fn after(duration: Duration) -> Receiver<Instant> {}
pub fn at(when: Instant) -> Receiver<Instant> {}
pub fn tick(duration: Duration) -> Receiver<Instant> {}
pub fn never<T>() -> Receiver<T> {}
macro_rules! select {
    () => {};
}
macro_rules! select_biased {
    () => {};
}

#[kind(sender)]
#[derive(Clone)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[effect(send(err))]
    pub fn try_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
    #[effect(send(block))]
    pub fn send(&self, msg: T) -> Result<(), SendError<T>> {}
    #[effect(send(timed))]
    pub fn send_timeout(&self, msg: T, timeout: Duration) -> Result<(), SendTimeoutError<T>> {}
    #[effect(send(timed))]
    pub fn send_deadline(&self, msg: T, deadline: Instant) -> Result<(), SendTimeoutError<T>> {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_full(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn capacity(&self) -> Option<usize> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Sender<T>) -> bool {}
}
#[kind(receiver)]
#[derive(Clone)]
pub struct Receiver<T>;
impl<T> Receiver<T> {
    #[effect(recv(try), sticky(closed), ended(Err, Disconnected))]
    pub fn try_recv(&self) -> Result<T, TryRecvError> {}
    #[effect(recv(block), sticky(closed))]
    pub fn recv(&self) -> Result<T, RecvError> {}
    #[effect(recv(timed), sticky(closed), ended(Err, Disconnected))]
    pub fn recv_timeout(&self, timeout: Duration) -> Result<T, RecvTimeoutError> {}
    #[effect(recv(timed), sticky(closed), ended(Err, Disconnected))]
    pub fn recv_deadline(&self, deadline: Instant) -> Result<T, RecvTimeoutError> {}
    #[effect(probe)]
    pub fn is_empty(&self) -> bool {}
    #[effect(probe)]
    pub fn is_full(&self) -> bool {}
    #[effect(probe)]
    pub fn len(&self) -> usize {}
    #[effect(probe)]
    pub fn capacity(&self) -> Option<usize> {}
    #[effect(holds(self))]
    pub fn iter(&self) -> Iter<'_, T> {}
    #[effect(holds(self))]
    pub fn try_iter(&self) -> TryIter<'_, T> {}
    #[effect(probe)]
    pub fn same_channel(&self, other: &Receiver<T>) -> bool {}
}
impl<T> IntoIterator for Receiver<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
    #[effect(holds(self))]
    fn into_iter(self) -> IntoIter<T> {}
}
impl<'a, T> IntoIterator for &'a Receiver<T> {
    type Item = T;
    type IntoIter = Iter<'a, T>;
    #[effect(holds(self))]
    fn into_iter(self) -> Iter<'a, T> {}
}
#[kind(receiver)]
pub struct Iter<'a, T>;
impl<T> Iterator for Iter<'_, T> {
    type Item = T;
    #[effect(recv(block), sticky(closed))]
    fn next(&mut self) -> Option<T> {}
}
#[kind(receiver)]
pub struct TryIter<'a, T>;
impl<T> Iterator for TryIter<'_, T> {
    type Item = T;
    #[effect(recv(try))]
    fn next(&mut self) -> Option<T> {}
}
#[kind(receiver)]
pub struct IntoIter<T>;
impl<T> Iterator for IntoIter<T> {
    type Item = T;
    #[effect(recv(block), sticky(closed))]
    fn next(&mut self) -> Option<T> {}
}

#[derive(Clone)]
pub struct Select<'a>;
impl<'a> Select<'a> {
    pub fn new() -> Select<'a> {}
    pub fn new_biased() -> Select<'a> {}
    #[effect(stores(0))]
    pub fn send<T>(&mut self, s: &'a Sender<T>) -> usize {}
    #[effect(stores(0))]
    pub fn recv<T>(&mut self, r: &'a Receiver<T>) -> usize {}
    pub fn remove(&mut self, index: usize) {}
    #[effect(wait(try, any), holds(self))]
    pub fn try_select(&mut self) -> Result<SelectedOperation<'a>, TrySelectError> {}
    /// A disconnected channel is ready every time.
    #[effect(wait(block, any), holds(self))]
    pub fn select(&mut self) -> SelectedOperation<'a> {}
    #[effect(wait(timed, any), holds(self))]
    pub fn select_timeout(&mut self, timeout: Duration) -> Result<SelectedOperation<'a>, SelectTimeoutError> {}
    #[effect(wait(timed, any), holds(self))]
    pub fn select_deadline(&mut self, deadline: Instant) -> Result<SelectedOperation<'a>, SelectTimeoutError> {}
    #[effect(wait(try, any))]
    pub fn try_ready(&mut self) -> Result<usize, TryReadyError> {}
    #[effect(wait(block, any))]
    pub fn ready(&mut self) -> usize {}
    #[effect(wait(timed, any))]
    pub fn ready_timeout(&mut self, timeout: Duration) -> Result<usize, ReadyTimeoutError> {}
    #[effect(wait(timed, any))]
    pub fn ready_deadline(&mut self, deadline: Instant) -> Result<usize, ReadyTimeoutError> {}
}
pub struct SelectedOperation<'a>;
impl SelectedOperation<'_> {
    pub fn index(&self) -> usize {}
    #[effect(unknown)]
    pub fn send<T>(self, s: &Sender<T>, msg: T) -> Result<(), SendError<T>> {}
    #[effect(unknown)]
    pub fn recv<T>(self, r: &Receiver<T>) -> Result<T, RecvError> {}
}
pub struct TrySelectError;
pub struct SelectTimeoutError;
pub struct TryReadyError;
pub struct ReadyTimeoutError;

#[derive(Clone, Copy)]
pub struct SendError<T>(pub T);
impl<T> SendError<T> {
    pub fn into_inner(self) -> T {}
}
#[derive(Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}
#[derive(Clone, Copy)]
pub enum SendTimeoutError<T> {
    Timeout(T),
    Disconnected(T),
}
#[each(TrySendError<T>, SendTimeoutError<T>)]
impl<T> Each {
    pub fn into_inner(self) -> T {}
    pub fn is_disconnected(&self) -> bool {}
}
impl<T> TrySendError<T> {
    pub fn is_full(&self) -> bool {}
}
impl<T> SendTimeoutError<T> {
    pub fn is_timeout(&self) -> bool {}
}
#[derive(Clone, Copy)]
pub struct RecvError;
#[derive(Clone, Copy)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}
impl TryRecvError {
    pub fn is_empty(&self) -> bool {}
    pub fn is_disconnected(&self) -> bool {}
}
#[derive(Clone, Copy)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}
impl RecvTimeoutError {
    pub fn is_timeout(&self) -> bool {}
    pub fn is_disconnected(&self) -> bool {}
}
