//! Receivers are parked in a `Vec` to keep the rooms open; each room is full after two lines.
//! run: hangs
use tokio::sync::mpsc::{self, Receiver, Sender};

#[derive(Default)]
struct Chat {
    rooms: Vec<Sender<String>>,
    parked: Vec<Receiver<String>>,
}

impl Chat {
    fn open_room(&mut self) {
        let (tx, rx) = mpsc::channel(2);
        self.rooms.push(tx);
        self.parked.push(rx);
    }

    async fn say(&self, line: &str) {
        for room in &self.rooms {
            room.send(line.to_owned()).await.unwrap(); //~ unconsumed_bounded_sender
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut chat = Chat::default();
    chat.open_room();
    chat.open_room();
    for line in ["hello", "anyone here?", "bye"] {
        chat.say(line).await;
    }
    println!("{} rooms", chat.parked.len());
}
