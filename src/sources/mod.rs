//! Who is behind an attribution: names, what pronouns and offices stand for, types.

pub mod mention;
pub mod referent;
pub mod source_type;
