//! The canonical article: its eight attributions, none invented. Read from `../shared`; skipped where that is absent.

use std::fs;
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
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpora/fr-seed.jsonl");
    let Ok(line) = fs::read_to_string(&file) else {
        eprintln!("skipped: there is no {}", file.display());
        return;
    };
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
