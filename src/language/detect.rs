//! Guesses a text's language from its commonest short words.

use crate::text::character::normalized;
use crate::text::span::part;

/// Function words that hardly occur in the other languages of the list.
const PROFILES: &[(&str, &[&str])] = &[
    (
        "fr",
        &[
            "le", "la", "les", "des", "du", "et", "est", "une", "dans", "pour", "que", "qui", "sur", "par", "au",
            "aux", "avec", "ce", "il", "sont", "pas", "plus", "ont", "été", "à",
        ],
    ),
    (
        "en",
        &[
            "the", "of", "and", "to", "in", "is", "was", "that", "for", "with", "his", "her", "has", "have", "by",
            "from", "are", "were", "been", "which", "not", "will", "this", "would", "he",
        ],
    ),
];

/// How much of a text is read, in bytes.
const SAMPLE: usize = 8_192;

/// A text has to have so many words before it tells more about its language than its page does.
const ENOUGH: usize = 60;

/// At least one word in so many is a function word of its language; others have fewer than one in twelve.
const ONE_IN: usize = 10;

/// The tag of the language whose function words are the most frequent at the start of `text`;
/// the first of the list for a text without any.
pub fn detect(text: &str) -> &'static str {
    count(text).0
}

/// The language of a text on a page that says it is in `declared`, which may be empty: pages are often wrong. "und",
/// undetermined, for a text that is clearly in none of ours although the page says so or says nothing.
pub fn overrule<'a>(text: &str, declared: &'a str) -> &'a str {
    let (best, hits, words) = count(text);
    let says = |tag: &str| declared.bytes().take(2).map(|byte| byte | 0x20).eq(tag.bytes());
    if words < ENOUGH {
        return if declared.is_empty() { best } else { declared };
    }
    if hits * ONE_IN >= words {
        return if says(best) { declared } else { best };
    }
    let is_ours = PROFILES.iter().any(|(tag, _)| says(tag));
    if is_ours || declared.is_empty() { "und" } else { declared }
}

/// The language with the most function words at the start of `text`, their number, and that of all words.
fn count(text: &str) -> (&'static str, usize, usize) {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let mut hits = [0usize; PROFILES.len()];
    let mut words = 0;
    for word in part(text, 0..end).split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        words += 1;
        for (hit, (_, profile)) in hits.iter_mut().zip(PROFILES) {
            *hit += usize::from(profile.iter().any(|known| normalized(word).eq(known.chars())));
        }
    }
    // max_by_key gives the last of equals; the list's first must win.
    let best = (0..PROFILES.len()).rev().max_by_key(|&at| hits[at]).unwrap_or(0);
    (PROFILES[best].0, hits[best], words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_believed_until_its_text_clearly_says_otherwise() {
        let french = "Le maire a dit que les travaux de la gare sont finis. ".repeat(8);
        let german = "Der Bürgermeister sagte, dass die Bauarbeiten am Bahnhof beendet seien. ".repeat(8);
        assert_eq!(overrule(&french, "en"), "fr");
        assert_eq!(overrule(&french, "de"), "fr");
        assert_eq!(overrule(&french, "fr-CA"), "fr-CA");
        assert_eq!(overrule(&french, "FR"), "FR");
        assert_eq!(overrule("Oui, dit le maire.", "en-GB"), "en-GB");
        assert_eq!(overrule("Oui, dit le maire.", ""), "fr");
        assert_eq!(overrule(&german, "de"), "de");
        assert_eq!(overrule(&german, "en"), "und");
        assert_eq!(overrule(&german, ""), "und");
        assert_eq!(overrule("", ""), "fr");
    }

    #[test]
    fn knows_french_from_english() {
        assert_eq!(detect("Le maire a dit que les travaux sont finis."), "fr");
        assert_eq!(detect("The mayor said that the works were done."), "en");
        assert_eq!(detect(""), "fr");
    }
}
