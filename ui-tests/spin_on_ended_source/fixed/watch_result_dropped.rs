//! The error of `changed` ends the loop.
//! run: ends
use tokio::sync::watch;

#[tokio::main]
async fn main() {
    let (theme, mut seen) = watch::channel("light");
    let window = tokio::spawn(async move {
        let mut drawn = 0_u32;
        loop {
            if seen.changed().await.is_err() {
                break;
            }
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
