//! What other programs make of Selon: formats, engines for archives, Python, WordPress.

pub mod archive;
pub mod formats;
pub mod wheel;
pub mod wordpress;
