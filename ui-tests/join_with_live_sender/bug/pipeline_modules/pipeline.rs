use tokio::sync::mpsc;
use tokio::task::JoinHandle;

use crate::stage::{Settings, store};

pub struct Pipeline {
    pub settings: Settings,
    pub store: JoinHandle<usize>,
}

impl Pipeline {
    pub fn start(name: &'static str) -> Self {
        let (output, rows) = mpsc::channel(4);
        Self { settings: Settings { name, output }, store: tokio::spawn(store(rows)) }
    }

    pub async fn push(&self, row: u32) {
        self.settings.output.send(row).await.unwrap();
    }
}
