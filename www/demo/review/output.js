/** What leaves the desk: the file, and the script for a page. */

/** The analysis as readers get it: what is the newsroom's own business stays there. */
export function published({ removed, ...analysis }) {
  const attributions = analysis.attributions.map(({ check, ...found }) => ({
    ...found,
    ...(check && { check: { kind: check.kind } }),
  }));
  return { ...analysis, attributions };
}

/** The script that a page has its analysis in. */
export const script = (analysis) =>
  `<script type="application/selon+json">${JSON.stringify(published(analysis)).replaceAll("<", "\\u003c")}</script>`;

/** Lets the editor save a file. */
export function save(analysis, name = "article.selon.json") {
  const blob = new Blob([`${JSON.stringify(analysis, null, 2)}\n`], { type: "application/json" });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Firefox reads it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
