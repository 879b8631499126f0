//! Nothing is looked for in tests, so nothing is known of what the suppression would silence.
//! run: library

#[cfg(test)]
mod tests {
    // conc-lint: allow(unconsumed_bounded_sender) reported when tests are linted, too
    #[test]
    fn greets() {
        println!("hello");
    }
}
