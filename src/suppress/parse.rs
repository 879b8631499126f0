//! The words of a suppression.
//!
//! In:  an attribute's arguments, or what a comment says.
//! Out: [`Directive`]s: a level and the names it is for, each with its place in the text.

use std::ops::Range;

use conc_lints::Level;

/// `allow(a, b)`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Directive {
    /// What becomes of findings.
    pub level: Level,
    /// Names of lints and groups, without `conc_lint::`.
    pub names: Vec<(String, Range<usize>)>,
}

/// Our lints among those that an attribute of that name is for, `cfg_attr` or a level's.
pub fn attribute(name: &str, args: &str) -> Vec<Directive> {
    let mut out = Vec::new();
    read(name, args, 0, &mut out);
    out
}

fn read(name: &str, args: &str, base: usize, out: &mut Vec<Directive>) {
    if let Some(level) = level(name) {
        let ours = pieces(args).filter_map(|piece| {
            let path = &args[piece.clone()];
            let name = path.strip_prefix("conc_lint")?.trim_start().strip_prefix("::")?;
            let start = piece.end - name.trim_start().len();
            Some((name.trim().to_owned(), base + start..base + piece.end))
        });
        let names: Vec<_> = ours.collect();
        if !names.is_empty() {
            out.push(Directive { level, names });
        }
    } else if name == "cfg_attr" {
        // The condition is of no interest: the compiler must not see these attributes anyway.
        for piece in pieces(args).skip(1) {
            let text = &args[piece.clone()];
            let Some((name, rest)) = text.split_once('(') else { continue };
            let Some(inner) = rest.strip_suffix(')') else { continue };
            read(name.trim(), inner, base + piece.start + name.len() + 1, out);
        }
    }
}

/// Whether an attribute with these arguments says nothing but what [`attribute`] reads.
pub fn is_alone(args: &str) -> bool {
    let mut pieces = pieces(args).map(|piece| &args[piece]).skip(1);
    let (Some(list), None) = (pieces.next(), pieces.next()) else { return false };
    let inner = list.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    inner.is_some_and(|inner| {
        let ours = |piece: &str| piece.starts_with("conc_lint") || piece.starts_with("reason");
        self::pieces(inner).all(|piece| ours(&inner[piece]))
    })
}

/// What a comment says; the reason behind it is for people.
pub fn comment(said: &str) -> Option<Directive> {
    let (name, rest) = said.split_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    let level = level(name.trim())?;
    let names: Vec<_> = pieces(inner)
        .filter(|piece| !inner[piece.clone()].starts_with("reason"))
        .map(|piece| {
            let text = &inner[piece.clone()];
            let bare = text.strip_prefix("conc_lint::").unwrap_or(text);
            let start = name.len() + 1 + piece.end;
            (bare.to_owned(), start - bare.len()..start)
        })
        .collect();
    (!names.is_empty()).then_some(Directive { level, names })
}

/// `expect` is `allow`: whatever silences nothing is reported anyway.
fn level(name: &str) -> Option<Level> {
    match name {
        "allow" | "expect" => Some(Level::Allow),
        "warn" => Some(Level::Warn),
        "deny" => Some(Level::Deny),
        "forbid" => Some(Level::Forbid),
        _ => None,
    }
}

/// The parts between commas that stand in no brackets and no string, without white space.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut ends = Vec::new();
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => ends.push(at),
            _ => {}
        }
    }
    ends.push(text.len());
    let mut start = 0;
    ends.into_iter().filter_map(move |end| {
        let piece = &text[start..end];
        let begin = end - piece.trim_start().len();
        let range = begin..begin + piece.trim().len();
        start = end + 1;
        (!range.is_empty()).then_some(range)
    })
}

#[cfg(test)]
mod tests {
    use super::{Directive, attribute, comment};

    /// `allow a b; deny c`
    fn shown(directives: &[Directive], text: &str) -> String {
        let one = |directive: &Directive| {
            let names = directive.names.iter().map(|(name, place)| {
                assert_eq!(&text[place.clone()], name, "the place is the name's");
                format!(" {name}")
            });
            format!("{:?}{}", directive.level, names.collect::<String>())
        };
        directives.iter().map(one).collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn attributes_name_lints_of_ours_among_others() {
        for (name, args, want) in [
            ("cfg_attr", "any(), allow(conc_lint::x)", "Allow x"),
            ("cfg_attr", "any(), expect(conc_lint::x, reason = \"a, (b\")", "Allow x"),
            ("cfg_attr", "any(), allow(conc_lint::x, clippy::y, conc_lint :: z,)", "Allow x z"),
            ("cfg_attr", "any(), allow(conc_lint::x), deny(conc_lint::y)", "Allow x; Deny y"),
            ("cfg_attr", "not(a), cfg_attr(any(), warn(conc_lint::x))", "Warn x"),
            ("cfg_attr", "any(), forbid( conc_lint::x )", "Forbid x"),
            ("allow", "conc_lint::x, dead_code", "Allow x"),
            ("cfg_attr", "feature = \"a,b\", allow(dead_code)", ""),
            ("cfg_attr", "any(), allow(conc_lintx::y, conc_lint)", ""),
            ("cfg_attr", "any(), path = \"conc_lint::x\"", ""),
            ("doc", "conc_lint::x", ""),
            ("cfg_attr", "any(), allow(conc_lint::x", ""),
        ] {
            assert_eq!(shown(&attribute(name, args), args), want, "{name}({args})");
        }
    }

    #[test]
    fn comments_say_a_level_and_names() {
        for (said, want) in [
            ("allow(x)", Some("Allow x")),
            ("allow(x) the queue is drained elsewhere (see b)", Some("Allow x")),
            ("allow( x , conc_lint::y, reason = \"z\")", Some("Allow x y")),
            ("expect(x): a", Some("Allow x")),
            ("deny (x)", Some("Deny x")),
            ("allow()", None),
            ("allow x", None),
            ("ignore(x)", None),
            ("allow(x", None),
            ("", None),
        ] {
            let read = comment(said).map(|directive| shown(&[directive], said));
            assert_eq!(read.as_deref(), want, "{said}");
        }
    }
}
