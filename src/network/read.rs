//! Reads a network from its file. `training/pack.py` writes it; the layout is told there.

use std::fmt;

use super::chain::Chain;
use super::layer::Direction;
use super::matrix::Matrix;
use super::{Network, TAGS, Table};
use crate::features::{PLACES, PROPOSALS, SHAPES};
use crate::hash::Hash;
use crate::language::class::Class;

/// First bytes of every network's file.
const MAGIC: &[u8; 6] = b"SELNET";
/// Version of the layout.
const FORMAT: u8 = 3;

/// Why bytes are no network for this engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NetworkError {
    /// They do not start like a network.
    NotANetwork,
    /// The network is of another version of Selon: its format, ours.
    OtherVersion {
        /// Version in the file.
        found: u8,
        /// Version this engine reads.
        expected: u8,
    },
    /// The network was trained with a word class that this engine does not know.
    UnknownClass {
        /// The class's name.
        name: String,
    },
    /// The file ends early or was changed.
    Damaged,
}

impl fmt::Display for NetworkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NetworkError::NotANetwork => write!(f, "not a Selon network"),
            NetworkError::OtherVersion { found, expected } => {
                write!(f, "network of format {found}, this engine reads {expected}: deploy files of one build")
            }
            NetworkError::UnknownClass { name } => {
                write!(f, "network trained with the word class \"{name}\", unknown here: deploy files of one build")
            }
            NetworkError::Damaged => write!(f, "network damaged or cut off"),
        }
    }
}

impl std::error::Error for NetworkError {}

/// Takes numbers off the front of a file.
struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    fn take(&mut self, count: usize) -> Result<&'b [u8], NetworkError> {
        let (taken, rest) = self.0.split_at_checked(count).ok_or(NetworkError::Damaged)?;
        self.0 = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], NetworkError> {
        Ok(std::array::from_fn(|at| self.0.get(at).copied().unwrap_or_default())).and_then(|array| {
            self.take(N)?;
            Ok(array)
        })
    }

    fn byte(&mut self) -> Result<usize, NetworkError> {
        Ok(usize::from(self.array::<1>()?[0]))
    }

    fn number(&mut self) -> Result<usize, NetworkError> {
        Ok(usize::from(u16::from_le_bytes(self.array()?)))
    }

    /// A step and the multiples of it.
    fn values(&mut self, count: usize) -> Result<(f32, Vec<i8>), NetworkError> {
        let step = f32::from_le_bytes(self.array()?);
        Ok((step, self.take(count)?.iter().map(|&byte| byte as i8).collect()))
    }

    fn matrix<const N: usize>(&mut self, inputs: usize, outputs: usize) -> Result<Matrix<N>, NetworkError> {
        let (step, values) = self.values(inputs * outputs)?;
        Ok(Matrix::new(step, &values, outputs))
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, NetworkError> {
        let (step, values) = self.values(count)?;
        Ok(values.into_iter().map(|value| f32::from(value) * step).collect())
    }

    fn direction(&mut self, inputs: usize, hidden: usize) -> Result<Direction, NetworkError> {
        Ok(Direction {
            inputs: self.matrix(inputs, 3 * hidden)?,
            states: self.matrix(hidden, 3 * hidden)?,
            biases: self.floats(4 * hidden)?,
        })
    }

    /// The vocabulary: hashes in order, each told by its difference from the one before (LEB128).
    fn words(&mut self) -> Result<Vec<u32>, NetworkError> {
        let count = self.number()?;
        let mut word = 0u32;
        let mut words = Vec::with_capacity(count);
        for _ in 0..count {
            let mut shift = 0;
            loop {
                let byte = self.byte()? as u32;
                word = word.wrapping_add((byte & 0x7f) << shift);
                if byte < 0x80 {
                    break;
                }
                shift = (shift + 7) % 32;
            }
            words.push(word);
        }
        Ok(words)
    }

    /// The bits of the classes that the network knows, in its own order.
    fn classes(&mut self) -> Result<Vec<usize>, NetworkError> {
        let count = self.byte()?;
        let names = (0..count).map(|_| {
            let length = self.byte()?;
            let name = self.take(length)?;
            let bit = Class::ALL.iter().position(|(_, known)| known.as_bytes() == name);
            bit.ok_or_else(|| NetworkError::UnknownClass { name: name.iter().map(|&byte| char::from(byte)).collect() })
        });
        names.collect()
    }
}

/// How large the parts are.
struct Sizes {
    affixes: usize,
    width: usize,
    hidden: usize,
    layers: usize,
}

impl Sizes {
    fn read(reader: &mut Reader<'_>) -> Result<Sizes, NetworkError> {
        let affixes = reader.number()?;
        let [width, hidden, layers] = [reader.byte()?, reader.byte()?, reader.byte()?];
        let is_sound = affixes > 0 && layers > 0 && width > 0 && width % 2 == 0;
        if is_sound && hidden > 0 && hidden % Direction::MULTIPLE == 0 {
            Ok(Sizes { affixes, width, hidden, layers })
        } else {
            Err(NetworkError::Damaged)
        }
    }
}

impl Network {
    /// Reads a network's file.
    ///
    /// # Errors
    /// If the bytes are no network, are damaged, or belong to another version of the engine.
    pub fn read(bytes: &[u8]) -> Result<Network, NetworkError> {
        let mut reader = Reader(bytes);
        if reader.take(MAGIC.len()).map_err(|_| NetworkError::NotANetwork)? != MAGIC {
            return Err(NetworkError::NotANetwork);
        }
        let [found] = reader.array()?;
        if found != FORMAT {
            return Err(NetworkError::OtherVersion { found, expected: FORMAT });
        }
        let checksum = u32::from_le_bytes(reader.array()?);
        if reader.0.iter().fold(Hash::new(FORMAT), |hash, &byte| hash.byte(byte)).folded() != checksum {
            return Err(NetworkError::Damaged);
        }
        let bits = reader.classes()?;
        let sizes = Sizes::read(&mut reader)?;
        let network = read_parts(&mut reader, &bits, &sizes)?;
        if reader.0.is_empty() { Ok(network) } else { Err(NetworkError::Damaged) }
    }
}

fn read_parts(reader: &mut Reader<'_>, bits: &[usize], sizes: &Sizes) -> Result<Network, NetworkError> {
    let words = reader.words()?;
    let table = read_table(reader, bits, words, sizes)?;
    let mut layers = Vec::with_capacity(sizes.layers);
    for at in 0..sizes.layers {
        let inputs = if at == 0 { sizes.width } else { 2 * sizes.hidden };
        layers.push([reader.direction(inputs, sizes.hidden)?, reader.direction(inputs, sizes.hidden)?]);
    }
    let scores = reader.matrix(2 * sizes.hidden, TAGS)?;
    let biases = reader.floats(TAGS)?;
    let steps = reader.floats(TAGS * TAGS)?;
    Ok(Network {
        table,
        layers,
        scores,
        score_biases: std::array::from_fn(|tag| biases[tag]),
        chain: Chain::new(std::array::from_fn(|from| std::array::from_fn(|to| steps[from * TAGS + to]))),
    })
}

fn read_table(reader: &mut Reader<'_>, bits: &[usize], words: Vec<u32>, sizes: &Sizes) -> Result<Table, NetworkError> {
    let &Sizes { affixes, width, .. } = sizes;
    let rows = 1 + words.len() + affixes + SHAPES + PLACES + PROPOSALS;
    let (step, rows) = reader.values(rows * width)?;
    let mut classes = vec![None; Class::ALL.len()];
    for &bit in bits {
        let row = reader.take(width)?.iter().map(|&byte| byte as i8).collect();
        classes[bit] = Some(row);
    }
    Ok(Table { step, width, words, affixes, rows, classes })
}
