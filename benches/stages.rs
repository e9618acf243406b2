//! How long each stage of an analysis takes, and the whole, over articles of growing length: bytes a second.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

use selon::builtin::language;
use selon::document::Document;
use selon::document::block::blocks;
use selon::document::quotation::quotations;
use selon::finder::learned::features::features;
use selon::finder::{learned, lexical};
use selon::network::input::Features;
use selon::network::{Label, Scratch};
use selon::pipeline::Language;
use selon::text::span::Span;
use selon::text::token::tokenize;

mod articles;

/// Lengths of articles in thousands of bytes.
const LENGTHS: [usize; 4] = [1, 10, 100, 1000];

fn stages(criterion: &mut Criterion) {
    let french = language("fr").expect("French is built in");
    for length in LENGTHS {
        let text = articles::article("fr", 1, length * 1000);
        measure_stages(criterion, french, &text, length);
    }
    let english = language("en").expect("English is built in");
    for length in LENGTHS {
        let text = articles::article("en", 1, length * 1000);
        measure(criterion, "english", length, text.len(), || selon::annotate(&text, english, &Default::default()));
    }
}

/// One stage over one article.
fn measure<R>(criterion: &mut Criterion, stage: &str, length: usize, bytes: usize, work: impl Fn() -> R) {
    let mut group = criterion.benchmark_group(stage);
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function(BenchmarkId::from_parameter(length), |bencher| bencher.iter(|| black_box(work())));
    group.finish();
}

fn measure_stages(criterion: &mut Criterion, language: Language<'_>, text: &str, length: usize) {
    let pack = language.pack;
    let parts = blocks(text, pack);
    let document = Document::new(text, pack);
    let proposals = lexical::find(&document);
    let features_ = features(&document, &proposals);
    let labels = labels(language, &document, &features_);
    let mut stage = |name: &str, work: &dyn Fn()| measure(criterion, name, length, text.len(), work);
    stage("blocks", &|| drop(black_box(blocks(text, pack))));
    stage("tokens", &|| {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len()), &pack.splits, &mut tokens);
        black_box(tokens);
    });
    stage("quotations", &|| drop(black_box(quotations(text, &parts))));
    stage("document", &|| drop(black_box(Document::new(text, pack))));
    stage("lexical finder", &|| drop(black_box(lexical::find(&document))));
    stage("features", &|| drop(black_box(features(&document, &proposals))));
    stage("network", &|| drop(black_box(self::labels(language, &document, &features_))));
    stage("links", &|| drop(black_box(learned::decode(&document, &labels))));
    stage("whole", &|| drop(black_box(selon::annotate(text, language, &Default::default()))));
}

/// What the network says of all tokens.
fn labels(language: Language<'_>, document: &Document<'_>, features: &[Features]) -> Vec<Label> {
    let reader = language.reader.expect("the network has learned the built-in languages");
    let mut labels = Vec::with_capacity(features.len());
    let mut scratch = Scratch::default();
    for block in document.sentences.chunk_by(|one, other| one.block == other.block) {
        let range = block[0].tokens.start..block[block.len() - 1].tokens.end;
        reader.label(&features[range], &mut scratch, &mut labels);
    }
    labels
}

criterion_group!(all, stages);
criterion_main!(all);
