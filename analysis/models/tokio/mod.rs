//! tokio: the root, checked against tokio 1.54.

pub use task::spawn;

macro_rules! select {
    () => {};
}
macro_rules! join {
    () => {};
}
macro_rules! try_join {
    () => {};
}
macro_rules! pin {
    () => {};
}
macro_rules! task_local {
    () => {};
}
macro_rules! main {
    () => {};
}
macro_rules! test {
    () => {};
}
