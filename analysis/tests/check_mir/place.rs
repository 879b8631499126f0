//! Places and operands as the compiler writes them: `((_3 as Some).0: T)`, `move (*_1)`.
//!
//! In:  text, and the types of locals. Out: [`Place`]s with the type that stands beside them.

use crate::body::Place;

/// A place and its type, if it is known.
pub type Typed = (Place, Option<String>);

/// Reads all of `text` as one place.
pub fn place(text: &str, locals: &[String]) -> Option<Typed> {
    prefix(text.trim(), locals).and_then(|(typed, rest)| rest.is_empty().then_some(typed))
}

/// Every place behind a `move` in `text`, in order.
pub fn moved(text: &str, locals: &[String]) -> Vec<Typed> {
    let mut found = Vec::new();
    for (at, word) in text.match_indices("move ") {
        let starts_word = !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if starts_word && let Some((typed, _)) = prefix(&text[at + word.len()..], locals) {
            found.push(typed);
        }
    }
    found
}

fn prefix<'t>(text: &'t str, locals: &[String]) -> Option<(Typed, &'t str)> {
    let (mut typed, mut rest) = if let Some(inner) = text.strip_prefix("(*") {
        let ((mut place, ty), rest) = prefix(inner, locals)?;
        // Only a box owns what it points to.
        place.borrowed |= !ty.is_some_and(|ty| ty.starts_with("std::boxed::Box<"));
        place.path.push("*".to_owned());
        ((place, None), rest.strip_prefix(')')?)
    } else if let Some(inner) = text.strip_prefix('(') {
        let ((mut place, _), rest) = prefix(inner, locals)?;
        if let Some(rest) = rest.strip_prefix(" as ") {
            let (variant, rest) = rest.split_once(')')?;
            place.path.push(format!("as {variant}"));
            ((place, None), rest)
        } else {
            let (field, rest) = rest.strip_prefix('.')?.split_once(": ")?;
            place.path.push(field.to_owned());
            let end = end_of_type(rest)?;
            ((place, Some(rest[..end].to_owned())), &rest[end + 1..])
        }
    } else {
        let digits = text.strip_prefix('_')?;
        let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let local: u32 = digits[..end].parse().ok()?;
        let ty = locals.get(local as usize).cloned();
        ((Place::whole(local), ty), &digits[end..])
    };
    while let Some(index) = rest.strip_prefix('[') {
        let (index, behind) = index.split_once(']')?;
        let known = index.contains(" of ");
        typed.0.path.push(if known { format!("[{index}]") } else { "[_]".to_owned() });
        typed.1 = None;
        rest = behind;
    }
    Some((typed, rest))
}

/// The offset of the `)` behind a type.
fn end_of_type(text: &str) -> Option<usize> {
    let mut depth = 0;
    text.char_indices().find_map(|(n, c)| {
        if depth == 0 && c == ')' {
            return Some(n);
        }
        depth += i32::from(c == '(') - i32::from(c == ')');
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_give_the_way_to_a_part() {
        let locals = ["()", "&u8", "std::boxed::Box<u8>"].map(str::to_owned);
        for (text, local, path, borrowed) in [
            ("_2", 2, "", false),
            ("(*_1)", 1, "*", true),
            ("(*_2)", 2, "*", false),
            ("((_3 as Some).0: fn(u8) -> (u8, u8))", 3, "as Some 0", false),
            ("((*_1).0: u8)", 1, "* 0", true),
            ("_4[1 of 2]", 4, "[1 of 2]", false),
            ("_4[_5]", 4, "[_]", false),
        ] {
            let (place, _) = place(text, &locals).expect(text);
            assert_eq!(
                (place.local, place.path.join(" "), place.borrowed),
                (local, path.to_owned(), borrowed),
                "{text}"
            );
        }
    }

    #[test]
    fn moves_inside_an_aggregate_are_found() {
        let found = moved("x::S { a: move _1, b: copy _2, c: move (_3.0: T) }", &[]);
        assert_eq!(found.iter().map(|(p, _)| p.local).collect::<Vec<_>>(), [1, 3]);
    }
}
