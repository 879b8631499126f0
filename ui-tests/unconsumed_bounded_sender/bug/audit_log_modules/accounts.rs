//! Balances, each change of which is audited.
use std::collections::HashMap;

use tokio::sync::mpsc::Sender;

use crate::audit::Entry;

pub struct Accounts {
    balances: HashMap<u32, i64>,
    audit: Sender<Entry>,
}

impl Accounts {
    pub fn new(audit: Sender<Entry>) -> Self {
        Self { balances: HashMap::new(), audit }
    }

    pub async fn transfer(&mut self, account: u32, cents: i64) {
        *self.balances.entry(account).or_default() += cents;
        self.audit.send((account, cents)).await.ok(); //~ unconsumed_bounded_sender
    }

    pub fn balance(&self, account: u32) -> i64 {
        self.balances.get(&account).copied().unwrap_or_default()
    }
}
