//! std::net.

use crate::io;
use crate::time::Duration;

pub struct TcpListener;
impl TcpListener {
    pub fn bind<A>(addr: A) -> io::Result<TcpListener> {}
    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
    #[effect(alias)]
    pub fn try_clone(&self) -> io::Result<TcpListener> {}
    #[effect(wait(block, net), fails)]
    pub fn accept(&self) -> io::Result<(TcpStream, SocketAddr)> {}
    #[effect(endless)]
    pub fn incoming(&self) -> Incoming<'_> {}
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {}
}
#[endless]
pub struct Incoming<'a>;
impl Iterator for Incoming<'_> {
    type Item = io::Result<TcpStream>;
    #[effect(wait(block, net), fails, ended(Some, Err))]
    fn next(&mut self) -> Option<io::Result<TcpStream>> {}
}
pub struct TcpStream;
impl TcpStream {
    #[effect(wait(block, net), fails)]
    pub fn connect<A>(addr: A) -> io::Result<TcpStream> {}
    #[effect(wait(timed, net), fails)]
    pub fn connect_timeout(addr: &SocketAddr, timeout: Duration) -> io::Result<TcpStream> {}
    pub fn peer_addr(&self) -> io::Result<SocketAddr> {}
    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
    pub fn shutdown(&self, how: Shutdown) -> io::Result<()> {}
    #[effect(alias)]
    pub fn try_clone(&self) -> io::Result<TcpStream> {}
    pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
    pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
    #[effect(wait(block, net))]
    pub fn peek(&self, buf: &mut [u8]) -> io::Result<usize> {}
    pub fn set_nodelay(&self, nodelay: bool) -> io::Result<()> {}
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
    pub fn set_ttl(&self, ttl: u32) -> io::Result<()> {}
    pub fn take_error(&self) -> io::Result<Option<io::Error>> {}
}
impl io::Read for TcpStream {}
impl io::Write for TcpStream {}
pub struct UdpSocket;
impl UdpSocket {
    pub fn bind<A>(addr: A) -> io::Result<UdpSocket> {}
    #[effect(wait(block, net))]
    pub fn recv_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
    #[effect(wait(block, net))]
    pub fn recv(&self, buf: &mut [u8]) -> io::Result<usize> {}
    #[effect(wait(block, net))]
    pub fn peek_from(&self, buf: &mut [u8]) -> io::Result<(usize, SocketAddr)> {}
    #[effect(wait(block, net))]
    pub fn send_to<A>(&self, buf: &[u8], addr: A) -> io::Result<usize> {}
    #[effect(wait(block, net))]
    pub fn send(&self, buf: &[u8]) -> io::Result<usize> {}
    pub fn connect<A>(&self, addr: A) -> io::Result<()> {}
    #[effect(alias)]
    pub fn try_clone(&self) -> io::Result<UdpSocket> {}
    pub fn local_addr(&self) -> io::Result<SocketAddr> {}
    pub fn set_read_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
    pub fn set_write_timeout(&self, dur: Option<Duration>) -> io::Result<()> {}
    pub fn set_nonblocking(&self, nonblocking: bool) -> io::Result<()> {}
    pub fn set_broadcast(&self, broadcast: bool) -> io::Result<()> {}
}
#[derive(Clone, Copy)]
pub enum Shutdown {
    Read,
    Write,
    Both,
}
#[derive(Clone, Copy)]
pub enum SocketAddr {
    V4(SocketAddrV4),
    V6(SocketAddrV6),
}
impl SocketAddr {
    pub fn new(ip: IpAddr, port: u16) -> SocketAddr {}
    pub fn from<T>(value: T) -> SocketAddr {}
    pub fn ip(&self) -> IpAddr {}
    pub fn port(&self) -> u16 {}
    pub fn set_port(&mut self, port: u16) {}
}
#[derive(Clone, Copy)]
pub struct SocketAddrV4;
#[derive(Clone, Copy)]
pub struct SocketAddrV6;
#[derive(Clone, Copy)]
pub enum IpAddr {
    V4(Ipv4Addr),
    V6(Ipv6Addr),
}
#[derive(Clone, Copy)]
pub struct Ipv4Addr;
impl Ipv4Addr {
    pub const LOCALHOST: Self = _;
    pub const UNSPECIFIED: Self = _;
    pub fn new(a: u8, b: u8, c: u8, d: u8) -> Ipv4Addr {}
}
#[derive(Clone, Copy)]
pub struct Ipv6Addr;
impl Ipv6Addr {
    pub const LOCALHOST: Self = _;
    pub const UNSPECIFIED: Self = _;
}
#[derive(Clone)]
pub struct AddrParseError;
#[each(SocketAddr, IpAddr, Ipv4Addr, Ipv6Addr)]
impl crate::str::FromStr for Each {
    type Err = AddrParseError;
}
pub trait ToSocketAddrs {
    #[effect(wait(block, net))]
    fn to_socket_addrs(&self) -> io::Result<crate::vec::IntoIter<SocketAddr>>;
}
