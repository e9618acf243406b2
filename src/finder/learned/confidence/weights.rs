//! Written by `training/calibrate.py`.

use super::evidence::Evidence;

/// The log-odds without evidence, in steps.
pub const BIAS: i16 = 0;

/// What each piece of evidence adds, in steps.
pub const WEIGHTS: &[(usize, i16)] = &[
    (Evidence::Product as usize, 256),
];
