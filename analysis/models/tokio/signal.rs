//! tokio::signal, checked against tokio 1.54. The default handler is replaced for good.

use std::io;

#[effect(wait(await, signal), cancel(safe))]
pub async fn ctrl_c() -> io::Result<()> {}

pub mod unix {
    use std::io;
    use std::task::{Context, Poll};

    pub struct Signal;
    impl Signal {
        #[effect(wait(await, signal), cancel(safe))]
        pub async fn recv(&mut self) -> Option<()> {}
        #[effect(wait(try, signal))]
        pub fn poll_recv(&mut self, cx: &mut Context<'_>) -> Poll<Option<()>> {}
    }
    pub fn signal(kind: SignalKind) -> io::Result<Signal> {}
    #[derive(Clone, Copy)]
    pub struct SignalKind;
    impl SignalKind {
        pub fn alarm() -> Self {}
        pub fn child() -> Self {}
        pub fn hangup() -> Self {}
        pub fn interrupt() -> Self {}
        pub fn pipe() -> Self {}
        pub fn quit() -> Self {}
        pub fn terminate() -> Self {}
        pub fn user_defined1() -> Self {}
        pub fn user_defined2() -> Self {}
        pub fn window_change() -> Self {}
        pub fn from_raw(signum: i32) -> Self {}
    }
}
pub mod windows {
    use std::io;

    pub struct CtrlC;
    pub struct CtrlBreak;
    pub struct CtrlClose;
    pub struct CtrlShutdown;
    #[each(CtrlC, CtrlBreak, CtrlClose, CtrlShutdown)]
    impl Each {
        #[effect(wait(await, signal), cancel(safe))]
        pub async fn recv(&mut self) -> Option<()> {}
    }
    pub fn ctrl_c() -> io::Result<CtrlC> {}
    pub fn ctrl_break() -> io::Result<CtrlBreak> {}
    pub fn ctrl_close() -> io::Result<CtrlClose> {}
    pub fn ctrl_shutdown() -> io::Result<CtrlShutdown> {}
}
