//! What the network sees of a token. [`crate::finder::learned::features`] makes it.

use crate::base::hash::Hash;
use crate::language::class::ClassSet;

/// The features of one token. Hashes are 32 bits; the network takes them modulo its tables' sizes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Features {
    /// Hash of the normalised word; all numbers of as many digits are one word.
    pub word: u32,
    /// Hashes of its first three characters, last two and last three.
    pub affixes: [u32; 3],
    /// How it is written: one of [`SHAPES`].
    pub shape: u8,
    /// Where it stands: one of [`PLACES`].
    pub place: u8,
    /// What the lexical finder takes it for: one of [`PROPOSALS`].
    pub proposal: u8,
    /// What the lexicon knows of it.
    pub classes: ClassSet,
}

/// Number of values of [`Features::shape`].
pub const SHAPES: usize = 8;
/// Number of values of [`Features::place`]: quotation state (4), start of a sentence (2), of a block (2).
pub const PLACES: usize = 16;

/// Number of values of [`Features::proposal`]: nothing, then first and further token of a source, a cue,
/// a content.
pub const PROPOSALS: usize = 7;

impl Features {
    /// Goes on with a hash of all that the network sees; the affixes follow from the word.
    pub fn hash(&self, hash: Hash) -> Hash {
        let rest = [u32::from(self.shape), u32::from(self.place), u32::from(self.proposal)];
        let rest = rest.into_iter().fold(self.word.into(), |all, part| all << 8 | u64::from(part));
        hash.number(rest).number(self.classes.0)
    }
}
