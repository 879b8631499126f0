//! The receiver becomes a boxed iterator, whose owner does not know about channels.
//! run: ends
use std::sync::mpsc::sync_channel;
use std::thread;

struct Playlist {
    songs: Box<dyn Iterator<Item = String> + Send>,
}

impl Playlist {
    fn play(self) -> usize {
        self.songs.inspect(|song| println!("playing {song}")).count()
    }
}

fn main() {
    let (requests, queue) = sync_channel(1);
    let playlist = Playlist { songs: Box::new(queue.into_iter()) };
    let radio = thread::spawn(move || playlist.play());
    for song in ["one", "two", "three"] {
        requests.send(song.to_owned()).unwrap();
    }
    drop(requests);
    println!("{} songs", radio.join().unwrap());
}
