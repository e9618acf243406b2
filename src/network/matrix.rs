//! Matrices of whole numbers, laid out so that registers are filled by plain loads.

use super::lanes::Lanes;

/// A matrix of whole multiples of a step. `N` is twice the number of outputs that lie side by side.
#[derive(Clone, Debug)]
pub struct Matrix<const N: usize> {
    /// What one unit is worth.
    pub step: f32,
    /// For each block of N / 2 outputs, for each pair of inputs: the pair's weights for those outputs.
    weights: Vec<[i16; N]>,
    /// Number of pairs of inputs.
    pairs: usize,
}

/// Registers with sums of one row: with those of another row, a weight and the inputs, what 16 can hold.
const TILE: usize = 6;

impl<const N: usize> Matrix<N> {
    /// Outputs side by side: the number of outputs is rounded up to a multiple of it.
    pub const BLOCK: usize = N / 2;

    /// A matrix from its values, input by input; the number of inputs is even.
    pub fn new(step: f32, values: &[i8], outputs: usize) -> Self {
        let pairs = values.len() / outputs / 2;
        let value = |input: usize, output: usize| {
            if output < outputs { i16::from(values[input * outputs + output]) } else { 0 }
        };
        let weights = (0..outputs.div_ceil(Self::BLOCK) * pairs).map(|at| {
            let (block, pair) = (at / pairs, at % pairs);
            std::array::from_fn(|at| value(2 * pair + at % 2, block * Self::BLOCK + at / 2))
        });
        Matrix { step, weights: weights.collect(), pairs }
    }

    /// Number of inputs.
    pub fn inputs(&self) -> usize {
        2 * self.pairs
    }

    /// Number of outputs, padding included.
    pub fn outputs(&self) -> usize {
        self.weights.len() / self.pairs * Self::BLOCK
    }

    /// The products with each row of `inputs`, written to as many rows of `outputs`; `unit` is the worth of an input's
    /// unit times `step`.
    #[inline(always)]
    pub fn multiply<V: Lanes>(&self, inputs: &[i16], unit: f32, outputs: &mut [f32]) {
        let length = self.outputs();
        let mut rows = inputs.chunks_exact(2 * self.inputs());
        let mut written = outputs.chunks_exact_mut(2 * length);
        for (rows, outputs) in rows.by_ref().zip(written.by_ref()) {
            let (one, other) = rows.split_at(self.inputs());
            let (to_one, to_other) = outputs.split_at_mut(length);
            self.multiply_two::<V>([one, other], unit, [to_one, to_other]);
        }
        if !rows.remainder().is_empty() {
            self.multiply_one::<V>(rows.remainder(), unit, written.into_remainder());
        }
    }

    /// The products with one row.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    pub fn multiply_one<V: Lanes>(&self, row: &[i16], unit: f32, output: &mut [f32]) {
        let row = row.as_chunks().0;
        for (block, output) in self.weights.chunks_exact(self.pairs).zip(output.chunks_exact_mut(Self::BLOCK)) {
            if Self::BLOCK.is_multiple_of(TILE * V::WIDTH) {
                for start in (0..Self::BLOCK).step_by(TILE * V::WIDTH) {
                    write(tile(block, start, row), V::splat(unit), output, start);
                }
            } else {
                for start in (0..Self::BLOCK).step_by(V::WIDTH) {
                    let mut sum = V::zero();
                    for (weights, pair) in block.iter().zip(row) {
                        // SAFETY: the weights are those of a whole number of registers.
                        let weights = unsafe { V::load_numbers(weights.as_ptr().add(2 * start)) };
                        sum = sum.add_products(weights, V::splat_pair(pair));
                    }
                    // SAFETY: likewise.
                    unsafe { sum.to_fractions().mul(V::splat(unit)).store(output.as_mut_ptr().add(start)) };
                }
            }
        }
    }

    /// The products with two rows: each weight is loaded once for both.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    #[cfg_attr(not(target_arch = "wasm32"), inline(always))]
    fn multiply_two<V: Lanes>(&self, [one, other]: [&[i16]; 2], unit: f32, [to_one, to_other]: [&mut [f32]; 2]) {
        // Known when compiled; not asserted then, since matrices of other widths never come here.
        assert!(Self::BLOCK.is_multiple_of(TILE * V::WIDTH));
        let (one, other) = (one.as_chunks().0, other.as_chunks().0);
        for (at, block) in self.weights.chunks_exact(self.pairs).enumerate() {
            for start in (0..Self::BLOCK).step_by(TILE * V::WIDTH) {
                let [sums, others] = double_tile(block, start, one, other);
                write(sums, V::splat(unit), to_one, at * Self::BLOCK + start);
                write(others, V::splat(unit), to_other, at * Self::BLOCK + start);
            }
        }
    }
}

// Several pairs a turn: the tier of the browser in which a page's first article runs keeps sums in registers from pair
// to pair, but not from turn to turn.

/// The sums of one row for the outputs from `start` that six registers hold.
#[inline(always)]
fn tile<V: Lanes, const N: usize>(block: &[[i16; N]], start: usize, row: &[[i16; 2]]) -> [V; TILE] {
    let mut sums = [V::zero(); TILE];
    let (weights, last_weights) = block.as_chunks::<4>();
    let (pairs, last_pairs) = row.as_chunks::<4>();
    for (weights, pairs) in weights.iter().zip(pairs) {
        sums = add(sums, &weights[0], start, V::splat_pair(&pairs[0]));
        sums = add(sums, &weights[1], start, V::splat_pair(&pairs[1]));
        sums = add(sums, &weights[2], start, V::splat_pair(&pairs[2]));
        sums = add(sums, &weights[3], start, V::splat_pair(&pairs[3]));
    }
    for (weights, pair) in last_weights.iter().zip(last_pairs) {
        sums = add(sums, weights, start, V::splat_pair(pair));
    }
    sums
}

/// The sums of two rows.
#[inline(always)]
fn double_tile<V: Lanes, const N: usize>(
    block: &[[i16; N]],
    start: usize,
    one: &[[i16; 2]],
    other: &[[i16; 2]],
) -> [[V; TILE]; 2] {
    let [mut sums, mut others] = [[V::zero(); TILE]; 2];
    let (weights, last_weights) = block.as_chunks::<2>();
    let ((one, last_one), (other, last_other)) = (one.as_chunks::<2>(), other.as_chunks::<2>());
    for ((weights, one), other) in weights.iter().zip(one).zip(other) {
        sums = add(sums, &weights[0], start, V::splat_pair(&one[0]));
        others = add(others, &weights[0], start, V::splat_pair(&other[0]));
        sums = add(sums, &weights[1], start, V::splat_pair(&one[1]));
        others = add(others, &weights[1], start, V::splat_pair(&other[1]));
    }
    for ((weights, one), other) in last_weights.iter().zip(last_one).zip(last_other) {
        sums = add(sums, weights, start, V::splat_pair(one));
        others = add(others, weights, start, V::splat_pair(other));
    }
    [sums, others]
}

// Written out and not as loops: the browser build unrolls nothing and would keep the loops, and the sums in memory.

/// Adds a pair's products with the weights for the outputs from `start` that six registers hold.
#[inline(always)]
fn add<V: Lanes, const N: usize>(
    [a, b, c, d, e, f]: [V; TILE],
    weights: &[i16; N],
    start: usize,
    pair: V,
) -> [V; TILE] {
    assert!(start + TILE * V::WIDTH <= N / 2);
    // SAFETY: there are as many weights, as asserted.
    unsafe {
        let weights = weights.as_ptr().add(2 * start);
        [
            a.add_products(V::load_numbers(weights), pair),
            b.add_products(V::load_numbers(weights.add(2 * V::WIDTH)), pair),
            c.add_products(V::load_numbers(weights.add(4 * V::WIDTH)), pair),
            d.add_products(V::load_numbers(weights.add(6 * V::WIDTH)), pair),
            e.add_products(V::load_numbers(weights.add(8 * V::WIDTH)), pair),
            f.add_products(V::load_numbers(weights.add(10 * V::WIDTH)), pair),
        ]
    }
}

/// Writes six registers' sums, each worth `unit`, to `output` from `start`.
#[inline(always)]
fn write<V: Lanes>([a, b, c, d, e, f]: [V; TILE], unit: V, output: &mut [f32], start: usize) {
    assert!(start + TILE * V::WIDTH <= output.len());
    // SAFETY: there is as much room, as asserted.
    unsafe {
        let output = output.as_mut_ptr().add(start);
        a.to_fractions().mul(unit).store(output);
        b.to_fractions().mul(unit).store(output.add(V::WIDTH));
        c.to_fractions().mul(unit).store(output.add(2 * V::WIDTH));
        d.to_fractions().mul(unit).store(output.add(3 * V::WIDTH));
        e.to_fractions().mul(unit).store(output.add(4 * V::WIDTH));
        f.to_fractions().mul(unit).store(output.add(5 * V::WIDTH));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::lanes::{Work, with_widest};

    struct Products<'p, const N: usize>(&'p Matrix<N>, &'p [i16], &'p mut [f32]);

    impl<const N: usize> Work for Products<'_, N> {
        #[inline(always)]
        fn run<V: Lanes>(self) {
            let (rows, outputs) = (self.1.chunks_exact(self.0.inputs()), self.0.outputs());
            for (row, output) in rows.zip(self.2.chunks_exact_mut(outputs)) {
                self.0.multiply_one::<V>(row, 0.5, output);
            }
            if N == 96 {
                let alone = self.2.to_vec();
                self.0.multiply::<V>(self.1, 0.5, self.2);
                assert_eq!(alone, self.2);
            }
        }
    }

    fn check<const N: usize>(outputs: usize, rows: usize) {
        let values: Vec<i8> = (0..6 * outputs).map(|n| (n * 37 % 101) as i8 - 50).collect();
        let inputs: Vec<i16> = (0..6 * rows).map(|n| (n * 7919 % 8191) as i16 - 4095).collect();
        let matrix = Matrix::<N>::new(1.0, &values, outputs);
        let mut products = vec![0.0; rows * matrix.outputs()];
        with_widest(Products(&matrix, &inputs, &mut products));
        for (row, products) in inputs.chunks_exact(6).zip(products.chunks_exact(matrix.outputs())) {
            for (at, &product) in products.iter().enumerate().take(outputs) {
                let sum: i32 = (0..6).map(|i| i32::from(row[i]) * i32::from(values[i * outputs + at])).sum();
                assert_eq!(product, sum as f32 * 0.5);
            }
        }
    }

    #[test]
    fn multiplies() {
        check::<16>(5, 3);
        check::<96>(48, 1);
        check::<96>(96, 5);
    }
}
