//! What can go wrong in a page.

use wasm_bindgen::JsValue;

/// What browser interfaces throw, and what this layer throws to JavaScript: one word, where an enumeration
/// would make every function that may fail larger.
pub type Thrown = JsValue;

/// A JavaScript error that says `message`.
pub fn thrown(message: &str) -> Thrown {
    js_sys::Error::new(message).into()
}

/// Why Selon cannot be at work somewhere.
#[derive(Debug)]
pub enum Error {
    /// The article, something around it or something in it already carries badges.
    AlreadyMounted,
    /// There is no page here: a worker, or an article that belongs to no document.
    NoDocument,
}

impl From<Error> for Thrown {
    fn from(error: Error) -> Self {
        thrown(match error {
            Error::AlreadyMounted => "Selon is already at work in this article",
            Error::NoDocument => "there is no page here",
        })
    }
}
