//! What of a page's article is no prose, natively: by the lists of the script that decides it in browsers, which are
//! written there alone.

use std::sync::LazyLock;

use regex::Regex;
use scraper::{ElementRef, Selector};

/// Where the lists are written.
const SCRIPT: &str = include_str!("../../www/widget/prose.js");

/// What the script calls `NOT_PROSE`: no prose by what it is.
static NOT_PROSE: LazyLock<Selector> = LazyLock::new(|| {
    let literals = constant("NOT_PROSE").split('"').skip(1).step_by(2);
    Selector::parse(&literals.collect::<String>()).expect("the script's list is one of selectors")
});

/// What the script calls `NAMED_ASIDE`: no prose by its name.
static NAMED_ASIDE: LazyLock<Regex> = LazyLock::new(|| pattern("NAMED_ASIDE"));

/// What the script calls `INLINE`: stands within lines.
static INLINE: LazyLock<Regex> = LazyLock::new(|| pattern("INLINE"));

/// The value of one of the script's constants.
fn constant(name: &str) -> &'static str {
    let rest = SCRIPT.split_once(&format!("const {name} =")).expect("the script has the constant").1;
    rest.split_once(";\n").expect("it ends").0.trim()
}

fn pattern(name: &str) -> Regex {
    let (pattern, flags) = constant(name)[1..].rsplit_once('/').expect("a regular expression");
    let flags = if flags.is_empty() { String::new() } else { format!("(?{flags})") };
    Regex::new(&format!("{flags}{pattern}")).expect("both languages know what is in it")
}

/// Whether an element stands within lines, by its name.
pub fn is_inline(name: &str) -> bool {
    INLINE.is_match(name)
}

/// Says of elements of an article whether they are left out, outer ones first: the script's `skipper`.
pub struct Skipper {
    /// How much of the article stands in longer paragraphs, and at all.
    whole: (usize, usize),
    plain: String,
}

impl Skipper {
    /// For the elements of an article.
    pub fn new(article: ElementRef<'_>) -> Self {
        let text = text_of(article);
        Skipper { whole: (prose(article), units(&text)), plain: plain(&text) }
    }

    /// Whether an element of it is left out.
    pub fn skips(&self, element: ElementRef<'_>) -> bool {
        if NOT_PROSE.matches(&element) {
            return true;
        }
        let name = element.value().name();
        // The number of a note is no word.
        if name == "sup" {
            let is_link = |found: ElementRef<'_>| found.value().name() == "a";
            return element.ancestors().filter_map(ElementRef::wrap).any(is_link)
                || element.descendants().filter_map(ElementRef::wrap).any(is_link);
        }
        let text = text_of(element);
        let text = text.trim();
        if is_inline(name) || text.is_empty() {
            return false;
        }
        let called = format!("{} {}", element.attr("id").unwrap_or(""), element.attr("class").unwrap_or("null"));
        if (NAMED_ASIDE.is_match(&called) || leads_elsewhere(element, text)) && self.is_small(element, text) {
            return true;
        }
        // A pull quote says again what the article says.
        name == "blockquote" && {
            let words = plain(text);
            units(&words) > 20 && self.plain.find(&words) != self.plain.rfind(&words)
        }
    }

    /// Whether an element holds no good part of the article.
    fn is_small(&self, element: ElementRef<'_>, text: &str) -> bool {
        let (whole, all) = self.whole;
        if whole > 200 { prose(element) * 5 < whole * 2 } else { units(text) * 5 < all * 2 }
    }
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// A text in one line, without quotation marks.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || "«»“”\"".contains(c)).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// How many characters of longer paragraphs there are in an element.
fn prose(element: ElementRef<'_>) -> usize {
    let paragraphs = element.descendants().skip(1).filter_map(ElementRef::wrap).filter(|p| p.value().name() == "p");
    paragraphs.map(|p| units(&text_of(p))).filter(|&length| length > 60).sum()
}

/// Whether a block only leads elsewhere: a linked headline, « À lire aussi : … », a list of such.
fn leads_elsewhere(element: ElementRef<'_>, text: &str) -> bool {
    let links = element.descendants().skip(1).filter_map(ElementRef::wrap).filter(|link| link.value().name() == "a");
    let linked: usize = links.map(|link| units(text_of(link).trim())).sum();
    let share = linked as f64 / units(text) as f64;
    let bare = text.strip_suffix(['"', '»', '”']).unwrap_or(text);
    if share > 0.95 {
        !bare.ends_with(['.', '…'])
    } else {
        share > 0.6 && !text.ends_with(['.', '!', '?', '…', '»', '”', '"'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use scraper::Html;

    #[test]
    fn the_lists_of_the_script_are_read() {
        assert!(is_inline("em") && is_inline("span") && !is_inline("p") && !is_inline("embed"));
        assert!(
            NAMED_ASIDE.is_match("x Newsletter") && NAMED_ASIDE.is_match("ad-slot") && !NAMED_ASIDE.is_match("body")
        );
    }

    #[test]
    fn what_is_left_out_is_what_browsers_leave_out() {
        let page = Html::parse_document(
            "<article><p id=one>Le pont qui relie les deux rives de Valbourg ne rouvrira pas avant l’automne.</p>
            <aside id=two>Publicité</aside><div id=three class=related><p>À lire</p></div>
            <p id=four><a href=#>Un autre article</a></p><p id=five>Voir <a href=#>le rapport</a>, paru hier.</p>
            <sup id=six><a href=#>1</a></sup><sup id=seven>e</sup><p id=eight hidden>Caché</p>
            <blockquote id=nine>« ne rouvrira pas avant l’automne »</blockquote></article>",
        );
        let one = |selector: &str| page.select(&Selector::parse(selector).unwrap()).next().unwrap();
        let skipper = Skipper::new(one("article"));
        let left_out: Vec<&str> = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
            .into_iter()
            .filter(|id| skipper.skips(one(&format!("#{id}"))))
            .collect();
        assert_eq!(left_out, ["two", "three", "four", "six", "eight", "nine"]);
    }
}
