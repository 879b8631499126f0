//! tokio::sync, checked against tokio 1.54. The larger locks have files of their own.

pub mod futures {
    pub use super::Notified;
}

pub struct Barrier;
impl Barrier {
    pub fn new(n: usize) -> Barrier {}
    #[effect(wait(await, party), cancel(data))]
    pub async fn wait(&self) -> BarrierWaitResult {}
}
#[derive(Clone)]
pub struct BarrierWaitResult;
impl BarrierWaitResult {
    pub fn is_leader(&self) -> bool {}
}
