//! The receiver goes through `dyn Any` and comes out where it is read.
//! run: ends
use std::any::Any;
use std::thread;

use crossbeam_channel::{Receiver, bounded};

fn consume(resources: Vec<Box<dyn Any + Send>>) -> usize {
    let mut lines = 0;
    for resource in resources {
        if let Ok(receiver) = resource.downcast::<Receiver<String>>() {
            lines += receiver.iter().count();
        }
    }
    lines
}

fn main() {
    let (script, prompter) = bounded::<String>(1);
    let resources: Vec<Box<dyn Any + Send>> = vec![Box::new(7u8), Box::new(prompter)];
    let stage = thread::spawn(move || consume(resources));
    for line in ["to", "be", "or", "not"] {
        script.send(line.to_owned()).unwrap();
    }
    drop(script);
    println!("{} lines", stage.join().unwrap());
}
