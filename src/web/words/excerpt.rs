//! How statements and names are quoted in short.

use crate::text::character::AROUND_NAME;
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

/// The short form of a source's name for a badge, in one piece: a person's name, and the office if there is room for all
/// of it; of others what stands before the first comma.
pub fn short_name(name: &str, is_person: bool) -> String {
    /// In characters: of what names nobody, and of a name with its office.
    const WITHOUT: usize = 28;
    const WITH: usize = 30;
    let name = name.trim_matches(AROUND_NAME);
    // At a character: the search for several brings 3 kB along.
    let mut parts = name.splitn(3, ',');
    let head = parts.next().unwrap_or(name).trim();
    let both = parts.next().map_or(0, |office| head.len() + 1 + office.len());
    let short = match is_person {
        true if both > 0 && part(name, 0..both).chars().count() <= WITH => part(name, 0..both).to_owned(),
        true => head.to_owned(),
        false => excerpt(head, WITHOUT),
    };
    short.replace(' ', "\u{A0}")
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
    fn an_office_is_left_out_and_the_name_never_cut() {
        let short_name = |name: &str, is_person| short_name(name, is_person).replace('\u{A0}', " ");
        assert_eq!(short_name("Anne Vidal, maire de Valbourg, élue en 2020", true), "Anne Vidal, maire de Valbourg");
        let long = "Marie-Françoise de Kersauson-Lagadec, ministre déléguée";
        assert_eq!(short_name(long, true), "Marie-Françoise de Kersauson-Lagadec");
        assert_eq!(short_name("Marie-Françoise de Kersauson-Lagadec", true), "Marie-Françoise de Kersauson-Lagadec");
        assert_eq!(short_name("Ilka Sorensen, ministre brovane de la Défense", true), "Ilka Sorensen");
        assert_eq!(
            short_name("une note de la capitainerie, datée du 3 novembre", false),
            "une note de la capitainerie"
        );
        assert_eq!(short_name("des représentants du ministère de la transition", false), "des représentants du…");
    }
}
