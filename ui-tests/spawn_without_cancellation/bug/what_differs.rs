//! What happens at run time
//! run: hangs

fn main() {} //~ spawn_without_cancellation
