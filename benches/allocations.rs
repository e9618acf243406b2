//! Allocations of an analysis: prints how many, for how many tokens, and the most bytes held at a time.

use selon::builtin::language;
use selon::document::Document;

mod articles;

fn main() {
    for lang in ["fr", "en"] {
        let language = language(lang).expect("both are built in");
        for length in [6_000, 1_000_000] {
            let text = articles::article(lang, 1, length);
            let tokens = Document::new(&text, language.pack).tokens.len();
            let analyse = || drop(selon::annotate(&text, language, &Default::default()));
            analyse();
            let counted = allocation_counter::measure(analyse);
            println!(
                r#"{{"lang":"{lang}","bytes":{},"tokens":{tokens},"allocations":{},"most_bytes":{}}}"#,
                text.len(),
                counted.count_total,
                counted.bytes_max
            );
        }
    }
}
