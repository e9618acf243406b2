// A widget that does one thing wrong, which the page's `data-fault` names: the checks must notice.
const FAULTS = {
  none() {},
  text: (article) => article.append("added"),
  layout: (article) => (article.style.paddingTop = "7px"),
  console: () => console.error("Selon: all is lost"),
  outside: () => document.body.append(document.createElement("selon-badge")),
  elsewhere: () => document.body.setAttribute("data-touched", ""),
  restore: (article) => article.firstElementChild.setAttribute("class", "left behind"),
  // Work, not waiting: the time that other programs have taken does not count.
  task() {
    for (let round = 1; round < 1e8; round += 1) Fake.sum = (Fake.sum ?? 0) + Math.sqrt(round);
  },
};

const ANALYSIS = { lang: "fr", sentences: { total: 1 }, attributions: [] };

class Fake extends HTMLElement {
  async connectedCallback() {
    await new Promise((done) => setTimeout(done, 30));
    const { fault } = document.querySelector("[data-fault]").dataset;
    if (fault === "start") return this.dispatchEvent(new CustomEvent("selon:error", { detail: { message: "no" } }));
    this.analysis = ANALYSIS;
    const read = fault === "alone" && !this.hasAttribute("for") ? "h1" : "article";
    this.handle = { text: () => document.querySelector(read).textContent, open() {}, close() {} };
    FAULTS[fault]?.(document.querySelector("article"));
    this.dispatchEvent(new CustomEvent("selon:ready"));
  }
}
if (!customElements.get("selon-article")) customElements.define("selon-article", Fake);
