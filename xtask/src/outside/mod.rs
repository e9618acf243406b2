//! What other programs make of Selon: formats, engines for archives, Python, JavaScript.

pub mod archive;
pub mod formats;
pub mod npm;
pub mod wheel;
