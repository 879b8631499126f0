//! A bar for people who wait.
//!
//! In:  packages as they are done.
//! Out: a line on stderr that goes away again: on a terminal alone, never in CI, and only when the
//!      run takes long enough for somebody to wonder.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Nobody wonders before that.
const PATIENCE: Duration = Duration::from_millis(500);

/// Shows how far a run is, until it is dropped.
pub struct Progress {
    bar: ProgressBar,
    /// Ends the thread that shows the bar.
    end: Option<Sender<()>>,
    shows: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts to wait. `wanted` is false where nobody looks, as when findings are data.
    pub fn new(wanted: bool) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        style(&bar, "{spinner} {msg}");
        bar.set_message("reading");
        if !wanted || !somebody_looks() {
            return Self { bar, end: None, shows: None };
        }
        let (end, ended) = mpsc::channel();
        let shown = bar.clone();
        let shows = thread::spawn(move || {
            if ended.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(PATIENCE / 5);
            }
        });
        Self { bar, end: Some(end), shows: Some(shows) }
    }

    /// So many packages are there to be looked at.
    pub fn packages(&self, count: usize) {
        self.bar.set_length(count as u64);
        self.bar.set_message("looking at packages");
        style(&self.bar, "{spinner} {msg} [{bar:24}] {pos}/{len}");
    }

    /// There are so many more.
    pub fn more(&self, count: usize) {
        self.bar.inc_length(count as u64);
    }

    /// One of them is done.
    pub fn done(&self) {
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(shows) = self.shows.take() {
            // It can't panic, and if it did the findings would still be worth more.
            let _ = shows.join();
        }
        self.bar.finish_and_clear();
    }
}

fn style(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
}

/// Whether stderr is a terminal that a person sits at.
fn somebody_looks() -> bool {
    let stated = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    io::stderr().is_terminal()
        && !stated("CI")
        && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
