//! Other crates can read `events`: what they do with it is not known.
//! run: library
use tokio::sync::mpsc::{self, Receiver, Sender};

pub enum Event {
    Connected,
    Lost(String),
}

pub struct Client {
    pub events: Receiver<Event>,
    report: Sender<Event>,
}

impl Client {
    pub fn new() -> Self {
        let (report, events) = mpsc::channel(8);
        Self { events, report }
    }

    pub async fn run(&self, retries: usize) {
        let _ = self.report.send(Event::Connected).await;
        for retry in 0..retries {
            let _ = self.report.send(Event::Lost(format!("retry {retry}"))).await;
        }
    }
}

impl Default for Client {
    fn default() -> Self {
        Self::new()
    }
}
