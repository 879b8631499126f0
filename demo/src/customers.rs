//! Customers who want to know where their parcels are.

use std::collections::HashMap;

use tokio::sync::mpsc::{self, Receiver, Sender};

use crate::Parcel;

struct Subscription {
    news: Sender<String>,
    /// The push service is to take it from here.
    _feed: Receiver<String>,
}

/// Customers by name.
#[derive(Default)]
pub struct Customers {
    subscriptions: HashMap<String, Subscription>,
}

impl Customers {
    /// From now on the customer is told.
    pub fn subscribe(&mut self, customer: &str) {
        let (news, feed) = mpsc::channel(8);
        self.subscriptions.insert(customer.to_owned(), Subscription { news, _feed: feed });
    }

    /// Tells the parcel's customer what happened.
    pub async fn tell(&self, parcel: &Parcel, what: &str) {
        if let Some(subscription) = self.subscriptions.get(&parcel.customer) {
            let news = format!("parcel {} {what}", parcel.number);
            let _ = subscription.news.send(news).await;
        }
    }
}
