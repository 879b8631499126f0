//! tokio::time, checked against tokio 1.54.

use std::future::Future;
use std::ops::{Add, Sub};
use std::pin::Pin;
use std::task::{Context, Poll};

pub use std::time::Duration;

/// Ready again when polled after it has elapsed; `Duration::MAX` never is.
#[kind(future)]
pub struct Sleep;
#[future(Sleep)]
#[effect(wait(timed, time), cancel(safe))]
pub async fn sleep(duration: Duration) {}
#[future(Sleep)]
#[effect(wait(timed, time), cancel(safe))]
pub async fn sleep_until(deadline: Instant) {}
impl Sleep {
    #[effect(probe)]
    pub fn deadline(&self) -> Instant {}
    #[effect(probe)]
    pub fn is_elapsed(&self) -> bool {}
    pub fn reset(self: Pin<&mut Self>, deadline: Instant) {}
}
impl Future for Sleep {
    type Output = ();
    #[effect(wait(timed, time), cancel(safe))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {}
}
#[future(Timeout<F>)]
#[effect(runs(1, at_most_once), wait(timed, time))]
pub async fn timeout<F: Future>(duration: Duration, future: F) -> Result<F::Output, error::Elapsed> {}
#[future(Timeout<F>)]
#[effect(runs(1, at_most_once), wait(timed, time))]
pub async fn timeout_at<F: Future>(deadline: Instant, future: F) -> Result<F::Output, error::Elapsed> {}
/// Drops what it waits for when the time has elapsed.
#[kind(future)]
pub struct Timeout<T>;
impl<T> Timeout<T> {
    pub fn get_ref(&self) -> &T {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn into_inner(self) -> T {}
}
impl<T: Future> Future for Timeout<T> {
    type Output = Result<T::Output, error::Elapsed>;
    #[effect(runs(self, at_most_once), wait(timed, time))]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T::Output, error::Elapsed>> {}
}
pub mod error {
    pub struct Elapsed;
    pub struct Error;
}
/// The first tick completes at once.
#[effect(panic(zero))]
pub fn interval(period: Duration) -> Interval {}
#[effect(panic(zero))]
pub fn interval_at(start: Instant, period: Duration) -> Interval {}
pub struct Interval;
impl Interval {
    #[effect(wait(timed, time), cancel(safe), holds(self))]
    pub async fn tick(&mut self) -> Instant {}
    #[effect(wait(try, time))]
    pub fn poll_tick(&mut self, cx: &mut Context<'_>) -> Poll<Instant> {}
    pub fn reset(&mut self) {}
    pub fn reset_immediately(&mut self) {}
    pub fn reset_after(&mut self, after: Duration) {}
    pub fn reset_at(&mut self, deadline: Instant) {}
    #[effect(probe)]
    pub fn missed_tick_behavior(&self) -> MissedTickBehavior {}
    pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior) {}
    #[effect(probe)]
    pub fn period(&self) -> Duration {}
}
#[derive(Clone, Copy, Default)]
pub enum MissedTickBehavior {
    Burst,
    Delay,
    Skip,
}
#[derive(Clone, Copy)]
pub struct Instant;
impl Instant {
    pub fn now() -> Instant {}
    pub fn from_std(std: std::time::Instant) -> Instant {}
    pub fn into_std(self) -> std::time::Instant {}
    pub fn duration_since(&self, earlier: Instant) -> Duration {}
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {}
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {}
    pub fn elapsed(&self) -> Duration {}
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {}
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {}
}
impl Add<Duration> for Instant {
    type Output = Instant;
}
impl Sub<Duration> for Instant {
    type Output = Instant;
}
impl Sub<Instant> for Instant {
    type Output = Duration;
}
pub fn pause() {}
pub fn resume() {}
#[effect(wait(timed, time))]
pub async fn advance(duration: Duration) {}
