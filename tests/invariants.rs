//! What holds for any text: no panic, spans inside and on character boundaries, texts equal slices.

use proptest::prelude::*;
use selon::builtin::{LANGUAGES, language};
use selon::text::span::Utf16;
use selon::{Options, annotate};

fn check(text: &str) {
    for source in LANGUAGES {
        let analysis = annotate(text, language(source.tag).unwrap(), &Options { threshold: 0.0 });
        let mut last = 0;
        for a in &analysis.attributions {
            assert!(!a.content.spans.is_empty(), "no content in {text:?}");
            for passage in [&a.source, &a.cue, &a.content] {
                let slices: Vec<&str> = passage.spans.iter().map(|span| &text[span.start..span.end]).collect();
                assert_eq!(slices.join(" … "), passage.text);
                assert!(passage.spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "order of {passage:?}");
            }
            let start =
                [&a.source, &a.cue, &a.content].iter().flat_map(|p| &p.spans).map(|span| span.start).min().unwrap();
            assert!(start >= last, "order of attributions in {text:?}");
            last = start;
            assert!((0.0..=1.0).contains(&a.confidence));
            assert_eq!(a.family, a.source_type.family());
        }
        assert_eq!(analysis.counts.by_type.iter().map(|(_, count)| count).sum::<usize>(), analysis.attributions.len());
        let grouped: usize = analysis.sources.iter().map(|source| source.attributions.len()).sum();
        assert_eq!(grouped, analysis.attributions.iter().filter(|a| a.source_id.is_some()).count());
        // Whose subject is understood has a name, and no words.
        let told = |a: &selon::analysis::Attributed| !a.source.spans.is_empty() || a.referent.is_some();
        assert!(analysis.attributions.iter().all(|a| a.source_id.is_none() || told(a)));
        assert!(analysis.sentences.attributed <= analysis.sentences.total);
        let utf16: Vec<u16> = text.encode_utf16().collect();
        for a in &analysis.in_units::<Utf16>(text).attributions {
            let parts: Vec<String> =
                a.content.spans.iter().map(|span| String::from_utf16(&utf16[span.start..span.end]).unwrap()).collect();
            assert_eq!(parts.join(" … "), a.content.text);
        }
    }
}

/// Pieces that news text is made of, and that parsers stumble over.
fn piece() -> impl Strategy<Value = String> {
    let words = [
        "« ",
        " »",
        "“",
        "”",
        "\"",
        "''",
        "'",
        "‘",
        "’",
        "„",
        "—",
        "–",
        ", ",
        ". ",
        "… ",
        "? ",
        "! ",
        ": ",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "\u{A0}",
        "\u{202F}",
        "\u{AD}",
        "\u{200B}",
        "e\u{301}",
        "🇫🇷",
        "👩‍👩‍👧",
        "(",
        ")",
        "-t-il",
        "dit",
        "a dit",
        "a-t-elle déclaré",
        "selon",
        "Selon",
        "le ministre",
        "la ministre Anne Roy",
        "M. Roy",
        "qui",
        "que",
        "qu’",
        "il",
        "elle",
        "on",
        "said",
        "he said",
        "according to",
        "that",
        "the senator",
        "Jane Doe",
        "aurait été",
        "source",
        "de source policière",
        "et",
        "l’AFP",
        "Le pont est fermé",
        "it rained",
        "Laisser un commentaire",
        "U.S.",
        "12,5",
        "שלום",
        "affirme que",
        "to leave",
    ];
    prop_oneof![8 => prop::sample::select(words.to_vec()).prop_map(str::to_owned), 1 => any::<String>()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_a_sound_analysis(pieces in prop::collection::vec(piece(), 0..60)) {
        check(&pieces.join(" "));
    }
}

#[test]
fn odd_texts_have_a_sound_analysis() {
    for text in ["", " ", "\n", "«", "»", "«»", "'", "a", "-", ".", "«««««««««««« a", "\u{FEFF}", "Selon", "dit-il"]
    {
        check(text);
    }
    // Found by the test above.
    check("\" \" 𐫫\" — said '' the senator");
    check(&"« Selon le maire, il dit que ".repeat(200));
}
