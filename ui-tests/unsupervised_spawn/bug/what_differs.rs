//! What happens at run time
//! run: hangs

fn main() {} //~ unsupervised_spawn
