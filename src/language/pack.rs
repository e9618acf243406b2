//! A language as one file: how its words come apart and what its lexicon knows.
//!
//! Layout, all numbers little-endian or LEB128: magic, format version, class fingerprint, tag,
//! three lists of splits, traits, endings, words, paradigms, and to the end, where the network has learned the language, its rows
//! ([`WordRows`]). Words come in groups of the same capitals and classes, in order, each as the number of bytes to take
//! off the word before, what to add, and an end mark. Each paradigm comes with its verbs in groups of the same classes:
//! stem and what follows the first word, told as words are.

use std::fmt;

use crate::base::bytes::{CutOff, Reader};
use crate::base::hash;
use crate::language::class::{Class, ClassSet};
use crate::language::lexicon::{Capitals, Lexicon};
use crate::language::rows::WordRows;
use crate::language::traits::{Trait, TraitSet};
use crate::text::token::Splits;

/// First bytes of every pack.
pub const MAGIC: &[u8; 6] = b"SELON\0";
/// Version of the layout.
pub const FORMAT: u8 = 7;
/// Ends a word or verb.
pub const KEY_END: u8 = b'\n';

/// A language, ready for use.
#[derive(Clone, Debug)]
pub struct Pack {
    /// BCP 47 tag: `fr`.
    pub tag: String,
    /// How words come apart.
    pub splits: Splits,
    /// What holds of it as a whole.
    pub traits: TraitSet,
    /// Classes of words that the lexicon does not know, by their endings; the longest first.
    pub endings: Vec<(String, ClassSet)>,
    /// What words mean to the engine.
    pub lexicon: Lexicon,
    /// The network's rows for the language's words, if it has learned the language; else attributions are found by
    /// lexicon alone.
    pub rows: Option<WordRows>,
}

/// Why bytes are no pack for this engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackError {
    /// They do not start like a pack.
    NotAPack,
    /// The pack is of another version of Selon: its format, ours.
    OtherVersion {
        /// Version in the file.
        found: u8,
        /// Version this engine reads.
        expected: u8,
    },
    /// The pack was built with other word classes than this engine knows.
    OtherClasses,
    /// The file ends early or is damaged, at this byte.
    Damaged {
        /// Offset in bytes from the start of the file.
        at: usize,
    },
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PackError::NotAPack => write!(f, "not a Selon language pack"),
            PackError::OtherVersion { found, expected } => {
                write!(f, "language pack of format {found}, this engine reads {expected}: deploy files of one build")
            }
            PackError::OtherClasses => {
                write!(f, "language pack of another build of Selon: deploy files of one build")
            }
            PackError::Damaged { at } => write!(f, "language pack damaged or cut off at byte {at}"),
        }
    }
}

impl std::error::Error for PackError {}

/// A number that changes when classes are added, renamed or reordered.
pub fn class_fingerprint() -> u32 {
    hash::short(Class::ALL.iter().flat_map(|(_, name)| name.bytes().chain([b' '])))
}

impl From<CutOff> for PackError {
    fn from(CutOff { at }: CutOff) -> Self {
        PackError::Damaged { at }
    }
}

impl Pack {
    /// Reads a pack file.
    ///
    /// # Errors
    /// If the bytes are no pack, are damaged, or belong to another version of the engine.
    pub fn read(bytes: &[u8]) -> Result<Pack, PackError> {
        let mut reader = Reader::new(bytes);
        if reader.take(MAGIC.len()).map_err(|_| PackError::NotAPack)? != MAGIC {
            return Err(PackError::NotAPack);
        }
        let found = reader.byte()?;
        if found != FORMAT {
            return Err(PackError::OtherVersion { found, expected: FORMAT });
        }
        if reader.take(4)? != class_fingerprint().to_le_bytes() {
            return Err(PackError::OtherClasses);
        }
        let tag = reader.string()?;
        let splits = Splits { elisions: reader.strings()?, enclitics: reader.strings()?, wholes: reader.strings()? };
        let traits = TraitSet(reader.byte()?);
        let endings = (0..reader.count()?)
            .map(|_| Ok((reader.string()?, ClassSet(reader.number()?))))
            .collect::<Result<_, PackError>>()?;
        let mut lexicon = read_lexicon(&mut reader)?;
        lexicon.is_parted = traits.has(Trait::VerbFinal);
        let is_learned = !reader.rest().is_empty();
        let rows = is_learned.then(|| WordRows::read(&mut reader)).transpose()?;
        Ok(Pack { tag, splits, traits, endings, lexicon, rows })
    }
}

fn read_lexicon(reader: &mut Reader<'_>) -> Result<Lexicon, PackError> {
    /// More than any language's pack has, so that the table need not grow.
    const ROOM: usize = 1 << 13;
    let mut lexicon = Lexicon::with_capacity(ROOM);
    for _ in 0..reader.count()? {
        let capitals = reader.byte()? as usize;
        let &capitals = Capitals::EVERY.get(capitals).ok_or(reader.cut_off())?;
        let mut words = lexicon.words(capitals, ClassSet(reader.number()?));
        for _ in 0..reader.count()? {
            let less = reader.number()? as usize;
            words.add(less, reader.until(KEY_END)?).ok_or(reader.cut_off())?;
        }
    }
    for _ in 0..reader.count()? {
        read_paradigm(reader, &mut lexicon)?;
    }
    Ok(lexicon)
}

/// Reads a paradigm's endings and the verbs that have them.
fn read_paradigm(reader: &mut Reader<'_>, lexicon: &mut Lexicon) -> Result<(), PackError> {
    let first = lexicon.verbs().count_endings();
    for _ in 0..reader.count()? {
        let class = reader.byte()? as usize;
        let &(class, _) = Class::ALL.get(class).ok_or(reader.cut_off())?;
        lexicon.verbs().add_ending(class, &reader.string()?);
    }
    let endings = first..lexicon.verbs().count_endings();
    for _ in 0..reader.count()? {
        let (_no_capitals, classes) = (reader.byte()?, ClassSet(reader.number()?));
        let mut verb: Vec<u8> = Vec::new();
        for _ in 0..reader.count()? {
            let kept = verb.len().checked_sub(reader.number()? as usize).ok_or(reader.cut_off())?;
            verb.truncate(kept);
            verb.extend_from_slice(reader.until(KEY_END)?);
            let verb = std::str::from_utf8(&verb).map_err(|_| reader.cut_off())?;
            lexicon.add_verb(verb, endings.clone(), classes);
        }
    }
    Ok(())
}
