//! Reads a network from its file. `training/pack.py` writes it; the layout is told there.

use std::fmt;

use super::crf::Chain;
use super::embedding::Embeddings;
use super::gru::Direction;
use super::input::{PLACES, PROPOSALS, SHAPES};
use super::label::TAGS;
use super::matrix::Matrix;
use super::model::Network;
use crate::base::bytes::{CutOff, Reader};
use crate::base::hash::Hash;
use crate::language::class::Class;

/// First bytes of every network's file.
const MAGIC: &[u8; 6] = b"SELNET";
/// Version of the layout.
const FORMAT: u8 = 4;

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
    /// The language's pack was made with another network.
    OtherRows,
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
            NetworkError::OtherRows => {
                write!(f, "language pack and network of two trainings: deploy files of one build")
            }
            NetworkError::Damaged => write!(f, "network damaged or cut off"),
        }
    }
}

impl std::error::Error for NetworkError {}

impl From<CutOff> for NetworkError {
    fn from(_: CutOff) -> Self {
        NetworkError::Damaged
    }
}

fn byte(reader: &mut Reader<'_>) -> Result<usize, CutOff> {
    Ok(usize::from(reader.byte()?))
}

/// A number of two bytes.
fn short(reader: &mut Reader<'_>) -> Result<usize, CutOff> {
    Ok(usize::from(u16::from_le_bytes(reader.array()?)))
}

/// A step and the multiples of it.
fn values(reader: &mut Reader<'_>, count: usize) -> Result<(f32, Vec<i8>), CutOff> {
    let step = f32::from_le_bytes(reader.array()?);
    Ok((step, reader.take(count)?.iter().map(|&byte| byte as i8).collect()))
}

fn matrix<const N: usize>(reader: &mut Reader<'_>, inputs: usize, outputs: usize) -> Result<Matrix<N>, CutOff> {
    let (step, values) = values(reader, inputs * outputs)?;
    Ok(Matrix::new(step, &values, outputs))
}

fn floats(reader: &mut Reader<'_>, count: usize) -> Result<Vec<f32>, CutOff> {
    let (step, values) = values(reader, count)?;
    Ok(values.into_iter().map(|value| f32::from(value) * step).collect())
}

fn direction(reader: &mut Reader<'_>, inputs: usize, hidden: usize) -> Result<Direction, CutOff> {
    Ok(Direction {
        inputs: matrix(reader, inputs, 3 * hidden)?,
        states: matrix(reader, hidden, 3 * hidden)?,
        biases: floats(reader, 4 * hidden)?,
    })
}

/// The bits of the classes that the network knows, in its own order.
fn classes(reader: &mut Reader<'_>) -> Result<Vec<usize>, NetworkError> {
    let names = (0..byte(reader)?).map(|_| {
        let length = byte(reader)?;
        let name = reader.take(length)?;
        let bit = Class::ALL.iter().position(|(_, known)| known.as_bytes() == name);
        bit.ok_or_else(|| NetworkError::UnknownClass { name: name.iter().map(|&byte| char::from(byte)).collect() })
    });
    names.collect()
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
        let affixes = short(reader)?;
        let [width, hidden, layers] = [byte(reader)?, byte(reader)?, byte(reader)?];
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
        let mut reader = Reader::new(bytes);
        if reader.take(MAGIC.len()).map_err(|_| NetworkError::NotANetwork)? != MAGIC {
            return Err(NetworkError::NotANetwork);
        }
        let [found] = reader.array()?;
        if found != FORMAT {
            return Err(NetworkError::OtherVersion { found, expected: FORMAT });
        }
        let checksum = u32::from_le_bytes(reader.array()?);
        if reader.rest().iter().fold(Hash::new(FORMAT), |hash, &byte| hash.byte(byte)).folded() != checksum {
            return Err(NetworkError::Damaged);
        }
        let bits = classes(&mut reader)?;
        let sizes = Sizes::read(&mut reader)?;
        let network = read_parts(&mut reader, checksum, &bits, &sizes)?;
        if reader.rest().is_empty() { Ok(network) } else { Err(NetworkError::Damaged) }
    }
}

fn read_parts(reader: &mut Reader<'_>, checksum: u32, bits: &[usize], sizes: &Sizes) -> Result<Network, NetworkError> {
    let embeddings = read_embeddings(reader, bits, sizes)?;
    let mut layers = Vec::with_capacity(sizes.layers);
    for at in 0..sizes.layers {
        let inputs = if at == 0 { sizes.width } else { 2 * sizes.hidden };
        layers.push([direction(reader, inputs, sizes.hidden)?, direction(reader, inputs, sizes.hidden)?]);
    }
    let scores = matrix(reader, 2 * sizes.hidden, TAGS)?;
    let biases = floats(reader, TAGS)?;
    let steps = floats(reader, TAGS * TAGS)?;
    Ok(Network {
        checksum,
        embeddings,
        layers,
        scores,
        score_biases: std::array::from_fn(|tag| biases[tag]),
        chain: Chain::new(std::array::from_fn(|from| std::array::from_fn(|to| steps[from * TAGS + to]))),
    })
}

fn read_embeddings(reader: &mut Reader<'_>, bits: &[usize], sizes: &Sizes) -> Result<Embeddings, NetworkError> {
    let &Sizes { affixes, width, .. } = sizes;
    let rows = 1 + affixes + SHAPES + PLACES + PROPOSALS;
    let (step, rows) = values(reader, rows * width)?;
    let mut classes = vec![None; Class::ALL.len()];
    for &bit in bits {
        let row = reader.take(width)?.iter().map(|&byte| byte as i8).collect();
        classes[bit] = Some(row);
    }
    Ok(Embeddings { step, width, affixes, rows, classes })
}
