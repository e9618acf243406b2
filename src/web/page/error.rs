//! What can go wrong in a page.

use std::fmt;

use wasm_bindgen::JsValue;

/// What browser interfaces throw, and what this layer throws to JavaScript: one word, where an enumeration
/// would make every function that may fail larger.
pub type Thrown = JsValue;

/// A JavaScript error that says `message`.
pub fn thrown(message: &dyn fmt::Display) -> Thrown {
    js_sys::Error::new(&message.to_string()).into()
}

/// Why Selon cannot be at work somewhere.
#[derive(Debug)]
pub enum Error {
    /// The article, something around it or something in it already carries badges.
    AlreadyMounted,
    /// There is no page here: a worker, or an article that belongs to no document.
    NoDocument,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Error::AlreadyMounted => "Selon is already at work in this article",
            Error::NoDocument => "there is no page here",
        })
    }
}

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        thrown(&error)
    }
}
