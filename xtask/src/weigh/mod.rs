//! What the distribution weighs, and of what.

pub mod composition;
pub mod size;
