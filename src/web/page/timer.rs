//! A delay that is called off when dropped.

use wasm_bindgen::prelude::*;
use web_sys::Window;

use crate::web::page::dom;

/// A function to be called once, later.
pub struct Timer {
    window: Window,
    id: i32,
    _function: Closure<dyn Fn()>,
}

impl Timer {
    /// Calls `function` in `delay` milliseconds; none if the browser refuses.
    pub fn start(delay: i32, function: impl Fn() + 'static) -> Option<Self> {
        let window = dom::window().ok()?;
        let function = Closure::<dyn Fn()>::new(function);
        let callback = function.as_ref().unchecked_ref();
        let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(callback, delay).ok()?;
        Some(Timer { window, id, _function: function })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.id);
    }
}
