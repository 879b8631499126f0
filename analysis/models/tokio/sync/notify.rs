//! tokio::sync::Notify, checked against tokio 1.54.
#![module(tokio::sync)]

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

#[kind(signal)]
#[derive(Default)]
pub struct Notify;
impl Notify {
    pub fn new() -> Notify {}
    pub fn const_new() -> Notify {}
    /// Sees `notify_waiters` from here on, `notify_one` only once it is polled or enabled.
    #[future(Notified<'_>)]
    #[effect(observe(await), cancel(queue))]
    pub async fn notified(&self) {}
    #[future(OwnedNotified)]
    #[effect(observe(await), cancel(queue))]
    pub async fn notified_owned(self: Arc<Self>) {}
    /// Stores one permit if nobody waits.
    #[effect(fire)]
    pub fn notify_one(&self) {}
    #[effect(fire)]
    pub fn notify_last(&self) {}
    /// Stores nothing.
    #[effect(fire)]
    pub fn notify_waiters(&self) {}
}
#[kind(future)]
pub struct Notified<'a>;
#[kind(future)]
pub struct OwnedNotified;
#[each(Notified<'_>, OwnedNotified)]
impl Each {
    pub fn enable(self: Pin<&mut Self>) -> bool {}
}
#[each(Notified<'_>, OwnedNotified)]
impl Future for Each {
    type Output = ();
    #[effect(observe(await), cancel(queue))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {}
}
