//! A mistake in a configuration, shown in its text.
//!
//! In:  the file, the bytes, what is wrong.
//! Out: an error that points there.

use std::fmt;
use std::ops::Range;

use super::file::Origin;
use crate::nearest::nearest;
use crate::report::excerpt;

/// What is wrong, and where.
#[derive(Debug)]
pub struct Mistake {
    origin: Origin,
    place: Range<usize>,
    message: String,
    help: Option<String>,
}

impl std::error::Error for Mistake {}

impl Mistake {
    /// A mistake at those bytes.
    pub fn new(origin: &Origin, place: Range<usize>, message: impl Into<String>) -> Self {
        Self { origin: origin.clone(), place, message: message.into(), help: None }
    }

    /// With what to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// What the reader of TOML says: no TOML, an unknown key, a value of the wrong type.
    pub fn of_toml(origin: &Origin, error: &toml::de::Error) -> Self {
        let message = error.message().lines().next().unwrap_or_default().to_owned();
        // It names what it does not know, then what it does: `a`, expected one of `b`, `c`.
        let mut names = message.split('`').skip(1).step_by(2);
        let near = names.next().and_then(|unknown| nearest(unknown, names));
        let help = near.map(|near| format!("did you mean `{near}`?"));
        let place = error.span().unwrap_or(0..0);
        let message = message.replace(" field `", " key `").replace("variant", "level");
        Self { help, ..Self::new(origin, place, message) }
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.origin.path.to_string_lossy();
        let help = self.help.as_deref();
        f.write_str(excerpt(&name, &self.origin.text, &self.place, &self.message, help).trim_end())
    }
}
