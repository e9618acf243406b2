//! Where in the text a statement's badge belongs, and how a statement is quoted in short.

use crate::text::span::part;

/// The end, in bytes, of the statement whose last word ends at `end`: after the marks that close it,
/// so that a badge stands in the space between two sentences. Never beyond the line.
pub fn end_of_statement(text: &str, end: usize) -> usize {
    let mut at = end;
    while let Some(rest) = text.get(at..) {
        let bare = rest.trim_start_matches(is_inner_space);
        let Some(mark) = bare.chars().next() else { break };
        let closes = if bare.len() == rest.len() {
            closes(mark) && !(is_apostrophe(mark) && bare.chars().nth(1).is_some_and(char::is_alphanumeric))
        } else {
            // French sets a space before these; other marks after a space open something.
            matches!(mark, '»' | '!' | '?' | ';' | ':')
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

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn closes(c: char) -> bool {
    is_apostrophe(c) || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '»' | '›' | '"' | '”' | '“')
}

/// `text` with single spaces and without line breaks.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `text` on one line and cut at a word near `limit` characters, with an ellipsis if it was cut.
pub fn excerpt(text: &str, limit: usize) -> String {
    let line = one_line(text);
    let Some((cut, _)) = line.char_indices().nth(limit) else { return line };
    let kept = part(&line, 0..cut);
    // A word that alone is longer than half of the limit is cut through.
    let end = kept.rfind(' ').filter(|&space| space > cut / 2).unwrap_or(cut);
    let mut short = part(kept, 0..end).trim_end_matches([',', ';', ':', ' ']).to_owned();
    short.push('…');
    short
}

/// The short form of a source's name for a badge: without what stands after the first comma.
pub fn short_name(name: &str) -> String {
    let head = name.split(',').next().unwrap_or(name);
    excerpt(head.trim_matches(['«', '»', '“', '”', '"', ' ', '\u{A0}']), 28)
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

    #[test]
    fn excerpts_end_at_words() {
        assert_eq!(excerpt(" un  deux\ntrois ", 40), "un deux trois");
        assert_eq!(excerpt("un deux, trois quatre", 10), "un deux…");
        assert_eq!(excerpt("anticonstitutionnellement", 6), "antico…");
    }

    #[test]
    fn names_lose_what_describes_them() {
        assert_eq!(short_name("Anne Vidal, maire de Valbourg, élue en 2020"), "Anne Vidal");
        assert_eq!(short_name("des représentants du ministère de la transition"), "des représentants du…");
    }
}
