//! How files are called in reports.
//!
//! In:  absolute paths.
//! Out: paths seen from a folder, with `/`, without characters that steer a terminal.

use std::path::{Component, Path, PathBuf};

use conc_analysis::domain::FileId;

use crate::survey::Survey;

/// Names of files, seen from a folder.
#[derive(Debug)]
pub struct Names<'s> {
    base: PathBuf,
    survey: &'s Survey,
}

impl<'s> Names<'s> {
    /// Names as they are typed in `base`.
    pub fn relative_to(base: &Path, survey: &'s Survey) -> Self {
        Self { base: base.to_owned(), survey }
    }

    /// The name of a file.
    pub fn of(&self, file: FileId) -> String {
        self.survey.file(file).map_or_else(|| "?".to_owned(), |file| self.path(&file.path))
    }

    /// The name of a path.
    pub fn path(&self, path: &Path) -> String {
        let relative = relative(&self.base, path).unwrap_or_else(|| path.to_owned());
        let text = relative.to_string_lossy();
        if std::path::MAIN_SEPARATOR == '\\' { text.replace('\\', "/") } else { text.into_owned() }
    }
}

/// `path` seen from `base`; `None` if they have nothing but the root in common.
fn relative(base: &Path, path: &Path) -> Option<PathBuf> {
    let base: Vec<Component> = base.components().collect();
    let parts: Vec<Component> = path.components().collect();
    let common = base.iter().zip(&parts).take_while(|(a, b)| a == b).count();
    let shared = base[..common].iter().any(|part| matches!(part, Component::Normal(_)));
    if common < base.len() && !shared {
        return None;
    }
    let ups = std::iter::repeat_n(Component::ParentDir, base.len() - common);
    Some(ups.chain(parts[common..].iter().copied()).collect())
}

/// Text without characters that move the cursor, change colours or turn the reading direction.
/// Each is replaced by as many bytes, so that offsets stay true.
pub fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match (c, c.len_utf8()) {
            ('\n' | '\t' | '\r', _) => c,
            _ if !steers(c) => c,
            (_, 1) => '?',
            (_, 2) => '·',
            _ => '\u{fffd}',
        })
        .collect()
}

fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

#[cfg(test)]
mod tests {
    use super::{plain, relative};
    use std::path::Path;

    #[test]
    fn paths_are_seen_from_the_folder() {
        for (base, path, want) in [
            ("/w", "/w/src/a.rs", Some("src/a.rs")),
            ("/w/member", "/w/other/a.rs", Some("../other/a.rs")),
            ("/home/x", "/tmp/a.rs", None),
            ("/", "/tmp/a.rs", Some("tmp/a.rs")),
        ] {
            let found = relative(Path::new(base), Path::new(path));
            assert_eq!(found.as_deref(), want.map(Path::new), "{base} {path}");
        }
    }

    #[test]
    fn nothing_steers_the_terminal_and_offsets_stay() {
        let text = "a\u{1b}[31m\u{7f}b\u{9b}c\u{202e}d\tü\r\n";
        let shown = plain(text);
        assert_eq!(shown, "a?[31m?b·c\u{fffd}d\tü\r\n");
        assert_eq!(shown.len(), text.len());
    }
}
