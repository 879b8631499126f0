//! std::ffi.

pub struct OsStr;
impl OsStr {
    pub fn to_str(&self) -> Option<&str> {}
    pub fn to_string_lossy(&self) -> crate::borrow::Cow<'_, str> {}
    pub fn to_os_string(&self) -> OsString {}
    pub fn is_empty(&self) -> bool {}
}
#[derive(Clone, Default)]
pub struct OsString;
impl OsString {
    pub fn from<T>(value: T) -> OsString {}
    pub fn into_string(self) -> Result<String, OsString> {}
}
impl crate::ops::Deref for OsString {
    type Target = OsStr;
}
pub struct CStr;
#[derive(Clone)]
pub struct CString;
