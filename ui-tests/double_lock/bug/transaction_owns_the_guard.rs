//! The open transaction owns the guard, and `audit` waits for the lock before the commit.
//! run: hangs
use std::sync::Arc;

use tokio::sync::{Mutex, OwnedMutexGuard};

#[derive(Default)]
struct Rows {
    names: Vec<String>,
    audits: u32,
}

#[derive(Clone, Default)]
struct Database {
    rows: Arc<Mutex<Rows>>,
}

struct Transaction {
    rows: OwnedMutexGuard<Rows>,
}

impl Database {
    async fn begin(&self) -> Transaction {
        Transaction { rows: self.rows.clone().lock_owned().await }
    }

    async fn audit(&self) {
        self.rows.lock().await.audits += 1;
    }
}

impl Transaction {
    fn commit(mut self, name: &str) {
        self.rows.names.push(name.to_owned());
    }
}

async fn create(db: &Database, name: &str) {
    let transaction = db.begin().await;
    db.audit().await; //~ double_lock
    transaction.commit(name);
}

#[tokio::main]
async fn main() {
    let db = Database::default();
    create(&db, "ada").await;
    println!("{} audits", db.rows.lock().await.audits);
}
