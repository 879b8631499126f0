//! str, checked against Rust 1.95.

pub fn from_utf8(v: &[u8]) -> Result<&str, Utf8Error> {}
#[derive(Clone, Copy)]
pub struct Utf8Error;
pub trait FromStr {
    type Err;
    fn from_str(s: &str) -> Result<Self, Self::Err>;
}

impl str {
    pub fn len(&self) -> usize {}
    pub fn is_empty(&self) -> bool {}
    pub fn as_bytes(&self) -> &[u8] {}
    pub fn as_ptr(&self) -> *const u8 {}
    pub fn get(&self, i: crate::ops::Range<usize>) -> Option<&str> {}
    pub fn chars(&self) -> Chars<'_> {}
    pub fn char_indices(&self) -> impl DoubleEndedIterator<Item = (usize, char)> {}
    pub fn bytes(&self) -> impl DoubleEndedIterator<Item = u8> {}
    pub fn split_whitespace(&self) -> impl DoubleEndedIterator<Item = &str> {}
    pub fn split_ascii_whitespace(&self) -> impl DoubleEndedIterator<Item = &str> {}
    pub fn lines(&self) -> Lines<'_> {}
    pub fn contains<P>(&self, pat: P) -> bool {}
    pub fn starts_with<P>(&self, pat: P) -> bool {}
    pub fn ends_with<P>(&self, pat: P) -> bool {}
    pub fn find<P>(&self, pat: P) -> Option<usize> {}
    pub fn rfind<P>(&self, pat: P) -> Option<usize> {}
    pub fn split<P>(&self, pat: P) -> impl DoubleEndedIterator<Item = &str> {}
    pub fn rsplit<P>(&self, pat: P) -> impl DoubleEndedIterator<Item = &str> {}
    pub fn splitn<P>(&self, n: usize, pat: P) -> impl Iterator<Item = &str> {}
    pub fn rsplitn<P>(&self, n: usize, pat: P) -> impl Iterator<Item = &str> {}
    pub fn split_once<P>(&self, delimiter: P) -> Option<(&str, &str)> {}
    pub fn rsplit_once<P>(&self, delimiter: P) -> Option<(&str, &str)> {}
    pub fn split_terminator<P>(&self, pat: P) -> impl DoubleEndedIterator<Item = &str> {}
    pub fn split_at(&self, mid: usize) -> (&str, &str) {}
    pub fn matches<P>(&self, pat: P) -> impl DoubleEndedIterator<Item = &str> {}
    pub fn match_indices<P>(&self, pat: P) -> impl DoubleEndedIterator<Item = (usize, &str)> {}
    pub fn trim(&self) -> &str {}
    pub fn trim_start(&self) -> &str {}
    pub fn trim_end(&self) -> &str {}
    pub fn trim_matches<P>(&self, pat: P) -> &str {}
    pub fn trim_start_matches<P>(&self, pat: P) -> &str {}
    pub fn trim_end_matches<P>(&self, pat: P) -> &str {}
    pub fn strip_prefix<P>(&self, prefix: P) -> Option<&str> {}
    pub fn strip_suffix<P>(&self, suffix: P) -> Option<&str> {}
    pub fn parse<F: FromStr>(&self) -> Result<F, F::Err> {}
    pub fn is_ascii(&self) -> bool {}
    pub fn eq_ignore_ascii_case(&self, other: &str) -> bool {}
    pub fn to_lowercase(&self) -> String {}
    pub fn to_uppercase(&self) -> String {}
    pub fn to_ascii_lowercase(&self) -> String {}
    pub fn to_ascii_uppercase(&self) -> String {}
    pub fn repeat(&self, n: usize) -> String {}
    pub fn replace<P>(&self, from: P, to: &str) -> String {}
    pub fn replacen<P>(&self, pat: P, to: &str, count: usize) -> String {}
    pub fn to_owned(&self) -> String {}
    pub fn to_string(&self) -> String {}
    pub fn into_string(self: Box<str>) -> String {}
    pub fn is_char_boundary(&self, index: usize) -> bool {}
}
impl ToOwned for str {
    type Owned = String;
}
#[derive(Clone)]
pub struct Chars<'a>;
impl Chars<'_> {
    pub fn as_str(&self) -> &str {}
}
impl Iterator for Chars<'_> {
    type Item = char;
}
impl DoubleEndedIterator for Chars<'_> {}
#[derive(Clone)]
pub struct Lines<'a>;
impl<'a> Iterator for Lines<'a> {
    type Item = &'a str;
}
impl DoubleEndedIterator for Lines<'_> {}
