//! The language packs that were loaded.

use std::cell::RefCell;
use std::rc::Rc;

use super::error::Error;
use crate::analysis::Analysis;
use crate::language::pack::Pack;
use crate::Options;

thread_local! {
    static PACKS: RefCell<Vec<Rc<Pack>>> = const { RefCell::new(Vec::new()) };
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

/// Annotates a text with the pack for a BCP 47 tag; `fr-CA` is read with `fr`.
pub fn annotate(text: &str, lang: &str, options: &Options) -> Result<Analysis, Error> {
    let primary = lang.split(['-', '_']).next().unwrap_or_default();
    let pack = PACKS.with_borrow(|packs| packs.iter().find(|pack| pack.tag.eq_ignore_ascii_case(primary)).cloned());
    let pack = pack.ok_or_else(|| Error::NoPack(lang.to_owned()))?;
    Ok(crate::annotate(text, &pack, options))
}
