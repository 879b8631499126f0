//! std::fs: files answer by themselves, so these do not wait for anyone.

use crate::ffi::OsString;
use crate::io;
use crate::path::{Path, PathBuf};

pub struct File;
impl File {
    pub fn open<P>(path: P) -> io::Result<File> {}
    pub fn create<P>(path: P) -> io::Result<File> {}
    pub fn create_new<P>(path: P) -> io::Result<File> {}
    pub fn options() -> OpenOptions {}
    pub fn sync_all(&self) -> io::Result<()> {}
    pub fn sync_data(&self) -> io::Result<()> {}
    /// Waits for whoever has it.
    #[effect(wait(block, slot))]
    pub fn lock(&self) -> io::Result<()> {}
    #[effect(wait(block, slot))]
    pub fn lock_shared(&self) -> io::Result<()> {}
    #[effect(wait(try, slot))]
    pub fn try_lock(&self) -> Result<(), TryLockError> {}
    #[effect(wait(try, slot))]
    pub fn try_lock_shared(&self) -> Result<(), TryLockError> {}
    pub fn unlock(&self) -> io::Result<()> {}
    pub fn set_len(&self, size: u64) -> io::Result<()> {}
    pub fn metadata(&self) -> io::Result<Metadata> {}
    #[effect(alias)]
    pub fn try_clone(&self) -> io::Result<File> {}
    #[effect(wait(try, file), sticky(eof))]
    pub fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {}
    #[effect(wait(try, file))]
    pub fn read_to_end(&mut self, buf: &mut Vec<u8>) -> io::Result<usize> {}
    #[effect(wait(try, file))]
    pub fn read_to_string(&mut self, buf: &mut String) -> io::Result<usize> {}
    #[effect(wait(try, file))]
    pub fn read_exact(&mut self, buf: &mut [u8]) -> io::Result<()> {}
    #[effect(wait(try, file))]
    pub fn write(&mut self, buf: &[u8]) -> io::Result<usize> {}
    #[effect(wait(try, file))]
    pub fn write_all(&mut self, buf: &[u8]) -> io::Result<()> {}
    #[effect(wait(try, file))]
    pub fn write_fmt(&mut self, args: crate::fmt::Arguments<'_>) -> io::Result<()> {}
    #[effect(wait(try, file))]
    pub fn flush(&mut self) -> io::Result<()> {}
}
impl io::Read for File {}
impl io::Write for File {}
impl io::Seek for File {}
pub enum TryLockError {
    Error(io::Error),
    WouldBlock,
}
#[derive(Clone)]
pub struct OpenOptions;
impl OpenOptions {
    pub fn new() -> Self {}
    pub fn read(&mut self, read: bool) -> &mut Self {}
    pub fn write(&mut self, write: bool) -> &mut Self {}
    pub fn append(&mut self, append: bool) -> &mut Self {}
    pub fn truncate(&mut self, truncate: bool) -> &mut Self {}
    pub fn create(&mut self, create: bool) -> &mut Self {}
    pub fn create_new(&mut self, create_new: bool) -> &mut Self {}
    pub fn open<P>(&self, path: P) -> io::Result<File> {}
}
#[derive(Clone)]
pub struct Metadata;
impl Metadata {
    pub fn is_dir(&self) -> bool {}
    pub fn is_file(&self) -> bool {}
    pub fn len(&self) -> u64 {}
    pub fn modified(&self) -> io::Result<crate::time::SystemTime> {}
}
pub struct ReadDir;
impl Iterator for ReadDir {
    type Item = io::Result<DirEntry>;
}
pub struct DirEntry;
impl DirEntry {
    pub fn path(&self) -> PathBuf {}
    pub fn file_name(&self) -> OsString {}
    pub fn metadata(&self) -> io::Result<Metadata> {}
}
pub fn read<P>(path: P) -> io::Result<Vec<u8>> {}
pub fn read_to_string<P>(path: P) -> io::Result<String> {}
pub fn write<P, C>(path: P, contents: C) -> io::Result<()> {}
pub fn remove_file<P>(path: P) -> io::Result<()> {}
pub fn metadata<P>(path: P) -> io::Result<Metadata> {}
pub fn rename<P, Q>(from: P, to: Q) -> io::Result<()> {}
pub fn copy<P, Q>(from: P, to: Q) -> io::Result<u64> {}
pub fn canonicalize<P>(path: P) -> io::Result<PathBuf> {}
pub fn create_dir<P>(path: P) -> io::Result<()> {}
pub fn create_dir_all<P>(path: P) -> io::Result<()> {}
pub fn remove_dir<P>(path: P) -> io::Result<()> {}
pub fn remove_dir_all<P>(path: P) -> io::Result<()> {}
pub fn read_dir<P>(path: P) -> io::Result<ReadDir> {}
pub fn exists<P>(path: P) -> io::Result<bool> {}
