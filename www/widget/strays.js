// Markup can be copied with what Selon put into it: by navigation without reload, by archives, for print views.

/** Selon's own elements that belong to no mounted article leave the page; what is at work carries the engine's mark, which no copy has. */
const leaveIfStray = (name) =>
  customElements.get(name) ??
  customElements.define(
    name,
    class extends HTMLElement {
      connectedCallback() {
        // Later: whoever inserts it may still be walking over its neighbours.
        queueMicrotask(() => /** @type {any} */ (this).selonAtWork || this.remove());
      }
    },
  );

export const removeStrays = () => ["selon-badge", "selon-popover", "selon-notes"].forEach(leaveIfStray);
