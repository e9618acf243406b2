//! Vector registers. Integer arithmetic wraps alike everywhere and fractions are rounded alike by every
//! processor, so all of them give the same result to the bit, and so does the scalar path.

mod register;
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
mod scalar;
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod wasm;
#[cfg(target_arch = "x86_64")]
mod x86;

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use register::add_bytes;
pub use register::{Lanes, Work};
// The browser build does not do several at once by itself.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use wasm::add_bytes;

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
                    sample(V::zero(), unsafe { V::load_numbers(numbers.as_ptr()) }, V::splat_pair(&pair), self.0);
                }
            }
        }
    }

    #[inline(always)]
    fn sample<V: Lanes>(zero: V, numbers: V, pair: V, results: &mut Results) {
        let sums = zero.add_products(numbers, pair).add_products(numbers, numbers).to_fractions();
        let others = zero.add_products(pair, numbers).to_fractions().add(V::splat(0.3));
        let unit = V::splat(1.0 / 12_345.0);
        let bounded = others.mul(unit).max(V::splat(-900.0)).min(V::splat(800.0));
        let weights = unsafe { V::load([1.5, -2.5, 3.5, 0.1, 1.5, -2.5, 3.5, 0.1].as_ptr()) };
        let all = [sums.mul(weights), sums.sub(others).div(others), bounded];
        for (lanes, results) in all.into_iter().zip(&mut results.fractions) {
            let mut row = [0.0; 8];
            unsafe { lanes.store(row.as_mut_ptr()) };
            results.extend(&row[..V::WIDTH]);
        }
        let mut row = [0; 8];
        unsafe { bounded.add(V::splat(12_582_912.0)).store_low(row.as_mut_ptr()) };
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
