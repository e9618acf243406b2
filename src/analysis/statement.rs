//! Where in the text a statement's badge belongs.

use crate::text::character::{closes_behind_space, closes_statement, is_apostrophe};

/// The end, in bytes, of the statement whose last word ends at `end`: after the marks that close it,
/// so that a badge stands in the space between two sentences. Never beyond the line.
pub fn end_of_statement(text: &str, end: usize) -> usize {
    let mut at = end;
    while let Some(rest) = text.get(at..) {
        let bare = rest.trim_start_matches(is_inner_space);
        let Some(mark) = bare.chars().next() else { break };
        let closes = if bare.len() == rest.len() {
            closes_statement(mark) && !(is_apostrophe(mark) && bare.chars().nth(1).is_some_and(char::is_alphanumeric))
        } else {
            // French sets a space before these; other marks after a space open something.
            closes_behind_space(mark)
        };
        if !closes {
            break;
        }
        at += rest.len() - bare.len() + mark.len_utf8();
    }
    at
}

fn is_inner_space(c: char) -> bool {
    c.is_whitespace() && c != '\n'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(text: &str, last: &str) -> usize {
        let end = text.find(last).unwrap() + last.len();
        end_of_statement(text, end)
    }

    #[test]
    fn closing_marks_belong_to_the_statement() {
        for (text, last, rest) in [
            ("Il dit oui. Puis non.", "oui", " Puis non."),
            ("« Il a dit oui\u{A0}». Puis", "oui", " Puis"),
            ("« Oui\u{202F}! », dit-il. Puis", "Oui", " dit-il. Puis"),
            ("(selon lui), il", "lui", " il"),
            ("“Yes.” Then", "Yes", " Then"),
            ("oui — non", "oui", " — non"),
            ("oui « non »", "oui", " « non »"),
            ("oui \"non\"", "oui", " \"non\""),
            ("fin\n\n» Suite", "fin", "\n\n» Suite"),
            ("l’un d’eux", "l", "’un d’eux"),
            ("fin", "fin", ""),
        ] {
            assert_eq!(&text[after(text, last)..], rest, "{text}");
        }
        assert_eq!(end_of_statement("abc", 99), 99);
    }
}
