//! What happens at run time
//! run: hangs

fn main() {} //~ endless_loop
