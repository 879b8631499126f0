//! The label leaves both loops.
//! run: ends
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

struct Spool {
    lines: Mutex<mpsc::Receiver<String>>,
    written: Mutex<Vec<String>>,
}

fn write_lines(spool: &Spool) {
    'queue: loop {
        loop {
            let line = spool.lines.lock().unwrap().try_recv();
            match line {
                Ok(line) => spool.written.lock().unwrap().push(line),
                Err(mpsc::TryRecvError::Empty) => break,
                Err(mpsc::TryRecvError::Disconnected) => break 'queue,
            }
        }
        thread::sleep(Duration::from_millis(5));
    }
}

fn main() {
    let mut files = vec!["b", "a"];
    let alive = Arc::new(());
    while let Some(file) = files.pop() {
        let (line, lines) = mpsc::channel();
        line.send(format!("{file}: hello")).unwrap();
        let held = Arc::clone(&alive);
        thread::spawn(move || {
            let _held = held;
            write_lines(&Spool { lines: Mutex::new(lines), written: Mutex::default() });
        });
    }
    while Arc::strong_count(&alive) > 1 {
        thread::sleep(Duration::from_millis(20));
    }
}
