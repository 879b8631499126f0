//! std::time.

#[derive(Clone, Copy, Default)]
pub struct Duration;
impl Duration {
    pub const MAX: Duration = _;
    pub const ZERO: Duration = _;
    pub const SECOND: Duration = _;
    pub fn new(secs: u64, nanos: u32) -> Duration {}
    pub fn from_secs(secs: u64) -> Duration {}
    pub fn from_millis(millis: u64) -> Duration {}
    pub fn from_micros(micros: u64) -> Duration {}
    pub fn from_nanos(nanos: u64) -> Duration {}
    pub fn from_mins(mins: u64) -> Duration {}
    pub fn from_hours(hours: u64) -> Duration {}
    pub fn from_secs_f64(secs: f64) -> Duration {}
    pub fn from_secs_f32(secs: f32) -> Duration {}
    pub fn is_zero(&self) -> bool {}
    pub fn as_secs(&self) -> u64 {}
    pub fn as_millis(&self) -> u128 {}
    pub fn as_micros(&self) -> u128 {}
    pub fn as_nanos(&self) -> u128 {}
    pub fn as_secs_f64(&self) -> f64 {}
    pub fn as_secs_f32(&self) -> f32 {}
    pub fn subsec_millis(&self) -> u32 {}
    pub fn subsec_micros(&self) -> u32 {}
    pub fn subsec_nanos(&self) -> u32 {}
    pub fn checked_add(self, rhs: Duration) -> Option<Duration> {}
    pub fn checked_sub(self, rhs: Duration) -> Option<Duration> {}
    pub fn saturating_add(self, rhs: Duration) -> Duration {}
    pub fn saturating_sub(self, rhs: Duration) -> Duration {}
    pub fn saturating_mul(self, rhs: u32) -> Duration {}
    pub fn mul_f64(self, rhs: f64) -> Duration {}
    pub fn mul_f32(self, rhs: f32) -> Duration {}
    pub fn div_f64(self, rhs: f64) -> Duration {}
}
#[derive(Clone, Copy)]
pub struct Instant;
impl Instant {
    pub fn now() -> Instant {}
    pub fn elapsed(&self) -> Duration {}
    pub fn duration_since(&self, earlier: Instant) -> Duration {}
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration {}
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration> {}
    pub fn checked_add(&self, duration: Duration) -> Option<Instant> {}
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant> {}
}
#[derive(Clone, Copy)]
pub struct SystemTime;
impl SystemTime {
    pub const UNIX_EPOCH: SystemTime = _;
    pub fn now() -> SystemTime {}
    pub fn elapsed(&self) -> Result<Duration, SystemTimeError> {}
    pub fn duration_since(&self, earlier: SystemTime) -> Result<Duration, SystemTimeError> {}
    pub fn checked_add(&self, duration: Duration) -> Option<SystemTime> {}
    pub fn checked_sub(&self, duration: Duration) -> Option<SystemTime> {}
}
#[derive(Clone)]
pub struct SystemTimeError;
pub const UNIX_EPOCH: SystemTime = _;
#[each(Duration, Instant, SystemTime)]
impl Add<Duration> for Each {
    type Output = Self;
}
#[each(Duration, Instant, SystemTime)]
impl Sub<Duration> for Each {
    type Output = Self;
}
impl Sub<Instant> for Instant {
    type Output = Duration;
}
impl Mul<u32> for Duration {
    type Output = Duration;
}
impl Div<u32> for Duration {
    type Output = Duration;
}
use crate::ops::{Add, Div, Mul, Sub};
