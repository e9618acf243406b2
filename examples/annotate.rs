//! Who says what in an article: `cargo run --example annotate`.

use std::error::Error;

use selon::builtin::language;
use selon::{Options, annotate};

pub const ARTICLE: &str = "\
Le pont de Valbourg rouvrira lundi, a assuré mercredi la mairesse Odile Caron.

« Les piles ont tenu », a-t-elle ajouté. Selon un ingénieur, le tablier devra être refait.

Il est suggéré que le chantier coûtera deux millions d’euros.";

fn main() -> Result<(), Box<dyn Error>> {
    for line in statements(ARTICLE)? {
        println!("{line}");
    }
    Ok(())
}

/// A line for each statement: what the source is, who it is, what is said.
pub fn statements(article: &str) -> Result<Vec<String>, Box<dyn Error>> {
    let analysis = annotate(article, language("fr")?, &Options::default());
    let told = analysis.attributions.iter().map(|found| {
        // A pronoun has the name of the one it stands for, if the article tells who that is.
        let who = if found.name.is_empty() { "nobody" } else { &found.name };
        format!("{} ({}): {}", who, found.source_type.name(), found.content.text)
    });
    Ok(told.collect())
}
