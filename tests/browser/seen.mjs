// What readers see of what the command line, or a site's own server, has written into a page.

/** Of list, references and badges. */
export const seen = (page) =>
  page.evaluate(() => {
    const isSeen = (element) => !!element && element.getClientRects().length > 0;
    const notes = [...document.querySelectorAll("sup[data-selon-ref] a")];
    return {
      list: isSeen(document.querySelector("selon-list p")),
      references: notes.filter(isSeen).length,
      all: notes.length,
      paired: notes.every((note, at) => {
        const entry = document.getElementById(note.hash.slice(1));
        return note.textContent === String(at + 1) && entry?.querySelector("a").hash === `#${note.id}`;
      }),
      badges: document.querySelectorAll("selon-badge").length,
    };
  });
