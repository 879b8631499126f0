//! tokio::process, checked against tokio 1.54.

use std::io;
use std::process::{ExitStatus, Output};

use crate::io::{AsyncRead, AsyncWrite};

pub struct Command;
impl Command {
    pub fn new<S>(program: S) -> Command {}
    pub fn as_std(&self) -> &std::process::Command {}
    pub fn arg<S>(&mut self, arg: S) -> &mut Command {}
    pub fn args<I>(&mut self, args: I) -> &mut Command {}
    pub fn env<K, V>(&mut self, key: K, val: V) -> &mut Command {}
    pub fn envs<I>(&mut self, vars: I) -> &mut Command {}
    pub fn env_remove<K>(&mut self, key: K) -> &mut Command {}
    pub fn env_clear(&mut self) -> &mut Command {}
    pub fn current_dir<P>(&mut self, dir: P) -> &mut Command {}
    pub fn stdin<T>(&mut self, cfg: T) -> &mut Command {}
    pub fn stdout<T>(&mut self, cfg: T) -> &mut Command {}
    pub fn stderr<T>(&mut self, cfg: T) -> &mut Command {}
    pub fn kill_on_drop(&mut self, kill_on_drop: bool) -> &mut Command {}
    pub fn process_group(&mut self, pgroup: i32) -> &mut Command {}
    pub fn spawn(&mut self) -> io::Result<Child> {}
    #[effect(wait(await, child))]
    pub async fn status(&mut self) -> io::Result<ExitStatus> {}
    #[effect(wait(await, child))]
    pub async fn output(&mut self) -> io::Result<Output> {}
}
/// Dropped, the process goes on unless `kill_on_drop` was set.
pub struct Child {
    pub stdin: Option<ChildStdin>,
    pub stdout: Option<ChildStdout>,
    pub stderr: Option<ChildStderr>,
}
impl Child {
    #[effect(probe)]
    pub fn id(&self) -> Option<u32> {}
    pub fn start_kill(&mut self) -> io::Result<()> {}
    #[effect(wait(await, child))]
    pub async fn kill(&mut self) -> io::Result<()> {}
    #[effect(wait(await, child), cancel(safe))]
    pub async fn wait(&mut self) -> io::Result<ExitStatus> {}
    #[effect(probe)]
    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {}
    #[effect(wait(await, child))]
    pub async fn wait_with_output(self) -> io::Result<Output> {}
}
pub struct ChildStdin;
pub struct ChildStdout;
pub struct ChildStderr;
impl AsyncWrite for ChildStdin {}
#[each(ChildStdout, ChildStderr)]
impl AsyncRead for Each {}
