//! A stopped player has dropped the receiver, so scrubbing ends at the first error.
//! run: ends
use tokio::sync::mpsc::{Receiver, Sender, channel};

enum Mode {
    Paused { _positions: Receiver<u64> },
    Stopped,
}

struct Player {
    seek: Sender<u64>,
    mode: Mode,
}

impl Player {
    fn new() -> Self {
        let (seek, positions) = channel(1);
        Self { seek, mode: Mode::Paused { _positions: positions } }
    }

    async fn scrub(&self, from: u64, to: u64) {
        for position in from..to {
            let sought = self.seek.send(position).await;
            if sought.is_err() {
                return;
            }
        }
    }

    fn stop(&mut self) {
        self.mode = Mode::Stopped;
    }

    fn is_stopped(&self) -> bool {
        matches!(self.mode, Mode::Stopped)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut player = Player::new();
    player.stop();
    player.scrub(10, 20).await;
    println!("stopped: {}", player.is_stopped());
}
