//! A task reads the archive, so every station gets through.
//! run: ends
use tokio::sync::mpsc;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let (readings, mut archive) = mpsc::channel::<(u16, f32)>(4);
    let writer = tokio::spawn(async move {
        while let Some((station, celsius)) = archive.recv().await {
            println!("{station}: {celsius:.1}");
        }
    });
    for station in 0..12 {
        let celsius = 11.5 + f32::from(station) / 10.0;
        readings.send((station, celsius)).await.expect("the archive is open");
    }
    drop(readings);
    writer.await.unwrap();
    println!("all stations reported");
}
