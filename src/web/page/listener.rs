//! Event listeners that are removed when dropped.

use wasm_bindgen::prelude::*;
use web_sys::{Event, EventTarget};

/// One function that listens to several kinds of events of one target.
pub struct Listener {
    target: EventTarget,
    kinds: &'static [&'static str],
    function: Closure<dyn Fn(Event)>,
    capture: bool,
}

impl Listener {
    /// Listens in the bubbling phase.
    pub fn new(target: &EventTarget, kinds: &'static [&'static str], function: impl Fn(Event) + 'static) -> Self {
        Self::listen(target, kinds, false, function)
    }

    /// Listens before anybody further down does.
    pub fn capturing(target: &EventTarget, kinds: &'static [&'static str], function: impl Fn(Event) + 'static) -> Self {
        Self::listen(target, kinds, true, function)
    }

    fn listen(
        target: &EventTarget,
        kinds: &'static [&'static str],
        capture: bool,
        function: impl Fn(Event) + 'static,
    ) -> Self {
        let function = Closure::<dyn Fn(Event)>::new(function);
        for kind in kinds {
            // Adding a listener throws for no arguments of these types.
            let _ = target.add_event_listener_with_callback_and_bool(kind, function.as_ref().unchecked_ref(), capture);
        }
        Listener { target: target.clone(), kinds, function, capture }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.function.as_ref().unchecked_ref();
        for kind in self.kinds {
            let _ = self.target.remove_event_listener_with_callback_and_bool(kind, function, self.capture);
        }
    }
}
