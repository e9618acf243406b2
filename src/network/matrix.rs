//! Matrices of whole numbers, laid out so that a row of registers is one step of a product.

use super::lanes::Lanes;

/// A matrix of whole multiples of a step. `N` registers of four sums are worked on at a time.
#[derive(Clone, Debug)]
pub struct Matrix<const N: usize> {
    /// What one unit is worth.
    pub step: f32,
    /// For each block of 4·N outputs, for each pair of inputs: the pair's weights for those outputs.
    weights: Vec<[Lanes; N]>,
    /// Number of pairs of inputs.
    pairs: usize,
}

impl<const N: usize> Matrix<N> {
    /// Outputs worked on at a time: the number of outputs is rounded up to a multiple of it.
    pub const BLOCK: usize = 4 * N;

    /// A matrix from its values, input by input; the number of inputs is even.
    pub fn new(step: f32, values: &[i8], outputs: usize) -> Self {
        let pairs = values.len() / outputs / 2;
        let value = |input: usize, output: usize| {
            if output < outputs { i16::from(values[input * outputs + output]) } else { 0 }
        };
        let blocks = outputs.div_ceil(Self::BLOCK);
        let weights = (0..blocks * pairs).map(|at| {
            let (block, pair) = (at / pairs, at % pairs);
            std::array::from_fn(|register| {
                let output = |lane: usize| block * Self::BLOCK + register * 4 + lane / 2;
                Lanes::new(std::array::from_fn(|lane| value(2 * pair + lane % 2, output(lane))))
            })
        });
        Matrix { step, weights: weights.collect(), pairs }
    }

    /// Number of inputs.
    pub fn inputs(&self) -> usize {
        2 * self.pairs
    }

    /// The product with a vector, in units of `step` times the vector's own unit.
    #[inline]
    pub fn multiply(&self, input: &[i16], output: &mut [i32]) {
        let blocks = self.weights.chunks_exact(self.pairs);
        for (block, output) in blocks.zip(output.chunks_exact_mut(Self::BLOCK)) {
            let mut sums = [Lanes::new([0; 8]); N];
            for (weights, pair) in block.iter().zip(input.chunks_exact(2)) {
                let pair = Lanes::repeat([pair[0], pair[1]]);
                for (sum, &weights) in sums.iter_mut().zip(weights) {
                    *sum = sum.add_products(weights, pair);
                }
            }
            for (four, sum) in output.chunks_exact_mut(4).zip(sums) {
                four.copy_from_slice(&sum.sums());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn multiplies() {
        let values: Vec<i8> = (0..4 * 5).map(|n| (n * 37 % 101) as i8 - 50).collect();
        let input = [3, -200, 4095, 7];
        let mut output = [0; 8];
        Matrix::<2>::new(1.0, &values, 5).multiply(&input, &mut output);
        for (at, &sum) in output.iter().enumerate().take(5) {
            let expected: i32 = (0..4).map(|i| i32::from(input[i]) * i32::from(values[i * 5 + at])).sum();
            assert_eq!(sum, expected);
        }
    }
}
