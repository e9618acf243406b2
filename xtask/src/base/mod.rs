//! Small tools that know nothing of Selon's engine.

pub mod archive;
pub mod files;
pub mod paths;
pub mod process;
pub mod stamp;
pub mod version;
