//! The distribution and what it is made of.

mod declarations;
pub mod dist;
mod glue;
mod integrity;
pub mod wasm;
