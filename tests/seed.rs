//! The canonical article: its eight attributions, none invented. It is no part of this repository: `SELON_CORPORA` names
//! the folder of corpora that has it; without that variable the test is skipped.

use std::fs;
use std::io::Write;
use std::path::Path;

use selon::builtin::language;
use selon::text::span::{CodePoint, Span};
use selon::{Options, annotate};
use serde_json::Value;

/// Source, cue, content (each as `[start, end]` pairs in code points) and type.
type Row = (Vec<[usize; 2]>, Vec<[usize; 2]>, Vec<[usize; 2]>, String);

fn gold(attribution: &Value) -> Row {
    let spans = |role: &str| {
        let list = attribution[role].as_array().cloned().unwrap_or_default();
        let number = |value: &Value| value.as_u64().unwrap_or_default() as usize;
        list.iter().map(|pair| [number(&pair[0]), number(&pair[1])]).collect()
    };
    (spans("source"), spans("cue"), spans("content"), attribution["type"].as_str().unwrap_or_default().to_owned())
}

#[test]
fn the_canonical_article_has_its_eight_attributions() {
    let Some(folder) = std::env::var_os("SELON_CORPORA").filter(|folder| !folder.is_empty()) else {
        // The test's runner shows what is written so also of tests that pass.
        let _ = writeln!(std::io::stderr(), "the canonical article: skipped, SELON_CORPORA names no folder");
        return;
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("corpora/fr-seed.jsonl");
    let line = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let article: Value = serde_json::from_str(line.trim()).unwrap();
    let text = article["text"].as_str().unwrap();
    let mut expected: Vec<Row> = article["attributions"].as_array().unwrap().iter().map(gold).collect();
    let analysis = annotate(text, language("fr").unwrap(), &Options::default()).in_units::<CodePoint>(text);
    let pairs = |spans: &[Span<CodePoint>]| spans.iter().map(|span| [span.start, span.end]).collect::<Vec<_>>();
    let mut found: Vec<Row> = analysis
        .attributions
        .iter()
        .map(|a| {
            (pairs(&a.source.spans), pairs(&a.cue.spans), pairs(&a.content.spans), a.source_type.name().to_owned())
        })
        .collect();
    expected.sort();
    found.sort();
    assert_eq!(found.len(), 8);
    assert_eq!(found, expected);
}
