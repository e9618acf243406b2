//! What was loaded for the engine: language packs, and the network that they share.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use crate::Options;
use crate::analysis::Analysis;
use crate::language::pack::{Pack, PackError};
use crate::network::{Network, NetworkError};
use crate::pipeline::Language;
use crate::web::page::error::{Thrown, thrown};

/// Why the engine cannot be had.
#[derive(Debug)]
pub enum Error {
    /// The bytes are no language pack for this engine.
    Pack(PackError),
    /// The bytes are no network for this engine.
    Network(NetworkError),
    /// No network was loaded, and the language's pack needs it.
    NoNetwork,
    /// No pack was loaded for this language.
    NoPack(String),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Pack(error) => error.fmt(f),
            Error::Network(error) => error.fmt(f),
            Error::NoNetwork => write!(f, "model.pack is not loaded"),
            Error::NoPack(lang) => write!(f, "no language pack is loaded for \"{lang}\""),
        }
    }
}

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        thrown(&error.to_string())
    }
}

thread_local! {
    static PACKS: RefCell<Vec<Rc<Pack>>> = const { RefCell::new(Vec::new()) };
    static NETWORK: RefCell<Option<Rc<Network>>> = const { RefCell::new(None) };
}

/// Reads a pack and keeps it, in place of an earlier one of the same language; gives its tag.
pub fn load(bytes: &[u8]) -> Result<String, Error> {
    let pack = Pack::read(bytes).map_err(Error::Pack)?;
    let tag = pack.tag.clone();
    PACKS.with_borrow_mut(|packs| {
        packs.retain(|known| known.tag != tag);
        packs.push(Rc::new(pack));
    });
    Ok(tag)
}

/// Reads the network and keeps it.
pub fn load_network(bytes: &[u8]) -> Result<(), Error> {
    let network = Network::read(bytes).map_err(Error::Network)?;
    NETWORK.set(Some(Rc::new(network)));
    Ok(())
}

/// The engine's options with the threshold that the page chose, or else `default`.
pub fn options(threshold: Option<f32>, default: Options) -> Options {
    threshold.map_or(default, |threshold| Options { threshold })
}

/// Annotates a text with the pack for a BCP 47 tag.
pub fn annotate(text: &str, lang: &str, options: &Options) -> Result<Analysis, Error> {
    with(lang, |language| crate::annotate(text, language, options))
}

/// What `work` makes of the pack for a BCP 47 tag, with the network; `fr-CA` is read with `fr`.
pub fn with<T>(lang: &str, work: impl FnOnce(Language<'_>) -> T) -> Result<T, Error> {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    let pack = PACKS.with_borrow(|packs| packs.iter().find(|pack| pack.tag.eq_ignore_ascii_case(primary)).cloned());
    let pack = pack.ok_or_else(|| Error::NoPack(lang.to_owned()))?;
    if pack.rows.is_none() {
        return Ok(work(Language { pack: &pack, reader: None }));
    }
    let network = NETWORK.with_borrow(Clone::clone).ok_or(Error::NoNetwork)?;
    Ok(work(Language::new(&pack, &network).map_err(Error::Network)?))
}
