//! crossbeam, checked against 0.8.5.

pub use crossbeam_channel as channel;
pub use crossbeam_channel::{select, select_biased};
pub use crossbeam_deque as deque;
pub use crossbeam_queue as queue;
pub use crossbeam_utils::{sync, thread};
pub use crossbeam_utils::thread::scope;

pub mod utils {
    pub use crossbeam_utils::{Backoff, CachePadded};
}
pub mod atomic {
    pub use crossbeam_utils::atomic::AtomicCell;
}
