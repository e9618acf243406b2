//! Small tools that know nothing of text.

pub mod bytes;
pub mod curve;
pub mod hash;
pub mod logistic;
pub mod order;
