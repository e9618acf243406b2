//! Functions that processors and libraries would each round in their own way, from operations that all round alike.

use super::lanes::Lanes;
use crate::base::curve::ROUNDER;

/// Coefficients of the rational function that stands for the hyperbolic tangent from -5 to 5: of the square's falling
/// powers above, and below, where the first is 1. They make the greatest error least: by Lawson's method, the weights
/// of least squares grow where the error is great.
const ABOVE: [f32; 3] = [0.051_818_62, 8.048_231, 79.103_935];
const BELOW: [f32; 2] = [34.377_51, 79.118_96];

/// Hyperbolic tangent, off by less than 0.00005.
#[inline(always)]
pub fn tanh<V: Lanes>(x: V) -> V {
    quotient(x, 5.0, ABOVE, BELOW)
}

/// The logistic function, off by less than 0.000025: from the hyperbolic tangent of the half.
#[inline(always)]
pub fn sigmoid<V: Lanes>(x: V) -> V {
    let half = quotient(x, 10.0, [ABOVE[0] / 4.0, ABOVE[1], ABOVE[2] * 4.0], [BELOW[0] * 4.0, BELOW[1] * 16.0]);
    half.add(V::splat(0.5))
}

/// An odd rational function of numbers that are bounded before.
#[inline(always)]
fn quotient<V: Lanes>(x: V, bound: f32, above: [f32; 3], below: [f32; 2]) -> V {
    let number = V::splat;
    let x = x.max(number(-bound)).min(number(bound));
    let square = x.mul(x);
    let [above, below] = [
        square.mul(number(above[0])).add(number(above[1])).mul(square).add(number(above[2])),
        square.add(number(below[0])).mul(square).add(number(below[1])),
    ];
    above.mul(x).div(below)
}

/// Numbers between -2¹⁵ and 2¹⁵ rounded to whole ones (ties to even), for [`Lanes::store_low`].
#[inline(always)]
pub fn round<V: Lanes>(x: V) -> V {
    x.add(V::splat(ROUNDER))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::network::lanes::{Work, with_widest};

    /// A function of eight numbers, on registers.
    struct Applied<'a>(&'a [f32; 8], &'a mut [[f32; 8]; 2], &'a mut [i16; 8]);

    impl Work for Applied<'_> {
        #[inline(always)]
        fn run<V: Lanes>(self) {
            for at in (0..8).step_by(V::WIDTH) {
                unsafe {
                    let x = V::load(self.0[at..].as_ptr());
                    tanh(x).store(self.1[0][at..].as_mut_ptr());
                    sigmoid(x).store(self.1[1][at..].as_mut_ptr());
                    round(x).store_low(self.2[at..].as_mut_ptr());
                }
            }
        }
    }

    #[test]
    fn are_close_to_the_functions_they_stand_for() {
        for at in -500..=500 {
            let numbers: [f32; 8] = std::array::from_fn(|place| (8 * at + place as i32) as f32 / 400.0);
            let mut results = [[0.0; 8]; 2];
            with_widest(Applied(&numbers, &mut results, &mut [0; 8]));
            for (place, x) in numbers.into_iter().enumerate() {
                assert!((results[0][place] - x.tanh()).abs() < 5e-5, "tanh {x}");
                assert!((results[1][place] - 1.0 / (1.0 + (-x).exp())).abs() < 2.5e-5, "sigmoid {x}");
            }
        }
    }

    #[test]
    fn rounds_to_even() {
        let mut rounded = [0; 8];
        let numbers = [0.5, 1.5, -0.5, -1.5, 4095.7, -32768.0, 2.4, -2.6];
        with_widest(Applied(&numbers, &mut [[0.0; 8]; 2], &mut rounded));
        assert_eq!(rounded, [0, 2, 0, -2, 4096, -32768, 2, -3]);
    }
}
