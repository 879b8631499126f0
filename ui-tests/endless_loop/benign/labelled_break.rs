//! The `break` names the outer loop.
//! run: ends

fn main() {
    let mut left = 3;
    'all: loop {
        loop {
            if left == 0 {
                break 'all;
            }
            left -= 1;
        }
    }
}
