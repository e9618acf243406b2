//! Guesses a text's language from its commonest short words.

use super::list::languages;
use crate::text::character::normalized;
use crate::text::span::part;

/// One language's tag and the words of its `common.txt`, one a line: function words that hardly occur in the other
/// languages of the list.
type Profile = (&'static str, &'static [&'static str]);

macro_rules! profiles {
    ($($tag:literal: $by:ident),*) => {
        &[$({
            const WORDS: &str = include_str!(concat!($tag, "/common.txt"));
            ($tag, &lines::<{ count_lines(WORDS) }>(WORDS))
        }),*]
    };
}

const PROFILES: &[Profile] = languages!(profiles);

// Taken apart when the engine is compiled: a page that asks for its language has nothing to read first.

const fn count_lines(text: &str) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < text.len() {
        count += (text.as_bytes()[at] == b'\n') as usize;
        at += 1;
    }
    count
}

const fn lines<const N: usize>(mut text: &'static str) -> [&'static str; N] {
    let mut lines = [""; N];
    let mut line = 0;
    while line < N {
        let mut end = 0;
        while text.as_bytes()[end] != b'\n' {
            end += 1;
        }
        lines[line] = text.split_at(end).0;
        text = text.split_at(end + 1).1;
        line += 1;
    }
    lines
}

/// How much of a text is read, in bytes.
const SAMPLE: usize = 8_192;

/// A text has to have so many words before it tells more about its language than its page does.
const ENOUGH: usize = 60;

/// So many words of one of our languages have a function word among them.
const FEW: usize = 20;

/// Fewer words tell nothing.
const LEAST: usize = 8;

/// The same in a short text on a page that says nothing, and there are at least two: other languages have words that look like ours, German "was" and "in".
const SHORT_ONE_IN: usize = 8;

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
    let is_ours = PROFILES.iter().any(|(tag, _)| says(tag));
    if words < ENOUGH && !declared.is_empty() {
        return if hits == 0 && words >= FEW && is_ours { "und" } else { declared };
    }
    let (share, least) = if words < ENOUGH { (SHORT_ONE_IN, 2) } else { (ONE_IN, 1) };
    if hits * share >= words && hits >= least || words < LEAST {
        return if says(best) { declared } else { best };
    }
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
    fn every_language_has_common_words_of_its_own() {
        for (tag, words) in PROFILES {
            assert!(words.len() >= 20, "{tag}: {words:?}");
            for word in *words {
                assert!(word.chars().all(char::is_alphabetic), "{tag}: {word:?}");
                let known = PROFILES.iter().flat_map(|(_, words)| *words).filter(|known| *known == word).count();
                assert_eq!(known, 1, "{tag}: {word}");
            }
        }
    }

    #[test]
    fn a_page_is_believed_until_its_text_clearly_says_otherwise() {
        let french = "Le maire a dit que les travaux de la gare sont finis. ".repeat(8);
        // Words of no language, so that no new one can know them.
        let foreign = "Vop trazub klefna, dwi mogra spelin wug tastren fop blicket dax. ".repeat(8);
        assert_eq!(overrule(&french, "en"), "fr");
        assert_eq!(overrule(&french, "zz"), "fr");
        assert_eq!(overrule(&french, "fr-CA"), "fr-CA");
        assert_eq!(overrule(&french, "FR"), "FR");
        assert_eq!(overrule("Oui, dit le maire.", "en-GB"), "en-GB");
        assert_eq!(overrule("Oui, dit le maire.", ""), "fr");
        assert_eq!(overrule(&foreign, "zz"), "zz");
        assert_eq!(overrule(&foreign, "en"), "und");
        assert_eq!(overrule(&foreign, ""), "und");
        assert_eq!(overrule("", ""), "fr");
        // Too short to overrule a page, but long enough to be none of ours.
        let german = "Die Bürgermeisterin sagte am Montag in Freiburg, was viele dachten: Die Brücke bleibt bis zum \
            Herbst gesperrt, weil die Pfeiler in einem schlechten Zustand sind.";
        assert_eq!(overrule(german, ""), "und");
        assert_eq!(overrule(german, "de"), "de");
        assert_eq!(overrule("Vop trazub klefna, dwi mogra spelin. ".repeat(4).as_str(), "fr"), "und");
        assert_eq!(overrule("Vop trazub klefna, dwi mogra spelin. ".repeat(4).as_str(), "zz"), "zz");
    }

    #[test]
    fn knows_french_from_english() {
        assert_eq!(detect("Le maire a dit que les travaux sont finis."), "fr");
        assert_eq!(detect("The mayor said that the works were done."), "en");
        assert_eq!(detect(""), "fr");
    }
}
