//! The TypeScript declarations of the distribution: those of the Rust types, then those of the
//! JavaScript written by hand.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use selon::Analysis;
use selon::text::span::Utf16;
use ts_rs::{Config, TS, TypeVisitor};

/// The text of `selon.d.ts`. `handwritten` may name every generated type.
pub fn declarations(handwritten: &str) -> String {
    let mut types = Types { config: Config::default(), seen: BTreeSet::new(), text: String::new() };
    types.visit::<Analysis<Utf16>>();
    format!("{}{handwritten}", types.text)
}

/// Declares the types it is shown and those they are made of, each once.
struct Types {
    config: Config,
    seen: BTreeSet<String>,
    text: String,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only types of our own have a file of their own.
        if T::output_path().is_none() || !self.seen.insert(T::ident(&self.config)) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        let _ = writeln!(self.text, "{docs}export {}\n", T::decl(&self.config));
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_of_an_analysis_is_declared_once_and_with_its_comments() {
        let text = declarations("export function annotate(text: string): Analysis;\n");
        for name in ["Analysis", "Attributed", "Passage", "Span", "Source", "SourceType", "Family", "Counts"] {
            assert_eq!(text.matches(&format!("export type {name} =")).count(), 1, "{name} in {text}");
        }
        assert!(text.contains("BCP 47"), "{text}");
        assert!(text.ends_with("Analysis;\n"), "{text}");
    }
}
