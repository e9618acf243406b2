//! The words of a text as lexicons and the network know them, each made once.

use crate::text::character::normalized;
use crate::text::span::part;

/// Normalised words, one after the other in one piece of memory.
#[derive(Clone, Debug, Default)]
pub struct Forms {
    text: String,
    ends: Vec<usize>,
}

impl Forms {
    /// Adds the form of a word.
    pub fn push(&mut self, word: &str) {
        let start = self.text.len();
        if word.is_ascii() {
            // Most words; of ASCII, normalisation changes only the capitals.
            self.text.push_str(word);
            if let Some(added) = self.text.get_mut(start..) {
                added.make_ascii_lowercase();
            }
        } else {
            self.text.extend(normalized(word));
        }
        self.ends.push(self.text.len());
    }

    /// The form of the word that was added at this place.
    pub fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        part(&self.text, start..self.ends[at])
    }

    /// Forgets all words; their memory is used for others.
    pub fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_its_normalised_form() {
        let words = ["Le", "", "E\u{301}TE\u{301}", "d’", "U.S.", "co\u{AD}-Op", "'S", "\u{7f}"];
        let mut forms = Forms::default();
        words.iter().for_each(|word| forms.push(word));
        for (at, word) in words.iter().enumerate() {
            assert_eq!(forms.get(at), normalized(word).collect::<String>());
        }
        assert_eq!(forms.get(2), "été");
    }
}
