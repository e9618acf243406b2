// Where mouse and fingers meet something.

/** The middle of the first box. */
const middle = ([{ left, top, width, height }]) => ({ x: left + width / 2, y: top + height / 2 });

/**
 * The point at which an element or a range is met, scrolled into view; fails if it is not met there. `find` and `place`
 * are functions of the page: one finds it, with these arguments, the other chooses a point of its boxes, and is given it, too.
 */
export const aim = (page, find, place = middle, ...args) =>
  page.evaluate(`(async () => {
    const target = (${find})(...${JSON.stringify(args)});
    const element = target instanceof Range ? target.startContainer.parentElement : target;
    element.scrollIntoView({ block: "center", behavior: "instant" });
    const { x, y } = (${place})([...target.getClientRects()], target);
    const met = element.getRootNode().elementFromPoint(x, y);
    if (element.contains(met)) return { x, y };
    const there = met ? "<" + met.localName + ">" : "nothing";
    throw new Error("<" + element.localName + "> is not at " + [x, y] + " in a page of " + [innerWidth, innerHeight] + ", but " + there);
  })()`);

/** A range over some words of the article, in the page: for `aim`. */
export const find = (text) => {
  const walker = document.createTreeWalker(document.getElementById("body"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode() && !walker.currentNode.data.includes(text));
  const range = document.createRange();
  const at = walker.currentNode.data.indexOf(text);
  range.setStart(walker.currentNode, at);
  range.setEnd(walker.currentNode, at + text.length);
  return range;
};
