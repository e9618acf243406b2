//! What the popover says about an attribution: who, what kind of source, which words show it, what else
//! the same source says.

use web_sys::HtmlElement;

use crate::analysis::{Analysis, Attributed};
use crate::attribution::{Family, ReferentEvidence};
use crate::text::span::Utf16;
use crate::web::page::dom::{self, add};
use crate::web::page::error::Thrown;
use crate::web::views::parts::{item, method, shape};
use crate::web::views::request::Owner;
use crate::web::words::excerpt::one_line;
use crate::web::words::texts::Texts;

/// The id, within the popover's shadow root, of the element that names the card.
pub const TITLE: &str = "title";

/// So many characters of a statement are in a link to it; `www/widget/link.js` follows such links.
const LINKED: usize = 60;

/// Fills the card with the details of an attribution.
pub fn fill(card: &HtmlElement, article: &dyn Owner, id: usize) -> Result<(), Thrown> {
    let (analysis, texts) = (article.analysis(), article.texts());
    let Some(found) = analysis.attributions.get(id) else { return Ok(()) };
    card.set_text_content(None);
    card.set_attribute("lang", &texts.lang)?;
    card.set_attribute("data-family", found.family.name())?;
    head(card, found, texts)?;
    source(card, found, &analysis.lang, texts)?;
    evidence(card, found, &analysis.lang, texts)?;
    others(card, found, &analysis, texts)?;
    about(card, found, article)?;
    steps(card, id, analysis.attributions.len(), texts)
}

/// How it was found, how that is done, where it can be linked to, and what to do if it is wrong.
fn about(card: &HtmlElement, found: &Attributed<Utf16>, article: &dyn Owner) -> Result<(), Thrown> {
    let texts = article.texts();
    let note = if article.is_checked(found.id) { "card.checked" } else { "card.automatic" };
    add(card, "p", &[("class", "note")], &texts.get(note))?;
    let links = add(card, "p", &[("class", "note links")], "")?;
    method(&links, article)?;
    let start: String = one_line(&found.content.text).chars().take(LINKED).collect();
    let window = dom::window()?;
    let start = dom::call(&window, "encodeURIComponent", &start.into())?.as_string().unwrap_or_default();
    add(&links, "a", &[("href", &format!("#selon={start}"))], &texts.get("card.link"))?;
    if article.takes_reports() {
        add(&links, "button", &[("data-report", &found.id.to_string())], &texts.get("card.report"))?;
    }
    Ok(())
}

/// The family with its shape, and the button that closes.
fn head(card: &HtmlElement, found: &Attributed<Utf16>, texts: &Texts) -> Result<(), Thrown> {
    let family = found.family.name();
    let line = add(card, "p", &[("class", "family"), ("data-family", family)], "")?;
    shape(&line, found.family)?;
    add(&line, "span", &[], &texts.get(&format!("family.{family}")))?;
    add(card, "button", &[("class", "close"), ("aria-label", &texts.get("card.close"))], "")?;
    Ok(())
}

/// Who, the type in words, and the mention in this passage where it is another than the name.
fn source(card: &HtmlElement, found: &Attributed<Utf16>, lang: &str, texts: &Texts) -> Result<(), Thrown> {
    if found.family == Family::Unspecified {
        add(card, "p", &[("id", TITLE), ("class", "plain")], &texts.get("card.unspecified"))?;
        return Ok(());
    }
    add(card, "p", &[("id", TITLE), ("class", "name"), ("lang", lang)], &found.name)?;
    let line = add(card, "p", &[("class", "type")], &texts.source(found))?;
    if let Some(referent) = &found.referent {
        if !found.source.text.is_empty() {
            add(&line, "span", &[], &texts.with("card.mention", &found.source.text))?;
        }
        if referent.evidence != ReferentEvidence::Newsroom {
            add(card, "p", &[("class", "why")], &texts.get(&format!("evidence.{}", referent.evidence.name())))?;
        }
    }
    Ok(())
}

/// The cue in quotation marks, and how much of the statement is quoted.
fn evidence(card: &HtmlElement, found: &Attributed<Utf16>, lang: &str, texts: &Texts) -> Result<(), Thrown> {
    let list = add(card, "dl", &[], "")?;
    if found.cue.text.is_empty() {
        add(&list, "dt", &[], &texts.get("card.uncued"))?;
    } else {
        add(&list, "dt", &[], &texts.get("card.cue"))?;
        add(&list, "dd", &[("lang", lang)], &texts.with("quote", &found.cue.text))?;
    }
    let kind = match found.quotation {
        crate::attribution::QuotationKind::Direct => "kind.direct",
        crate::attribution::QuotationKind::Indirect => "kind.indirect",
        crate::attribution::QuotationKind::Mixed => "kind.mixed",
    };
    add(&list, "dt", &[("class", "kind")], &texts.get(kind))?;
    Ok(())
}

/// Buttons to the other statements of the same source.
fn others(card: &HtmlElement, found: &Attributed<Utf16>, all: &Analysis<Utf16>, texts: &Texts) -> Result<(), Thrown> {
    let Some(source) = found.source_id.and_then(|id| all.sources.get(id)) else { return Ok(()) };
    let others = source.attributions.iter().filter(|&&id| id != found.id);
    let others: Vec<_> = others.filter_map(|&id| all.attributions.get(id)).collect();
    if others.is_empty() {
        return Ok(());
    }
    add(card, "p", &[("class", "label")], &texts.count("card.others", others.len()))?;
    let list = add(card, "ul", &[], "")?;
    others.into_iter().try_for_each(|other| item(&list, other, &all.lang, texts))
}

/// Buttons to the statements before and after, and where this one stands among all.
fn steps(card: &HtmlElement, id: usize, count: usize, texts: &Texts) -> Result<(), Thrown> {
    let line = add(card, "p", &[("class", "steps")], "")?;
    let step = |step: &str, key: &str, last: bool| {
        let button = add(&line, "button", &[("data-step", step), ("aria-label", &texts.get(key))], "")?;
        if last { button.set_attribute("disabled", "") } else { Ok(()) }
    };
    step("-1", "step.previous", id == 0)?;
    add(&line, "span", &[], &format!("{} / {count}", id + 1))?;
    step("1", "step.next", id + 1 == count)
}
