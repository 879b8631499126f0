//! The receiver waits in an `Option` until `run` takes it.
//! run: ends
use tokio::sync::mpsc::{self, Receiver, Sender};

struct Mixer {
    tracks: Sender<i16>,
    input: Option<Receiver<i16>>,
}

impl Mixer {
    fn new() -> Self {
        let (tracks, input) = mpsc::channel(2);
        Self { tracks, input: Some(input) }
    }

    fn run(&mut self) {
        let Some(mut input) = self.input.take() else { return };
        tokio::spawn(async move {
            let mut peak = 0;
            while let Some(sample) = input.recv().await {
                peak = peak.max(sample);
            }
            peak
        });
    }
}

#[tokio::main]
async fn main() {
    let mut mixer = Mixer::new();
    mixer.run();
    for sample in [3, -9, 27, 81, -243] {
        mixer.tracks.send(sample).await.unwrap();
    }
    println!("mixed");
}
