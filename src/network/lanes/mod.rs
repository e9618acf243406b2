//! Vector registers. Integer arithmetic wraps alike everywhere and fractions are rounded alike by every
//! processor, so all of them give the same result to the bit, and so does the scalar path.

#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
mod scalar;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;
#[cfg(target_arch = "x86_64")]
mod x86;

/// A register: `WIDTH` sums of 32 bits, or as many fractions, or twice as many numbers of 16 bits.
///
/// All methods are inlined, so that they become single instructions where the caller may use them. Slices' methods
/// need not be, and in the browser build, which inlines little, are not: memory is read and written by pointers.
///
/// # Safety
/// What reads or writes memory goes over as many elements as a register holds, wherever they lie.
pub trait Lanes: Copy {
    /// How many sums or fractions a register holds.
    const WIDTH: usize;

    /// All bits zero: sums of nothing.
    fn zero() -> Self;
    /// A pair of numbers in every place of two.
    fn pair(pair: &[i16; 2]) -> Self;
    /// Twice `WIDTH` numbers.
    unsafe fn numbers(from: *const i16) -> Self;
    /// Adds to each sum the products of a pair of numbers with another pair.
    fn add_products(self, one: Self, other: Self) -> Self;
    /// Sums as fractions.
    fn to_fractions(self) -> Self;

    /// One fraction in every place.
    fn fraction(fraction: f32) -> Self;
    /// `WIDTH` fractions.
    unsafe fn fractions(from: *const f32) -> Self;
    /// Writes the fractions.
    unsafe fn write(self, to: *mut f32);
    /// Writes the fractions as whole numbers: the lower bits of each, which is between 2²³ and 2²⁴.
    unsafe fn write_low(self, to: *mut i16);
    /// Sum, place by place.
    fn plus(self, other: Self) -> Self;
    /// Difference, place by place.
    fn minus(self, other: Self) -> Self;
    /// Product, place by place.
    fn times(self, other: Self) -> Self;
    /// Quotient, place by place.
    fn over(self, other: Self) -> Self;
    /// The greater, place by place; if one is not a number, `self`'s.
    fn at_least(self, bound: Self) -> Self;
    /// The smaller, place by place; if one is not a number, `self`'s.
    fn at_most(self, bound: Self) -> Self;
}

/// What is done with registers of some width.
pub trait Work {
    /// Does it. To be inlined with all that it calls: only then may the wider registers be used.
    fn run<V: Lanes>(self);
}

/// Does the work with the widest registers of the processor that it runs on.
#[cfg(target_arch = "x86_64")]
pub fn with_widest(work: impl Work) {
    #[target_feature(enable = "avx2")]
    fn with_avx2(work: impl Work) {
        work.run::<x86::Wide>();
    }
    if std::arch::is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has just said that it knows AVX2.
        unsafe { with_avx2(work) }
    } else {
        work.run::<x86::Narrow>();
    }
}

/// Does the work with the widest registers of the processor that it runs on.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(never)]
pub fn with_widest(work: impl Work) {
    work.run::<wasm::Register>();
}

/// Does the work with the widest registers of the processor that it runs on.
#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
pub fn with_widest(work: impl Work) {
    work.run::<scalar::Scalar>();
}

/// Adds the numbers of `row` to those of `sum`. The browser build does not do several at once by itself.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use wasm::add_bytes;

/// Adds the numbers of `row` to those of `sum`.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub fn add_bytes(sum: &mut [i16], row: &[i8]) {
    for (sum, &value) in sum.iter_mut().zip(row) {
        *sum += i16::from(value);
    }
}

#[cfg(test)]
mod tests {
    use super::scalar::Scalar;
    use super::*;

    /// What a few operations on some numbers give, each in order, whatever the registers' width.
    #[derive(Debug, Default, PartialEq)]
    struct Results {
        fractions: [Vec<f32>; 3],
        numbers: Vec<i16>,
    }

    struct Sample<'r>(&'r mut Results);

    impl Work for Sample<'_> {
        #[inline(always)]
        fn run<V: Lanes>(self) {
            let mut state = 1u32;
            let mut number = || {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 16) as i16 / 4
            };
            let numbers: Vec<i16> = (0..640).map(|_| number()).collect();
            for sixteen in numbers.chunks_exact(32) {
                let pair = [sixteen[3], sixteen[7]];
                for numbers in sixteen.chunks_exact(2 * V::WIDTH) {
                    sample(V::zero(), unsafe { V::numbers(numbers.as_ptr()) }, V::pair(&pair), self.0);
                }
            }
        }
    }

    #[inline(always)]
    fn sample<V: Lanes>(zero: V, numbers: V, pair: V, results: &mut Results) {
        let sums = zero.add_products(numbers, pair).add_products(numbers, numbers).to_fractions();
        let others = zero.add_products(pair, numbers).to_fractions().plus(V::fraction(0.3));
        let unit = V::fraction(1.0 / 12_345.0);
        let bounded = others.times(unit).at_least(V::fraction(-900.0)).at_most(V::fraction(800.0));
        let weights = unsafe { V::fractions([1.5, -2.5, 3.5, 0.1, 1.5, -2.5, 3.5, 0.1].as_ptr()) };
        let all = [sums.times(weights), sums.minus(others).over(others), bounded];
        for (lanes, results) in all.into_iter().zip(&mut results.fractions) {
            let mut row = [0.0; 8];
            unsafe { lanes.write(row.as_mut_ptr()) };
            results.extend(&row[..V::WIDTH]);
        }
        let mut row = [0; 8];
        unsafe { bounded.plus(V::fraction(12_582_912.0)).write_low(row.as_mut_ptr()) };
        results.numbers.extend(&row[..V::WIDTH]);
    }

    fn results(work: impl Fn(Sample<'_>)) -> Results {
        let mut results = Results::default();
        work(Sample(&mut results));
        results
    }

    #[test]
    fn all_registers_agree() {
        let slow = results(|sample| sample.run::<Scalar>());
        assert!(slow.numbers.iter().any(|&number| number < 0) && slow.numbers.contains(&800));
        #[cfg(target_arch = "x86_64")]
        assert_eq!(results(|sample| sample.run::<x86::Narrow>()), slow);
        assert_eq!(results(|sample| with_widest(sample)), slow);
    }
}
