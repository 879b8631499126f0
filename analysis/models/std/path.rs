//! std::path.

use crate::ffi::{OsStr, OsString};
use crate::ops::Deref;

pub struct Path;
impl Path {
    pub fn new<S>(s: &S) -> &Path {}
    pub fn as_os_str(&self) -> &OsStr {}
    pub fn to_str(&self) -> Option<&str> {}
    pub fn to_string_lossy(&self) -> crate::borrow::Cow<'_, str> {}
    pub fn to_path_buf(&self) -> PathBuf {}
    pub fn is_absolute(&self) -> bool {}
    pub fn parent(&self) -> Option<&Path> {}
    pub fn file_name(&self) -> Option<&OsStr> {}
    pub fn file_stem(&self) -> Option<&OsStr> {}
    pub fn extension(&self) -> Option<&OsStr> {}
    pub fn join<P>(&self, path: P) -> PathBuf {}
    pub fn with_file_name<S>(&self, file_name: S) -> PathBuf {}
    pub fn with_extension<S>(&self, extension: S) -> PathBuf {}
    pub fn display(&self) -> Display<'_> {}
    pub fn exists(&self) -> bool {}
    pub fn is_file(&self) -> bool {}
    pub fn is_dir(&self) -> bool {}
    pub fn starts_with<P>(&self, base: P) -> bool {}
    pub fn metadata(&self) -> crate::io::Result<crate::fs::Metadata> {}
}
#[derive(Clone, Default)]
pub struct PathBuf;
impl PathBuf {
    pub fn new() -> PathBuf {}
    pub fn from<T>(value: T) -> PathBuf {}
    pub fn as_path(&self) -> &Path {}
    pub fn push<P>(&mut self, path: P) {}
    pub fn pop(&mut self) -> bool {}
    pub fn into_os_string(self) -> OsString {}
}
impl Deref for PathBuf {
    type Target = Path;
}
#[derive(Clone, Copy)]
pub struct Display<'a>;
