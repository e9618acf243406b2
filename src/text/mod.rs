//! Characters, words and where they are; knows no language.

pub mod character;
pub mod form;
pub mod offsets;
pub mod reading;
pub mod span;
pub mod token;
