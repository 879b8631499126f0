//! The loop ends the process.
//! run: ends

fn main() {
    let mut left = 3;
    loop {
        if left == 0 {
            std::process::exit(0);
        }
        left -= 1;
    }
}
