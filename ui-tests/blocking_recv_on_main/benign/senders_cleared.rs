//! The list of senders is cleared before the threads are joined.
//! run: ends
use std::sync::mpsc::channel;
use std::thread;

fn main() {
    let mut lanes = Vec::new();
    let mut cars = Vec::new();
    for _ in 0..2 {
        let (lane, queue) = channel();
        lanes.push(lane);
        cars.push(thread::spawn(move || queue.iter().sum::<u32>()));
    }
    for (n, lane) in lanes.iter().enumerate() {
        lane.send(n as u32 + 4).unwrap();
    }
    lanes.clear();
    for car in cars {
        println!("{}", car.join().unwrap());
    }
}
