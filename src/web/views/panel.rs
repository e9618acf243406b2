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
use crate::web::views::parts::{item, shape};
use crate::web::views::request::{Owner, Request};
use crate::web::words::excerpt::one_line;
use crate::web::words::texts::Texts;

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
            let (analysis, texts) = (article.analysis(), article.texts());
            let panel = add(container, "details", &[("class", "panel"), ("part", "panel"), ("lang", &texts.lang)], "")?;
            summary(&panel, &analysis, texts)?;
            if was.unwrap_or(mode == PanelMode::Open) {
                panel.set_attribute("open", "")?;
                body.fill(&panel, article)?;
            }
            kept.restore(container)?;
            element = Some(panel);
        }
        let (opened, owner) = (body.clone(), owner.clone());
        let listeners = [
            Listener::new(container, &["click", "change"], move |event| act(&owner, &event)),
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
    /// The panel was opened: it needs its body if it has none.
    fn toggled(&self, event: &Event) {
        let panel = dom::target(event).and_then(|target| dom::closest(&target, ".panel"));
        let (Some(panel), Some(article)) = (panel, self.owner.upgrade()) else { return };
        if dom::all(&panel, ".body").is_empty() {
            let _ = self.fill(&panel, &*article);
        }
    }

    fn fill(&self, panel: &HtmlElement, article: &dyn Owner) -> Result<(), Thrown> {
        let (analysis, texts) = (article.analysis(), article.texts());
        let body = add(panel, "div", &[("class", "body")], "")?;
        if !analysis.attributions.is_empty() {
            types(&body, &analysis, texts)?;
            sources(&body, &analysis, texts)?;
            self.switch.replace(tools(&body, article.style(), texts)?);
        }
        let mut all = analysis.attributions.iter();
        let checked = all.len() > 0 && all.all(|found| found.check.is_some());
        let note = if checked { texts.get("panel.checked") } else { texts.get("panel.automatic") };
        add(&body, "p", &[("class", "note")], &note)?;
        Ok(())
    }
}

/// A click on one of the panel's buttons, or a change of badge style.
fn act(owner: &Weak<dyn Owner>, event: &Event) {
    if let (Some(article), Some((request, control))) = (owner.upgrade(), Request::of(event)) {
        article.request(request, Some(control));
    }
}

/// The line that is always shown, and the bar that shows the same.
fn summary(panel: &HtmlElement, analysis: &Analysis<Utf16>, texts: &Texts) -> Result<(), Thrown> {
    let line = add(panel, "summary", &[], "")?;
    let all = analysis.attributions.len();
    let total = if all == 0 { texts.get("summary.none") } else { texts.count("summary.total", all) };
    add(&line, "span", &[("class", "total")], &total)?;
    let families: Vec<(Family, usize)> = analysis.counts.by_family.iter().filter(|&(_, n)| n > 0).collect();
    for &(family, n) in &families {
        let part = add(&line, "span", &[("class", "part")], "")?;
        shape(&part, family)?;
        add(&part, "span", &[], &texts.count(&format!("summary.{}", family.name()), n))?;
    }
    let bar = add(&line, "span", &[("class", "bar"), ("aria-hidden", "true")], "")?;
    for (family, n) in families {
        let part = add(&bar, "i", &[("data-family", family.name())], "")?;
        dom::style(&part, "flex-grow", &n.to_string())?;
    }
    Ok(())
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
        group(&list, source.family, &source.name, &kind, members, &analysis.lang, texts)?;
    }
    // « Elle » of whom nothing tells who she is, and statements of nobody: no source has a row for them.
    for (family, key) in [(Family::Identified, "panel.pronouns"), (Family::Unspecified, "family.unspecified")] {
        let is_row = |found: &&Attributed<Utf16>| {
            found.source_id.is_none() && (found.family == Family::Unspecified) == (family == Family::Unspecified)
        };
        let members: Vec<_> = analysis.attributions.iter().filter(is_row).collect();
        if !members.is_empty() {
            group(&list, family, &texts.get(key), "", members, &analysis.lang, texts)?;
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
    lang: &str,
    texts: &Texts,
) -> Result<(), Thrown> {
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
    let statements = add(&details, "ol", &[], "")?;
    members.into_iter().try_for_each(|found| item(&statements, found, lang, texts))
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
