//! The article's sourcing summary: one line and a bar; opened, it counts types, lists sources with their
//! statements, steps through the statements and switches the badges. It says to keyboard and screen
//! reader all that badges say.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::{Element, Event, HtmlElement};

use crate::analysis::{Analysis, Attributed};
use crate::attribution::{Family, SourceType};
use crate::text::span::Utf16;
use crate::web::marks::badge::Style;
use crate::web::page::dom::{self, add};
use crate::web::page::error::Thrown;
use crate::web::page::listener::Listener;
use crate::web::views::kept::Kept;
use crate::web::views::parts::{item, method, shape};
use crate::web::views::request::{Owner, Request};
use crate::web::words::excerpt::one_line;
use crate::web::words::texts::Texts;

/// An article with fewer statements is carried by one source without more ado.
const FEW: usize = 4;

/// What readers have opened in the list of sources.
const OPEN: &str = ".sources details[open]";

/// Whether a button is on.
const PRESSED: &str = "aria-pressed";

/// How much of the panel is shown at first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelMode {
    /// One line and a bar.
    Summary,
    /// All of it.
    Open,
    /// No panel.
    None,
}

/// The panel of one article; leaves the page when dropped.
pub struct Panel {
    /// Its own element; none with `PanelMode::None`.
    element: Option<HtmlElement>,
    body: Rc<Body>,
    _listeners: [Listener; 2],
}

/// What is shown when the panel is open; made when it is opened first.
struct Body {
    owner: Weak<dyn Owner>,
    switch: RefCell<Vec<(Style, HtmlElement)>>,
}

impl Panel {
    /// Builds the panel in `container`, opened as far as the one before it was.
    pub fn build(
        container: &Element,
        mode: PanelMode,
        article: &dyn Owner,
        owner: &Weak<dyn Owner>,
    ) -> Result<Self, Thrown> {
        let was = dom::all(container, ".panel").first().map(|panel| panel.get_attribute("open").is_some());
        let kept = Kept::of(container);
        container.set_text_content(None);
        let body = Rc::new(Body { owner: owner.clone(), switch: RefCell::default() });
        let mut element = None;
        if mode != PanelMode::None {
            let lang = &article.texts().lang;
            let panel = add(container, "details", &[("class", "panel"), ("part", "panel"), ("lang", lang)], "")?;
            summary(&panel, article)?;
            if was.unwrap_or(mode == PanelMode::Open) {
                panel.set_attribute("open", "")?;
                body.fill(&panel, article)?;
            }
            kept.restore(container)?;
            element = Some(panel);
        }
        let (opened, pressed) = (body.clone(), body.clone());
        let listeners = [
            Listener::new(container, &["click", "change"], move |event| pressed.act(&event)),
            Listener::capturing(container, &["toggle"], move |event| opened.toggled(&event)),
        ];
        Ok(Panel { element, body, _listeners: listeners })
    }

    /// Shows which badge style is on.
    pub fn show_style(&self, style: Style) {
        for (own, input) in &*self.body.switch.borrow() {
            let _ = dom::set(input, "checked", &(*own == style).into());
        }
    }
}

impl Drop for Panel {
    fn drop(&mut self) {
        // No more than its own: when the article is read anew, the next panel is in the container already.
        if let Some(element) = &self.element {
            element.remove();
        }
    }
}

impl Body {
    /// The panel was opened, and needs its body if it has none; or a source in it was: its statements are shown alone.
    fn toggled(&self, event: &Event) {
        let target = dom::target(event);
        let panel = target.as_ref().and_then(|target| dom::closest(target, ".panel"));
        let (Some(panel), Some(article)) = (panel, self.owner.upgrade()) else { return };
        if dom::all(&panel, ".body").is_empty() {
            let _ = self.fill(&panel, &*article);
        }
        if target.as_deref() != Some(&*panel) {
            if !dom::all(&panel, OPEN).is_empty() {
                release(&panel, None);
            }
            choose(&panel, &*article);
        }
    }

    /// A click on one of the panel's buttons, or a change of badge style.
    fn act(&self, event: &Event) {
        let Some(article) = self.owner.upgrade() else { return };
        let button = dom::target(event).and_then(|target| dom::closest(&target, "[data-show]"));
        if let Some(button) = button {
            let Some(panel) = dom::closest(&button, ".panel") else { return };
            dom::all(&panel, OPEN).iter().for_each(|source| drop(source.remove_attribute("open")));
            release(&panel, Some(&button));
            choose(&panel, &*article);
        } else if let Some((request, control)) = Request::of(event) {
            article.request(request, Some(control));
        }
    }

    fn fill(&self, panel: &HtmlElement, article: &dyn Owner) -> Result<(), Thrown> {
        let (analysis, texts) = (article.analysis(), article.texts());
        let body = add(panel, "div", &[("class", "body")], "")?;
        if !analysis.attributions.is_empty() {
            legend(&body, &analysis, texts)?;
            dominance(&body, &analysis, texts)?;
            sources(&body, &analysis, texts)?;
            types(&body, &analysis, texts)?;
            self.switch.replace(tools(&body, article.style(), texts)?);
        }
        let mut all = analysis.attributions.iter();
        let checked = all.len() > 0 && all.all(|found| found.check.is_some());
        let note = add(&body, "p", &[("class", "note")], "")?;
        add(&note, "span", &[], &texts.get(if checked { "panel.checked" } else { "panel.automatic" }))?;
        method(&note, article)
    }
}

/// Turns all buttons off that show some statements alone, and `button` over.
fn release(panel: &Element, button: Option<&HtmlElement>) {
    for other in dom::all(panel, "[data-show]") {
        let is_on = button == Some(&other) && other.get_attribute(PRESSED).as_deref() != Some("true");
        let _ = other.set_attribute(PRESSED, if is_on { "true" } else { "false" });
    }
}

/// Has the article show the statements alone that the reader has chosen: of a family, or of the sources that are open.
fn choose(panel: &Element, article: &dyn Owner) {
    let family =
        dom::all(panel, "[data-show][aria-pressed=true]").first().and_then(|one| one.get_attribute("data-show"));
    let is_open = !dom::all(panel, OPEN).is_empty();
    let number = |button: &HtmlElement| button.get_attribute("data-go")?.parse().ok();
    let listed: Vec<usize> = dom::all(panel, ".sources [open] [data-go]").iter().filter_map(number).collect();
    article.choose(&|found| match &family {
        Some(family) => found.family.name() == family,
        None => !is_open || listed.contains(&found.id),
    });
}

/// What is always shown: what this is, how it was made, how much of which family, and a bar that shows the same.
fn summary(panel: &HtmlElement, article: &dyn Owner) -> Result<(), Thrown> {
    let (analysis, texts) = (article.analysis(), article.texts());
    let summary = add(panel, "summary", &[], "")?;
    let line = add(&summary, "span", &[("class", "line")], "")?;
    let all = analysis.attributions.len();
    let how = if all > 0 && (0..all).all(|id| article.is_checked(id)) { "panel.verified" } else { "panel.found" };
    add(&line, "span", &[("class", "title")], &texts.get("panel.title"))?;
    add(&line, "span", &[("class", "how")], &texts.get(how))?;
    let families: Vec<(Family, usize)> = analysis.counts.by_family.iter().filter(|&(_, n)| n > 0).collect();
    let counts = add(&summary, "span", &[("class", "line")], "")?;
    if all == 0 {
        add(&counts, "span", &[], &texts.get("summary.none"))?;
    } else {
        add(&line, "span", &[("class", "what total")], &texts.count("summary.total", all))?;
    }
    for &(family, n) in &families {
        let part = add(&counts, "span", &[("class", "part")], "")?;
        shape(&part, family)?;
        // The number stands where there is no room for the words.
        let (words, n) = (texts.count(&format!("summary.{}", family.name()), n), format!("{n} "));
        add(&part, "b", &[], &n)?;
        add(&part, "span", &[("class", "what")], words.strip_prefix(&*n).unwrap_or(&words))?;
    }
    let bar = add(&summary, "span", &[("class", "bar"), ("aria-hidden", "true")], "")?;
    for (family, n) in families {
        let part = add(&bar, "i", &[("data-family", family.name())], "")?;
        dom::style(&part, "flex-grow", &n.to_string())?;
    }
    Ok(())
}

/// What the families are; each is a button that shows its statements alone.
fn legend(body: &HtmlElement, analysis: &Analysis<Utf16>, texts: &Texts) -> Result<(), Thrown> {
    add(body, "p", &[("class", "label")], &texts.get("panel.show"))?;
    let list = add(body, "div", &[("class", "legend")], "")?;
    for (family, n) in analysis.counts.by_family.iter().filter(|&(_, n)| n > 0) {
        let name = family.name();
        let button = [("data-show", name), ("data-family", name), (PRESSED, "false")];
        let button = add(&list, "button", &button, "")?;
        shape(&button, family)?;
        add(&button, "span", &[], &texts.get(&format!("family.{name}")))?;
        add(&button, "b", &[], &n.to_string())?;
        add(&button, "small", &[], &texts.get(&format!("legend.{name}")))?;
    }
    Ok(())
}

/// A word on an article that one source carries.
fn dominance(body: &HtmlElement, analysis: &Analysis<Utf16>, texts: &Texts) -> Result<(), Thrown> {
    let (all, most) = (analysis.attributions.len(), analysis.sources.iter().max_by_key(|one| one.attributions.len()));
    match most {
        Some(source) if all >= FEW && 2 * source.attributions.len() > all => {
            let text = texts.with("panel.dominant", &one_line(&source.name));
            add(body, "p", &[("class", "note")], &text).map(drop)
        }
        _ => Ok(()),
    }
}

/// How many statements there are of each type of source.
fn types(body: &HtmlElement, analysis: &Analysis<Utf16>, texts: &Texts) -> Result<(), Thrown> {
    add(body, "p", &[("class", "label")], &texts.get("panel.types"))?;
    let list = add(body, "ul", &[("class", "types")], "")?;
    for source_type in SourceType::ALL {
        let n = analysis.counts.by_type.get(source_type);
        if n > 0 {
            let item = add(&list, "li", &[], "")?;
            shape(&item, source_type.family())?;
            add(&item, "span", &[], &texts.count(&format!("type.{}", source_type.name()), 2))?;
            add(&item, "b", &[], &n.to_string())?;
        }
    }
    Ok(())
}

/// The sources with their statements, and the statements without source.
fn sources(body: &HtmlElement, analysis: &Analysis<Utf16>, texts: &Texts) -> Result<(), Thrown> {
    add(body, "p", &[("class", "label")], &texts.count("panel.sources", analysis.sources.len()))?;
    let list = add(body, "ul", &[("class", "sources")], "")?;
    for source in &analysis.sources {
        let kind = texts.count(&format!("type.{}", source.source_type.name()), 1);
        let members = source.attributions.iter().filter_map(|&id| analysis.attributions.get(id)).collect();
        group(&list, source.family, &source.name, &kind, members, analysis, texts)?;
    }
    // « Elle » of whom nothing tells who she is, and statements of nobody: no source has a row for them.
    for (family, key) in [(Family::Identified, "panel.pronouns"), (Family::Unspecified, "family.unspecified")] {
        let is_row = |found: &&Attributed<Utf16>| {
            found.source_id.is_none() && (found.family == Family::Unspecified) == (family == Family::Unspecified)
        };
        let members: Vec<_> = analysis.attributions.iter().filter(is_row).collect();
        if !members.is_empty() {
            group(&list, family, &texts.get(key), "", members, analysis, texts)?;
        }
    }
    Ok(())
}

/// One source: name, type, number of statements; opened, its statements.
fn group(
    list: &HtmlElement,
    family: Family,
    name: &str,
    kind: &str,
    members: Vec<&Attributed<Utf16>>,
    analysis: &Analysis<Utf16>,
    texts: &Texts,
) -> Result<(), Thrown> {
    let of: Vec<_> = analysis.attributions.iter().collect();
    let lang = &*analysis.lang;
    let row = add(list, "li", &[], "")?;
    let details = add(&row, "details", &[], "")?;
    let line = add(&details, "summary", &[], "")?;
    shape(&line, family)?;
    let who = add(&line, "span", &[], "")?;
    let named = add(&who, "b", &[], &one_line(name))?;
    if !kind.is_empty() {
        named.set_attribute("lang", lang)?;
        add(&who, "span", &[("class", "type")], kind)?;
    }
    add(&line, "span", &[("class", "count")], &texts.count("panel.statements", members.len()))?;
    add(
        &details,
        "p",
        &[("class", "label")],
        &texts.shares(percent(members.len(), of.len()), percent(words(&members), words(&of))),
    )?;
    let statements = add(&details, "ol", &[], "")?;
    members.into_iter().try_for_each(|found| item(&statements, found, lang, texts))
}

fn words(statements: &[&Attributed<Utf16>]) -> usize {
    statements.iter().map(|found| found.content.text.split_whitespace().count()).sum()
}

/// A share in percent, rounded.
fn percent(part: usize, whole: usize) -> usize {
    (200 * part + whole) / (2 * whole).max(1)
}

/// The buttons to the previous and next statement, and the switch of badge styles.
fn tools(body: &HtmlElement, style: Style, texts: &Texts) -> Result<Vec<(Style, HtmlElement)>, Thrown> {
    let line = add(body, "div", &[("class", "tools")], "")?;
    let steps = add(&line, "div", &[("class", "steps")], "")?;
    add(&steps, "button", &[("data-step", "-1")], &texts.get("step.previous"))?;
    add(&steps, "button", &[("data-step", "1")], &texts.get("step.next"))?;
    let choice = add(&line, "fieldset", &[], "")?;
    add(&choice, "legend", &[], &texts.get("panel.badges"))?;
    let mut switch = Vec::new();
    for own in Style::ALL {
        let label = add(&choice, "label", &[], "")?;
        let radio = [("type", "radio"), ("name", "badges"), ("value", own.name())];
        let input: HtmlElement = add(&label, "input", &radio, "")?;
        dom::set(&input, "checked", &(own == style).into())?;
        add(&label, "span", &[], &texts.get(&format!("badges.{}", own.name())))?;
        switch.push((own, input));
    }
    Ok(switch)
}
