//! What Selon says in words.

pub mod texts;
