//! What can go wrong in the browser.

use std::fmt;

use wasm_bindgen::JsValue;

use crate::language::pack::PackError;
use crate::network::NetworkError;

/// What browser interfaces throw, and what this layer throws to JavaScript: one word, where an [`Error`]
/// would make every function that may fail larger.
pub type Thrown = JsValue;

/// Why the browser layer could not do what it was asked.
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
    /// No badge style has this name.
    Style(String),
    /// The article, something around it or something in it already carries badges.
    AlreadyMounted,
    /// There is no page here: a worker, or an article that belongs to no document.
    NoDocument,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Pack(error) => error.fmt(f),
            Error::Network(error) => error.fmt(f),
            Error::NoNetwork => write!(f, "model.pack is not loaded"),
            Error::NoPack(lang) => write!(f, "no language pack is loaded for \"{lang}\""),
            Error::Style(style) => write!(f, "badges=\"{style}\" is none of marker, pill, none"),
            Error::AlreadyMounted => write!(f, "Selon is already at work in this article"),
            Error::NoDocument => write!(f, "there is no page here"),
        }
    }
}

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        js_sys::Error::new(&error.to_string()).into()
    }
}
