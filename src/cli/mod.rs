//! The command line.
//!
//! In:  arguments, as cargo, a person or an editor passes them.
//! Out: [`Command`], checked; a usage error is told here and ends in exit code 2.

mod cargo;
mod debug;
#[cfg(test)]
mod tests;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use conc_analysis::load::{Edition, Request};
use conc_lints::Level;

use crate::config::Flags;
use crate::exit::Exit;
use crate::levels::Named;

use cargo::CargoFlags;
pub use debug::{Debugging, Rows};

/// Finds concurrency bugs: endless tasks, deadlocked channels, blocked threads.
#[derive(Parser, Debug)]
#[command(
    name = "cargo conc-lint",
    bin_name = "cargo conc-lint",
    version,
    args_conflicts_with_subcommands = true,
    args_override_self = true,
    after_help = "Exit codes: 0 nothing at deny level, 1 findings at deny level, 2 could not run."
)]
struct Cli {
    #[command(subcommand)]
    command: Option<Sub>,
    #[command(flatten)]
    choice: Choice,
    #[command(flatten)]
    levels: LevelFlags,
    /// How findings are written: for people on stderr, as data on stdout
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    message_format: Format,
    /// Whether to use colours
    #[arg(long, value_enum, value_name = "WHEN")]
    color: Option<Color>,
    /// Report every lint in tests, examples, benches and build scripts too
    #[arg(long)]
    lint_tests: bool,
    /// The configuration, instead of the `conc-lint.toml` that is found
    #[arg(long, value_name = "PATH")]
    config_file: Option<PathBuf>,
    /// Show the documentation of a lint
    #[arg(long, value_name = "LINT")]
    explain: Option<String>,
    /// List the lints with their levels
    #[arg(long)]
    list: bool,
    /// No summary
    #[arg(short, long)]
    quiet: bool,
    /// Say more of what was not analysed
    #[arg(short, long, action = clap::ArgAction::Count)]
    verbose: u8,
    #[command(flatten)]
    ignored: CargoFlags,
}

/// What to look at.
#[derive(Args, Debug, Default)]
pub struct Choice {
    /// Files and folders; the package of the current folder when there are none
    paths: Vec<PathBuf>,
    /// The `Cargo.toml` of the package
    #[arg(long, value_name = "PATH")]
    manifest_path: Option<PathBuf>,
    /// Every package of the workspace
    #[arg(long, visible_alias = "all")]
    workspace: bool,
    /// Packages to look at
    #[arg(short, long = "package", value_name = "SPEC")]
    packages: Vec<String>,
    /// Packages to leave out
    #[arg(long, value_name = "SPEC")]
    exclude: Vec<String>,
    /// The edition of files that belong to no package
    #[arg(long, value_name = "YEAR", value_parser = edition)]
    edition: Option<Edition>,
    /// How many threads work, one a core when not stated
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true,
        value_parser = clap::value_parser!(u16).range(0..=256))]
    threads: u16,
}

#[derive(Args, Debug)]
struct LevelFlags {
    /// Make a lint or group an error
    #[arg(short = 'D', long, value_name = "LINT")]
    deny: Vec<String>,
    /// Make a lint or group a warning
    #[arg(short = 'W', long, value_name = "LINT")]
    warn: Vec<String>,
    /// Turn a lint or group off
    #[arg(short = 'A', long, value_name = "LINT")]
    allow: Vec<String>,
    /// Make a lint or group an error that later flags cannot lower
    #[arg(short = 'F', long, value_name = "LINT")]
    forbid: Vec<String>,
}

#[derive(Subcommand, Debug)]
enum Sub {
    /// Looks into the linter itself
    #[command(subcommand)]
    Debug(debug::Args),
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Format {
    /// With the source, on stderr
    Human,
    /// One line a finding, on stderr
    Short,
    /// As cargo's messages, on stdout
    Json,
    /// The same with colours in `rendered`
    JsonDiagnosticRenderedAnsi,
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// A checked command line.
#[derive(Debug)]
pub enum Command {
    /// Look for findings.
    Check(Check),
    /// Show a lint's documentation.
    Explain(&'static conc_lints::Lint),
    /// List the lints with their levels in a folder.
    List(Flags, PathBuf),
    /// Look into the linter itself.
    Debug(Debugging),
}

/// A run that looks for findings.
#[derive(Debug)]
pub struct Check {
    /// What to load.
    pub request: Request,
    /// What becomes of each lint.
    pub flags: Flags,
    /// How to write.
    pub format: Format,
    /// When to use colours.
    pub color: Option<Color>,
    /// No summary.
    pub quiet: bool,
    /// List all that was not analysed.
    pub verbose: bool,
}

/// Reads the arguments; help, version and usage errors are told here.
pub fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Exit> {
    match parse(arguments) {
        Ok(command) => Ok(command),
        Err(error) => {
            // A pipe that was closed early is no error of ours.
            let _ = error.print();
            Err(if error.use_stderr() { Exit::Failed } else { Exit::Clean })
        }
    }
}

fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    let matches = Cli::command().try_get_matches_from(tidied(arguments))?;
    let cli = Cli::from_arg_matches(&matches)?;
    let usage =
        |message: String| Cli::command().error(clap::error::ErrorKind::InvalidValue, message);
    if let Some(Sub::Debug(arguments)) = cli.command {
        return arguments.checked().map(Command::Debug).map_err(usage);
    }
    let levels = level_flags(&matches).map_err(usage)?;
    let mut flags = Flags { levels, lint_tests: cli.lint_tests, file: None };
    if let Some(name) = &cli.explain {
        return crate::levels::find(name).map(Command::Explain).map_err(usage);
    }
    let request = cli.choice.request().map_err(usage)?;
    flags.file = cli.config_file.map(|path| request.absolute(&path));
    if cli.list {
        return Ok(Command::List(flags, request.current_dir));
    }
    Ok(Command::Check(Check {
        request,
        flags,
        format: cli.message_format,
        color: cli.color,
        quiet: cli.quiet,
        verbose: cli.verbose > 0,
    }))
}

/// Cargo repeats the subcommand's name; people write level flags behind `--`, as for Clippy.
fn tidied(arguments: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut list: Vec<OsString> = arguments.into_iter().collect();
    if list.get(1).is_some_and(|first| first == "conc-lint") {
        list.remove(1);
    }
    if let Some(at) = list.iter().position(|argument| argument == "--") {
        let level = list.get(at + 1).and_then(|next| next.to_str()).is_some_and(|next| {
            ["-D", "-W", "-A", "-F", "--deny", "--warn", "--allow", "--forbid"]
                .iter()
                .any(|flag| next.starts_with(flag))
        });
        if level {
            list.remove(at);
        }
    }
    list
}

/// The level flags in the order they were written.
fn level_flags(matches: &ArgMatches) -> Result<Vec<(Level, Named)>, String> {
    let mut out: Vec<(usize, Level, Named)> = Vec::new();
    for (id, level) in [
        ("deny", Level::Deny),
        ("warn", Level::Warn),
        ("allow", Level::Allow),
        ("forbid", Level::Forbid),
    ] {
        let places = matches.indices_of(id).into_iter().flatten();
        let values = matches.get_many::<String>(id).into_iter().flatten();
        for (at, value) in places.zip(values) {
            out.push((at, level, Named::find(value)?));
        }
    }
    out.sort_by_key(|(at, ..)| *at);
    Ok(out.into_iter().map(|(_, level, named)| (level, named)).collect())
}

fn edition(year: &str) -> Result<Edition, String> {
    Edition::from_year(year).ok_or_else(|| "the editions are 2015, 2018, 2021 and 2024".to_owned())
}

impl Choice {
    fn request(self) -> Result<Request, String> {
        let current_dir = std::env::current_dir()
            .map_err(|error| format!("the current folder cannot be read ({error})"))?;
        Ok(Request {
            current_dir,
            manifest_path: self.manifest_path,
            paths: self.paths,
            workspace: self.workspace,
            packages: self.packages,
            exclude: self.exclude,
            edition: self.edition,
            threads: usize::from(self.threads),
        })
    }
}
