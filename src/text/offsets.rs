//! The one place where byte offsets become UTF-16 units or code points.

use std::marker::PhantomData;

use crate::text::span::{Byte, Span, Unit, part};

/// Bytes between two checkpoints: a conversion reads at most this much text.
const STRIDE: usize = 128;

/// Converts byte offsets of one text into another unit, in constant time each after one pass.
pub struct Offsets<'t, U> {
    text: &'t str,
    /// Offset in `U` of the first character at or after byte `i * STRIDE`, with that byte offset.
    checkpoints: Vec<(usize, usize)>,
    unit: PhantomData<U>,
}

impl<'t, U: Unit> Offsets<'t, U> {
    /// Reads `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut there = 0;
        for (here, c) in text.char_indices() {
            if here >= checkpoints.len() * STRIDE {
                checkpoints.push((here, there));
            }
            there += U::len_of(c);
        }
        Offsets { text, checkpoints, unit: PhantomData }
    }

    /// The offset in `U` of byte offset `byte`; past the end, the length of the text in `U`.
    pub fn at(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        let mut nearest = (byte / STRIDE).min(self.checkpoints.len().saturating_sub(1));
        if self.checkpoints.get(nearest).is_some_and(|&(here, _)| here > byte) {
            nearest -= 1;
        }
        let (here, there) = self.checkpoints.get(nearest).copied().unwrap_or((0, 0));
        there + part(self.text, here..byte).chars().map(U::len_of).sum::<usize>()
    }

    /// The same stretch of text, counted in `U`.
    pub fn span(&self, span: Span<Byte>) -> Span<U> {
        Span::new(self.at(span.start), self.at(span.end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::span::{CodePoint, Utf16};

    #[test]
    fn agrees_with_counting_from_the_start() {
        let text = "ä\tl’été 🇫🇷 « œuf »\r\n👩‍👩‍👧 e\u{301} fin ".repeat(30);
        let utf16 = Offsets::<Utf16>::new(&text);
        let points = Offsets::<CodePoint>::new(&text);
        for (byte, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(utf16.at(byte), text[..byte].encode_utf16().count());
            assert_eq!(points.at(byte), text[..byte].chars().count());
        }
    }

    #[test]
    fn an_empty_text_has_one_offset() {
        assert_eq!(Offsets::<Utf16>::new("").at(0), 0);
        assert_eq!(Offsets::<Utf16>::new("é").at(99), 1);
    }
}
