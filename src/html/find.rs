//! Finds the article on a page that does not say where it is: the rules of `www/widget/find.js`.

use std::collections::HashMap;

use ego_tree::NodeId;
use scraper::{ElementRef, Html, Node, Selector};
use serde_json::Value;

use super::dom;
use super::prose::{Skipper, is_inline};

/// A block of prose has at least this many characters.
const SHORTEST: usize = 30;

/// An element that holds this share of its parent's prose is the better choice.
const NEARLY_ALL: f64 = 0.75;

/// So many characters of prose side by side are an article, if there are so many times as many as anywhere else.
const COLUMN: usize = 800;
const SHARE: usize = 2;

/// For each element, how much prose there is in it and how much text at all; and the text that stands right in it.
#[derive(Default)]
struct Weights {
    weights: HashMap<NodeId, (usize, usize)>,
    /// In document order.
    blocks: Vec<(NodeId, String)>,
    places: HashMap<NodeId, usize>,
}

/// The element that holds a page's article and little else.
pub fn article(page: &Html) -> Option<ElementRef<'_>> {
    let body = dom::within(page.root_element(), "body").next()?;
    let weights = Weights::of(page, body);
    if weights.prose(body) == 0 {
        return page.select(&selector("[itemprop~=articleBody], article")).next();
    }
    let mut best = body;
    while let Some(heaviest) = weights.heaviest_child(best) {
        let is_text = dom::units(weights.own(heaviest).trim()) >= SHORTEST;
        if (weights.prose(heaviest) as f64) < weights.prose(best) as f64 * NEARLY_ALL || is_text {
            break;
        }
        best = heaviest;
    }
    let mut best = weights.main_column(best).unwrap_or(best);
    // As far out as nothing is added: there a page puts what it adds later.
    while let Some(parent) = best.parent().and_then(ElementRef::wrap).filter(|parent| best != body && *parent != body) {
        if weights.all(parent) != weights.all(best) {
            break;
        }
        best = parent;
    }
    // Of several whole articles one below the other, the page's own is the first.
    let is_whole =
        |article: &ElementRef<'_>| dom::within(*article, "h1").next().is_some() && weights.prose(*article) > 0;
    let whole: Vec<_> = dom::within(best, "article").filter(is_whole).take(2).collect();
    Some(if whole.len() > 1 { whole[0] } else { best })
}

impl Weights {
    fn of(page: &Html, body: ElementRef<'_>) -> Self {
        let mut found = Weights::default();
        found.gather(body);
        let told = declared(page);
        let opens_told = |text: &str| told.contains(&text.chars().take(SHORTEST).collect::<String>());
        let is_told = |text: &str| dom::units(text) >= SHORTEST && opens_told(text);
        let texts: Vec<String> = found.blocks.iter().map(|(_, raw)| words(raw)).collect();
        let any_told = !told.is_empty() && texts.iter().any(|text| is_told(text));
        for ((block, raw), text) in found.blocks.iter().zip(&texts) {
            let length = dom::units(text);
            let ends = || raw.contains(['.', '!', '?', '…', '»', '”', '"']);
            let counts = if any_told { is_told(text) } else { length >= SHORTEST && ends() };
            let block = page.tree.get(*block).and_then(ElementRef::wrap).into_iter();
            for element in block.flat_map(dom::and_above).take_while(|element| *element != page.root_element()) {
                let (prose, all) = found.weights.entry(element.id()).or_default();
                *prose += if counts { length } else { 0 };
                *all += length;
            }
        }
        found
    }

    /// The texts of the blocks, without what is no prose.
    fn gather(&mut self, body: ElementRef<'_>) {
        let mut skipper = Skipper::new(body);
        let mut next = body.first_child();
        while let Some(node) = next {
            let mut inside = None;
            match node.value() {
                Node::Text(text) if !text.trim().is_empty() => self.add(node, text),
                Node::Element(_) => {
                    let element = ElementRef::wrap(node).filter(|element| !dom::is_hidden(*element));
                    inside = element.filter(|element| !skipper.skips(*element)).and_then(|e| e.first_child());
                }
                _ => {}
            }
            let up = || node.ancestors().take_while(|above| above.id() != body.id());
            let behind = || std::iter::once(node).chain(up()).find_map(|node| node.next_sibling());
            next = inside.or_else(behind);
        }
    }

    /// Adds a text to the block that it stands in.
    fn add(&mut self, node: ego_tree::NodeRef<'_, Node>, text: &str) {
        let stands_in_lines = |element: &ElementRef<'_>| is_inline(*element) || element.value().name() == "dfn";
        let mut above = node.ancestors().filter_map(ElementRef::wrap);
        let Some(block) = above.find(|element| !stands_in_lines(element)) else { return };
        let place = *self.places.entry(block.id()).or_insert_with(|| {
            self.blocks.push((block.id(), String::new()));
            self.blocks.len() - 1
        });
        self.blocks[place].1.push_str(text);
    }

    fn prose(&self, element: ElementRef<'_>) -> usize {
        self.weights.get(&element.id()).map_or(0, |&(prose, _)| prose)
    }

    fn all(&self, element: ElementRef<'_>) -> usize {
        self.weights.get(&element.id()).map_or(0, |&(_, all)| all)
    }

    /// The text that stands right in an element.
    fn own(&self, element: ElementRef<'_>) -> &str {
        self.places.get(&element.id()).map_or("", |&place| &self.blocks[place].1)
    }

    /// In a container that holds much else, the element with the most prose right in it, if no other comes near. Pages
    /// wrap all that they have in one element, and news in brief beside an article may be longer than it.
    fn main_column<'d>(&self, container: ElementRef<'d>) -> Option<ElementRef<'d>> {
        let mut columns: Vec<(ElementRef<'d>, usize)> = Vec::new();
        let blocks =
            self.blocks.iter().filter_map(|(block, _)| container.tree().get(*block).and_then(ElementRef::wrap));
        for block in blocks.filter(|block| block.ancestors().any(|above| above.id() == container.id())) {
            let (prose, parent) = (self.prose(block), block.parent().and_then(ElementRef::wrap));
            let Some(parent) = parent.filter(|_| prose > 0) else { continue };
            match columns.iter_mut().find(|(column, _)| *column == parent) {
                Some((_, all)) => *all += prose,
                None => columns.push((parent, prose)),
            }
        }
        columns.sort_by_key(|&(_, prose)| std::cmp::Reverse(prose));
        let (&(column, prose), next) = (columns.first()?, columns.get(1).map_or(0, |&(_, prose)| prose));
        let stands = prose >= COLUMN && prose > SHARE * next;
        (stands && self.prose(container) > SHARE * self.prose(column)).then_some(column)
    }

    /// The first of the heaviest.
    fn heaviest_child<'d>(&self, element: ElementRef<'d>) -> Option<ElementRef<'d>> {
        let children = element.children().filter_map(ElementRef::wrap);
        children.reduce(|one, other| if self.prose(other) > self.prose(one) { other } else { one })
    }
}

/// The words of the article as the page tells them to search engines; empty if it does not.
fn declared(page: &Html) -> String {
    fn look(value: &Value, body: &mut String) {
        match value {
            Value::Object(properties) => {
                if let Some(Value::String(told)) = properties.get("articleBody")
                    && told.len() > body.len()
                {
                    body.clone_from(told);
                }
                properties.values().for_each(|value| look(value, body));
            }
            Value::Array(values) => values.iter().for_each(|value| look(value, body)),
            _ => {}
        }
    }
    let mut body = String::new();
    for script in page.select(&selector("script[type='application/ld+json']")) {
        // Broken data are no data.
        if let Ok(value) = serde_json::from_str(&dom::text(script)) {
            look(&value, &mut body);
        }
    }
    words(&body)
}

/// A text's words, with a space between.
fn words(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

fn selector(written: &str) -> Selector {
    Selector::parse(written).expect("a selector of this file")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str =
        "Le maire a dit que le pont de la ville resterait fermé jusqu’à la fin du mois, faute de crédits. ";

    fn found(body: &str) -> Option<String> {
        article(&Html::parse_document(body)).map(|element| element.attr("id").unwrap_or_default().to_owned())
    }

    #[test]
    fn the_element_with_the_prose_is_found() {
        let paragraphs = format!("<p>{LONG}</p>").repeat(5);
        let page = format!("<div id=all><header><p>{LONG}</p></header><div id=it>{paragraphs}</div></div>");
        assert_eq!(found(&page).as_deref(), Some("it"));
        assert_eq!(found("<p>Oui.</p><article id=it>Non.</article>").as_deref(), Some("it"));
        assert_eq!(found("<p>Oui.</p>"), None);
    }

    #[test]
    fn what_search_engines_are_told_is_the_article() {
        let other = "Une autre nouvelle, bien plus longue que celle de la page, et dont personne ne parle ici. ";
        let told = format!("<script type=application/ld+json>{{\"articleBody\": {:?}}}</script>", LONG.repeat(2));
        let page = format!("{told}<div id=it><p>{LONG}</p><p>{LONG}</p></div><div><p>{}</p></div>", other.repeat(9));
        assert_eq!(found(&page).as_deref(), Some("it"));
    }

    #[test]
    fn news_in_brief_beside_an_article_is_not_the_article() {
        let brief = (0..12).map(|at| format!("<div><h3>{at}</h3><div><p>{LONG}</p></div></div>"));
        let column = format!("<div id=it>{}</div>", format!("<p>{LONG}</p>").repeat(9));
        let page = format!("<div>{column}{}</div>", brief.collect::<String>());
        assert_eq!(found(&page).as_deref(), Some("it"));
    }
}
