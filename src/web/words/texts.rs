//! The interface's words, from a file of `www/ui/`, with plural forms.

use std::cell::RefCell;

use js_sys::{Array, Intl, Object};
use wasm_bindgen::JsValue;

use crate::analysis::Attributed;
use crate::attribution::{Construction, Family, SourceType};
use crate::text::span::{Span, Utf16};
use crate::web::page::dom;
use crate::web::words::excerpt::{excerpt, one_line};

/// The words of one language.
pub struct Texts {
    table: JsValue,
    plurals: Intl::PluralRules,
    /// What badges tell of sources of a type, as far as one was asked for.
    kinds: RefCell<Vec<(SourceType, String)>>,
    /// BCP 47 tag of that language.
    pub lang: String,
}

impl Texts {
    /// From the parsed file: an object of strings, or of objects with a string for each plural form.
    pub fn new(table: JsValue) -> Self {
        let lang = dom::get(&table, "lang").as_string().unwrap_or_else(|| "en".to_owned());
        let locales = Array::new();
        locales.push(&JsValue::from_str(&lang));
        let plurals = Intl::PluralRules::new(&locales, &Object::new());
        Texts { table, plurals, kinds: RefCell::default(), lang }
    }

    /// A text without number; its key if there is none.
    pub fn get(&self, key: &str) -> String {
        dom::get(&self.table, key).as_string().unwrap_or_else(|| key.to_owned())
    }

    /// A text for `n` things, `{n}` replaced.
    pub fn count(&self, key: &str, n: usize) -> String {
        let forms = dom::get(&self.table, key);
        let form = String::from(self.plurals.select(n as f64));
        let of = |form: &str| dom::get(&forms, form).as_string();
        let text = of(&form).or_else(|| of("other")).unwrap_or_else(|| self.get(key));
        let n = n.to_string();
        fill(&text, &|_| &n)
    }

    /// A text with `{text}` replaced.
    pub fn with(&self, key: &str, text: &str) -> String {
        fill(&self.get(key), &|_| text)
    }

    /// A source's share of statements and of their words, in percent.
    pub fn shares(&self, statements: usize, words: usize) -> String {
        let (statements, words) = (statements.to_string(), words.to_string());
        fill(&self.get("panel.shares"), &|part| if part == "n" { &statements } else { &words })
    }

    /// A source's name as a badge tells it: "Source : un haut responsable ukrainien, anonyme".
    pub fn badge(&self, attributed: &Attributed<Utf16>) -> String {
        if attributed.family == Family::Unspecified {
            return self.get("family.unspecified");
        }
        let name = &attributed.name;
        if attributed.source_id.is_none() {
            let kind = self.source(attributed);
            return fill(&self.get("badge"), &|part| if part == "type" { &kind } else { name });
        }
        let mut kinds = self.kinds.borrow_mut();
        let known = kinds.iter().position(|(source_type, _)| *source_type == attributed.source_type);
        let known = known.unwrap_or_else(|| {
            kinds.push((attributed.source_type, self.kind(attributed.source_type)));
            kinds.len() - 1
        });
        fill(&kinds[known].1, &|_| name)
    }

    /// What a source is, in words. Of « elle », of whom nothing tells who she is, no more than that can be said.
    pub fn source(&self, attributed: &Attributed<Utf16>) -> String {
        match attributed.source_id {
            None => self.get("panel.pronouns"),
            Some(_) => self.count(&format!("type.{}", attributed.source_type.name()), 1),
        }
    }

    /// What a badge tells of a source of that type: "Source : {text}, anonyme".
    fn kind(&self, source_type: SourceType) -> String {
        let source_type = source_type.name();
        let kind = dom::get(&self.table, &format!("badge.{source_type}")).as_string();
        let kind = kind.unwrap_or_else(|| self.count(&format!("type.{source_type}"), 1));
        fill(&self.get("badge"), &|part| if part == "type" { &kind } else { "{text}" })
    }
}

/// A statement as it is listed away from its sentence: with its cue, in the order of the text, so that a denial reads
/// as one.
pub fn statement(found: &Attributed<Utf16>, limit: usize, texts: &Texts) -> String {
    let content = excerpt(&found.content.text, limit);
    let cue = one_line(found.cue.text.trim_end_matches([':', ' ', '\u{A0}', '\u{202F}']));
    let start = |spans: &[Span<Utf16>]| spans.first().map(|span| span.start);
    let inside = found.content.spans.iter().zip(found.cue.spans.first()).any(|(content, cue)| content.contains(cue));
    // Under the source's name, « selon » says nothing more.
    let silent = cue.is_empty() || inside || found.construction == Construction::Preposition;
    let key = match (silent, start(&found.cue.spans) < start(&found.content.spans)) {
        (true, _) => return content,
        (_, true) => "statement.before",
        (_, false) => "statement.behind",
    };
    fill(&texts.get(key), &|part| if part == "cue" { &cue } else { &content })
}

/// A template with each name in braces replaced by its value.
fn fill<'v>(template: &str, value: &dyn Fn(&str) -> &'v str) -> String {
    let mut filled = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((name, behind)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(value(name));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}
