//! Small tools that know nothing of text.

pub mod bytes;
pub mod hash;
pub mod order;
