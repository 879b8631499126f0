//! `_archive` keeps the queue open and nobody reads it: the fifth station waits for ever.
//! run: hangs
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (readings, _archive) = mpsc::channel::<(u16, f32)>(4);
    for station in 0..12 {
        let celsius = 11.5 + f32::from(station) / 10.0;
        readings.send((station, celsius)).await.expect("the archive is open"); //~ unconsumed_bounded_sender
    }
    println!("all stations reported");
}
