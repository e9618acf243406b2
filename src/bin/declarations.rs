//! Prints the TypeScript declarations of an analysis and of the types that it is made of.

use std::collections::BTreeMap;

use selon::Analysis;
use selon::text::span::Utf16;
use ts_rs::{Config, TS, TypeVisitor};

fn main() {
    print!("{}", declarations());
}

fn declarations() -> String {
    let mut types = Types { config: Config::default(), found: BTreeMap::new() };
    types.visit::<Analysis<Utf16>>();
    let mut text = String::new();
    write("Analysis", &mut types.found, &mut text);
    text
}

/// Moves a type's declaration to the text, then those of the types that it names, in the order in which it does: from one
/// compilation to the next, the derived code visits them in other orders.
fn write(name: &str, found: &mut BTreeMap<String, String>, text: &mut String) {
    let Some(declaration) = found.remove(name) else { return };
    text.push_str(&declaration);
    for word in declaration.split(|c: char| !c.is_alphanumeric()) {
        write(word, found, text);
    }
}

/// The declarations of the types it is shown and those they are made of, by name.
struct Types {
    config: Config,
    found: BTreeMap<String, String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let name = T::ident(&self.config);
        // Only types of our own have a file of their own.
        if T::output_path().is_none() || self.found.contains_key(&name) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.found.insert(name, format!("{docs}export {}\n\n", T::decl(&self.config)));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_an_analysis_is_declared_once_and_with_its_comments() {
        let text = declarations();
        let names: Vec<&str> =
            text.lines().filter_map(|line| line.strip_prefix("export type ")?.split(' ').next()).collect();
        assert_eq!(names[..3], ["Analysis", "Attributed", "QuotationKind"], "in the order in which they are named");
        for name in ["Passage", "Span", "Source", "SourceType", "Family", "Counts", "SentenceCounts", "Construction"] {
            assert_eq!(names.iter().filter(|found| **found == name).count(), 1, "{name} in {text}");
        }
        assert!(text.contains("BCP 47"), "{text}");
    }
}
