//! What of an article is no prose, whatever it holds: the rules of `www/widget/prose.js`, over the same names.

use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};
use scraper::{ElementRef, Selector};
use serde::Deserialize;

use super::dom;

/// What the script in the browser goes by, too.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Names {
    /// CSS selectors.
    not_prose: Vec<String>,
    /// Regular expressions, each an alternative.
    named_aside: Vec<String>,
    /// Names of elements.
    inline: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    // Fixed when the crate is built, and read by every test of a page.
    serde_json::from_str(include_str!("../../www/widget/prose.json")).expect("prose.json has these names")
});

static NOT_PROSE: LazyLock<Selector> =
    LazyLock::new(|| Selector::parse(&NAMES.not_prose.join(",")).expect("prose.json has selectors"));

static NAMED_ASIDE: LazyLock<Regex> = LazyLock::new(|| {
    // As in JavaScript: letters and spaces of ASCII.
    let mut expression = RegexBuilder::new(&NAMES.named_aside.join("|"));
    expression.case_insensitive(true).unicode(false).build().expect("prose.json has regular expressions")
});

/// A paragraph is counted if it is longer, in UTF-16 units.
const LONG_PARAGRAPH: usize = 60;

/// With so much in paragraphs, paragraphs say what holds a good part of the article; old pages have none.
const ENOUGH_PARAGRAPHS: usize = 200;

/// A good part of an article.
const GOOD_PART: f64 = 0.4;

/// A quotation is a pull quote only if it is longer, in UTF-16 units.
const PULLED: usize = 20;

/// Whether an element stands within lines, whatever it is named.
pub fn is_inline(element: ElementRef<'_>) -> bool {
    NAMES.inline.iter().any(|name| name == element.value().name())
}

/// Says of elements of an article whether they are left out; it is asked outer elements first.
pub struct Skipper<'d> {
    article: ElementRef<'d>,
    /// What there is in paragraphs, and the article's words in one line, once they were asked for.
    whole: Option<usize>,
    all: Option<String>,
}

impl<'d> Skipper<'d> {
    /// For the elements of an article.
    pub fn new(article: ElementRef<'d>) -> Self {
        Skipper { article, whole: None, all: None }
    }

    /// Whether an element is left out.
    pub fn skips(&mut self, element: ElementRef<'_>) -> bool {
        if NOT_PROSE.matches(&element) {
            return true;
        }
        // The number of a note is no word.
        if element.value().name() == "sup" {
            let is_link = |element: ElementRef<'_>| element.value().name() == "a";
            return dom::and_above(element).any(is_link) || dom::within(element, "a").next().is_some();
        }
        if is_inline(element) {
            return false;
        }
        let text = dom::text(element);
        let text = text.trim();
        if text.is_empty() {
            return false;
        }
        let called =
            format!("{} {}", element.attr("id").unwrap_or_default(), element.attr("class").unwrap_or_default());
        if (NAMED_ASIDE.is_match(&called) || leads_elsewhere(element, text)) && self.is_small(element, text) {
            return true;
        }
        element.value().name() == "blockquote" && self.says_again(text)
    }

    /// Whether an element holds no good part of the article.
    fn is_small(&mut self, element: ElementRef<'_>, text: &str) -> bool {
        let article = self.article;
        let whole = *self.whole.get_or_insert_with(|| prose(article));
        let part = |of: usize| of as f64 * GOOD_PART;
        if whole > ENOUGH_PARAGRAPHS {
            (prose(element) as f64) < part(whole)
        } else {
            (dom::units(text) as f64) < part(dom::units(&dom::text(article)))
        }
    }

    /// A pull quote says again what the article says.
    fn says_again(&mut self, text: &str) -> bool {
        let words = plain(text);
        let article = self.article;
        let all = self.all.get_or_insert_with(|| plain(&dom::text(article)));
        dom::units(&words) > PULLED && all.find(&words) != all.rfind(&words)
    }
}

/// Text in one line, without quotation marks.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c == '\u{feff}' || "«»“”\"".contains(c));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// How many characters of longer paragraphs there are in an element.
fn prose(element: ElementRef<'_>) -> usize {
    let lengths = dom::within(element, "p").map(|paragraph| dom::units(&dom::text(paragraph)));
    lengths.filter(|&length| length > LONG_PARAGRAPH).sum()
}

/// Whether a block only leads elsewhere: a linked headline, « À lire aussi : … », a list of such.
fn leads_elsewhere(element: ElementRef<'_>, text: &str) -> bool {
    let linked: usize = dom::within(element, "a").map(|link| dom::units(dom::text(link).trim())).sum();
    let share = linked as f64 / dom::units(text) as f64;
    if share > 0.95 {
        !text.strip_suffix(['"', '»', '”']).unwrap_or(text).ends_with(['.', '…'])
    } else {
        share > 0.6 && !text.ends_with(['.', '!', '?', '…', '»', '”', '"'])
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn asides_are_known_by_name_by_links_and_by_saying_again() {
        let long = "Le maire a dit que le pont de la ville resterait fermé jusqu’à la fin du mois. ".repeat(5);
        let page = Html::parse_document(&format!(
            "<article><p>{long}</p><div id=a class='x-Related y'><p>Autre</p></div><div id=b class=relate>Non</div>\
             <p id=c><a href=x>Le pont fermé</a></p><p id=d><a href=x>Il dit non.</a></p>\
             <blockquote id=e>« resterait fermé jusqu’à la fin »</blockquote><sup id=f><a>1</a></sup><sup id=g>er</sup>\
             <span id=h class=share>mot</span><div id=i class='story pub'>Réclame</div></article>"
        ));
        let article = dom::within(page.root_element(), "article").next().unwrap();
        let mut skipper = Skipper::new(article);
        let inner = article.descendants().filter_map(ElementRef::wrap).filter(|element| element.attr("id").is_some());
        let skipped: Vec<&str> = inner.filter(|e| skipper.skips(*e)).filter_map(|e| e.attr("id")).collect();
        assert_eq!(skipped, ["a", "c", "e", "f", "i"]);
    }
}
