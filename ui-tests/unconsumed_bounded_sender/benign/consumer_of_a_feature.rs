//! Without the feature nothing reads, but nothing sends either.
//! run: ends
use std::sync::mpsc::{Receiver, sync_channel};

struct Tracer {
    #[allow(dead_code)]
    spans: Receiver<&'static str>,
}

impl Tracer {
    #[cfg(feature = "export")]
    fn export(&self) -> usize {
        self.spans.try_iter().count()
    }
}

fn main() {
    let (spans, receiver) = sync_channel(1);
    let tracer = Tracer { spans: receiver };
    for name in ["parse", "plan", "run"] {
        if cfg!(feature = "export") {
            spans.send(name).unwrap();
        }
        #[cfg(feature = "export")]
        println!("{} exported", tracer.export());
    }
    drop((spans, tracer));
    println!("done");
}
