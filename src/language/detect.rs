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

/// Words of languages that look like ours, Catalan, Dutch, Galician and Romanian, which ours do not have.
const FOREIGN_WORDS: &str = include_str!("foreign.txt");
const FOREIGN: &[&str] = &lines::<{ count_lines(FOREIGN_WORDS) }>(FOREIGN_WORDS);

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

/// A text is in another language than ours if it has one word of such a language for so many function words of the best
/// of ours: a third of Galician's commonest words are Portuguese.
const FOREIGN_ONE_IN: usize = 5;

/// At least one word in so many is a function word of its language; others have fewer than one in twelve.
const ONE_IN: usize = 10;

/// The tag of the language whose function words are the most frequent at the start of `text`;
/// the first of the list for a text without any.
pub fn detect(text: &str) -> &'static str {
    count(text).best
}

/// The language of a text on a page that says it is in `declared`, which may be empty: pages are often wrong. "und",
/// undetermined, for a text that is clearly in none of ours although the page says so or says nothing.
pub fn overrule<'a>(text: &str, declared: &'a str) -> &'a str {
    let Count { best, hits, foreign, words } = count(text);
    let says = |tag: &str| declared.bytes().take(2).map(|byte| byte | 0x20).eq(tag.bytes());
    let is_ours = PROFILES.iter().any(|(tag, _)| says(tag));
    let none = if is_ours || declared.is_empty() { "und" } else { declared };
    let is_short = words < ENOUGH;
    if is_short && !declared.is_empty() {
        return if hits == 0 && words >= FEW { none } else { declared };
    }
    let (share, least) = if is_short { (SHORT_ONE_IN, 2) } else { (ONE_IN, 1) };
    let is_best = hits * share >= words && hits >= least && foreign * FOREIGN_ONE_IN < hits.max(1);
    match is_best || words < LEAST {
        true if says(best) => declared,
        true => best,
        false => none,
    }
}

/// What there is at the start of a text.
struct Count {
    /// The language with the most function words.
    best: &'static str,
    /// Their number.
    hits: usize,
    /// The number of words that none of ours has.
    foreign: usize,
    /// The number of all words.
    words: usize,
}

fn count(text: &str) -> Count {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let mut hits = [0usize; PROFILES.len()];
    let (mut foreign, mut words) = (0, 0);
    let mut form = String::new();
    for word in part(text, 0..end).split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()) {
        // Made once: there are two hundred words to compare it with.
        form.clear();
        form.extend(normalized(word));
        let is_in = |list: &[&str]| usize::from(list.contains(&form.as_str()));
        words += 1;
        foreign += is_in(FOREIGN);
        for (hit, (_, profile)) in hits.iter_mut().zip(PROFILES) {
            *hit += is_in(profile);
        }
    }
    // max_by_key gives the last of equals; the list's first must win.
    let best = (0..PROFILES.len()).rev().max_by_key(|&at| hits[at]).unwrap_or(0);
    Count { best: PROFILES[best].0, hits: hits[best], foreign, words }
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
        assert_eq!(overrule(german, ""), "de");
        assert_eq!(overrule(german, "en"), "en");
        assert_eq!(overrule("Vop trazub klefna, dwi mogra spelin. ".repeat(4).as_str(), "fr"), "und");
        assert_eq!(overrule("Vop trazub klefna, dwi mogra spelin. ".repeat(4).as_str(), "zz"), "zz");
    }

    #[test]
    fn knows_its_languages_by_a_sentence() {
        for (lang, text) in [
            ("fr", "Le maire a dit que les travaux sont finis."),
            ("en", "The mayor said that the works were done."),
            ("de", "Die Bürgermeisterin hat gesagt, dass der Umbau im Mai beginnt."),
            ("es", "La alcaldesa dijo que las obras del puente empiezan en mayo y que los vecinos lo saben."),
            ("it", "La sindaca ha detto che i lavori della piazza non sono finiti."),
            ("pt", "A presidente da câmara disse que as obras do mercado não começam em maio."),
            ("pt", "A prefeita disse que não há prazo para as obras do viaduto e que os moradores foram avisados."),
            ("fr", ""),
        ] {
            assert_eq!(detect(text), lang, "{text}");
        }
    }

    #[test]
    fn languages_that_look_like_ours_are_none() {
        for (lang, text) in [
            (
                "nl",
                "De burgemeester zegt dat de brug in de stad tot het najaar dicht blijft, omdat een van de pijlers niet \
                sterk genoeg is. Volgens haar wordt het verkeer omgeleid en is er ook een veerboot voor wie te voet gaat.",
            ),
            (
                "ca",
                "L’alcaldessa ha dit que el pont de la ciutat no obrirà fins a la tardor, perquè els pilars són en mal estat. \
                Segons ella, el trànsit es desviarà amb l’ajuda dels agents i aquest estiu hi haurà més barques.",
            ),
            (
                "ro",
                "Primărița a spus că podul din oraș rămâne închis până la toamnă, pentru că stâlpii nu mai sunt siguri. \
                Potrivit ei, traficul este deviat, iar cei care merg pe jos pot lua un bac care pleacă din port și din centru.",
            ),
            (
                "pl",
                "Burmistrz powiedziała, że most w mieście pozostanie zamknięty do jesieni, ponieważ filary są w złym \
                stanie. Według niej ruch jest kierowany inną drogą, a dla pieszych nie ma na razie żadnej przeprawy.",
            ),
            (
                "sv",
                "Borgmästaren sade att bron i staden är stängd till hösten, eftersom pelarna inte håller. Enligt henne leds \
                trafiken om, och den som går till fots får ta en färja som går från hamnen på morgonen och kvällen.",
            ),
            (
                "gl",
                "A alcaldesa dixo que a ponte da cidade non abrirá ata o outono, porque os piares están en mal estado. Segundo \
                ela, o tráfico irá por unha estrada nova e tamén haberá máis barcos para a xente que vai coa súa bicicleta.",
            ),
        ] {
            let long = format!("{text} ").repeat(3);
            for text in [text, &long] {
                assert_eq!(overrule(text, ""), "und", "{lang}: {text}");
                assert_eq!(overrule(text, lang), lang, "{lang}: {text}");
            }
            assert_eq!(overrule(&long, "es"), "und", "{lang}");
        }
    }

    #[test]
    fn quotations_in_another_language_do_not_count() {
        let german = "„We will not be moved“, rief die Abgeordnete auf dem Platz, und die Menge rief es mit. Die Polizei zählte \
            nach eigenen Angaben achthundert Menschen. „This is the end of the line“, sagte einer von ihnen, der aus Boston \
            kam. Am Abend war der Platz wieder leer, und die Züge fuhren nach Plan. Was bleibt, ist ein Streit über den Bahnhof.";
        assert_eq!(overrule(german, "en"), "de");
        assert_eq!(overrule(german, ""), "de");
    }
}
