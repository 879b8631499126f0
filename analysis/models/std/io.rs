//! std::io. What reads or writes may wait for the network, a pipe or a terminal.

use crate::fmt;

#[derive(Clone, Copy)]
pub enum ErrorKind {
    NotFound,
    PermissionDenied,
    ConnectionRefused,
    ConnectionReset,
    ConnectionAborted,
    NotConnected,
    AddrInUse,
    AddrNotAvailable,
    BrokenPipe,
    AlreadyExists,
    WouldBlock,
    InvalidInput,
    InvalidData,
    TimedOut,
    WriteZero,
    Interrupted,
    Unsupported,
    UnexpectedEof,
    OutOfMemory,
    Other,
}
pub struct Error;
impl Error {
    pub fn new<E>(kind: ErrorKind, error: E) -> Error {}
    pub fn other<E>(error: E) -> Error {}
    pub fn last_os_error() -> Error {}
    pub fn from_raw_os_error(code: i32) -> Error {}
    pub fn from<U>(value: U) -> Self {}
    pub fn kind(&self) -> ErrorKind {}
    pub fn raw_os_error(&self) -> Option<i32> {}
    pub fn into_inner(self) -> Option<Box<dyn crate::error::Error>> {}
}
pub type Result<T> = crate::result::Result<T, Error>;

pub mod prelude {
    pub use super::{BufRead, Read, Seek, Write};
}

pub trait Read {
    #[effect(wait(block, net), sticky(eof))]
    fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
    #[effect(wait(block, net), sticky(eof))]
    fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
    #[effect(wait(block, net), sticky(eof))]
    fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
    #[effect(wait(block, net))]
    fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    fn by_ref(&mut self) -> &mut Self;
    #[effect(holds(self))]
    fn bytes(self) -> Bytes<Self>;
    #[effect(holds(self), holds(0))]
    fn chain<R>(self, next: R) -> Chain<Self, R>;
    #[effect(holds(self))]
    fn take(self, limit: u64) -> Take<Self>;
}
pub trait Write {
    #[effect(wait(block, net))]
    fn write(&mut self, buf: &[u8]) -> Result<usize>;
    #[effect(wait(block, net))]
    fn flush(&mut self) -> Result<()>;
    #[effect(wait(block, net))]
    fn write_all(&mut self, buf: &[u8]) -> Result<()>;
    #[effect(wait(block, net))]
    fn write_fmt(&mut self, args: fmt::Arguments<'_>) -> Result<()>;
    fn by_ref(&mut self) -> &mut Self;
}
pub trait Seek {
    fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    fn rewind(&mut self) -> Result<()>;
    fn stream_position(&mut self) -> Result<u64>;
}
pub trait BufRead: Read {
    #[effect(wait(block, net), sticky(eof), holds(self))]
    fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amount: usize);
    #[effect(wait(block, net), sticky(eof))]
    fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
    #[effect(wait(block, net), sticky(eof))]
    fn read_line(&mut self, buf: &mut String) -> Result<usize>;
    #[effect(holds(self))]
    fn split(self, byte: u8) -> Split<Self>;
    #[effect(holds(self))]
    fn lines(self) -> Lines<Self>;
}
#[derive(Clone, Copy)]
pub enum SeekFrom {
    Start(u64),
    End(i64),
    Current(i64),
}
#[kind(adaptor)]
pub struct Lines<B>;
impl<B> Iterator for Lines<B> {
    type Item = Result<String>;
    #[effect(wait(block, net), sticky(eof))]
    fn next(&mut self) -> Option<Result<String>> {}
}
#[kind(adaptor)]
pub struct Split<B>;
impl<B> Iterator for Split<B> {
    type Item = Result<Vec<u8>>;
    #[effect(wait(block, net), sticky(eof))]
    fn next(&mut self) -> Option<Result<Vec<u8>>> {}
}
#[kind(adaptor)]
pub struct Bytes<R>;
impl<R> Iterator for Bytes<R> {
    type Item = Result<u8>;
    #[effect(wait(block, net), sticky(eof))]
    fn next(&mut self) -> Option<Result<u8>> {}
}
#[kind(adaptor)]
pub struct Chain<T, U>;
#[kind(adaptor)]
pub struct Take<T>;
#[kind(adaptor)]
pub struct BufReader<R>;
impl<R> BufReader<R> {
    pub fn new(inner: R) -> BufReader<R> {}
    pub fn with_capacity(capacity: usize, inner: R) -> BufReader<R> {}
    pub fn get_ref(&self) -> &R {}
    pub fn get_mut(&mut self) -> &mut R {}
    pub fn into_inner(self) -> R {}
    pub fn buffer(&self) -> &[u8] {}
}
#[kind(adaptor)]
pub struct BufWriter<W>;
#[kind(adaptor)]
pub struct LineWriter<W>;
#[each(BufWriter<W>, LineWriter<W>)]
impl<W> Each {
    pub fn new(inner: W) -> Self {}
    pub fn with_capacity(capacity: usize, inner: W) -> Self {}
    pub fn get_ref(&self) -> &W {}
    pub fn get_mut(&mut self) -> &mut W {}
    pub fn into_inner(self) -> crate::result::Result<W, IntoInnerError<Self>> {}
}
pub struct IntoInnerError<W>(W);
#[derive(Clone, Default)]
pub struct Cursor<T>;
impl<T> Cursor<T> {
    pub fn new(inner: T) -> Cursor<T> {}
    pub fn into_inner(self) -> T {}
    pub fn get_ref(&self) -> &T {}
    pub fn get_mut(&mut self) -> &mut T {}
    pub fn position(&self) -> u64 {}
    pub fn set_position(&mut self, pos: u64) {}
}
#[each(BufReader<R>, Chain<R, R>, Take<R>, Cursor<R>, Box<R>)]
impl<R> Read for Each {}
#[each(BufReader<R>, Take<R>, Cursor<R>, Box<R>)]
impl<R> BufRead for Each {}
#[each(BufWriter<R>, LineWriter<R>, Cursor<R>, Box<R>, Vec<u8>)]
impl<R> Write for Each {}
#[each(BufReader<R>, BufWriter<R>, Cursor<R>)]
impl<R> Seek for Each {}

pub struct Stdin;
pub struct Stdout;
pub struct Stderr;
pub struct Empty;
pub struct Sink;
pub fn stdin() -> Stdin {}
pub fn stdout() -> Stdout {}
pub fn stderr() -> Stderr {}
pub fn empty() -> Empty {}
pub fn sink() -> Sink {}
#[effect(wait(block, net))]
pub fn copy<R, W>(reader: &mut R, writer: &mut W) -> Result<u64> {}
#[effect(wait(block, net))]
pub fn read_to_string<R>(reader: R) -> Result<String> {}
impl Stdin {
    #[effect(acquire(thread, exclusive, block))]
    pub fn lock(&self) -> StdinLock<'static> {}
    #[effect(wait(block, net), sticky(eof))]
    pub fn read_line(&self, buf: &mut String) -> Result<usize> {}
    #[effect(holds(self))]
    pub fn lines(self) -> Lines<StdinLock<'static>> {}
}
impl Stdout {
    /// Reentrant on the thread; `println!` takes it too.
    #[effect(acquire(thread, exclusive, block))]
    pub fn lock(&self) -> StdoutLock<'static> {}
}
impl Stderr {
    #[effect(acquire(thread, exclusive, block))]
    pub fn lock(&self) -> StderrLock<'static> {}
}
#[kind(guard(thread, exclusive))]
pub struct StdinLock<'a>;
#[kind(guard(thread, exclusive))]
pub struct StdoutLock<'a>;
#[kind(guard(thread, exclusive))]
pub struct StderrLock<'a>;
#[each(Stdin, StdinLock<'_>, Empty)]
impl Read for Each {}
#[each(StdinLock<'_>, Empty)]
impl BufRead for Each {}
#[each(Stdout, Stderr, StdoutLock<'_>, StderrLock<'_>, Sink)]
impl Write for Each {}
#[blanket]
pub trait IsTerminal {
    #[effect(probe)]
    fn is_terminal(&self) -> bool;
}
#[derive(Clone, Copy)]
pub struct IoSlice<'a>;
