//! What a language is: a pack of data. Nothing else in the engine knows one language from another.

#[cfg(not(target_arch = "wasm32"))]
pub mod builtin;
pub mod class;
#[cfg(not(target_arch = "wasm32"))]
pub mod compile;
pub mod detect;
pub mod lexicon;
pub mod pack;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
