// The room of a closed panel, kept from the first moment so that nothing moves when it comes: see selon.css.

const RESERVED = "var(--selon-panel-height, 4.25em)";

/**
 * Keeps room in `panel` for `host`, unless it is to have no panel. Gives a function that keeps it or gives it back: at
 * once if nothing has been painted, else when that moves nothing that the reader sees.
 */
export function keepRoom(host, panel) {
  let watch;
  const keep = (wanted) => {
    watch?.disconnect();
    panel.style.minHeight = wanted ? RESERVED : "";
  };
  keep(host.getAttribute("panel") !== "none");
  return (wanted) => {
    keep(wanted || !!panel.style.minHeight);
    if (wanted || !panel.style.minHeight) return;
    if (!performance.getEntriesByType("paint").length) return keep(false);
    // What stands below moves up unseen where the browser scrolls along.
    const scrollsAlong = CSS.supports("overflow-anchor", "auto");
    watch = new IntersectionObserver(([{ isIntersecting, boundingClientRect }]) => {
      if (!isIntersecting && (boundingClientRect.top > 0 || scrollsAlong)) keep(false);
    });
    watch.observe(host);
  };
}
