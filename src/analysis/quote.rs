//! Words as they are found again in a text that has changed a little.

use serde::{Deserialize, Serialize};

use crate::base::hash::Hash;
use crate::text::character::is_unseen;
use crate::text::span::{Span, part};

/// Characters around a passage that tell it from the same words elsewhere.
pub const CONTEXT: usize = 32;

/// A stretch of the article by its words: what W3C Web Annotations call a TextQuoteSelector.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Quote {
    /// The words.
    pub exact: String,
    /// Up to 32 characters before them.
    pub prefix: String,
    /// Up to 32 characters behind them.
    pub suffix: String,
}

impl Quote {
    /// The quote of a stretch of `text`.
    ///
    /// # Panics
    /// If the span does not lie on character boundaries of `text`.
    pub fn of(text: &str, span: Span) -> Self {
        let (before, behind) = (part(text, 0..span.start), part(text, span.end..text.len()));
        let start = before.char_indices().nth_back(CONTEXT - 1).map_or(0, |(at, _)| at);
        let end = behind.char_indices().nth(CONTEXT).map_or(behind.len(), |(at, _)| at);
        Quote {
            exact: span.of(text).to_owned(),
            prefix: part(before, start..before.len()).to_owned(),
            suffix: part(behind, 0..end).to_owned(),
        }
    }
}

/// A character as texts are compared by it. None for what typography puts in and takes out: spaces, what is not seen.
/// The marks that it varies, quotation marks, apostrophes and dashes, are one each.
pub fn folded(c: char) -> Option<char> {
    Some(match c {
        _ if c.is_whitespace() || is_unseen(c) => return None,
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '«' | '»' | '“' | '”' | '„' | '″' => '"',
        '–' | '—' | '\u{2010}' | '\u{2011}' => '-',
        _ => c,
    })
}

/// Tells whether two texts have the same words, whatever their spaces and marks: 16 hexadecimal digits.
pub fn fingerprint(text: &str) -> String {
    let mut left = text.chars().filter_map(folded).fold(Hash::new(0), |hash, c| hash.number(c.into())).value();
    // Without the formatting of numbers, of which the browser build has no other use.
    let digits = (0..16).map(|_| {
        left = left.rotate_left(4);
        char::from(b"0123456789abcdef"[left as usize & 15])
    });
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_has_the_words_and_their_neighbours() {
        let text = "« Il n’y a pas d’eau », répète l’élue à qui veut l’entendre depuis lundi.";
        let start = text.find("l’élue").unwrap();
        let quote = Quote::of(text, Span::new(start, start + "l’élue".len()));
        assert_eq!(quote.exact, "l’élue");
        assert_eq!(quote.prefix, "« Il n’y a pas d’eau », répète ");
        assert_eq!(quote.suffix, " à qui veut l’entendre depuis lu");
        assert_eq!(quote.suffix.chars().count(), CONTEXT);
        let whole = Quote::of("ô", Span::new(0, 2));
        assert_eq!((&*whole.prefix, &*whole.exact, &*whole.suffix), ("", "ô", ""));
    }

    #[test]
    fn typography_does_not_change_a_fingerprint_and_words_do() {
        let one = fingerprint("« L’eau\u{202F}! »\n\nElle monte — vite.");
        assert_eq!(one.len(), 16);
        assert!(one.bytes().all(|digit| digit.is_ascii_hexdigit()), "{one}");
        assert_eq!(one, fingerprint("\"L'eau !\" Elle mon\u{AD}te - vite."));
        assert_ne!(one, fingerprint("« L’eau\u{202F}! »\n\nElle baisse — vite."));
        // The same on every machine and from one version to the next: files are compared by it.
        assert_eq!(fingerprint("a"), format!("{:016x}", Hash::new(0).number(97).value()));
    }
}
