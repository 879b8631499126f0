//! The registry runs the visitor with its lock held, and the visitor asks the registry.
//! run: hangs
mod registry;

use registry::Registry;

struct Report<'a> {
    registry: &'a Registry,
}

impl Report<'_> {
    fn print(&self) {
        let names = self.registry.names();
        for name in names.iter() {
            println!("{name} of {}", self.registry.count()); //~ double_lock
        }
    }
}

fn main() {
    let registry = Registry::default();
    registry.add("disk");
    Report { registry: &registry }.print();
}
