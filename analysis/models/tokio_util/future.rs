//! tokio_util::future, checked against 0.7.20.

use std::future::Future;
use std::time::Duration;

use crate::sync::CancellationToken;

#[blanket]
pub trait FutureExt: Future {
    #[effect(runs(self, at_most_once), wait(timed, time))]
    async fn timeout(self, timeout: Duration) -> Result<Self::Output, tokio::time::error::Elapsed>;
    #[effect(runs(self, at_most_once), observe(await))]
    async fn with_cancellation_token(self, token: &CancellationToken) -> Option<Self::Output>;
    #[effect(runs(self, at_most_once), observe(await))]
    async fn with_cancellation_token_owned(self, token: CancellationToken) -> Option<Self::Output>;
}
