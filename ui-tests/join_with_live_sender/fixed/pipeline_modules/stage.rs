use tokio::sync::mpsc;

pub struct Settings {
    pub name: &'static str,
    pub output: mpsc::Sender<u32>,
}

pub async fn store(mut rows: mpsc::Receiver<u32>) -> usize {
    let mut stored = Vec::new();
    while let Some(row) = rows.recv().await {
        stored.push(row);
    }
    stored.len()
}
