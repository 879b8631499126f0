//! std::string.

#[blanket]
pub trait ToString {
    fn to_string(&self) -> String;
}
#[derive(Clone, Default)]
pub struct String;
impl String {
    pub fn new() -> String {}
    pub fn with_capacity(capacity: usize) -> String {}
    pub fn from<T>(value: T) -> String {}
    pub fn from_utf8(vec: Vec<u8>) -> Result<String, FromUtf8Error> {}
    pub fn from_utf8_lossy(v: &[u8]) -> crate::borrow::Cow<'_, str> {}
    pub fn into_bytes(self) -> Vec<u8> {}
    pub fn as_str(&self) -> &str {}
    pub fn as_mut_str(&mut self) -> &mut str {}
    pub fn push_str(&mut self, string: &str) {}
    pub fn push(&mut self, c: char) {}
    pub fn pop(&mut self) -> Option<char> {}
    pub fn insert(&mut self, idx: usize, c: char) {}
    pub fn insert_str(&mut self, idx: usize, string: &str) {}
    pub fn remove(&mut self, idx: usize) -> char {}
    pub fn retain<F: FnMut(char) -> bool>(&mut self, f: F) {}
    pub fn truncate(&mut self, len: usize) {}
    pub fn clear(&mut self) {}
    pub fn capacity(&self) -> usize {}
    pub fn reserve(&mut self, additional: usize) {}
    pub fn shrink_to_fit(&mut self) {}
    pub fn split_off(&mut self, at: usize) -> String {}
    pub fn drain<R>(&mut self, range: R) -> impl Iterator<Item = char> {}
    pub fn into_boxed_str(self) -> Box<str> {}
    pub fn leak<'a>(self) -> &'a mut str {}
    pub fn as_bytes(&self) -> &[u8] {}
    pub fn len(&self) -> usize {}
    pub fn is_empty(&self) -> bool {}
}
impl Deref for String {
    type Target = str;
}
impl ToOwned for String {
    type Owned = String;
}
pub struct FromUtf8Error;
pub struct ParseError;
use crate::ops::Deref;
