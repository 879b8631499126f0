//! futures-core.

pub use futures::{Future, Stream, TryFuture, TryStream};
pub mod stream {
    pub use futures::stream::{BoxStream, FusedStream, LocalBoxStream, Stream, TryStream};
}
pub mod future {
    pub use futures::future::{BoxFuture, FusedFuture, Future, LocalBoxFuture, TryFuture};
}
