//! Functions that libraries would each round in their own way, from operations that all round alike.

/// Natural logarithm of a positive number, off by less than 0.0001: the exponent's and that of a fraction from 1 to 2.
pub fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let exponent = (bits >> 23) as i32 - 127;
    let fraction = f32::from_bits(bits & 0x7f_ffff | 0x3f80_0000);
    // The series of the inverse hyperbolic tangent.
    let ratio = (fraction - std::f32::consts::SQRT_2) / (fraction + std::f32::consts::SQRT_2);
    let square = ratio * ratio;
    (exponent as f32 + 0.5) * std::f32::consts::LN_2 + 2.0 * ratio * (1.0 + square * (1.0 / 3.0 + square * 0.2))
}

/// Adding it rounds a small number to a whole one, which then is the sum's last bits.
pub const ROUNDER: f32 = 12_582_912.0;

/// e to the power x, for x from -80 to 80 (clamped), off by less than a millionth of the result.
pub fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let whole = (x * std::f32::consts::LOG2_E + ROUNDER).to_bits() as i16;
    let part = (x - f32::from(whole) * 0.693_359_4) + f32::from(whole) * 2.121_944_4e-4;
    let series = 1.0 + part * (1.0 + part * (0.5 + part * (1.0 / 6.0 + part * (1.0 / 24.0 + part / 120.0))));
    series * f32::from_bits(((i32::from(whole) + 127) as u32) << 23)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn are_close_to_the_functions_they_stand_for() {
        for at in -4000..=4000 {
            let x = at as f32 / 400.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 4e-6, "exp {x}");
            assert!((ln(x.exp()) - x).abs() < 1e-4, "ln {}", x.exp());
        }
    }
}
