//! Every parked receiver is moved into a task that prints its room.
//! run: ends
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

    fn print_rooms(&mut self) {
        for (number, mut room) in self.parked.drain(..).enumerate() {
            tokio::spawn(async move {
                while let Some(line) = room.recv().await {
                    println!("{number}: {line}");
                }
            });
        }
    }

    async fn say(&self, line: &str) {
        for room in &self.rooms {
            room.send(line.to_owned()).await.unwrap();
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut chat = Chat::default();
    chat.open_room();
    chat.open_room();
    chat.print_rooms();
    for line in ["hello", "anyone here?", "bye"] {
        chat.say(line).await;
    }
    println!("{} rooms", chat.parked.len());
}
