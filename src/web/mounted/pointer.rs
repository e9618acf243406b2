//! What the reader does in the article with mouse, finger and keyboard.

use std::rc::Rc;

use web_sys::{Element, Event};

use crate::web::mounted::Mounted;
use crate::web::page::dom;
use crate::web::page::listener::Listener;
use crate::web::views::popover::{GRACE, WAIT};

/// How near to a badge a finger must come, in CSS pixels: half of a comfortable target.
const REACH: f64 = 22.0;
/// The same for a mouse.
const MOUSE_REACH: f64 = 12.0;

/// What has its own use for a click.
const CLICKABLE: &str = "a,button,input,select,textarea,label,summary,video,audio,[role=button],[role=link],[onclick]";

/// Listens to an article.
pub fn listeners(mounted: &Rc<Mounted>) -> Vec<Listener> {
    let owner = Rc::downgrade(mounted);
    let listener = move |event: Event| {
        let (Some(mounted), Some(target)) = (owner.upgrade(), dom::target(&event)) else { return };
        match dom::string(&event, "type").as_str() {
            "click" => click(&mounted, &target, &event),
            "keydown" => key(&mounted, &target, &event),
            "focusin" => focus(&mounted, &target),
            kind => hover(&mounted, &target, &event, kind == "pointerover"),
        }
    };
    vec![Listener::new(&mounted.root, &["click", "keydown", "focusin", "pointerover", "pointerout"], listener)]
}

fn click(mounted: &Rc<Mounted>, target: &Element, event: &Event) {
    if dom::flag(event, "defaultPrevented") {
        return;
    }
    let (x, y) = (dom::number(event, "clientX"), dom::number(event, "clientY"));
    let on_badge = mounted.ask_badges(|badges| badges.id_of(target));
    let Some(id) = on_badge.or_else(|| click_beside(mounted, target, event, x, y)) else { return };
    event.prevent_default();
    // Screen readers click without a pointer: no count of clicks.
    let by_keyboard = dom::number(event, "detail") == 0.0;
    let open = mounted.popover().is_ok_and(|popover| popover.is_pinned(&mounted.me, id));
    if open && !by_keyboard {
        mounted.close(false);
    } else {
        let _ = mounted.open(id, true, by_keyboard, None);
    }
}

/// The attribution meant by a click on no badge: one on attributed words, or right beside a badge. Never one that a
/// link or a selection of text has a use for.
fn click_beside(mounted: &Mounted, target: &Element, event: &Event, x: f64, y: f64) -> Option<usize> {
    if dom::closest(target, CLICKABLE).is_some() || dom::has_selection() {
        return None;
    }
    let is_touch = dom::string(event, "pointerType") == "touch";
    // A tap beside a sheet puts it away, whatever words are there.
    let closes = is_touch && mounted.popover().is_ok_and(|popover| popover.was_closed_by(event));
    let words = if closes { None } else { mounted.hit(target, x, y) };
    words.or_else(|| mounted.ask_badges(|badges| badges.near(x, y, if is_touch { REACH } else { MOUSE_REACH })))
}

fn key(mounted: &Rc<Mounted>, target: &Element, event: &Event) {
    let Some(id) = mounted.ask_badges(|badges| badges.id_of(target)) else { return };
    if ["altKey", "ctrlKey", "metaKey"].iter().any(|modifier| dom::flag(event, modifier)) {
        return;
    }
    let key = dom::string(event, "key");
    if matches!(key.as_str(), "Enter" | " ") {
        event.prevent_default();
        let _ = mounted.open(id, true, true, None);
    } else if let Some(badge) = mounted.ask_badges(|badges| badges.neighbour(id, &key)) {
        event.prevent_default();
        let _ = dom::focus(&badge, false);
    }
}

/// The badge that has the focus is the one that Tab comes back to.
fn focus(mounted: &Mounted, target: &Element) {
    mounted.ask_badges(|badges| badges.id_of(target).inspect(|&id| badges.make_stop(id)));
}

fn hover(mounted: &Rc<Mounted>, target: &Element, event: &Event, over: bool) {
    if dom::string(event, "pointerType") != "mouse" {
        return;
    }
    let Some(id) = mounted.ask_badges(|badges| badges.id_of(target)) else { return };
    let Ok(popover) = mounted.popover() else { return };
    if over {
        let owner = Rc::downgrade(mounted);
        let open = move || owner.upgrade().map(|mounted| mounted.open(id, false, false, None)).map_or((), drop);
        popover.open_soon(&mounted.me, id, WAIT, open);
    } else {
        popover.close_soon(GRACE);
    }
}
