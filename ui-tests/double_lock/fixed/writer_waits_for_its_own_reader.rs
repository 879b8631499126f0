//! The value is copied out, so the read guard ends first.
//! run: ends
use tokio::sync::RwLock;

async fn spend(quota: &RwLock<u32>) -> bool {
    let left = *quota.read().await;
    match left {
        0 => false,
        left => {
            *quota.write().await = left - 1;
            true
        }
    }
}

#[tokio::main]
async fn main() {
    let quota = RwLock::new(2);
    println!("{}", spend(&quota).await);
}
