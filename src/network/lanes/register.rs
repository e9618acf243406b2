//! What a vector register can do, whatever its width, and what work is done with one.

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
    fn splat_pair(pair: &[i16; 2]) -> Self;
    /// Twice `WIDTH` numbers.
    unsafe fn load_numbers(from: *const i16) -> Self;
    /// Adds to each sum the products of a pair of numbers with another pair.
    fn add_products(self, one: Self, other: Self) -> Self;
    /// Sums as fractions.
    fn to_fractions(self) -> Self;

    /// One fraction in every place.
    fn splat(fraction: f32) -> Self;
    /// `WIDTH` fractions.
    unsafe fn load(from: *const f32) -> Self;
    /// Writes the fractions.
    unsafe fn store(self, to: *mut f32);
    /// Writes the fractions as whole numbers: the lower bits of each, which is between 2²³ and 2²⁴.
    unsafe fn store_low(self, to: *mut i16);
    /// Sum, place by place.
    fn add(self, other: Self) -> Self;
    /// Difference, place by place.
    fn sub(self, other: Self) -> Self;
    /// Product, place by place.
    fn mul(self, other: Self) -> Self;
    /// Quotient, place by place.
    fn div(self, other: Self) -> Self;
    /// The greater, place by place; if one is not a number, `self`'s.
    fn max(self, bound: Self) -> Self;
    /// The smaller, place by place; if one is not a number, `self`'s.
    fn min(self, bound: Self) -> Self;
}

/// What is done with registers of some width.
pub trait Work {
    /// Does it. To be inlined with all that it calls: only then may the wider registers be used.
    fn run<V: Lanes>(self);
}

/// Adds the numbers of `row` to those of `sum`.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub fn add_bytes(sum: &mut [i16], row: &[i8]) {
    for (sum, &value) in sum.iter_mut().zip(row) {
        *sum += i16::from(value);
    }
}
