//! What Selon says in words.

pub mod excerpt;
pub mod texts;
