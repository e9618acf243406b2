//! What a measurement gives.

use anyhow::{Context, Result};
use serde_json::Value;

/// A measured value with its spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measured {
    pub median: f64,
    pub least: f64,
    pub most: f64,
}

impl Measured {
    /// From several measurements; none if there are none.
    pub fn of(mut values: Vec<f64>) -> Option<Measured> {
        values.sort_by(f64::total_cmp);
        Some(Measured { median: *values.get(values.len() / 2)?, least: *values.first()?, most: *values.last()? })
    }

    /// From an object `{ median, least, most }`.
    pub fn read(value: &Value) -> Result<Measured> {
        let number = |name: &str| value[name].as_f64().with_context(|| format!("no {name} in {value}"));
        Ok(Measured { median: number("median")?, least: number("least")?, most: number("most")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_median_has_as_many_values_below_as_above() {
        let measured = Measured::of(vec![3.0, 1.0, 9.0, 2.0, 4.0]).unwrap();
        assert_eq!(measured, Measured { median: 3.0, least: 1.0, most: 9.0 });
        assert_eq!(Measured::of(Vec::new()), None);
    }
}
