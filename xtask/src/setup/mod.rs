//! What has to be there before anything can be built or tested, installed if it is not.

pub mod apt;
pub mod browser;
mod debian;
pub mod node;
pub mod python;
pub mod toolchain;
pub mod wordpress;

/// The target of the engine.
pub const WASM: &str = "wasm32-unknown-unknown";
