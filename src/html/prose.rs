//! What of an article is no prose, whatever it holds: the rules of `www/widget/prose.js`, over the same names.

use std::collections::HashMap;
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

/// A good part of an article, of one element or of all paragraphs of a name together.
const GOOD_PART: f64 = 0.4;
const GOOD_PART_TOGETHER: f64 = 0.5;

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
    /// For each telling name, what stands in paragraphs that have it themselves.
    by_name: Option<HashMap<String, usize>>,
}

impl<'d> Skipper<'d> {
    /// For the elements of an article.
    pub fn new(article: ElementRef<'d>) -> Self {
        Skipper { article, whole: None, all: None, by_name: None }
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
        let name = telling(element);
        if (name.is_some() || leads_elsewhere(element, text)) && !self.is_prose(element, name, text) {
            return true;
        }
        element.value().name() == "blockquote" && self.says_again(text)
    }

    /// Whether an element holds a good part of the article, alone or with all other paragraphs of its name.
    fn is_prose(&mut self, element: ElementRef<'_>, name: Option<String>, text: &str) -> bool {
        let article = self.article;
        let whole = *self.whole.get_or_insert_with(|| prose(article));
        let (own, all) = if whole > ENOUGH_PARAGRAPHS {
            (prose(element), whole)
        } else {
            (dom::units(text), dom::units(&dom::text(article)))
        };
        if own as f64 >= all as f64 * GOOD_PART {
            return true;
        }
        let by_name = self.by_name.get_or_insert_with(|| prose_by_name(article));
        let together = name.filter(|_| !holds_paragraphs(element)).and_then(|name| by_name.get(&name));
        together.is_some_and(|&together| together as f64 >= all as f64 * GOOD_PART_TOGETHER)
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

fn holds_paragraphs(element: ElementRef<'_>) -> bool {
    dom::within(element, "p").next().is_some()
}

/// What in an element's class or id says that it stands beside the article.
fn telling(element: ElementRef<'_>) -> Option<String> {
    let called = format!("{} {}", element.attr("id").unwrap_or_default(), element.attr("class").unwrap_or_default());
    let told = NAMED_ASIDE.find(&called)?.as_str().to_ascii_lowercase();
    Some(told.chars().filter(char::is_ascii_lowercase).collect())
}

/// For each telling name, how many characters stand in paragraphs that have it themselves.
fn prose_by_name(article: ElementRef<'_>) -> HashMap<String, usize> {
    let mut lengths = HashMap::new();
    let inner = article.descendants().skip(1).filter_map(ElementRef::wrap);
    let named = inner.filter(|element| element.attr("class").or(element.attr("id")).is_some());
    for element in named.filter(|element| !is_inline(*element) && !holds_paragraphs(*element)) {
        let length = dom::units(&dom::text(element));
        if let Some(name) = telling(element).filter(|_| length > LONG_PARAGRAPH) {
            *lengths.entry(name).or_default() += length;
        }
    }
    lengths
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

    #[test]
    fn a_name_that_the_article_itself_bears_is_no_aside() {
        let long = "Le maire a dit que le pont de la ville resterait fermé jusqu’à la fin du mois.";
        let paragraphs = format!("<p class=share-text>{long}</p>").repeat(5);
        let page = Html::parse_document(&format!("<article>{paragraphs}<div class=share>Partager</div></article>"));
        let article = dom::within(page.root_element(), "article").next().unwrap();
        let mut skipper = Skipper::new(article);
        assert!(!dom::within(article, "p").any(|paragraph| skipper.skips(paragraph)));
        let other = format!("<p>{long}</p>").repeat(5);
        let page = Html::parse_document(&format!("<article><p class=share>{long}</p>{other}</article>"));
        let article = dom::within(page.root_element(), "article").next().unwrap();
        assert!(Skipper::new(article).skips(dom::within(article, "p").next().unwrap()));
    }
}
