//! A worker answers through the sender that it is handed in a message.
//! run: ends
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

struct Question {
    number: u32,
    answer: Sender<u32>,
}

fn work(questions: Receiver<Question>) {
    for question in questions {
        question.answer.send(question.number * 2).unwrap();
    }
}

fn main() {
    let (ask, questions) = channel();
    let worker = thread::spawn(move || work(questions));
    let (answer, answers) = channel();
    for number in 0..3 {
        ask.send(Question { number, answer: answer.clone() }).unwrap();
        println!("{}", answers.recv().unwrap());
    }
    drop((ask, answer));
    worker.join().unwrap();
}
