//! `debug`: what the linter itself saw.
//!
//! In:  arguments.
//! Out: [`Debugging`], checked.

use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use conc_analysis::load::Request;

use super::Choice;

/// What to look into, as it is written.
#[derive(Subcommand, Debug)]
pub enum Args {
    /// Prints what was read, how long each step took, and how much memory
    Stats {
        #[command(flatten)]
        choice: Choice,
    },
    /// Prints what the calls go to whose names speak of concurrency
    Resolutions {
        #[command(flatten)]
        choice: Choice,
        /// How they are written
        #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Rows::Human)]
        message_format: Rows,
    },
    /// Prints what is known of the functions of a file, or of those at a line: control flow, what a
    /// call does, channels
    Facts {
        /// `FILE` or `FILE:LINE`
        place: PathBuf,
        /// The control-flow graphs alone, as diagrams for Mermaid
        #[arg(long)]
        mermaid: bool,
    },
}

/// How a table is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Rows {
    /// For people
    Human,
    /// A JSON object a line
    Json,
}

/// What to look into.
#[derive(Debug)]
pub enum Debugging {
    /// `debug stats`
    Stats(Request),
    /// `debug resolutions`
    Resolutions(Request, Rows),
    /// `debug facts`
    Facts {
        /// The package of the file.
        request: Request,
        /// The line, counted from 1.
        line: Option<usize>,
        /// Diagrams alone.
        mermaid: bool,
    },
}

impl Args {
    /// With paths and lines told apart.
    pub fn checked(self) -> Result<Debugging, String> {
        match self {
            Self::Stats { choice } => Ok(Debugging::Stats(choice.request()?)),
            Self::Resolutions { choice, message_format } => {
                Ok(Debugging::Resolutions(choice.request()?, message_format))
            }
            Self::Facts { place, mermaid } => {
                let (path, line) = split(&place);
                let mut request = Choice::default().request()?;
                request.paths.push(path);
                Ok(Debugging::Facts { request, line, mermaid })
            }
        }
    }
}

/// A file and a line.
fn split(place: &Path) -> (PathBuf, Option<usize>) {
    let text = place.to_str().and_then(|text| text.rsplit_once(':'));
    match text.and_then(|(path, line)| Some((path, line.parse().ok()?))) {
        Some((path, line)) if !place.exists() => (path.into(), Some(line)),
        _ => (place.to_owned(), None),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::split;

    #[test]
    fn a_line_may_follow_a_file() {
        for (place, path, line) in [
            ("src/a.rs", "src/a.rs", None),
            ("src/a.rs:12", "src/a.rs", Some(12)),
            ("c:\\a.rs", "c:\\a.rs", None),
            ("a:b", "a:b", None),
        ] {
            assert_eq!(split(Path::new(place)), (path.into(), line), "{place}");
        }
    }
}
