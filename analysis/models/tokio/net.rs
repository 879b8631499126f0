//! tokio::net, checked against tokio 1.54.

use std::net::SocketAddr;
use std::io;
use std::task::{Context, Poll};

use crate::io::{AsyncRead, AsyncWrite, Interest, Ready};

/// `accept` may fail at once every time.
pub struct TcpListener;
impl TcpListener {
    #[effect(wait(await, net))]
    pub async fn bind<A>(addr: A) -> io::Result<TcpListener> {}
    #[effect(wait(await, net), cancel(safe), fails)]
    pub async fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {}
    #[effect(wait(try, net))]
    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(TcpStream, SocketAddr)>> {}
    pub fn from_std(listener: std::net::TcpListener) -> io::Result<TcpListener> {}
    pub fn into_std(self) -> io::Result<std::net::TcpListener> {}
    #[effect(probe)]
    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {}
}
pub struct TcpSocket;
impl TcpSocket {
    pub fn new_v4() -> io::Result<TcpSocket> {}
    pub fn new_v6() -> io::Result<TcpSocket> {}
    pub fn set_reuseaddr(&self, reuseaddr: bool) -> io::Result<()> {}
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
    pub fn bind(&self, addr: SocketAddr) -> io::Result<()> {}
    #[effect(wait(await, net), fails)]
    pub async fn connect(self, addr: SocketAddr) -> io::Result<TcpStream> {}
    pub fn listen(self, backlog: u32) -> io::Result<TcpListener> {}
}
pub struct TcpStream;
impl TcpStream {
    #[effect(wait(await, net), fails)]
    pub async fn connect<A>(addr: A) -> io::Result<TcpStream> {}
    pub fn from_std(stream: std::net::TcpStream) -> io::Result<TcpStream> {}
    pub fn into_std(self) -> io::Result<std::net::TcpStream> {}
    #[effect(probe)]
    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
    #[effect(probe)]
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
    pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
    pub fn nodelay(&self) -> io::Result<bool> {}
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {}
    #[effect(holds(self))]
    pub fn split<'a>(&'a mut self) -> (tcp::ReadHalf<'a>, tcp::WriteHalf<'a>) {}
    #[effect(holds(self))]
    pub fn into_split(self) -> (tcp::OwnedReadHalf, tcp::OwnedWriteHalf) {}
}
pub mod tcp {
    use super::TcpStream;
    use std::net::SocketAddr;
    use std::io;

    pub struct ReadHalf<'a>;
    pub struct WriteHalf<'a>;
    pub struct OwnedReadHalf;
    impl OwnedReadHalf {
        #[effect(holds(self), holds(0))]
        pub fn reunite(self, other: OwnedWriteHalf) -> Result<TcpStream, ReuniteError> {}
        #[effect(probe)]
        pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
    }
    /// Dropped, it shuts the write side.
    pub struct OwnedWriteHalf;
    impl OwnedWriteHalf {
        #[effect(holds(self), holds(0))]
        pub fn reunite(self, other: OwnedReadHalf) -> Result<TcpStream, ReuniteError> {}
        pub fn forget(self) {}
        #[effect(probe)]
        pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
    }
    pub struct ReuniteError(pub OwnedReadHalf, pub OwnedWriteHalf);
}
pub struct UdpSocket;
impl UdpSocket {
    #[effect(wait(await, net))]
    pub async fn bind<A>(addr: A) -> io::Result<UdpSocket> {}
    pub fn from_std(socket: std::net::UdpSocket) -> io::Result<UdpSocket> {}
    #[effect(probe)]
    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
    #[effect(probe)]
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
    #[effect(wait(await, net))]
    pub async fn connect<A>(&self, addr: A) -> io::Result<()> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn send(&self, buf: &[u8]) -> io::Result<usize> {}
    #[effect(wait(try, net))]
    pub fn try_send(&self, buf: &[u8]) -> io::Result<usize> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
    #[effect(wait(try, net))]
    pub fn try_recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn recv_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn recv_buf_from<B>(&self, buf: &mut B) -> io::Result<(usize, SocketAddr)> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn send_to<A>(&self, buf: &[u8], target: A) -> io::Result<usize> {}
    #[effect(wait(try, net))]
    pub fn try_send_to(&self, buf: &[u8], target: SocketAddr) -> io::Result<usize> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
    #[effect(wait(try, net))]
    pub fn try_recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
    pub fn set_broadcast(&self, on: bool) -> io::Result<()> {}
}
pub struct UnixListener;
impl UnixListener {
    pub fn bind<P>(path: P) -> io::Result<UnixListener> {}
    #[effect(wait(await, net), cancel(safe), fails)]
    pub async fn accept(&self) -> io::Result<(UnixStream, unix::SocketAddr)> {}
    #[effect(wait(try, net))]
    pub fn poll_accept(&self, cx: &mut Context<'_>) -> Poll<io::Result<(UnixStream, unix::SocketAddr)>> {}
    #[effect(probe)]
    pub fn local_addr(&self) -> io::Result<unix::SocketAddr> {}
}
pub struct UnixStream;
impl UnixStream {
    #[effect(wait(await, net), fails)]
    pub async fn connect<P>(path: P) -> io::Result<UnixStream> {}
    /// Two ends of one stream.
    pub fn pair() -> io::Result<(UnixStream, UnixStream)> {}
    #[effect(holds(self))]
    pub fn split<'a>(&'a mut self) -> (unix::ReadHalf<'a>, unix::WriteHalf<'a>) {}
    #[effect(holds(self))]
    pub fn into_split(self) -> (unix::OwnedReadHalf, unix::OwnedWriteHalf) {}
}
pub mod unix {
    #[derive(Clone)]
    pub struct SocketAddr;
    pub struct ReadHalf<'a>;
    pub struct WriteHalf<'a>;
    pub struct OwnedReadHalf;
    pub struct OwnedWriteHalf;
}
#[each(TcpStream, UdpSocket, UnixStream, tcp::OwnedReadHalf, tcp::ReadHalf<'_>, unix::OwnedReadHalf, unix::ReadHalf<'_>)]
impl Each {
    #[effect(wait(await, net), cancel(safe))]
    pub async fn ready(&self, interest: Interest) -> io::Result<Ready> {}
    #[effect(wait(await, net), cancel(safe))]
    pub async fn readable(&self) -> io::Result<()> {}
    #[effect(wait(try, net))]
    pub fn try_read(&self, buf: &mut [u8]) -> io::Result<usize> {}
    #[effect(wait(try, net))]
    pub fn try_read_buf<B>(&self, buf: &mut B) -> io::Result<usize> {}
}
#[each(TcpStream, UdpSocket, UnixStream, tcp::OwnedWriteHalf, tcp::WriteHalf<'_>, unix::OwnedWriteHalf, unix::WriteHalf<'_>)]
impl Each {
    #[effect(wait(await, net), cancel(safe))]
    pub async fn writable(&self) -> io::Result<()> {}
    #[effect(wait(try, net))]
    pub fn try_write(&self, buf: &[u8]) -> io::Result<usize> {}
}
#[each(TcpStream, UnixStream, tcp::OwnedReadHalf, tcp::ReadHalf<'_>, unix::OwnedReadHalf, unix::ReadHalf<'_>)]
impl AsyncRead for Each {}
#[each(TcpStream, UnixStream, tcp::OwnedWriteHalf, tcp::WriteHalf<'_>, unix::OwnedWriteHalf, unix::WriteHalf<'_>)]
impl AsyncWrite for Each {}
/// Runs on the blocking pool.
#[effect(wait(await, net))]
pub async fn lookup_host<T>(host: T) -> io::Result<impl Iterator<Item = SocketAddr>> {}
pub use std::net::ToSocketAddrs;
