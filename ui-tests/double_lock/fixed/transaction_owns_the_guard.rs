//! The transaction is committed first.
//! run: ends
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
    transaction.commit(name);
    db.audit().await;
}

#[tokio::main]
async fn main() {
    let db = Database::default();
    create(&db, "ada").await;
    println!("{} audits", db.rows.lock().await.audits);
}
