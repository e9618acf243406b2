//! What a language is: a pack of data. Nothing else in the engine knows one language from another.

#[cfg(not(target_arch = "wasm32"))]
pub mod build;
pub mod class;
pub mod detect;
pub mod lexicon;
pub mod list;
pub mod pack;
pub mod rows;
pub mod table;
pub mod traits;
pub mod verbs;
