//! Guesses a text's language from its commonest short words.

use crate::span::part;
use crate::token::normalized;

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

/// The tag of the language whose function words are the most frequent at the start of `text`;
/// the first of the list for a text without any.
pub fn detect(text: &str) -> &'static str {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let mut hits = [0usize; PROFILES.len()];
    for word in part(text, 0..end).split(|c: char| !c.is_alphabetic()) {
        for (hit, (_, profile)) in hits.iter_mut().zip(PROFILES) {
            *hit += usize::from(profile.iter().any(|known| normalized(word).eq(known.chars())));
        }
    }
    // max_by_key gives the last of equals; the list's first must win.
    let best = (0..PROFILES.len()).rev().max_by_key(|&at| hits[at]).unwrap_or(0);
    PROFILES[best].0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_french_from_english() {
        assert_eq!(detect("Le maire a dit que les travaux sont finis."), "fr");
        assert_eq!(detect("The mayor said that the works were done."), "en");
        assert_eq!(detect(""), "fr");
    }
}
