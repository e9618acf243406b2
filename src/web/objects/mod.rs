//! Analyses as JavaScript objects, with the names that serde gives their parts natively. By hand: serde's way to and from
//! objects takes a sixth of the build without engine. The tests hold both against each other.

#[cfg(feature = "view")]
pub mod read;
pub mod write;
