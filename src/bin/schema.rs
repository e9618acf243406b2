//! Prints the JSON Schema of an analysis, as files hold it.

use selon::Analysis;
use selon::text::span::Utf16;

fn main() {
    let schema = schemars::schema_for!(Analysis<Utf16>);
    println!("{}", serde_json::to_string_pretty(&schema).expect("a schema is JSON"));
}
