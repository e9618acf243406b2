//! Articles of any length for measurements, put together from texts written for this repository: paragraphs of the
//! demo's articles, sentences of the tests and plain paragraphs, in an order and with figures that change with the
//! article's number.
//!
//! What is cited is as much as in the news: the annotated corpora have 29 (French) to 34 (English) attributions in 1,000
//! words. The tests' sentences alone have twice as many.

/// Texts of a language.
struct Texts {
    lang: &'static str,
    /// Articles: paragraphs parted by empty lines.
    articles: &'static [&'static str],
    /// Files of `tests/articles`: cases under headings, whose lines of expectations are left out.
    cases: &'static [&'static str],
    /// Paragraphs in which nobody is cited.
    plain: &'static str,
}

/// Of ten paragraphs so many are plain.
const PLAIN: usize = 5;

const TEXTS: [Texts; 2] = [
    Texts {
        lang: "fr",
        articles: &[include_str!("../www/demo/articles/crue.fr.txt")],
        cases: &[
            include_str!("../tests/articles/fr/clauses.txt"),
            include_str!("../tests/articles/fr/impersonal.txt"),
            include_str!("../tests/articles/fr/nominal.txt"),
            include_str!("../tests/articles/fr/quotations.txt"),
            include_str!("../tests/articles/fr/silence.txt"),
            include_str!("../tests/articles/fr/sources.txt"),
        ],
        plain: include_str!("texts/plain.fr.txt"),
    },
    Texts {
        lang: "en",
        articles: &[
            include_str!("../www/demo/articles/hospital.en.txt"),
            include_str!("../www/demo/articles/startup.en.txt"),
        ],
        cases: &[
            include_str!("../tests/articles/en/article.txt"),
            include_str!("../tests/articles/en/direct.txt"),
            include_str!("../tests/articles/en/indirect.txt"),
            include_str!("../tests/articles/en/other.txt"),
            include_str!("../tests/articles/en/silence.txt"),
            include_str!("../tests/articles/en/sources.txt"),
        ],
        plain: include_str!("texts/plain.en.txt"),
    },
];

/// Article `number` of a language: whole paragraphs, until it has at least so many bytes.
///
/// # Panics
/// If there are no texts in the language.
pub fn article(lang: &str, number: u32, bytes: usize) -> String {
    let texts = TEXTS.iter().find(|texts| texts.lang == lang).expect("there are texts in the language");
    let (citing, plain) = (citing(texts), split(texts.plain));
    let mut state = number.wrapping_mul(2_654_435_761).wrapping_add(12_345);
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let mut text = String::with_capacity(bytes + 1000);
    while text.len() < bytes {
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        let from = if random(10) < PLAIN { &plain } else { &citing };
        let figures = from[random(from.len())].chars();
        text.extend(figures.map(|c| if c.is_ascii_digit() { char::from(b'1' + random(9) as u8) } else { c }));
    }
    text
}

/// The paragraphs of a text.
fn split(text: &str) -> Vec<String> {
    text.split("\n\n").map(|paragraph| paragraph.trim().replace('\n', " ")).collect()
}

/// The paragraphs of the articles, and the cases' sentences, four a paragraph.
fn citing(texts: &Texts) -> Vec<String> {
    let mut all: Vec<String> = texts.articles.iter().flat_map(|article| split(article)).collect();
    let is_text = |line: &&str| !line.trim().is_empty() && !["==", "->", "#"].iter().any(|mark| line.starts_with(mark));
    let lines: Vec<&str> = texts.cases.iter().flat_map(|file| file.lines()).filter(is_text).collect();
    all.extend(lines.chunks(4).map(|four| four.join(" ")));
    all.retain(|paragraph| !paragraph.is_empty());
    all
}
