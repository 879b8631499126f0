//! futures::io, checked against 0.3.34.

pub use std::io::{Error, ErrorKind, Result, SeekFrom};

pub trait AsyncRead {}
pub trait AsyncWrite {}
pub trait AsyncBufRead: AsyncRead {}
#[blanket]
pub trait AsyncReadExt: AsyncRead {
    #[effect(wait(await, net), sticky(eof), cancel(safe))]
    async fn read(&mut self, buf: &mut [u8]) -> Result<usize>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_exact(&mut self, buf: &mut [u8]) -> Result<()>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_to_end(&mut self, buf: &mut Vec<u8>) -> Result<usize>;
    #[effect(wait(await, net), cancel(data))]
    async fn read_to_string(&mut self, buf: &mut String) -> Result<usize>;
    #[effect(holds(self))]
    fn split(self) -> (ReadHalf<Self>, WriteHalf<Self>);
    #[effect(holds(self))]
    fn take(self, limit: u64) -> Take<Self>;
}
#[blanket]
pub trait AsyncWriteExt: AsyncWrite {
    #[effect(wait(await, net), cancel(safe))]
    async fn write(&mut self, buf: &[u8]) -> Result<usize>;
    #[effect(wait(await, net), cancel(data))]
    async fn write_all(&mut self, buf: &[u8]) -> Result<()>;
    #[effect(wait(await, net), cancel(safe))]
    async fn flush(&mut self) -> Result<()>;
    #[effect(wait(await, net))]
    async fn close(&mut self) -> Result<()>;
}
#[blanket]
pub trait AsyncBufReadExt: AsyncBufRead {
    #[effect(wait(await, net), sticky(eof), cancel(data))]
    async fn read_until(&mut self, byte: u8, buf: &mut Vec<u8>) -> Result<usize>;
    #[effect(wait(await, net), sticky(eof), cancel(data))]
    async fn read_line(&mut self, buf: &mut String) -> Result<usize>;
    #[effect(holds(self))]
    fn lines(self) -> Lines<Self>;
}
#[kind(adaptor)]
pub struct Take<R>;
#[kind(adaptor)]
pub struct Lines<R>;
impl<R> crate::stream::Stream for Lines<R> {
    type Item = Result<String>;
}
#[kind(adaptor)]
pub struct ReadHalf<T>;
#[kind(adaptor)]
pub struct WriteHalf<T>;
#[kind(adaptor)]
pub struct BufReader<R>;
impl<R> BufReader<R> {
    pub fn new(inner: R) -> Self {}
    pub fn get_mut(&mut self) -> &mut R {}
    pub fn into_inner(self) -> R {}
}
#[each(ReadHalf<R>, BufReader<R>, Take<R>, Box<R>)]
impl<R> AsyncRead for Each {}
impl<R> AsyncBufRead for BufReader<R> {}
#[each(WriteHalf<R>, Box<R>)]
impl<R> AsyncWrite for Each {}
#[effect(wait(await, net), cancel(data))]
pub async fn copy<R, W>(reader: R, writer: &mut W) -> Result<u64> {}
