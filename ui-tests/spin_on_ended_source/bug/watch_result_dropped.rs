//! `changed` fails at once when the sender is gone, and nobody looks.
//! run: spins
use tokio::sync::watch;

#[tokio::main]
async fn main() {
    let (theme, mut seen) = watch::channel("light");
    let window = tokio::spawn(async move {
        let mut drawn = 0_u32;
        loop {
            //~^ spin_on_ended_source
            let _ = seen.changed().await;
            drawn = drawn.wrapping_add(1);
            let colours = *seen.borrow_and_update();
            if drawn < 4 {
                println!("{colours}");
            }
        }
    });
    theme.send("dark").expect("the window is there");
    drop(theme);
    window.await.expect("the window does not panic");
}
