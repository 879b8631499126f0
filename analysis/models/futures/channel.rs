//! futures::channel, checked against 0.3.34.

pub mod mpsc {
    use std::task::{Context, Poll};
    use std::pin::Pin;
    use crate::sink::Sink;
    use crate::stream::{FusedStream, Stream};

    /// Holds that many messages, and one more a sender.
    #[effect(channel(bounded_per_sender))]
    pub fn channel<T>(buffer: usize) -> (Sender<T>, Receiver<T>) {}
    #[effect(channel(unbounded))]
    pub fn unbounded<T>() -> (UnboundedSender<T>, UnboundedReceiver<T>) {}

    #[kind(sender)]
    #[derive(Clone)]
    pub struct Sender<T>;
    impl<T> Sender<T> {
        #[effect(send(err))]
        pub fn try_send(&mut self, msg: T) -> Result<(), TrySendError<T>> {}
        #[effect(send(err))]
        pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {}
        #[effect(wait(try, slot))]
        pub fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), SendError>> {}
        #[effect(probe)]
        pub fn is_closed(&self) -> bool {}
        #[effect(close)]
        pub fn close_channel(&mut self) {}
        #[effect(drop(self))]
        pub fn disconnect(&mut self) {}
        #[effect(probe)]
        pub fn same_receiver(&self, other: &Self) -> bool {}
    }
    #[kind(sender)]
    #[derive(Clone)]
    pub struct UnboundedSender<T>;
    impl<T> UnboundedSender<T> {
        #[effect(probe)]
        pub fn is_closed(&self) -> bool {}
        #[effect(close)]
        pub fn close_channel(&self) {}
        #[effect(drop(self))]
        pub fn disconnect(&mut self) {}
        #[effect(send(never))]
        pub fn start_send(&mut self, msg: T) -> Result<(), SendError> {}
        #[effect(send(never))]
        pub fn unbounded_send(&self, msg: T) -> Result<(), TrySendError<T>> {}
        #[effect(send(never), cancel(value))]
        pub async fn send(&mut self, item: T) -> Result<(), SendError> {}
        #[effect(probe)]
        pub fn same_receiver(&self, other: &Self) -> bool {}
        #[effect(probe)]
        pub fn len(&self) -> usize {}
        #[effect(probe)]
        pub fn is_empty(&self) -> bool {}
    }
    #[each(Sender<T>, UnboundedSender<T>)]
    impl<T> Sink<T> for Each {
        type Error = SendError;
    }
    #[kind(receiver)]
    pub struct Receiver<T>;
    #[kind(receiver)]
    pub struct UnboundedReceiver<T>;
    #[each(Receiver<T>, UnboundedReceiver<T>)]
    impl<T> Each {
        #[effect(close)]
        pub fn close(&mut self) {}
        #[effect(recv(try))]
        pub fn try_next(&mut self) -> Result<Option<T>, TryRecvError> {}
        #[effect(recv(try), sticky(closed), ended(Err, Closed))]
        pub fn try_recv(&mut self) -> Result<T, TryRecvError> {}
        #[effect(recv(await), sticky(closed), cancel(safe))]
        pub async fn recv(&mut self) -> Result<T, RecvError> {}
    }
    #[each(Receiver<T>, UnboundedReceiver<T>)]
    impl<T> Stream for Each {
        type Item = T;
    }
    #[each(Receiver<T>, UnboundedReceiver<T>)]
    impl<T> FusedStream for Each {}
    #[derive(Clone)]
    pub struct SendError;
    impl SendError {
        pub fn is_full(&self) -> bool {}
        pub fn is_disconnected(&self) -> bool {}
    }
    #[derive(Clone)]
    pub struct TrySendError<T>;
    impl<T> TrySendError<T> {
        pub fn is_full(&self) -> bool {}
        pub fn is_disconnected(&self) -> bool {}
        pub fn into_inner(self) -> T {}
        pub fn into_send_error(self) -> SendError {}
    }
    #[derive(Clone, Copy)]
    pub struct RecvError;
    #[derive(Clone, Copy)]
    pub enum TryRecvError {
        Empty,
        Closed,
    }
}
pub mod oneshot {
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    #[effect(channel(oneshot))]
    pub fn channel<T>() -> (Sender<T>, Receiver<T>) {}
    #[kind(sender)]
    pub struct Sender<T>;
    impl<T> Sender<T> {
        #[effect(send(never))]
        pub fn send(self, t: T) -> Result<(), T> {}
        #[effect(probe)]
        pub fn poll_canceled(&mut self, cx: &mut Context<'_>) -> Poll<()> {}
        #[effect(wait(await, gone), sticky(closed), cancel(safe))]
        pub async fn cancellation(&mut self) {}
        #[effect(probe)]
        pub fn is_canceled(&self) -> bool {}
        #[effect(probe)]
        pub fn is_connected_to(&self, receiver: &Receiver<T>) -> bool {}
    }
    #[kind(receiver)]
    pub struct Receiver<T>;
    impl<T> Receiver<T> {
        #[effect(close)]
        pub fn close(&mut self) {}
        #[effect(recv(try))]
        pub fn try_recv(&mut self) -> Result<Option<T>, Canceled> {}
    }
    impl<T> Future for Receiver<T> {
        type Output = Result<T, Canceled>;
        #[effect(recv(await), cancel(safe))]
        fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<T, Canceled>> {}
    }
    #[derive(Clone, Copy)]
    pub struct Canceled;
}
