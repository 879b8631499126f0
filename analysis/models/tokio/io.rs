//! tokio::io, checked against tokio 1.54.

use std::pin::Pin;
use std::task::{Context, Poll};

pub use std::io::{Error, ErrorKind, Result, SeekFrom};

pub struct ReadBuf<'a>;
#[derive(Clone, Copy)]
pub struct Interest;
impl Interest {
    pub const READABLE: Interest = _;
    pub const WRITABLE: Interest = _;
}
#[derive(Clone, Copy)]
pub struct Ready;

pub trait AsyncRead {
    #[effect(wait(try, net))]
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>>;
}
pub trait AsyncWrite {
    #[effect(wait(try, net))]
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<Result<usize>>;
    #[effect(wait(try, net))]
    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
    #[effect(wait(try, net))]
    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>>;
}
pub trait AsyncSeek {}
pub trait AsyncBufRead: AsyncRead {
    #[effect(wait(try, net))]
    fn poll_fill_buf(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<&[u8]>>;
}

#[blanket]
pub trait AsyncReadExt: AsyncRead {
    #[effect(holds(self), holds(0))]
    fn chain<R>(self, next: R) -> Chain<Self, R>;
    #[effect(wait(await, net), sticky(eof), cancel(safe))]
    async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
    #[effect(wait(await, net), sticky(eof), cancel(safe))]
    async fn read_buf<B>(&mut self, buf: &mut B) -> Result<usize>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_exact(&mut self, buf: &mut [u8]) -> Result<usize>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u8(&mut self) -> Result<u8>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_i8(&mut self) -> Result<i8>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u16(&mut self) -> Result<u16>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_i16(&mut self) -> Result<i16>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u32(&mut self) -> Result<u32>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_i32(&mut self) -> Result<i32>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u64(&mut self) -> Result<u64>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_i64(&mut self) -> Result<i64>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u128(&mut self) -> Result<u128>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_f32(&mut self) -> Result<f32>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_f64(&mut self) -> Result<f64>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u16_le(&mut self) -> Result<u16>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u32_le(&mut self) -> Result<u32>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_u64_le(&mut self) -> Result<u64>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_to_string(&mut self, dst: &mut String) -> Result<usize>;
    #[effect(holds(self))]
    fn take(self, limit: u64) -> Take<Self>;
}
#[blanket]
pub trait AsyncWriteExt: AsyncWrite {
    #[effect(wait(await, net), cancel(safe))]
    async fn write(&mut self, src: &[u8]) -> Result<usize>;
    #[effect(wait(await, net), cancel(safe))]
    async fn write_vectored(&mut self, bufs: &[std::io::IoSlice<'_>]) -> Result<usize>;
    #[effect(wait(await, net), cancel(safe))]
    async fn write_buf<B>(&mut self, src: &mut B) -> Result<usize>;
    /// The cursor stays in the buffer.
    #[effect(wait(await, net), cancel(safe))]
    async fn write_all_buf<B>(&mut self, src: &mut B) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_all(&mut self, src: &[u8]) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_u8(&mut self, n: u8) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_i8(&mut self, n: i8) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_u16(&mut self, n: u16) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_u32(&mut self, n: u32) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_i32(&mut self, n: i32) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_u64(&mut self, n: u64) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_i64(&mut self, n: i64) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_u32_le(&mut self, n: u32) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_u64_le(&mut self, n: u64) -> Result<()>;
    #[effect(wait(await, net), cancel(safe))]
    async fn flush(&mut self) -> Result<()>;
    #[effect(wait(await, net))]
    async fn shutdown(&mut self) -> Result<()>;
}
#[blanket]
pub trait AsyncBufReadExt: AsyncBufRead {
    #[effect(wait(await, net), sticky(eof), cancel(data))]
    async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
    #[effect(wait(await, net), sticky(eof), cancel(data))]
    async fn read_line(&mut self, buf: &mut String) -> Result<usize>;
    #[effect(holds(self))]
    fn split(self, byte: u8) -> Split<Self>;
    #[effect(wait(await, net), sticky(eof), cancel(safe), holds(self))]
    async fn fill_buf(&mut self) -> Result<&[u8]>;
    fn consume(&mut self, amt: usize);
    #[effect(holds(self))]
    fn lines(self) -> Lines<Self>;
}
#[blanket]
pub trait AsyncSeekExt: AsyncSeek {
    #[effect(wait(await, file))]
    async fn seek(&mut self, pos: SeekFrom) -> Result<u64>;
    #[effect(wait(await, file))]
    async fn rewind(&mut self) -> Result<()>;
    #[effect(wait(await, file))]
    async fn stream_position(&mut self) -> Result<u64>;
}

#[kind(adaptor)]
pub struct Lines<R>;
impl<R> Lines<R> {
    #[effect(wait(await, net), sticky(eof), cancel(safe))]
    pub async fn next_line(&mut self) -> Result<Option<String>> {}
    pub fn get_ref(&self) -> &R {}
    pub fn get_mut(&mut self) -> &mut R {}
    pub fn into_inner(self) -> R {}
}
#[kind(adaptor)]
pub struct Split<R>;
impl<R> Split<R> {
    #[effect(wait(await, net), sticky(eof), cancel(safe))]
    pub async fn next_segment(&mut self) -> Result<Option<Vec<u8>>> {}
}
#[kind(adaptor)]
pub struct Chain<T, U>;
#[kind(adaptor)]
pub struct Take<R>;
impl<R> Take<R> {
    pub fn into_inner(self) -> R {}
    pub fn get_mut(&mut self) -> &mut R {}
}
#[kind(adaptor)]
pub struct BufReader<R>;
#[kind(adaptor)]
pub struct BufWriter<W>;
#[kind(adaptor)]
pub struct BufStream<S>;
#[each(BufReader<R>, BufWriter<R>, BufStream<R>)]
impl<R> Each {
    pub fn new(inner: R) -> Self {}
    pub fn with_capacity(capacity: usize, inner: R) -> Self {}
    pub fn get_ref(&self) -> &R {}
    pub fn get_mut(&mut self) -> &mut R {}
    pub fn into_inner(self) -> R {}
}

/// The two halves share one stream.
#[effect(holds(0))]
pub fn split<T>(stream: T) -> (ReadHalf<T>, WriteHalf<T>) {}
#[effect(holds(0), holds(1))]
pub fn join<R, W>(reader: R, writer: W) -> Join<R, W> {}
#[kind(adaptor)]
pub struct Join<R, W>;
#[kind(adaptor)]
pub struct ReadHalf<T>;
impl<T> ReadHalf<T> {
    #[effect(probe)]
    pub fn is_pair_of(&self, other: &WriteHalf<T>) -> bool {}
    #[effect(holds(self), holds(0))]
    pub fn unsplit(self, wr: WriteHalf<T>) -> T {}
}
#[kind(adaptor)]
pub struct WriteHalf<T>;
/// A pipe that holds that many bytes: a write waits when it is full.
#[effect(channel(bounded))]
pub fn duplex(max_buf_size: usize) -> (DuplexStream, DuplexStream) {}
#[effect(channel(bounded))]
pub fn simplex(max_buf_size: usize) -> (ReadHalf<SimplexStream>, WriteHalf<SimplexStream>) {}
pub struct DuplexStream;
pub struct SimplexStream;
#[effect(wait(await, net), cancel(data))]
pub async fn copy<R, W>(reader: &mut R, writer: &mut W) -> Result<u64> {}
#[effect(wait(await, net), cancel(data))]
pub async fn copy_buf<R, W>(reader: &mut R, writer: &mut W) -> Result<u64> {}
#[effect(wait(await, net), cancel(data))]
pub async fn copy_bidirectional<A, B>(a: &mut A, b: &mut B) -> Result<(u64, u64)> {}
#[effect(wait(await, net), cancel(data))]
pub async fn copy_bidirectional_with_sizes<A, B>(a: &mut A, b: &mut B, a_to_b: usize, b_to_a: usize) -> Result<(u64, u64)> {}
pub fn stdin() -> Stdin {}
pub fn stdout() -> Stdout {}
pub fn stderr() -> Stderr {}
pub fn empty() -> Empty {}
pub fn sink() -> Sink {}
/// A read can't be cancelled: the runtime's drop waits for it.
pub struct Stdin;
pub struct Stdout;
pub struct Stderr;
pub struct Empty;
pub struct Sink;

#[each(BufReader<R>, BufWriter<R>, BufStream<R>, Take<R>, Chain<R, R>, ReadHalf<R>, Join<R, R>, DuplexStream, SimplexStream, Stdin, Empty, Box<R>, std::io::Cursor<R>, Pin<R>)]
impl<R> AsyncRead for Each {}
#[each(BufReader<R>, BufStream<R>, Take<R>, Empty, Box<R>, std::io::Cursor<R>)]
impl<R> AsyncBufRead for Each {}
#[each(BufReader<R>, BufWriter<R>, BufStream<R>, WriteHalf<R>, Join<R, R>, DuplexStream, SimplexStream, Stdout, Stderr, Sink, Box<R>, std::io::Cursor<R>, Vec<u8>, Pin<R>)]
impl<R> AsyncWrite for Each {}

pub mod unix {
    use std::io::Result;
    pub struct AsyncFd<T>;
    impl<T> AsyncFd<T> {
        pub fn new(inner: T) -> Result<Self> {}
        pub fn get_ref(&self) -> &T {}
        pub fn get_mut(&mut self) -> &mut T {}
        pub fn into_inner(self) -> T {}
        #[effect(wait(await, net), cancel(safe), holds(self))]
        pub async fn readable(&self) -> Result<AsyncFdReadyGuard<'_, T>> {}
        #[effect(wait(await, net), cancel(safe), holds(self))]
        pub async fn writable(&self) -> Result<AsyncFdReadyGuard<'_, T>> {}
    }
    pub struct AsyncFdReadyGuard<'a, T>;
}
