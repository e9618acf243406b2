//! Without vector instructions: what other processors run, and what the others are tested against.

use super::register::Lanes;

/// Four places of 32 bits.
#[derive(Clone, Copy, Debug)]
pub struct Scalar([u32; 4]);

impl Scalar {
    #[inline(always)]
    fn each(self, other: Self, join: impl Fn(f32, f32) -> f32) -> Self {
        let join = |at: usize| join(f32::from_bits(self.0[at]), f32::from_bits(other.0[at])).to_bits();
        Scalar([join(0), join(1), join(2), join(3)])
    }
}

/// The two numbers of a place.
#[inline(always)]
fn both(place: u32) -> [i32; 2] {
    [i32::from(place as i16), i32::from((place >> 16) as i16)]
}

impl Lanes for Scalar {
    const WIDTH: usize = 4;

    #[inline(always)]
    fn zero() -> Self {
        Scalar([0; 4])
    }

    #[inline(always)]
    fn splat_pair(&[low, high]: &[i16; 2]) -> Self {
        Scalar([u32::from(high as u16) << 16 | u32::from(low as u16); 4])
    }

    #[inline(always)]
    unsafe fn load_numbers(from: *const i16) -> Self {
        // SAFETY: as the caller grants.
        let pairs = unsafe { from.cast::<[[i16; 2]; 4]>().read_unaligned() };
        Scalar(pairs.map(|pair| Self::splat_pair(&pair).0[0]))
    }

    #[inline(always)]
    fn add_products(self, one: Self, other: Self) -> Self {
        Scalar(std::array::from_fn(|at| {
            let ([a, b], [c, d]) = (both(one.0[at]), both(other.0[at]));
            (self.0[at] as i32).wrapping_add(a * c).wrapping_add(b * d) as u32
        }))
    }

    #[inline(always)]
    fn to_fractions(self) -> Self {
        Scalar(self.0.map(|sum| (sum as i32 as f32).to_bits()))
    }

    #[inline(always)]
    fn splat(fraction: f32) -> Self {
        Scalar([fraction.to_bits(); 4])
    }

    #[inline(always)]
    unsafe fn load(from: *const f32) -> Self {
        // SAFETY: as the caller grants.
        Scalar(unsafe { from.cast::<[f32; 4]>().read_unaligned() }.map(f32::to_bits))
    }

    #[inline(always)]
    unsafe fn store(self, to: *mut f32) {
        // SAFETY: as the caller grants.
        unsafe { to.cast::<[f32; 4]>().write_unaligned(self.0.map(f32::from_bits)) }
    }

    #[inline(always)]
    unsafe fn store_low(self, to: *mut i16) {
        // SAFETY: as the caller grants.
        unsafe { to.cast::<[i16; 4]>().write_unaligned(self.0.map(|bits| bits as i16)) }
    }

    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.each(other, |one, other| one + other)
    }

    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.each(other, |one, other| one - other)
    }

    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.each(other, |one, other| one * other)
    }

    #[inline(always)]
    fn div(self, other: Self) -> Self {
        self.each(other, |one, other| one / other)
    }

    #[inline(always)]
    fn max(self, bound: Self) -> Self {
        self.each(bound, |one, bound| if bound > one { bound } else { one })
    }

    #[inline(always)]
    fn min(self, bound: Self) -> Self {
        self.each(bound, |one, bound| if bound < one { bound } else { one })
    }
}
