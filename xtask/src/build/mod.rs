//! The distribution and what it is made of.

pub mod dist;
mod glue;
pub mod integrity;
pub mod native;
mod panics;
pub mod wasm;
pub mod wheel;
pub mod wordpress;
