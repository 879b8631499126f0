//! The compiler's dump of one body, read line by line.
//!
//! In:  the text of a `*.ElaborateDrops.after.mir` file.
//! Out: [`Mir`]: locals with types, names, blocks with statements and the code they stand for.
//! Not here: what a statement means (`lower`).

use crate::body::Pos;

/// Where something stands: begin and behind the end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    pub from: Pos,
    pub to: Pos,
}

/// What one dump says. Spans in another file than the function's are those of macros and left out.
#[derive(Debug, Default)]
pub struct Mir {
    /// `module::function::{closure#0}`
    pub name: String,
    file: String,
    /// Types by local; empty where none is declared.
    pub locals: Vec<String>,
    /// How many of the locals behind `_0` are parameters.
    pub params: usize,
    /// `debug name => place`
    pub names: Vec<(String, String, Option<Span>)>,
    pub blocks: Vec<MirBlock>,
}

#[derive(Debug, Default)]
pub struct MirBlock {
    /// Runs only while a panic unwinds.
    pub cleanup: bool,
    pub lines: Vec<MirLine>,
}

/// A statement or terminator without its semicolon.
#[derive(Debug)]
pub struct MirLine {
    pub text: String,
    pub span: Option<Span>,
    /// Of a call: where its function is named.
    pub callee: Option<Span>,
}

impl Mir {
    /// Reads the dump of a function; `None` for constants and statics.
    pub fn parse(text: &str) -> Option<Self> {
        let mut mir = Self::default();
        let mut lines = text.lines().skip_while(|line| !line.starts_with("fn "));
        mir.header(lines.next()?)?;
        mir.file = format!("/{}.rs", mir.name.split("::").next()?);
        let mut open: Option<MirBlock> = None;
        for line in lines {
            if line == "}" {
                break;
            }
            let trimmed = line.trim_start();
            if let Some(block) = &mut open {
                if line == "    }" {
                    mir.blocks.extend(open.take());
                } else if let Some(span) = trimmed.strip_prefix("// + span: ") {
                    // The function comes first, constants among the arguments follow.
                    if let Some(last) = block.lines.last_mut() {
                        last.callee = last.callee.or_else(|| parse_span(span, &mir.file));
                    }
                } else if let Some((text, span)) = statement(trimmed, &mir.file) {
                    block.lines.push(MirLine { text, span, callee: None });
                }
            } else if let Some(rest) = block_header(trimmed) {
                open = Some(MirBlock { cleanup: rest.contains("(cleanup)"), lines: Vec::new() });
            } else {
                mir.declaration(trimmed);
            }
        }
        Some(mir)
    }

    fn header(&mut self, line: &str) -> Option<()> {
        let line = line.strip_prefix("fn ")?;
        // A name may hold parentheses of its own; the parameters begin at `(_1` or `()`.
        let open = line.find("(_1: ").or_else(|| line.find("()"))?;
        line[..open].clone_into(&mut self.name);
        self.locals.push(String::new());
        let rest = &line[open + 1..];
        let params = &rest[..closing(rest)?];
        for param in crate::types::split(params, ',') {
            let (_, ty) = param.split_once(": ")?;
            self.locals.push(ty.to_owned());
            self.params += 1;
        }
        Some(())
    }

    /// `let mut _3: T;` or `debug name => place;`
    fn declaration(&mut self, line: &str) {
        let Some((text, span)) = statement(line, &self.file) else { return };
        if let Some(rest) = text.strip_prefix("debug ") {
            if let Some((name, place)) = rest.split_once(" => ") {
                self.names.push((name.to_owned(), place.to_owned(), span));
            }
        } else if let Some(rest) = text.strip_prefix("let ") {
            let rest = rest.strip_prefix("mut ").unwrap_or(rest);
            let Some((local, ty)) = rest.split_once(": ") else { return };
            let Some(index) = local_index(local) else { return };
            if self.locals.len() <= index {
                self.locals.resize(index + 1, String::new());
            }
            ty.clone_into(&mut self.locals[index]);
        }
    }
}

/// `_12` is 12.
pub fn local_index(text: &str) -> Option<usize> {
    text.strip_prefix('_')?.parse().ok()
}

fn block_header(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("bb")?;
    (rest.starts_with(|c: char| c.is_ascii_digit()) && rest.ends_with(": {")).then_some(rest)
}

/// The text before `;` and the span in the comment behind it.
fn statement(line: &str, file: &str) -> Option<(String, Option<Span>)> {
    if line.starts_with("//") {
        return None;
    }
    let (code, comment) = line.rsplit_once(" // ")?;
    let text = code.trim_end().strip_suffix(';')?.to_owned();
    let span = comment.split_once(" at ").and_then(|(_, span)| parse_span(span, file));
    Some((text, span))
}

/// `src/x.rs:9:22: 9:46`, if it is in that file.
fn parse_span(text: &str, file: &str) -> Option<Span> {
    let (begin, end) = text.trim().rsplit_once(": ")?;
    let (begin, column) = begin.rsplit_once(':')?;
    let (path, line) = begin.rsplit_once(':')?;
    if !path.ends_with(file) {
        return None;
    }
    let (end_line, end_column) = end.split_once(':')?;
    // An expansion's mark (`(#5)`) may follow.
    let end_column = end_column.split(' ').next()?;
    let pos = |line: &str, column: &str| {
        Some(Pos { line: line.parse().ok()?, column: column.parse().ok()? })
    };
    Some(Span { from: pos(line, column)?, to: pos(end_line, end_column)? })
}

/// The offset of the `)` that ends what began before `text`.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 1;
    text.char_indices().find_map(|(n, c)| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        (depth == 0).then_some(n)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "\
// MIR for `sample::held` after ElaborateDrops

fn sample::held(_1: &std::sync::Mutex<u32>, _2: (u8, u8)) -> () {
    debug m => _1;                       // in scope 0 at src/../fixtures/sample.rs:8:19: 8:20
    let mut _0: ();                      // return place in scope 0 at src/../fixtures/sample.rs:8:42: 8:42
    scope 1 {
        debug n => _4;                   // in scope 1 at src/../fixtures/sample.rs:9:17: 9:18
        let _4: u32;                     // in scope 1 at src/../fixtures/sample.rs:9:17: 9:18
    }

    bb0: {
        _3 = std::sync::Mutex::<u32>::lock(move _9) -> [return: bb1, unwind continue]; // scope 1 at src/../fixtures/sample.rs:9:22: 9:30
                                         // mir::ConstOperand
                                         // + span: src/../fixtures/sample.rs:9:24: 9:28
                                         // + const_: Const { ty: fn(), val: Value(x) }
    }

    bb1 (cleanup): {
        resume;                          // scope 0 at src/../fixtures/sample.rs:8:1: 15:2
    }
}
";

    #[test]
    fn a_dump_gives_locals_names_and_blocks_with_spans() {
        let mir = Mir::parse(SAMPLE).expect("a function");
        assert_eq!((mir.name.as_str(), mir.params), ("sample::held", 2));
        assert_eq!(mir.locals, ["()", "&std::sync::Mutex<u32>", "(u8, u8)", "", "u32"]);
        assert_eq!(mir.names.iter().map(|n| n.0.as_str()).collect::<Vec<_>>(), ["m", "n"]);
        let at = |line, column| Pos { line, column };
        let call = &mir.blocks[0].lines[0];
        assert_eq!(call.span, Some(Span { from: at(9, 22), to: at(9, 30) }));
        assert_eq!(call.callee, Some(Span { from: at(9, 24), to: at(9, 28) }));
        assert_eq!(mir.blocks.iter().map(|b| b.cleanup).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn a_constant_is_no_function() {
        assert!(Mir::parse("// MIR for `x`\n\nconst x: u32 = {\n}\n").is_none());
    }
}
