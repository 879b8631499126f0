//! tokio::fs, checked against tokio 1.54: on the blocking pool.

use std::fs::Metadata;
use std::io;
use std::path::PathBuf;

use crate::io::{AsyncRead, AsyncSeek, AsyncWrite};

pub struct File;
impl File {
    #[effect(wait(await, file))]
    pub async fn open<P>(path: P) -> io::Result<File> {}
    #[effect(wait(await, file))]
    pub async fn create<P>(path: P) -> io::Result<File> {}
    #[effect(wait(await, file))]
    pub async fn create_new<P>(path: P) -> io::Result<File> {}
    pub fn options() -> OpenOptions {}
    pub fn from_std(std: std::fs::File) -> File {}
    #[effect(wait(await, file))]
    pub async fn sync_all(&self) -> io::Result<()> {}
    #[effect(wait(await, file))]
    pub async fn sync_data(&self) -> io::Result<()> {}
    #[effect(wait(await, file))]
    pub async fn set_len(&self, size: u64) -> io::Result<()> {}
    #[effect(wait(await, file))]
    pub async fn metadata(&self) -> io::Result<Metadata> {}
    #[effect(wait(await, file), alias)]
    pub async fn try_clone(&self) -> io::Result<File> {}
    #[effect(wait(await, file))]
    pub async fn into_std(self) -> std::fs::File {}
}
impl AsyncRead for File {}
impl AsyncWrite for File {}
impl AsyncSeek for File {}
#[derive(Clone)]
pub struct OpenOptions;
impl OpenOptions {
    pub fn new() -> OpenOptions {}
    pub fn read(&mut self, read: bool) -> &mut OpenOptions {}
    pub fn write(&mut self, write: bool) -> &mut OpenOptions {}
    pub fn append(&mut self, append: bool) -> &mut OpenOptions {}
    pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions {}
    pub fn create(&mut self, create: bool) -> &mut OpenOptions {}
    pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions {}
    #[effect(wait(await, file))]
    pub async fn open<P>(&self, path: P) -> io::Result<File> {}
}
pub struct ReadDir;
impl ReadDir {
    #[effect(wait(await, file), cancel(safe))]
    pub async fn next_entry(&mut self) -> io::Result<Option<DirEntry>> {}
}
pub struct DirEntry;
impl DirEntry {
    pub fn path(&self) -> PathBuf {}
    pub fn file_name(&self) -> std::ffi::OsString {}
    #[effect(wait(await, file))]
    pub async fn metadata(&self) -> io::Result<Metadata> {}
}
#[effect(wait(await, file))]
pub async fn read<P>(path: P) -> io::Result<Vec<u8>> {}
#[effect(wait(await, file))]
pub async fn read_to_string<P>(path: P) -> io::Result<String> {}
#[effect(wait(await, file))]
pub async fn write<P, C>(path: P, contents: C) -> io::Result<()> {}
#[effect(wait(await, file))]
pub async fn read_dir<P>(path: P) -> io::Result<ReadDir> {}
#[effect(wait(await, file))]
pub async fn metadata<P>(path: P) -> io::Result<Metadata> {}
#[effect(wait(await, file))]
pub async fn remove_file<P>(path: P) -> io::Result<()> {}
#[effect(wait(await, file))]
pub async fn remove_dir<P>(path: P) -> io::Result<()> {}
#[effect(wait(await, file))]
pub async fn remove_dir_all<P>(path: P) -> io::Result<()> {}
#[effect(wait(await, file))]
pub async fn create_dir<P>(path: P) -> io::Result<()> {}
#[effect(wait(await, file))]
pub async fn create_dir_all<P>(path: P) -> io::Result<()> {}
#[effect(wait(await, file))]
pub async fn rename<P, Q>(from: P, to: Q) -> io::Result<()> {}
#[effect(wait(await, file))]
pub async fn copy<P, Q>(from: P, to: Q) -> io::Result<u64> {}
#[effect(wait(await, file))]
pub async fn canonicalize<P>(path: P) -> io::Result<PathBuf> {}
#[effect(wait(await, file))]
pub async fn try_exists<P>(path: P) -> io::Result<bool> {}
