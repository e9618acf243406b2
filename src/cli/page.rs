//! A page of HTML: its article read as a browser would read it, and words put where they belong in it.

use ego_tree::NodeId;
use scraper::node::Text;
use scraper::{ElementRef, Html, Node, Selector};
use selon::html;
use selon::text::reading::{Place, Reading};

use super::shared::Failure;

/// Elements in which a link would be a link in a link.
const INTERACTIVE: [&str; 4] = ["a", "button", "label", "summary"];

/// A page.
pub struct Page {
    html: Html,
}

/// An article of a page, read.
pub struct Article {
    /// The element that holds it.
    pub body: NodeId,
    /// Its text.
    pub reading: Reading,
    /// The text nodes that it was read from.
    nodes: Vec<NodeId>,
}

impl Page {
    /// Reads any text as HTML.
    pub fn parse(text: &str) -> Self {
        Page { html: Html::parse_document(text) }
    }

    /// The page's language, as it says.
    pub fn lang(&self) -> Option<String> {
        self.html.root_element().attr("lang").map(str::to_owned)
    }

    /// The first element that a CSS selector matches.
    ///
    /// # Errors
    /// If the selector is broken.
    pub fn find(&self, selector: &str) -> Result<Option<NodeId>, Failure> {
        let parsed = Selector::parse(selector).map_err(|_| format!("{selector:?} is no CSS selector"))?;
        Ok(self.html.select(&parsed).next().map(|element| element.id()))
    }

    /// Takes out all elements that a CSS selector matches.
    ///
    /// # Errors
    /// If the selector is broken.
    pub fn remove(&mut self, selector: &str) -> Result<(), Failure> {
        while let Some(id) = self.find(selector)? {
            self.html.tree.get_mut(id).expect("it was found").detach();
        }
        Ok(())
    }

    /// Reads the article in an element, without what is no prose.
    pub fn read(&self, body: NodeId) -> Article {
        let element = self.html.tree.get(body).and_then(ElementRef::wrap).expect("an element was found");
        let (reading, nodes) = html::read(element);
        Article { body, reading, nodes }
    }

    /// Puts words behind a place of an article, outside of links; those of later places first.
    pub fn put_behind(&mut self, article: &Article, place: Place, words: &str) {
        let id = article.nodes[place.node];
        let ancestors = self.html.tree.get(id).expect("it was read").ancestors();
        let inside = ancestors.take_while(|node| node.id() != article.body);
        let is_interactive = |node: &ego_tree::NodeRef<'_, Node>| {
            node.value().as_element().is_some_and(|element| INTERACTIVE.contains(&element.name()))
        };
        if let Some(link) = inside.filter(is_interactive).last().map(|node| node.id()) {
            let mut link = self.html.tree.get_mut(link).expect("it is there");
            link.insert_after(text_node(words));
        } else if let Node::Text(text) = self.html.tree.get_mut(id).expect("it was read").value() {
            let at = byte_at(&text.text, place.offset);
            text.text = [&text.text[..at], words, &text.text[at..]].concat().into();
        }
    }

    /// Puts words before an element, or in it in place of what was there.
    pub fn put(&mut self, element: NodeId, inside: bool, words: &str) {
        let mut node = self.html.tree.get_mut(element).expect("it was found");
        if inside {
            while let Some(mut child) = node.first_child() {
                child.detach();
            }
            node.append(text_node(words));
        } else {
            node.insert_before(text_node(words));
        }
    }

    /// The page as HTML.
    pub fn html(&self) -> String {
        self.html.html()
    }
}

fn text_node(words: &str) -> Node {
    Node::Text(Text { text: words.into() })
}

/// The bytes before so many UTF-16 units of a text.
fn byte_at(text: &str, units: usize) -> usize {
    let mut before = 0;
    let found = text.char_indices().find(|(_, c)| {
        let is_there = before >= units;
        before += c.len_utf16();
        is_there
    });
    found.map_or(text.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<!doctype html><html lang=fr><title>x</title><body><main><h1>Titre</h1><div id=body>\
        <p>Le <em>pont</em>\n  est fermé.<aside>Publicité</aside></p><p>Oui 👷, <a href=#>dit la ville</a>.<br>Non.</p></div>";

    #[test]
    fn an_article_is_read_and_written_into() {
        let mut page = Page::parse(PAGE);
        assert_eq!(page.lang().as_deref(), Some("fr"));
        let body = page.find("#body").unwrap().unwrap();
        let article = page.read(body);
        assert_eq!(article.reading.text, "Le pont est fermé.\n\nOui 👷, dit la ville.\nNon.");
        let behind = |words: &str| {
            let end = article.reading.text.split(words).next().unwrap().encode_utf16().count();
            article.reading.end_place(end + words.encode_utf16().count()).unwrap()
        };
        for (words, mark) in [("Oui 👷", "[3]"), ("dit la ville", "[2]"), ("fermé.", "[1]")] {
            page.put_behind(&article, behind(words), mark);
        }
        page.put(body, false, "[0]");
        let html = page.html();
        assert!(html.starts_with("<!DOCTYPE html><html lang=\"fr\"><head><title>x</title></head>"), "{html}");
        assert!(html.contains("<h1>Titre</h1>[0]<div id=\"body\">"), "{html}");
        assert!(html.contains("est fermé.[1]"), "{html}");
        assert!(html.contains("Oui 👷[3], <a href=\"#\">dit la ville</a>[2].<br>Non."), "{html}");
        assert!(page.find("p >").is_err() && page.find("#nowhere").unwrap().is_none());
    }
}
