//! The scoped thread waits for a signal that is sent only after all tiles; tile 5 never is.
//! run: hangs
use std::thread;

use crossbeam_channel::bounded;

fn main() {
    let (tiles, canvas) = bounded::<(u32, u32)>(4);
    let (finish, finished) = bounded::<()>(1);
    thread::scope(|scope| {
        scope.spawn(move || {
            finished.recv().ok();
            println!("{} tiles waiting", canvas.len());
        });
        for x in 0..3 {
            for y in 0..3 {
                tiles.send((x, y)).unwrap(); //~ unconsumed_bounded_sender
            }
        }
        finish.send(()).unwrap();
    });
}
