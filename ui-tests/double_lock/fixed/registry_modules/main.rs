//! The names are copied out before the visitor asks the registry.
//! run: ends
mod registry;

use registry::Registry;

struct Report<'a> {
    registry: &'a Registry,
}

impl Report<'_> {
    fn print(&self) {
        let names = self.registry.names().clone();
        for name in &names {
            println!("{name} of {}", self.registry.count());
        }
    }
}

fn main() {
    let registry = Registry::default();
    registry.add("disk");
    Report { registry: &registry }.print();
}
