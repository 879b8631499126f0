//! The callback only notes the error; the frames are reset when they are free again.
//! run: ends
use std::sync::Mutex;

#[derive(Default)]
struct Frames(Vec<u32>);

impl Frames {
    fn receive(&mut self, size: u32, on_error: impl FnOnce(String)) {
        match self.0.pop() {
            Some(expected) if expected == size => {}
            other => on_error(format!("{size} instead of {other:?}")),
        }
    }
}

#[derive(Default)]
struct Status {
    frames: Mutex<Frames>,
    errors: Mutex<Vec<String>>,
}

impl Status {
    fn receive(&self, size: u32, on_error: impl FnOnce(String)) {
        let mut frames = self.frames.lock().unwrap();
        frames.receive(size, on_error);
    }

    fn reset(&self) {
        self.frames.lock().unwrap().0.clear();
    }
}

struct Channel {
    status: Status,
}

impl Channel {
    fn handle(&self, size: u32) {
        let mut error = None;
        self.status.receive(size, |message| error = Some(message));
        if let Some(message) = error {
            self.fail(message);
        }
    }

    fn fail(&self, message: String) {
        self.status.errors.lock().unwrap().push(message);
        self.status.reset();
    }
}

fn main() {
    let channel = Channel { status: Status::default() };
    channel.handle(7);
    println!("{:?}", channel.status.errors.lock().unwrap());
}
