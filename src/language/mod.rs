//! What a language is: a pack of data. Nothing else in the engine knows one language from another.

#[cfg(not(target_arch = "wasm32"))]
pub mod builtin;
pub mod class;
#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
pub mod detect;
#[cfg(not(target_arch = "wasm32"))]
pub mod inflection;
pub mod lexicon;
pub mod pack;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
pub mod table;
pub mod verbs;

use crate::network::Network;
use pack::Pack;

/// What the engine reads an article with.
#[derive(Clone, Copy, Debug)]
pub struct Language<'k> {
    /// The language's words.
    pub pack: &'k Pack,
    /// The network, where it is at hand; it is used if the pack says that it knows the language.
    pub network: Option<&'k Network>,
}
