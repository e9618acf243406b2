//! What was loaded for the engine: language packs, and the network that they share.

use std::cell::RefCell;
use std::rc::Rc;

use super::error::Error;
use crate::Options;
use crate::analysis::Analysis;
use crate::language::pack::Pack;
use crate::network::Network;
use crate::pipeline::Language;

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

/// Annotates a text with the pack for a BCP 47 tag.
pub fn annotate(text: &str, lang: &str, options: &Options) -> Result<Analysis, Error> {
    with(lang, |language| crate::annotate(text, language, options))
}

/// What `work` makes of the pack for a BCP 47 tag, with the network; `fr-CA` is read with `fr`.
pub fn with<T>(lang: &str, work: impl FnOnce(Language<'_>) -> T) -> Result<T, Error> {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    let pack = PACKS.with_borrow(|packs| packs.iter().find(|pack| pack.tag.eq_ignore_ascii_case(primary)).cloned());
    let pack = pack.ok_or_else(|| Error::NoPack(lang.to_owned()))?;
    let network = NETWORK.with_borrow(Clone::clone);
    if pack.is_learned && network.is_none() {
        return Err(Error::NoNetwork);
    }
    Ok(work(Language { pack: &pack, network: network.as_deref() }))
}
