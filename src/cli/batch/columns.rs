//! A line of JSON as it came: its columns in their order, each to the letter.

use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

/// The columns of one article.
#[derive(Default)]
pub struct Columns(Vec<(String, Box<RawValue>)>);

impl Columns {
    /// A column that is text; none if there is no such column, or null in it.
    ///
    /// # Errors
    /// If it is something else.
    pub fn text(&self, name: &str) -> Result<Option<String>, String> {
        let Some((_, value)) = self.0.iter().find(|(column, value)| column == name && value.get() != "null") else {
            return Ok(None);
        };
        serde_json::from_str(value.get()).map(Some).map_err(|_| format!("\"{name}\" is not text"))
    }

    /// A column as it is written, without the quotation marks of a text; empty if there is none.
    pub fn written(&self, name: &str) -> String {
        let column = self.0.iter().find(|(column, _)| column == name);
        column.map_or(String::new(), |(_, value)| {
            serde_json::from_str(value.get()).unwrap_or_else(|_| value.get().to_owned())
        })
    }

    /// Takes columns away.
    pub fn remove(&mut self, names: &[&str]) {
        self.0.retain(|(column, _)| !names.contains(&column.as_str()));
    }

    /// Adds a column behind the others.
    ///
    /// # Errors
    /// If JSON cannot say the value.
    pub fn add(&mut self, name: &str, value: &impl Serialize) -> serde_json::Result<()> {
        self.0.push((name.to_owned(), serde_json::value::to_raw_value(value)?));
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Columns {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Columns;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Columns, A::Error> {
                let mut columns = Columns::default();
                while let Some(column) = map.next_entry()? {
                    columns.0.push(column);
                }
                Ok(columns)
            }
        }
        deserializer.deserialize_map(Each)
    }
}

impl Serialize for Columns {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value)?;
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_asked_for_comes_through_to_the_letter() {
        let line = r#"{"z":1.10,"id":12345678901234567890123,"text":"é\n","a":{"b":[null]},"lang":null}"#;
        let mut columns: Columns = serde_json::from_str(line).unwrap();
        assert_eq!(columns.text("text").unwrap().as_deref(), Some("é\n"));
        assert_eq!(columns.text("lang"), Ok(None));
        assert_eq!(columns.text("html"), Ok(None));
        assert_eq!(columns.text("z").unwrap_err(), "\"z\" is not text");
        assert_eq!(columns.written("id"), "12345678901234567890123");
        columns.remove(&["text"]);
        columns.add("n", &1).unwrap();
        let written = serde_json::to_string(&columns).unwrap();
        assert_eq!(written, r#"{"z":1.10,"id":12345678901234567890123,"a":{"b":[null]},"lang":null,"n":1}"#);
    }
}
