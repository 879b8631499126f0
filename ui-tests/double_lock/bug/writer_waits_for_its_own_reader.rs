//! The read guard is alive in the arm that waits to write.
//! run: hangs
use tokio::sync::RwLock;

async fn spend(quota: &RwLock<u32>) -> bool {
    match *quota.read().await {
        0 => false,
        left => {
            *quota.write().await = left - 1; //~ double_lock
            true
        }
    }
}

#[tokio::main]
async fn main() {
    let quota = RwLock::new(2);
    println!("{}", spend(&quota).await);
}
