// What happens to a page while Selon is at work in it. `measure` and `measureAlone` run in the page.

/** Mounts on the selector, looks, opens a statement's details, takes all down again. */
export async function measure(selector) {
  const { selonProbe: probe } = window;
  const { element } = probe;
  const layouts = await probe.layouts();
  const before = { ...probe.snapshot(), ...layouts[0] };
  const tellsShifts = await probe.observe();
  performance.mark("selon-begin");
  const mounted = await probe.mount({ for: selector });
  performance.mark("selon-end");
  const during = probe.appearance();
  const { widget } = mounted;
  const analysis = widget.analysis;
  const shifts = tellsShifts ? [...probe.shifts] : undefined;

  const own = "selon-article, selon-badge, selon-popover";
  const badges = [...document.querySelectorAll("selon-badge")];
  const NOT_THERE =
    "a, button, figure, figcaption, aside, nav, form, iframe, noscript, [hidden], [aria-hidden=true], [translate=no], [data-selon-ignore]";
  const where = badges.map((badge) => {
    if (!element.contains(badge)) return "outside of the article";
    const wrong = badge.parentElement.closest(NOT_THERE);
    if (wrong && element.contains(wrong) && wrong !== element) return `in <${wrong.localName}>`;
    if (badge.parentElement.checkVisibility?.({ visibilityProperty: true }) === false) return "in hidden text";
    return "";
  });

  /** Whether the last letters of its statement stand right before a badge. */
  const letters = (text) => text.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "");
  const misplaced = badges.flatMap((badge) => {
    const { source, cue, content } = analysis?.attributions[badge.dataset.id] ?? {};
    const end = (passage) => passage?.spans.at(-1)?.end ?? 0;
    const last = [source, cue, content].sort((a, b) => end(b) - end(a))[0];
    const range = document.createRange();
    range.setStart(element, 0);
    range.setEndBefore(badge);
    const words = letters(last?.text ?? "?").slice(-6);
    const found = letters(range.toString().slice(-400));
    // A statement that ends inside of a link has its badge behind the link.
    let link = badge.previousElementSibling;
    while (link?.matches(own)) link = link.previousElementSibling;
    const inLink = link?.matches("a, button, label, summary, :has(a)") && letters(link.textContent).includes(words);
    return inLink || found.endsWith(words) ? [] : [`“…${words}” expected before a badge, “…${found.slice(-6)}” found`];
  });

  const popover = async () => {
    if (!badges.length) return undefined;
    const at = [scrollX, scrollY];
    widget.handle.open(Number(badges[0].dataset.id));
    const card = document.querySelector("selon-popover")?.shadowRoot.querySelector(":popover-open");
    const shown = card?.textContent.length > 20;
    widget.handle.close();
    scrollTo({ left: at[0], top: at[1], behavior: "instant" });
    return shown;
  };
  const opened = mounted.ready ? await popover() : undefined;
  const text = mounted.ready ? widget.handle.text() : undefined;
  await probe.unmount(mounted);

  const after = { ...probe.snapshot(), ...probe.appearance() };
  const same = (a, b) => a.length === b.length && a.every((value, at) => value === b[at]);
  const difference = (a, b) => {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at += 1;
    return a === b ? "" : `…${a.slice(Math.max(0, at - 40), at + 60)}… became …${b.slice(Math.max(0, at - 40), at + 60)}…`;
  };
  // A text node in two pieces may be wider by a rounding error.
  const stands = (place, at) => layouts.some(({ geometry }) => geometry[at]?.every((value, side) => Math.abs(value - place[side]) < 0.1));
  const moved = during.geometry.findIndex((place, at) => !stands(place, at));
  const grown = layouts.some(({ height }) => height === during.height) ? 0 : during.height - before.height;
  return {
    ready: mounted.ready,
    message: mounted.message,
    time: mounted.time,
    lang: analysis?.lang,
    sentences: analysis?.sentences.total ?? 0,
    attributions: analysis?.attributions.map(({ source, cue, content }) => [source.text, cue.text, content.text]) ?? [],
    words: element.innerText.split(/\s+/).length,
    badges: badges.length,
    where: where.filter(Boolean),
    misplaced,
    opened,
    text,
    shifts,
    complaints: [...probe.complaints],
    elsewhere: [...probe.elsewhere],
    changed: {
      text: difference(before.text, during.text),
      inner: difference(before.inner, during.inner),
      moved: moved < 0 ? "" : `x, y, width, height ${before.geometry[moved]} became ${during.geometry[moved]}`,
      height: grown,
      source: difference(before.source, after.source),
      nodes:
        same(
          before.nodes.map(([node]) => node),
          after.nodes.map(([node]) => node),
        ) &&
        same(
          before.nodes.map(([, value]) => value),
          after.nodes.map(([, value]) => value),
        ),
      sheets: after.sheets - before.sheets,
      highlights: after.highlights === before.highlights ? "" : after.highlights,
    },
  };
}

/** Mounts without `for`; gives what was chosen and read. */
export async function measureAlone() {
  const { selonProbe: probe } = window;
  const before = probe.snapshot();
  const mounted = await probe.mount({});
  const { handle } = mounted.widget;
  const { article } = handle ?? {};
  const result = {
    ready: mounted.ready,
    message: mounted.message,
    text: handle?.text(),
    article:
      article &&
      `${article.localName}${article.id && `#${article.id}`}${article.className && `.${String(article.className).trim().split(/\s+/)[0]}`}`,
  };
  await probe.unmount(mounted);
  return { ...result, restored: probe.snapshot().source === before.source, complaints: [...probe.complaints] };
}
