//! A news page to its article's text, as the widget reads it in a browser. Native only, and without style sheets: what
//! only they hide is read.

mod decode;
mod dom;
mod find;
mod prose;
mod read;

use std::fmt;

use scraper::{ElementRef, Html, Selector};

use crate::language::detect;

pub use decode::decode;
pub use read::read;

/// What a page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its prose: blocks with an empty line between.
    pub text: String,
    /// BCP 47 tag of the language it is in: the page's word, unless the text clearly is in another; "und" for one that
    /// Selon does not read.
    pub lang: String,
    /// The page's first headline, or else its title.
    pub headline: Option<String>,
    /// The address that the page gives as its own.
    pub url: Option<String>,
}

/// Why a page gives no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// What should say where the article's body is is no CSS selector.
    NoSelector(String),
    /// Nothing on the page is selected by it.
    NoElement(String),
    /// There is no prose on the page.
    NoArticle,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoSelector(body) => write!(f, "{body:?} is no CSS selector"),
            Error::NoElement(body) => write!(f, "no element of the page is selected by {body:?}"),
            Error::NoArticle => write!(f, "there is no article on this page; --body SELECTOR can say where it is"),
        }
    }
}

impl std::error::Error for Error {}

/// Where on a page the article's body is: a CSS selector that was read.
#[derive(Clone, Debug)]
pub struct Body(Selector, String);

impl Body {
    /// Reads a selector.
    ///
    /// # Errors
    /// If it is none.
    pub fn parse(selector: &str) -> Result<Body, Error> {
        let read = Selector::parse(selector).map_err(|_| Error::NoSelector(selector.to_owned()))?;
        Ok(Body(read, selector.to_owned()))
    }

    /// The selector as it was written.
    pub fn written(&self) -> &str {
        &self.1
    }
}

/// Reads a page. Its article is what `body` selects first, or else the element that holds most of the page's prose.
///
/// # Errors
/// If there is none.
pub fn article(page: &str, body: Option<&Body>) -> Result<Article, Error> {
    let page = Html::parse_document(page);
    let article = match body {
        Some(Body(selector, written)) => {
            page.select(selector).next().ok_or_else(|| Error::NoElement(written.clone()))?
        }
        None => find::article(&page).ok_or(Error::NoArticle)?,
    };
    Ok(Article {
        text: read(article).0.text,
        lang: detect::overrule(&dom::text(article), declared(article)).to_owned(),
        headline: headline(&page),
        url: address(&page),
    })
}

/// The language that the page says the article is in; empty if it does not.
fn declared(article: ElementRef<'_>) -> &str {
    dom::and_above(article).find_map(|element| element.attr("lang")).unwrap_or_default()
}

fn headline(page: &Html) -> Option<String> {
    ["h1", "title"].into_iter().find_map(|name| {
        let name = Selector::parse(name).ok()?;
        let texts = page.select(&name).map(|element| dom::text(element));
        texts.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).find(|text| !text.is_empty())
    })
}

fn address(page: &Html) -> Option<String> {
    let own = Selector::parse("link[rel=canonical][href]").ok()?;
    let address = page.select(&own).find_map(|link| link.attr("href"))?.trim();
    address.starts_with("http").then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=fr><head><title>Une page</title>\
        <link rel=canonical href=https://example.org/pont></head><body><nav>Accueil</nav>\
        <h1>Le pont  rouvre</h1><div id=corps><p>Le pont rouvrira lundi, a assuré la mairesse Odile Caron, qui a \
        promis que la <b>circulation</b> reprendrait dès le matin.<br>Elle a dit <q>oui</q>.</p>\
        <aside>À lire aussi</aside><div class=related><p>Un autre pont</p></div><p hidden>Rien</p>\
        <p style='display: none'>Rien non plus</p><p>Selon elle, le tablier a été refait.</p></div></body></html>";

    const TEXT: &str = "Le pont rouvrira lundi, a assuré la mairesse Odile Caron, qui a promis que la circulation \
        reprendrait dès le matin.\nElle a dit “oui”.\n\nSelon elle, le tablier a été refait.";

    #[test]
    fn a_page_gives_its_article_and_what_it_says_of_it() {
        let found = article(PAGE, None).unwrap();
        assert!(found.text.ends_with(TEXT), "{}", found.text);
        assert!(!found.text.contains("Accueil"), "{}", found.text);
        assert_eq!((found.headline.as_deref(), found.lang.as_str()), (Some("Le pont rouvre"), "fr"));
        assert_eq!(found.url.as_deref(), Some("https://example.org/pont"));
        let chosen = article(PAGE, Some(&Body::parse("#corps").unwrap())).unwrap();
        assert_eq!(chosen.text, TEXT);
    }

    #[test]
    fn what_is_not_there_is_told() {
        assert_eq!(article("<p>", None), Err(Error::NoArticle));
        assert_eq!(Body::parse("p[").err(), Some(Error::NoSelector("p[".to_owned())));
        let missing = article(PAGE, Some(&Body::parse("#body").unwrap())).unwrap_err();
        assert_eq!(missing.to_string(), "no element of the page is selected by \"#body\"");
    }
}
