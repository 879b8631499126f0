//! Text of files, read and parsed side by side.
//!
//! In:  paths with their lengths.
//! Out: [`Sources`]: every file's items and bodies; a file that cannot be read is kept as lost.
//! Cost: one job a file, largest first; a syntax tree never outlives its job.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::walk::Found;
use super::workspace::{NotAnalysed, Workspace};
use crate::domain::Range;
use crate::syntax::{self, ir};

/// Larger files are data, not code.
const LONGEST: u64 = 100_000_000;

/// A file that was looked at.
#[derive(Debug)]
pub(super) struct Source {
    pub path: PathBuf,
    pub len: u32,
    pub ir: ir::File,
    /// Why nothing of it is known.
    pub failure: Option<NotAnalysed>,
}

/// Files by path.
#[derive(Debug, Default)]
pub(super) struct Sources {
    pub list: Vec<Source>,
    by_path: FxHashMap<PathBuf, u32>,
}

impl Sources {
    /// Reads those that were not read yet.
    pub fn read(&mut self, found: Vec<Found>) {
        let fresh = found.into_iter().filter(|file| !self.by_path.contains_key(&file.path));
        for source in read(vec![fresh.collect()]).into_iter().flatten() {
            self.by_path.insert(source.path.clone(), self.list.len() as u32);
            self.list.push(source);
        }
    }

    /// Reads the files of several groups side by side.
    pub fn of_groups(groups: Vec<Vec<Found>>) -> Vec<Self> {
        let of = |list: Vec<Source>| {
            let paths = list.iter().enumerate().map(|(n, source)| (source.path.clone(), n as u32));
            Self { by_path: paths.collect(), list }
        };
        read(groups).into_iter().map(of).collect()
    }

    /// The index of a file that was read.
    pub fn get(&self, path: &Path) -> Option<u32> {
        self.by_path.get(path).copied()
    }

    /// The file of that index.
    pub fn at(&self, index: u32) -> &Source {
        &self.list[index as usize]
    }

    /// A row for a place in a file.
    pub fn row(&self, index: u32, offset: u32, reason: String) -> NotAnalysed {
        row(&self.at(index).path, offset, reason)
    }
}

/// Reads lists of files, each file once a list.
fn read(lists: Vec<Vec<Found>>) -> Vec<Vec<Source>> {
    let mut jobs: Vec<(Found, usize)> = Vec::new();
    let mut out: Vec<Vec<Source>> = Vec::new();
    for (list, mut found) in lists.into_iter().enumerate() {
        found.sort();
        found.dedup_by(|a, b| a.path == b.path);
        out.push(Vec::with_capacity(found.len()));
        jobs.extend(found.into_iter().map(|file| (file, list)));
    }
    // Largest first: a long file begun last would leave the other cores without work.
    jobs.sort_by(|(a, _), (b, _)| b.len.cmp(&a.len).then_with(|| a.path.cmp(&b.path)));
    let job = |(file, list)| (source(file), list);
    let done: Vec<(Source, usize)> = jobs.into_par_iter().with_max_len(1).map(job).collect();
    for (source, list) in done {
        out[list].push(source);
    }
    out
}

fn row(path: &Path, offset: u32, reason: String) -> NotAnalysed {
    let place = std::fs::read(path).ok().map(|bytes| line_and_column(&bytes, offset as usize));
    NotAnalysed { path: path.to_owned(), place, reason }
}

/// A row for the regions of a file that did not parse; `None` if there are none.
pub(super) fn unread(
    path: &Path,
    lost: &mut dyn Iterator<Item = &ir::Lost>,
) -> Option<NotAnalysed> {
    let first = lost.next()?;
    let more = match lost.count() {
        0 => String::new(),
        n => format!(", and {n} more places"),
    };
    let reason = format!("is not read in full ({}){more}: the rest is analysed", first.message);
    Some(row(path, first.range.start, reason))
}

impl Workspace {
    /// Adds rows for bodies that were read when somebody asked for them, and did not parse.
    pub fn note_unread(&mut self) {
        let rows = self.files.iter().filter(|file| file.ir.lost.is_empty()).filter_map(|file| {
            let bodies = file.ir.bodies.read_later();
            unread(&file.path, &mut bodies.flat_map(|body| &body.lost))
        });
        let rows: Vec<NotAnalysed> = rows.collect();
        self.not_analysed.extend(rows);
        self.not_analysed.sort();
        self.not_analysed.dedup();
    }
}

/// Line and column in characters, counted from 1.
fn line_and_column(bytes: &[u8], offset: usize) -> (u32, u32) {
    let before = &bytes[..offset.min(bytes.len())];
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    let line = memchr::memchr_iter(b'\n', before).count() + 1;
    let text = String::from_utf8_lossy(&before[start..]);
    (line as u32, text.trim_start_matches('\u{feff}').chars().count() as u32 + 1)
}

fn source(file: Found) -> Source {
    let Found { path, len } = file;
    if len > LONGEST {
        return failed(
            path,
            None,
            0,
            format!("is larger than {} MB: split it", LONGEST / 1_000_000),
        );
    }
    let bytes = match std::fs::read(&path) {
        Ok(bytes) if bytes.len() as u64 > LONGEST => {
            return failed(
                path,
                None,
                0,
                format!("is larger than {} MB: split it", LONGEST / 1_000_000),
            );
        }
        Ok(bytes) => bytes,
        Err(error) => return failed(path, None, 0, format!("cannot be read: {error}")),
    };
    let len = bytes.len() as u32;
    if let Err(error) = std::str::from_utf8(&bytes) {
        let at = error.valid_up_to();
        let reason = format!("is not UTF-8 (byte {at}): save it as UTF-8");
        return failed(path, Some(line_and_column(&bytes, at)), len, reason);
    }
    match syntax::parse(&bytes) {
        Ok(ir) => Source { path, len, ir, failure: None },
        Err(error) => failed(path, None, len, format!("cannot be read: {error}")),
    }
}

fn failed(path: PathBuf, place: Option<(u32, u32)>, len: u32, reason: String) -> Source {
    let lost = ir::Lost { range: Range::new(0, len), message: reason.clone(), names: Vec::new() };
    let ir = ir::File { lost: vec![lost], ..ir::File::default() };
    let failure = Some(NotAnalysed { path: path.clone(), place, reason });
    Source { path, len, ir, failure }
}

#[cfg(test)]
mod tests {
    use super::line_and_column;

    #[test]
    fn columns_count_characters_and_no_byte_order_mark() {
        let text = "\u{feff}mod ü;\r\nmod x;".as_bytes();
        for (needle, want) in [("mod ü", (1, 1)), ("ü;", (1, 5)), (";\r", (1, 6)), ("x;", (2, 5))]
        {
            let offset = std::str::from_utf8(text).unwrap().find(needle).unwrap();
            assert_eq!(line_and_column(text, offset), want, "{needle}");
        }
        assert_eq!(line_and_column(b"a", 99), (1, 2), "past the end");
    }
}
