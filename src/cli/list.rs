//! A list of an article's sources in HTML, with links to their statements and back: for readers without script.

use std::fmt::Write;

use selon::analysis::Attributed;
use selon::{Analysis, Utf16};
use serde_json::Value;

/// The interface's words, as browsers have them, English first: it is for pages in other languages, too.
const WORDS: [(&str, &str); 6] = [
    ("en", include_str!("../../www/widget/ui/en.json")),
    ("fr", include_str!("../../www/widget/ui/fr.json")),
    ("de", include_str!("../../www/widget/ui/de.json")),
    ("es", include_str!("../../www/widget/ui/es.json")),
    ("it", include_str!("../../www/widget/ui/it.json")),
    ("pt", include_str!("../../www/widget/ui/pt.json")),
];

/// Languages in which nothing is one: « 0 source ».
const ZERO_IS_ONE: [&str; 2] = ["fr", "pt"];

/// So many characters of a statement are told.
const EXCERPT: usize = 90;

/// The list of an analysis.
pub struct List<'a> {
    analysis: &'a Analysis<Utf16>,
    lang: &'static str,
    words: Value,
}

impl<'a> List<'a> {
    /// In the language of the page, else in English.
    pub fn new(analysis: &'a Analysis<Utf16>, lang: &str) -> Self {
        let primary = lang.split('-').next().unwrap_or_default();
        let (lang, words) = WORDS.into_iter().find(|(known, _)| *known == primary).unwrap_or(WORDS[0]);
        List { analysis, lang, words: serde_json::from_str(words).expect("the interface's words are JSON") }
    }

    /// The reference that stands behind a statement.
    pub fn reference(&self, id: usize) -> String {
        let found = &self.analysis.attributions[id];
        let name = if found.name.is_empty() { self.word("family.unspecified") } else { &found.name };
        format!(
            "<sup data-selon-ref=\"\"><a id=\"selon-{0}\" href=\"#selon-note-{0}\" role=\"doc-noteref\" \
             aria-label=\"{0}, {1}\">{0}</a></sup>",
            id + 1,
            escaped(name)
        )
    }

    /// The whole list.
    pub fn html(&self) -> String {
        let Analysis { attributions, sources, .. } = self.analysis;
        let mut html = format!(
            "<selon-list lang=\"{}\"><section role=\"doc-endnotes\" aria-label=\"{sources}\"><p>{}, {sources}</p><ul>",
            self.lang,
            escaped(&self.count("summary.total", attributions.len())),
            sources = escaped(&self.count("panel.sources", sources.len())),
        );
        for source in sources {
            let kind = self.count(&format!("type.{}", source.source_type.name()), 1);
            let members: Vec<_> = source.attributions.iter().map(|&id| &attributions[id]).collect();
            self.group(&mut html, &source.name, true, &kind, &members);
        }
        for (is_unspecified, key) in [(false, "panel.pronouns"), (true, "family.unspecified")] {
            let members: Vec<_> = attributions
                .iter()
                .filter(|found| found.source_id.is_none() && found.name.is_empty() == is_unspecified)
                .collect();
            if !members.is_empty() {
                self.group(&mut html, self.word(key), false, "", &members);
            }
        }
        let is_checked = !attributions.is_empty() && attributions.iter().all(|found| found.check.is_some());
        let note = self.word(if is_checked { "panel.checked" } else { "panel.automatic" });
        // Writing to a string cannot fail.
        let _ = write!(html, "</ul><p><small>{}</small></p></section></selon-list>", escaped(note));
        html
    }

    /// A source with its statements.
    fn group(&self, html: &mut String, name: &str, is_own: bool, kind: &str, members: &[&Attributed<Utf16>]) {
        let lang = if is_own { format!(" lang=\"{}\"", escaped(&self.analysis.lang)) } else { String::new() };
        let kind = if kind.is_empty() { String::new() } else { format!(", {}", escaped(kind)) };
        let _ = write!(html, "<li><b{lang}>{}</b>{kind}<ul>", escaped(name));
        for found in members {
            let checked = if found.check.is_some() { self.word("card.checked") } else { "" };
            let _ = write!(
                html,
                "<li id=\"selon-note-{0}\"><a href=\"#selon-{0}\" role=\"doc-backlink\" lang=\"{lang}\">{0}. {text}</a>{checked}</li>",
                found.id + 1,
                lang = escaped(&self.analysis.lang),
                text = escaped(&excerpt(&found.content.text)),
                checked =
                    if checked.is_empty() { String::new() } else { format!(" <small>{}</small>", escaped(checked)) },
            );
        }
        html.push_str("</ul></li>");
    }

    fn word<'w>(&'w self, key: &'w str) -> &'w str {
        self.words[key].as_str().unwrap_or(key)
    }

    /// A text for so many things.
    fn count(&self, key: &str, n: usize) -> String {
        let is_one = n == 1 || n == 0 && ZERO_IS_ONE.contains(&self.lang);
        let forms = &self.words[key];
        let form = forms[if is_one { "one" } else { "other" }].as_str().unwrap_or(key);
        form.replace("{n}", &n.to_string())
    }
}

/// A statement in short, on one line.
fn excerpt(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.char_indices().nth(EXCERPT) else { return line };
    let end = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{}…", &line[..end])
}

/// A text as it is written in HTML, also in attributes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_words() {
        let mut known = WORDS.map(|(lang, _)| lang);
        let mut languages: Vec<&str> = selon::builtin::LANGUAGES.iter().map(|files| files.tag).collect();
        known.sort_unstable();
        languages.sort_unstable();
        assert_eq!(languages, known);
    }

    #[test]
    fn what_a_page_says_is_text() {
        assert_eq!(escaped("<b> & \"x\""), "&lt;b&gt; &amp; &quot;x&quot;");
        assert_eq!(excerpt("un  deux\ntrois"), "un deux trois");
        assert!(excerpt(&"mot ".repeat(60)).ends_with("mot…"));
    }
}
