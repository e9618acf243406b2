//! The distribution and what it is made of.

mod bundle;
mod declarations;
pub mod dist;
mod glue;
pub mod integrity;
pub mod native;
pub mod npm;
mod panics;
pub mod wasm;
pub mod wheel;
pub mod wordpress;
