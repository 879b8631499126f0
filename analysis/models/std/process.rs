//! std::process, std::env, std::path, std::fs.

use crate::io;

#[effect(exit)]
pub fn exit(code: i32) -> ! {}
#[effect(exit)]
pub fn abort() -> ! {}
pub fn id() -> u32 {}
#[derive(Clone, Copy)]
pub struct ExitCode;
impl ExitCode {
    pub const SUCCESS: ExitCode = _;
    pub const FAILURE: ExitCode = _;
    pub fn from(code: u8) -> ExitCode {}
}
pub struct Command;
impl Command {
    pub fn new<S>(program: S) -> Command {}
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
    pub fn spawn(&mut self) -> io::Result<Child> {}
    #[effect(wait(block, child))]
    pub fn output(&mut self) -> io::Result<Output> {}
    #[effect(wait(block, child))]
    pub fn status(&mut self) -> io::Result<ExitStatus> {}
}
/// Dropped, the process goes on.
pub struct Child {
    pub stdin: Option<ChildStdin>,
    pub stdout: Option<ChildStdout>,
    pub stderr: Option<ChildStderr>,
}
impl Child {
    pub fn kill(&mut self) -> io::Result<()> {}
    pub fn id(&self) -> u32 {}
    #[effect(wait(block, child))]
    pub fn wait(&mut self) -> io::Result<ExitStatus> {}
    #[effect(probe)]
    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>> {}
    #[effect(wait(block, child))]
    pub fn wait_with_output(self) -> io::Result<Output> {}
}
pub struct ChildStdin;
pub struct ChildStdout;
pub struct ChildStderr;
impl io::Write for ChildStdin {}
#[each(ChildStdout, ChildStderr)]
impl io::Read for Each {}
#[derive(Clone, Copy, Default)]
pub struct ExitStatus;
impl ExitStatus {
    pub fn success(&self) -> bool {}
    pub fn code(&self) -> Option<i32> {}
}
#[derive(Clone)]
pub struct Output {
    pub status: ExitStatus,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}
pub struct Stdio;
impl Stdio {
    pub fn piped() -> Stdio {}
    pub fn inherit() -> Stdio {}
    pub fn null() -> Stdio {}
    pub fn from<T>(t: T) -> Stdio {}
}
