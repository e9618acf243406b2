//! A register of 128 bits, as eight numbers of 16 bits or four sums of 32. Integer arithmetic wraps alike
//! everywhere, so the three paths give the same result to the bit.

pub use register::Lanes;

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod register {
    use core::arch::wasm32::*;

    /// Eight numbers of 16 bits, or four sums of 32.
    #[derive(Clone, Copy, Debug)]
    pub struct Lanes(v128);

    impl Lanes {
        /// Eight numbers.
        #[inline(always)]
        pub fn new([a, b, c, d, e, f, g, h]: [i16; 8]) -> Self {
            Lanes(i16x8(a, b, c, d, e, f, g, h))
        }

        /// One pair of numbers four times.
        #[inline(always)]
        pub fn repeat(pair: [i16; 2]) -> Self {
            Lanes(i32x4_splat(super::joined(pair)))
        }

        /// Adds to four sums the products of four pairs of numbers with one pair.
        #[inline(always)]
        pub fn add_products(self, pairs: Lanes, pair: Lanes) -> Self {
            Lanes(i32x4_add(self.0, i32x4_dot_i16x8(pairs.0, pair.0)))
        }

        /// The four sums.
        #[inline(always)]
        pub fn sums(self) -> [i32; 4] {
            let v = self.0;
            [
                i32x4_extract_lane::<0>(v),
                i32x4_extract_lane::<1>(v),
                i32x4_extract_lane::<2>(v),
                i32x4_extract_lane::<3>(v),
            ]
        }
    }
}

#[cfg(target_arch = "x86_64")]
mod register {
    use core::arch::x86_64::*;

    /// Eight numbers of 16 bits, or four sums of 32.
    #[derive(Clone, Copy, Debug)]
    pub struct Lanes(__m128i);

    // SAFETY of all calls: SSE2 is part of every x86-64 processor.
    impl Lanes {
        /// Eight numbers.
        #[inline(always)]
        pub fn new([a, b, c, d, e, f, g, h]: [i16; 8]) -> Self {
            Lanes(unsafe { _mm_setr_epi16(a, b, c, d, e, f, g, h) })
        }

        /// One pair of numbers four times.
        #[inline(always)]
        pub fn repeat(pair: [i16; 2]) -> Self {
            Lanes(unsafe { _mm_set1_epi32(super::joined(pair)) })
        }

        /// Adds to four sums the products of four pairs of numbers with one pair.
        #[inline(always)]
        pub fn add_products(self, pairs: Lanes, pair: Lanes) -> Self {
            Lanes(unsafe { _mm_add_epi32(self.0, _mm_madd_epi16(pairs.0, pair.0)) })
        }

        /// The four sums.
        #[inline(always)]
        pub fn sums(self) -> [i32; 4] {
            let [low, high] =
                unsafe { [self.0, _mm_unpackhi_epi64(self.0, self.0)].map(|half| _mm_cvtsi128_si64(half)) };
            [low as i32, (low >> 32) as i32, high as i32, (high >> 32) as i32]
        }
    }
}

#[cfg(not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128"))))]
mod register {
    pub use super::scalar::Lanes;
}

/// Two numbers of 16 bits as one of 32, the first in the lower half.
#[cfg(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn joined([low, high]: [i16; 2]) -> i32 {
    i32::from(high) << 16 | i32::from(low as u16)
}

/// The same without vector instructions: what other processors run, and what the others are tested against.
#[cfg(any(test, not(any(target_arch = "x86_64", all(target_arch = "wasm32", target_feature = "simd128")))))]
mod scalar {
    /// Eight numbers of 16 bits, or four sums of 32.
    #[derive(Clone, Copy, Debug)]
    pub struct Lanes([i16; 8]);

    impl Lanes {
        /// Eight numbers.
        pub fn new(numbers: [i16; 8]) -> Self {
            Lanes(numbers)
        }

        /// One pair of numbers four times.
        #[inline(always)]
        pub fn repeat(pair: [i16; 2]) -> Self {
            let [a, b] = pair;
            Lanes([a, b, a, b, a, b, a, b])
        }

        /// Adds to four sums the products of four pairs of numbers with one pair.
        #[inline(always)]
        pub fn add_products(self, pairs: Lanes, pair: Lanes) -> Self {
            let mut sums = self.sums();
            for (at, sum) in sums.iter_mut().enumerate() {
                for side in [2 * at, 2 * at + 1] {
                    *sum = sum.wrapping_add(i32::from(pairs.0[side]) * i32::from(pair.0[side]));
                }
            }
            let mut halves = [0; 8];
            for (half, sum) in halves.chunks_exact_mut(2).zip(sums) {
                half.copy_from_slice(&[sum as i16, (sum >> 16) as i16]);
            }
            Lanes(halves)
        }

        /// The four sums.
        #[inline(always)]
        pub fn sums(self) -> [i32; 4] {
            let half = |at: usize| i32::from(self.0[at + 1]) << 16 | i32::from(self.0[at] as u16);
            [half(0), half(2), half(4), half(6)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vector_and_scalar_paths_agree() {
        let mut state = 1u32;
        let mut number = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 16) as i16 / 4
        };
        let mut fast = Lanes::new([0; 8]);
        let mut slow = scalar::Lanes::new([0; 8]);
        for _ in 0..40 {
            let pairs = [(); 8].map(|()| number());
            let pair = [number(), number()];
            fast = fast.add_products(Lanes::new(pairs), Lanes::repeat(pair));
            slow = slow.add_products(scalar::Lanes::new(pairs), scalar::Lanes::repeat(pair));
            assert_eq!(fast.sums(), slow.sums());
        }
    }
}
