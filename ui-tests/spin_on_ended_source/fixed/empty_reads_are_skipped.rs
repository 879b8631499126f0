//! An empty read ends the loop.
//! run: ends
use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

fn count(bytes: &[u8], lines: &mut usize) {
    *lines += bytes.iter().filter(|byte| **byte == 10).count();
}

async fn serve(mut peer: DuplexStream) -> std::io::Result<usize> {
    let (mut buffer, mut lines) = ([0; 64], 0);
    loop {
        let length = peer.read(&mut buffer).await?;
        if length == 0 {
            return Ok(lines);
        }
        count(&buffer[..length], &mut lines);
    }
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let (mut client, server) = duplex(64);
    let serving = tokio::spawn(serve(server));
    client.write_all(&[72, 105, 10]).await?;
    drop(client);
    println!("{:?}", serving.await.expect("the server does not panic"));
    Ok(())
}
