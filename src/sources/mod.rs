//! Who is behind an attribution: names, what pronouns and offices stand for, types.

pub mod acronym;
pub mod apposition;
pub mod entity;
mod gather;
mod headline;
pub mod label;
pub mod mention;
pub mod name;
pub mod nameless;
pub mod office;
pub mod phrase;
pub mod pronoun;
pub mod referent;
pub mod relative;
pub mod resolution;
pub mod source_type;
pub mod traits;
pub mod understood;
mod weights;
