//! What a step of a run costs.
//!
//! In:  the step.
//! Out: [`Step`]: its time, and how much memory the process has after it, where the system tells.

use std::time::{Duration, Instant};

/// A step of a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its name.
    pub name: &'static str,
    /// How long it took.
    pub time: Duration,
    /// Kilobytes in memory after it; `None` where the system does not tell.
    pub memory: Option<u64>,
}

impl Step {
    /// Does the step.
    pub fn run<T>(name: &'static str, step: impl FnOnce() -> T) -> (T, Self) {
        let start = Instant::now();
        let done = step();
        (done, Self { name, time: start.elapsed(), memory: memory("VmRSS:") })
    }
}

/// The most memory that the process had so far, in kilobytes, where the system tells.
pub fn peak_memory() -> Option<u64> {
    memory("VmHWM:")
}

fn memory(field: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Step, peak_memory};

    #[test]
    fn memory_is_told_on_linux_and_the_peak_is_no_less() {
        let (done, step) = Step::run("sum", || (0..10).sum::<u32>());
        assert_eq!((done, step.name), (45, "sum"));
        assert_eq!(step.memory.is_some(), cfg!(target_os = "linux"));
        assert!(step.memory <= peak_memory());
    }
}
