//! How statements and names are quoted in short.

use crate::text::span::part;

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
