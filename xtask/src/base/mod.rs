//! Small tools that know nothing of Selon.

pub mod paths;
pub mod process;
pub mod stamp;
