//! The network's rows for the words of one language. They come with the language's pack: a page in one language loads
//! no words of another.
//!
//! Layout, numbers little-endian: checksum of the network that the rows belong to (u32), width (1 byte), number of words
//! (u16), each word's hash, its upper bits in order, as the difference from the one before (LEB128); then the rows, word
//! by word (1 signed byte each number, in the units of the network's own table).

use crate::base::bytes::{CutOff, Reader};

/// Bits of a word's hash that tell it from the others.
const WORD_BITS: u32 = 22;

/// Rows of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRows {
    /// Checksum of the network that the rows were trained with.
    pub network: u32,
    /// Numbers in a row.
    pub width: usize,
    /// The upper bits of the words' hashes, in order.
    words: Vec<u32>,
    rows: Vec<i8>,
}

impl WordRows {
    /// Reads what the training program wrote, and all of it.
    ///
    /// # Errors
    /// If the bytes end early, or too late.
    pub fn read(reader: &mut Reader<'_>) -> Result<WordRows, CutOff> {
        let network = u32::from_le_bytes(reader.array()?);
        let width = usize::from(reader.byte()?);
        let count = u16::from_le_bytes(reader.array()?);
        let mut word = 0u32;
        let words = (0..count).map(|_| {
            word = word.wrapping_add(reader.number()? as u32);
            Ok(word)
        });
        let words: Vec<u32> = words.collect::<Result<_, CutOff>>()?;
        let rows = reader.take(words.len() * width)?.iter().map(|&byte| byte as i8).collect();
        if reader.rest().is_empty() { Ok(WordRows { network, width, words, rows }) } else { Err(reader.cut_off()) }
    }

    /// The row of the word with this hash of 32 bits, if it is known.
    pub fn row(&self, hash: u32) -> Option<&[i8]> {
        let at = self.words.binary_search(&(hash >> (32 - WORD_BITS))).ok()?;
        self.rows.get(at * self.width..(at + 1) * self.width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two words of width 2; the second's difference takes two bytes.
    const FILE: &[u8] = &[1, 2, 3, 4, 2, 2, 0, 5, 0x80, 0x01, 1, 255, 7, 8];

    #[test]
    fn rows_are_found_by_hash() {
        let rows = WordRows::read(&mut Reader::new(FILE)).unwrap();
        assert_eq!(rows.network, 0x0403_0201);
        assert_eq!(rows.row(5 << 10), Some(&[1, -1][..]));
        assert_eq!(rows.row(133 << 10 | 77), Some(&[7, 8][..]));
        assert_eq!(rows.row(6 << 10), None);
    }

    #[test]
    fn a_file_cut_or_with_more_is_refused() {
        for length in 0..FILE.len() {
            assert!(WordRows::read(&mut Reader::new(&FILE[..length])).is_err(), "{length} bytes");
        }
        assert!(WordRows::read(&mut Reader::new(&[FILE, &[0]].concat())).is_err());
    }
}
