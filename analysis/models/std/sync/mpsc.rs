//! std::sync::mpsc, checked against Rust 1.95.

use crate::time::{Duration, Instant};

#[effect(channel(unbounded))]
pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}
#[effect(channel(bounded_or_rendezvous))]
pub fn sync_channel<T>(bound: usize) -> (SyncSender<T>, Receiver<T>) {}

#[kind(sender)]
#[derive(Clone)]
pub struct Sender<T>;
impl<T> Sender<T> {
    #[effect(send(never))]
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {}
}
#[kind(sender)]
#[derive(Clone)]
pub struct SyncSender<T>;
impl<T> SyncSender<T> {
    #[effect(send(block))]
    pub fn send(&self, t: T) -> Result<(), SendError<T>> {}
    #[effect(send(err))]
    pub fn try_send(&self, t: T) -> Result<(), TrySendError<T>> {}
}
#[kind(receiver)]
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
    #[effect(holds(self))]
    pub fn iter(&self) -> Iter<'_, T> {}
    #[effect(holds(self))]
    pub fn try_iter(&self) -> TryIter<'_, T> {}
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
/// Each `next` receives; ends when the channel is closed.
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

#[derive(Clone, Copy)]
pub struct SendError<T>(pub T);
#[derive(Clone, Copy)]
pub struct RecvError;
#[derive(Clone, Copy)]
pub enum TryRecvError {
    Empty,
    Disconnected,
}
#[derive(Clone, Copy)]
pub enum RecvTimeoutError {
    Timeout,
    Disconnected,
}
#[derive(Clone, Copy)]
pub enum TrySendError<T> {
    Full(T),
    Disconnected(T),
}
