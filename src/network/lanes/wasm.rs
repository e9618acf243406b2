//! The 128 bits of WebAssembly. Its loads and stores need no alignment.

use core::arch::wasm32::*;

use super::register::Lanes;

/// Four places of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct Register(v128);

impl Lanes for Register {
    const WIDTH: usize = 4;

    #[inline(always)]
    fn zero() -> Self {
        Register(i32x4_splat(0))
    }

    #[inline(always)]
    fn splat_pair(pair: &[i16; 2]) -> Self {
        // SAFETY: two numbers are four bytes.
        Register(unsafe { v128_load32_splat(pair.as_ptr().cast()) })
    }

    #[inline(always)]
    unsafe fn load_numbers(from: *const i16) -> Self {
        // SAFETY: as the caller grants.
        Register(unsafe { v128_load(from.cast()) })
    }

    #[inline(always)]
    fn add_products(self, one: Self, other: Self) -> Self {
        Register(i32x4_add(self.0, i32x4_dot_i16x8(one.0, other.0)))
    }

    #[inline(always)]
    fn to_fractions(self) -> Self {
        Register(f32x4_convert_i32x4(self.0))
    }

    #[inline(always)]
    fn splat(fraction: f32) -> Self {
        Register(f32x4_splat(fraction))
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: as the caller grants.
        Register(unsafe { v128_load(from.cast()) })
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: as the caller grants.
        unsafe { v128_store(to.cast(), self.0) }
    }

    #[inline(always)]
    unsafe fn store_low(self, to: *mut i16) {
        let low = i32x4_shr(i32x4_shl(self.0, 16), 16);
        // SAFETY: as the caller grants.
        unsafe { v128_store64_lane::<0>(i16x8_narrow_i32x4(low, low), to.cast()) }
    }

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        Register(f32x4_add(self.0, other.0))
    }

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        Register(f32x4_sub(self.0, other.0))
    }

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        Register(f32x4_mul(self.0, other.0))
    }

    #[inline(always)]
    fn div(self, other: Self) -> Self {
        Register(f32x4_div(self.0, other.0))
    }

    #[inline(always)]
    fn max(self, bound: Self) -> Self {
        Register(f32x4_pmax(self.0, bound.0))
    }

    #[inline(always)]
    fn min(self, bound: Self) -> Self {
        Register(f32x4_pmin(self.0, bound.0))
    }
}

/// Adds the numbers of `row` to those of `sum`.
#[inline(always)]
pub fn add_bytes(sum: &mut [i16], row: &[i8]) {
    let ((sums, last_sums), (rows, last_row)) = (sum.as_chunks_mut::<8>(), row.as_chunks::<8>());
    for (sum, row) in sums.iter_mut().zip(rows) {
        let sum = sum.as_mut_ptr().cast();
        // SAFETY: eight numbers are read and written, and eight bytes are read.
        unsafe { v128_store(sum, i16x8_add(v128_load(sum), i16x8_load_extend_i8x8(row.as_ptr()))) }
    }
    for (sum, &value) in last_sums.iter_mut().zip(last_row) {
        *sum += i16::from(value);
    }
}
