//! What happens at run time
//! run: ends

fn main() {}
