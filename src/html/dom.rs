//! What is asked of a parsed page's elements.

use scraper::ElementRef;

/// Elements that part blocks of text, by the browsers' own style sheet.
const BLOCKS: [&str; 50] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "legend",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "tr",
    "ul",
];

/// Whether an element stands in lines of its own.
pub fn is_block(element: ElementRef<'_>) -> bool {
    match style(element, "display") {
        Some(display) => !["inline", "contents", "ruby"].iter().any(|start| display.starts_with(start)),
        None => BLOCKS.contains(&element.value().name()),
    }
}

/// Whether an element's own style hides it.
pub fn is_hidden(element: ElementRef<'_>) -> bool {
    style(element, "display") == Some("none") || matches!(style(element, "visibility"), Some("hidden" | "collapse"))
}

/// The value of a property in an element's `style`.
pub fn style<'d>(element: ElementRef<'d>, property: &str) -> Option<&'d str> {
    let declarations = element.attr("style")?.split(';').filter_map(|declaration| declaration.split_once(':'));
    let mut values =
        declarations.filter(|(name, _)| name.trim().eq_ignore_ascii_case(property)).map(|(_, value)| value);
    values.next_back().map(|value| value.trim().trim_end_matches("!important").trim_end())
}

/// The text in an element, as it is written.
pub fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

/// The length of a text as JavaScript counts it, so that what is measured is what a browser measures.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// An element and those that it is in, inner ones first.
pub fn and_above(element: ElementRef<'_>) -> impl Iterator<Item = ElementRef<'_>> {
    std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap))
}

/// The elements of a name that are in an element.
pub fn within<'d>(element: ElementRef<'d>, name: &str) -> impl Iterator<Item = ElementRef<'d>> {
    let inner = element.descendants().skip(1).filter_map(ElementRef::wrap);
    inner.filter(move |inner| inner.value().name() == name)
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;

    #[test]
    fn the_last_declaration_of_a_style_holds() {
        let page = Html::parse_fragment("<p style='DISPLAY:none;color:red; display : Inline-block !important'>a<b>é👩");
        let element = within(page.root_element(), "p").next().unwrap();
        assert_eq!(style(element, "display"), Some("Inline-block"));
        assert_eq!(style(element, "float"), None);
        assert_eq!((text(element).as_str(), units(&text(element))), ("aé👩", 4));
        assert!(!is_hidden(element) && is_block(element));
    }
}
