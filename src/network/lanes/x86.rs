//! The registers of x86-64: 128 bits, which every one has, and 256 with AVX2.

// SAFETY of the narrow register's calls: SSE2 is part of every x86-64 processor. Of the wide one's: it is only used
// where AVX2 has been found. Of loads and stores: as their callers grant.

use core::arch::x86_64::*;

use super::register::Lanes;

/// Four places of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct Narrow(__m128i);

/// Eight places of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct Wide(__m256i);

/// The methods that differ only in the names of the instructions.
macro_rules! lanes {
    ($register:ident, $width:literal,
     $zero:ident $splat:ident $madd:ident $add:ident $to_float:ident $from_float:ident $as_float:ident
     $splat_float:ident $load:ident $load_float:ident $store_float:ident
     $add_float:ident $sub_float:ident $mul_float:ident $div_float:ident $max_float:ident $min_float:ident,
     $low:ident) => {
        impl Lanes for $register {
            const WIDTH: usize = $width;

            #[inline(always)]
            fn zero() -> Self {
                $register(unsafe { $zero() })
            }

            #[inline(always)]
            fn splat_pair(pair: &[i16; 2]) -> Self {
                $register(unsafe { $splat(pair.as_ptr().cast::<i32>().read_unaligned()) })
            }

            #[inline(always)]
            unsafe fn load_numbers(from: *const i16) -> Self {
                $register(unsafe { $load(from.cast()) })
            }

            #[inline(always)]
            fn add_products(self, one: Self, other: Self) -> Self {
                $register(unsafe { $add(self.0, $madd(one.0, other.0)) })
            }

            #[inline(always)]
            fn to_fractions(self) -> Self {
                $register(unsafe { $from_float($to_float(self.0)) })
            }

            #[inline(always)]
            fn splat(fraction: f32) -> Self {
                $register(unsafe { $from_float($splat_float(fraction)) })
            }

            #[inline(always)]
            unsafe fn load(from: *const f32) -> Self {
                $register(unsafe { $from_float($load_float(from)) })
            }

            #[inline(always)]
            unsafe fn store(self, to: *mut f32) {
                unsafe { $store_float(to, $as_float(self.0)) }
            }

            #[inline(always)]
            unsafe fn store_low(self, to: *mut i16) {
                unsafe { $low(self.0, to) }
            }

            #[inline(always)]
            fn add(self, other: Self) -> Self {
                $register(unsafe { $from_float($add_float($as_float(self.0), $as_float(other.0))) })
            }

            #[inline(always)]
            fn sub(self, other: Self) -> Self {
                $register(unsafe { $from_float($sub_float($as_float(self.0), $as_float(other.0))) })
            }

            #[inline(always)]
            fn mul(self, other: Self) -> Self {
                $register(unsafe { $from_float($mul_float($as_float(self.0), $as_float(other.0))) })
            }

            #[inline(always)]
            fn div(self, other: Self) -> Self {
                $register(unsafe { $from_float($div_float($as_float(self.0), $as_float(other.0))) })
            }

            // The second operand is what these instructions give where one is not a number.
            #[inline(always)]
            fn max(self, bound: Self) -> Self {
                $register(unsafe { $from_float($max_float($as_float(bound.0), $as_float(self.0))) })
            }

            #[inline(always)]
            fn min(self, bound: Self) -> Self {
                $register(unsafe { $from_float($min_float($as_float(bound.0), $as_float(self.0))) })
            }
        }
    };
}

lanes!(Narrow, 4,
    _mm_setzero_si128 _mm_set1_epi32 _mm_madd_epi16 _mm_add_epi32 _mm_cvtepi32_ps _mm_castps_si128 _mm_castsi128_ps
    _mm_set1_ps _mm_loadu_si128 _mm_loadu_ps _mm_storeu_ps
    _mm_add_ps _mm_sub_ps _mm_mul_ps _mm_div_ps _mm_max_ps _mm_min_ps, store_low_4);

lanes!(Wide, 8,
    _mm256_setzero_si256 _mm256_set1_epi32 _mm256_madd_epi16 _mm256_add_epi32 _mm256_cvtepi32_ps _mm256_castps_si256
    _mm256_castsi256_ps _mm256_set1_ps _mm256_loadu_si256 _mm256_loadu_ps _mm256_storeu_ps
    _mm256_add_ps _mm256_sub_ps _mm256_mul_ps _mm256_div_ps _mm256_max_ps _mm256_min_ps, store_low_8);

/// Stores the lower halves of four places.
#[inline(always)]
unsafe fn store_low_4(places: __m128i, to: *mut i16) {
    unsafe {
        let low = _mm_srai_epi32::<16>(_mm_slli_epi32::<16>(places));
        _mm_storel_epi64(to.cast(), _mm_packs_epi32(low, low));
    }
}

/// Stores the lower halves of eight places.
#[inline(always)]
unsafe fn store_low_8(places: __m256i, to: *mut i16) {
    unsafe {
        let low = _mm256_srai_epi32::<16>(_mm256_slli_epi32::<16>(places));
        let packed = _mm_packs_epi32(_mm256_castsi256_si128(low), _mm256_extracti128_si256::<1>(low));
        _mm_storeu_si128(to.cast(), packed);
    }
}
