//! What the reader does in the article with mouse, finger and keyboard.

use std::rc::{Rc, Weak};

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, MouseEvent, PointerEvent};

use super::badge::Style;
use super::dom;
use super::listener::Listener;
use super::mounted::Mounted;
use super::popover::{GRACE, WAIT};

/// How near to a badge a finger must come, in CSS pixels: half of a comfortable target.
const REACH: f64 = 22.0;

/// What has its own use for a click.
const CLICKABLE: &str = "a,button,input,select,textarea,label,summary,video,audio,[role=button],[role=link],[onclick]";

/// Listens to an article.
pub fn listeners(root: &Element, owner: &Weak<Mounted>) -> Vec<Listener> {
    let owner = owner.clone();
    let listener = move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let (Some(mounted), Some(target)) = (owner.upgrade(), target) else { return };
        match event.type_().as_str() {
            "click" => click(&mounted, &target, event.unchecked_ref()),
            "keydown" => key(&mounted, &target, event.unchecked_ref()),
            "focusin" => focus(&mounted, &target),
            kind => hover(&mounted, &target, event.unchecked_ref(), kind == "pointerover"),
        }
    };
    vec![Listener::new(root, &["click", "keydown", "focusin", "pointerover", "pointerout"], listener)]
}

fn click(mounted: &Rc<Mounted>, target: &Element, event: &MouseEvent) {
    if event.default_prevented() {
        return;
    }
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    let on_badge = mounted.ask_badges(|badges| badges.id_of(target));
    let Some(id) = on_badge.or_else(|| click_beside(mounted, target, event, x, y)) else { return };
    event.prevent_default();
    // Screen readers click without a pointer: no count of clicks.
    let by_keyboard = event.detail() == 0;
    let open = mounted.popover().is_ok_and(|popover| popover.is_pinned(mounted, id));
    if open && !by_keyboard {
        mounted.close(false);
    } else {
        let _ = mounted.open(id, true, by_keyboard, None);
    }
}

/// The attribution meant by a click on no badge: a finger beside a badge; without badges, a click on the
/// words. Never one that a link or a selection of text has a use for.
fn click_beside(mounted: &Mounted, target: &Element, event: &MouseEvent, x: f64, y: f64) -> Option<usize> {
    if dom::closest(target, CLICKABLE).is_some() || dom::has_selection() {
        return None;
    }
    if mounted.style() == Style::None {
        return mounted.hit(x, y);
    }
    let finger = dom::get(event, "pointerType").as_string().as_deref() == Some("touch");
    finger.then(|| mounted.ask_badges(|badges| badges.near(x, y, REACH))).flatten()
}

fn key(mounted: &Rc<Mounted>, target: &Element, event: &KeyboardEvent) {
    let Some(id) = mounted.ask_badges(|badges| badges.id_of(target)) else { return };
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    if matches!(event.key().as_str(), "Enter" | " ") {
        event.prevent_default();
        let _ = mounted.open(id, true, true, None);
    } else if let Some((_, badge)) = mounted.ask_badges(|badges| badges.neighbour(id, event)) {
        event.prevent_default();
        let _ = badge.focus();
    }
}

/// The badge that has the focus is the one that Tab comes back to.
fn focus(mounted: &Mounted, target: &Element) {
    mounted.ask_badges(|badges| badges.id_of(target).inspect(|&id| badges.make_stop(id)));
}

fn hover(mounted: &Rc<Mounted>, target: &Element, event: &PointerEvent, over: bool) {
    if event.pointer_type() != "mouse" {
        return;
    }
    let Some(id) = mounted.ask_badges(|badges| badges.id_of(target)) else { return };
    let Ok(popover) = mounted.popover() else { return };
    if over {
        popover.open_soon(mounted, id, WAIT);
    } else {
        popover.close_soon(GRACE);
    }
}
