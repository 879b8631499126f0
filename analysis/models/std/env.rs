//! std::env.

use crate::ffi::OsString;

pub struct Args;
impl Iterator for Args {
    type Item = String;
}
pub fn args() -> Args {}
pub fn var<K>(key: K) -> Result<String, VarError> {}
pub fn var_os<K>(key: K) -> Option<OsString> {}
pub fn vars() -> impl Iterator<Item = (String, String)> {}
pub unsafe fn set_var<K, V>(key: K, value: V) {}
pub fn current_dir() -> crate::io::Result<crate::path::PathBuf> {}
pub fn current_exe() -> crate::io::Result<crate::path::PathBuf> {}
pub fn temp_dir() -> crate::path::PathBuf {}
#[derive(Clone)]
pub enum VarError {
    NotPresent,
    NotUnicode(OsString),
}
