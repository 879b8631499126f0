//! The host counts its plugins under another lock.
//! run: ends
use std::sync::{Mutex, PoisonError};

pub trait Plugin: Send {
    fn on_save(&self, host: &Host, path: &str) -> String;
}

#[derive(Default)]
pub struct Host {
    plugins: Mutex<Vec<Box<dyn Plugin>>>,
    names: Mutex<Vec<&'static str>>,
}

impl Host {
    fn register(&self, name: &'static str, plugin: Box<dyn Plugin>) {
        self.plugins.lock().unwrap_or_else(PoisonError::into_inner).push(plugin);
        self.names.lock().unwrap_or_else(PoisonError::into_inner).push(name);
    }

    fn installed(&self) -> usize {
        self.names.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn save(&self, path: &str) -> Vec<String> {
        let plugins = self.plugins.lock().unwrap_or_else(PoisonError::into_inner);
        plugins.iter().map(|plugin| plugin.on_save(self, path)).collect()
    }
}

struct Formatter;

impl Plugin for Formatter {
    fn on_save(&self, _host: &Host, path: &str) -> String {
        format!("formatted {path}")
    }
}

struct Counter;

impl Plugin for Counter {
    fn on_save(&self, host: &Host, path: &str) -> String {
        format!("{path}: one of {}", host.installed())
    }
}

fn main() {
    let host = Host::default();
    host.register("formatter", Box::new(Formatter));
    host.register("counter", Box::new(Counter));
    println!("{:?}", host.save("lib.rs"));
}
