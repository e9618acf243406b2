//! Logistic models: how sure the engine is of what it found, from named pieces of evidence and a weight for each.
//!
//! Weights are written by `training/calibrate.py`, from the values that the engine itself computes. All arithmetic
//! is of the kind that every processor rounds alike, so probabilities are the same everywhere.

use crate::base::curve::{exp, ln};

/// Weights are whole multiples of this.
const STEP: f32 = 1.0 / 256.0;

/// Probabilities nearer to 0 or 1 than this are taken to be this near.
const NEAREST: f32 = 0.002;

/// Declares the evidence of a model: each piece with its meaning. The name is also that in the table of weights.
macro_rules! evidence {
    ($($variant:ident $meaning:literal,)*) => {
        /// A piece of evidence.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Evidence {
            $(#[doc = $meaning] $variant,)*
        }

        impl Evidence {
            /// All pieces, in order.
            pub const ALL: &[Evidence] = &[$(Evidence::$variant,)*];

            /// Their names, in the same order.
            #[cfg(not(target_arch = "wasm32"))]
            pub const NAMES: &[&str] = &[$(stringify!($variant),)*];
        }

        impl From<Evidence> for usize {
            fn from(evidence: Evidence) -> usize {
                evidence as usize
            }
        }
    };
}
pub(crate) use evidence;

/// A model of `N` pieces of evidence.
pub struct Logistic<const N: usize> {
    /// The log-odds without evidence by language, in steps; for others than these, those of the first.
    biases: &'static [(&'static str, i16)],
    /// What each piece adds, in steps.
    weights: [i16; N],
}

impl<const N: usize> Logistic<N> {
    /// A model from its tables: pieces that they lack weigh nothing.
    pub const fn new(biases: &'static [(&'static str, i16)], table: &[(usize, i16)]) -> Self {
        let mut weights = [0; N];
        let mut at = 0;
        while at < table.len() {
            weights[table[at].0] = table[at].1;
            at += 1;
        }
        Logistic { biases, weights }
    }

    /// The probability that the values of all pieces speak for in an article of a language.
    pub fn probability(&self, lang: &str, values: &Values<N>) -> f32 {
        let same = self.biases.iter().find(|(tag, _)| *tag == lang);
        let bias = same.or(self.biases.first()).map_or(0, |&(_, bias)| bias);
        let products = self.weights.iter().zip(&values.0).map(|(&weight, value)| f32::from(weight) * value);
        let sum = products.fold(f32::from(bias), |sum, product| sum + product);
        1.0 / (1.0 + exp(-sum * STEP))
    }
}

/// What the pieces of evidence amount to in one case; 0 says nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct Values<const N: usize>(pub [f32; N]);

impl<const N: usize> Values<N> {
    /// No evidence.
    pub const NONE: Self = Values([0.0; N]);

    /// Notes the value of a piece.
    pub fn set(&mut self, evidence: impl Into<usize>, value: f32) {
        self.0[evidence.into()] = value;
    }

    /// Notes a piece that is there or not.
    pub fn note(&mut self, evidence: impl Into<usize>, is_there: bool) {
        self.set(evidence, f32::from(u8::from(is_there)));
    }
}

/// The logarithm of the odds of a probability.
pub fn log_odds(probability: f32) -> f32 {
    let probability = probability.clamp(NEAREST, 1.0 - NEAREST);
    ln(probability / (1.0 - probability))
}

/// A count so that the first few tell most.
pub fn scaled(count: usize) -> f32 {
    ln(1.0 + count.min(1000) as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_adds_up_as_odds() {
        let model = Logistic::<2>::new(&[("fr", -256), ("en", 256)], &[(1, -128), (0, 512)]);
        let odds = |lang, values| log_odds(model.probability(lang, &Values(values)));
        assert!((odds("fr", [0.0, 0.0]) + 1.0).abs() < 1e-3);
        assert!((odds("fr", [1.0, 2.0]) - 0.0).abs() < 1e-3);
        assert!((odds("en", [0.5, 0.0]) - 2.0).abs() < 1e-3);
        assert_eq!(odds("xx", [0.0, 0.0]), odds("fr", [0.0, 0.0]));
    }
}
