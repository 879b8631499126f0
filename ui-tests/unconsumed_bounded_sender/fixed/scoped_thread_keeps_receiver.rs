//! The scoped thread draws tiles until the senders are gone.
//! run: ends
use std::thread;

use crossbeam_channel::bounded;

fn main() {
    let (tiles, canvas) = bounded::<(u32, u32)>(4);
    let (finish, finished) = bounded::<()>(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            let drawn = canvas.iter().count();
            finished.recv().ok();
            println!("{drawn} tiles drawn");
        });
        for x in 0..3 {
            for y in 0..3 {
                tiles.send((x, y)).unwrap();
            }
        }
        drop(tiles);
        finish.send(()).unwrap();
    });
}
