//! Numbers, characters and booleans.

#[derive(Clone, Copy)]
pub struct NonZero<T>;
impl<T> NonZero<T> {
    pub fn new(n: T) -> Option<Self> {}
    pub fn get(self) -> T {}
}
pub type NonZeroU8 = NonZero<u8>;
pub type NonZeroU16 = NonZero<u16>;
pub type NonZeroU32 = NonZero<u32>;
pub type NonZeroU64 = NonZero<u64>;
pub type NonZeroUsize = NonZero<usize>;
#[derive(Clone)]
pub struct ParseIntError;
#[derive(Clone)]
pub struct ParseFloatError;
#[derive(Clone, Copy)]
pub struct TryFromIntError(());
#[derive(Clone, Copy, Default)]
pub struct Wrapping<T>(pub T);

#[each(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize)]
impl Each {
    pub const MAX: Self = _;
    pub const MIN: Self = _;
    pub const BITS: u32 = _;
    pub fn from_str_radix(src: &str, radix: u32) -> Result<Self, ParseIntError> {}
    pub fn from_be_bytes(bytes: [u8; 8]) -> Self {}
    pub fn from_le_bytes(bytes: [u8; 8]) -> Self {}
    pub fn to_be_bytes(self) -> [u8; 8] {}
    pub fn to_le_bytes(self) -> [u8; 8] {}
    pub fn count_ones(self) -> u32 {}
    pub fn leading_zeros(self) -> u32 {}
    pub fn trailing_zeros(self) -> u32 {}
    pub fn checked_add(self, rhs: Self) -> Option<Self> {}
    pub fn checked_sub(self, rhs: Self) -> Option<Self> {}
    pub fn checked_mul(self, rhs: Self) -> Option<Self> {}
    pub fn checked_div(self, rhs: Self) -> Option<Self> {}
    pub fn checked_rem(self, rhs: Self) -> Option<Self> {}
    pub fn checked_pow(self, exp: u32) -> Option<Self> {}
    pub fn saturating_add(self, rhs: Self) -> Self {}
    pub fn saturating_sub(self, rhs: Self) -> Self {}
    pub fn saturating_mul(self, rhs: Self) -> Self {}
    pub fn wrapping_add(self, rhs: Self) -> Self {}
    pub fn wrapping_sub(self, rhs: Self) -> Self {}
    pub fn wrapping_mul(self, rhs: Self) -> Self {}
    pub fn overflowing_add(self, rhs: Self) -> (Self, bool) {}
    pub fn overflowing_sub(self, rhs: Self) -> (Self, bool) {}
    pub fn rotate_left(self, n: u32) -> Self {}
    pub fn swap_bytes(self) -> Self {}
    pub fn pow(self, exp: u32) -> Self {}
    pub fn abs(self) -> Self {}
    pub fn abs_diff(self, other: Self) -> Self {}
    pub fn signum(self) -> Self {}
    pub fn is_power_of_two(self) -> bool {}
    pub fn next_power_of_two(self) -> Self {}
    pub fn div_ceil(self, rhs: Self) -> Self {}
    pub fn next_multiple_of(self, rhs: Self) -> Self {}
    pub fn div_euclid(self, rhs: Self) -> Self {}
    pub fn rem_euclid(self, rhs: Self) -> Self {}
    pub fn ilog2(self) -> u32 {}
    pub fn min(self, other: Self) -> Self {}
    pub fn max(self, other: Self) -> Self {}
    pub fn clamp(self, min: Self, max: Self) -> Self {}
    pub fn clone(&self) -> Self {}
    pub fn is_positive(self) -> bool {}
    pub fn is_negative(self) -> bool {}
}
#[each(f32, f64)]
impl Each {
    pub const MAX: Self = _;
    pub const MIN: Self = _;
    pub const EPSILON: Self = _;
    pub const INFINITY: Self = _;
    pub fn floor(self) -> Self {}
    pub fn ceil(self) -> Self {}
    pub fn round(self) -> Self {}
    pub fn trunc(self) -> Self {}
    pub fn abs(self) -> Self {}
    pub fn sqrt(self) -> Self {}
    pub fn powi(self, n: i32) -> Self {}
    pub fn powf(self, n: Self) -> Self {}
    pub fn exp(self) -> Self {}
    pub fn ln(self) -> Self {}
    pub fn log10(self) -> Self {}
    pub fn log2(self) -> Self {}
    pub fn sin(self) -> Self {}
    pub fn cos(self) -> Self {}
    pub fn min(self, other: Self) -> Self {}
    pub fn max(self, other: Self) -> Self {}
    pub fn clamp(self, min: Self, max: Self) -> Self {}
    pub fn is_nan(self) -> bool {}
    pub fn is_finite(self) -> bool {}
    pub fn total_cmp(&self, other: &Self) -> crate::cmp::Ordering {}
    pub fn mul_add(self, a: Self, b: Self) -> Self {}
    pub fn clone(&self) -> Self {}
}
impl bool {
    #[effect(runs(0, at_most_once))]
    pub fn then<T, F: FnOnce() -> T>(self, f: F) -> Option<T> {}
    pub fn then_some<T>(self, t: T) -> Option<T> {}
    pub fn clone(&self) -> bool {}
}
impl char {
    pub fn is_alphabetic(self) -> bool {}
    pub fn is_alphanumeric(self) -> bool {}
    pub fn is_numeric(self) -> bool {}
    pub fn is_whitespace(self) -> bool {}
    pub fn is_uppercase(self) -> bool {}
    pub fn is_lowercase(self) -> bool {}
    pub fn is_ascii(&self) -> bool {}
    pub fn is_ascii_digit(&self) -> bool {}
    pub fn is_digit(self, radix: u32) -> bool {}
    pub fn to_digit(self, radix: u32) -> Option<u32> {}
    pub fn to_ascii_lowercase(&self) -> char {}
    pub fn to_ascii_uppercase(&self) -> char {}
    pub fn len_utf8(self) -> usize {}
    pub fn from_u32(i: u32) -> Option<char> {}
    pub fn from_digit(num: u32, radix: u32) -> Option<char> {}
    pub fn clone(&self) -> char {}
}
#[each(u8 = ParseIntError, u16 = ParseIntError, u32 = ParseIntError, u64 = ParseIntError, u128 = ParseIntError, usize = ParseIntError, i8 = ParseIntError, i16 = ParseIntError, i32 = ParseIntError, i64 = ParseIntError, i128 = ParseIntError, isize = ParseIntError, f32 = ParseFloatError, f64 = ParseFloatError)]
impl FromStr for Each {
    type Err = Value;
}
impl FromStr for String {
    type Err = crate::convert::Infallible;
}
use crate::str::FromStr;
