//! The canonical article: editors get its eight attributions, readers see none but these. It is no part of this repository:
//! `SELON_CORPORA` names the folder of corpora that has it; without that variable the test is skipped.

use std::fs;
use std::io::Write;
use std::path::Path;

use selon::analysis::Attributed;
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
    let expected: Vec<Row> = article["attributions"].as_array().unwrap().iter().map(gold).collect();
    assert_eq!(expected.len(), 8);
    let pairs = |spans: &[Span<CodePoint>]| spans.iter().map(|span| [span.start, span.end]).collect::<Vec<_>>();
    let found = |options: Options| -> Vec<Row> {
        let analysis = annotate(text, language("fr").unwrap(), &options).in_units::<CodePoint>(text);
        let row = |a: &Attributed<CodePoint>| {
            (pairs(&a.source.spans), pairs(&a.cue.spans), pairs(&a.content.spans), a.source_type.name().to_owned())
        };
        analysis.attributions.iter().map(row).collect()
    };
    let (all, shown) = (found(Options::EDITORS), found(Options::READERS));
    let missing: Vec<_> = expected.iter().filter(|one| !all.contains(one)).collect();
    assert!(missing.is_empty(), "not found: {missing:?} in {all:?}");
    let wrong: Vec<_> = shown.iter().filter(|one| !expected.contains(one)).collect();
    assert!(wrong.is_empty() && shown.len() > 4, "shown to readers: {shown:?}, but not so: {wrong:?}");
}
