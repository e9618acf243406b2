// Whatever an article, an attribute, an option or an editor's word says: it is shown as text, and nothing of it is
// ever run, parsed or requested; and the policies that the documentation gives are enough.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { CHROMIUM, POLICY, load, onPage, popover, quiet, server } from "./browser.mjs";
import { SELON } from "./server.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Texts that would do something if anybody took them for more than texts. */
const PAYLOADS = [
  "<img src=x onerror=window.hit=1>",
  "<script>window.hit=2</script>",
  '"><svg onload=window.hit=3>',
  "' onfocus=window.hit=4 autofocus '",
  "javascript:window.hit=5",
  "</style><style>*{display:none}</style>",
  "{text} {n} {type} ${window.hit=6}",
  "&lt;b&gt;&#60;iframe&#62;",
  "<iframe srcdoc='<script>parent.hit=7</script>'></iframe>",
  "url(//127.0.0.1/x) expression(window.hit=8) \\0022",
  "\u202e<b>\u202c\u0000__proto__ constructor",
];

/** All elements that Selon makes: containers, text, buttons and the badge switch. */
const KNOWN = "div details summary p span b i small a ul ol li button dl dt dd fieldset legend label input slot".split(" ");

/** Notes violations of the policy and what is requested from now on. */
const watch = (page) =>
  page.evaluate(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile }) =>
      violations.push(`${violatedDirective} ${sourceFile}`),
    );
  });

/** What of Selon's is in the page that should not be, and whether a payload did anything. */
const harm = (page) =>
  page.evaluate((known) => {
    const hosts = [...document.querySelectorAll("selon-article, selon-popover")].filter((host) => host.shadowRoot);
    const made = hosts.flatMap((host) => [...host.shadowRoot.querySelectorAll("*")]);
    const badges = [...document.querySelectorAll("selon-badge")];
    // Links lead to a passage of the page, or to the page that Selon brings along.
    const leads = ({ localName, attributes: { href } }) =>
      localName === "a" && /^#selon=[\w%.!~*'()-]*$|^http:\/\/127\.0\.0\.1:\d+\/selon\/method\/\w\w\.html$/.test(href.value);
    const active = [...made, ...badges].flatMap((element) =>
      element
        .getAttributeNames()
        .filter((name) => name.startsWith("on") || ["src", "srcdoc", "action"].includes(name) || (name === "href" && !leads(element))),
    );
    return {
      hit: window.hit ?? null,
      strange: made.map((element) => element.localName).filter((name) => !known.includes(name)),
      active,
      inBadges: badges.filter((badge) => badge.childNodes.length > 0).length,
      violations,
      polluted: Object.keys(Object.prototype).length + Object.keys(Array.prototype).length,
    };
  }, KNOWN);

const NONE = { hit: null, strange: [], active: [], inBadges: 0, violations: [], polluted: 0 };

/** Opens every badge's details and the panel; gives all the text that was shown. */
async function showAll(page) {
  const count = await page.evaluate(() => document.querySelector("selon-article").analysis.attributions.length);
  const shown = [];
  for (let id = 0; id < count; id += 1) {
    await page.evaluate((id) => document.querySelector("selon-article").handle.open(id), id);
    shown.push(await popover(page));
  }
  await page.evaluate(() => {
    const root = document.querySelector("selon-article").shadowRoot;
    root.querySelector("summary").click();
  });
  await page.waitForFunction(() => document.querySelector("selon-article").shadowRoot.querySelector(".body"));
  shown.push(await page.evaluate(() => document.querySelector("selon-article").shadowRoot.textContent));
  shown.push(
    await page.evaluate(() =>
      [...document.querySelectorAll("selon-badge")]
        .map((badge) => `${badge.getAttribute("aria-label")} ${badge.dataset.name ?? ""}`)
        .join("\n"),
    ),
  );
  return shown.join("\n");
}

/** Fills the article, mounts with these attributes and waits for an outcome: `ready` or the error's message. */
const begin = (page, paragraphs, attributes) =>
  page.evaluate(
    async (paragraphs, attributes) => {
      await import("/selon/selon.js");
      const body = document.getElementById("body");
      body.textContent = "";
      for (const [text, correction] of paragraphs) {
        const paragraph = document.createElement("p");
        paragraph.textContent = text;
        if (correction !== null) paragraph.setAttribute("data-selon-source", correction);
        body.append(paragraph);
      }
      const widget = document.createElement("selon-article");
      for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
      const outcome = new Promise((done) => {
        widget.addEventListener("selon:ready", () => done("ready"));
        widget.addEventListener("selon:error", ({ detail }) => done(detail.message));
      });
      document.body.prepend(widget);
      return outcome;
    },
    paragraphs,
    attributes,
  );

for (const [at, payload] of PAYLOADS.entries()) {
  test(`text that looks like code is text, in the article and as the editor's word: ${at + 1}`, () =>
    onPage("plain.html", async (page) => {
      await watch(page);
      const paragraphs = [
        [`« Bien sûr ${payload} », a déclaré Anne Vidal.`, null],
        [`« C’est clair », a affirmé Anne ${payload} Vidal.`, null],
        ["Le maire a déclaré que tout va bien.", payload],
        ["Le préfet a déclaré que rien ne va.", `${payload}|${payload}`],
        ["« Nous verrons », a dit le ministre.", `${payload}|person`],
      ];
      assert.equal(await begin(page, paragraphs, { for: "#body", badges: "pill" }), "ready");
      const shown = await showAll(page);
      const plain = (text) => text.replace(/[\s\0\u202a-\u202e]+/g, " ").trim();
      assert.ok(plain(shown).includes(plain(payload)), shown);
      assert.deepEqual(await harm(page), NONE);
      assert.equal(await page.evaluate(() => document.querySelectorAll("#body :not(p, selon-badge)").length), 0);
      await quiet(page, [/data-selon-source=.*: there is no type/s]);
    }));
}

test("attributes and options that look like code do nothing but fail with a message", () => {
  const first = server.requests.length;
  return onPage("plain.html", async (page) => {
    await watch(page);
    const text = [["« Oui », a déclaré le maire.", null]];
    for (const payload of PAYLOADS) {
      for (const attribute of ["for", "lang", "ui-lang", "badges", "panel", "ignore", "threshold"]) {
        const outcome = await begin(page, text, { for: "#body", lang: "fr", [attribute]: payload });
        assert.equal(typeof outcome, "string");
        const refused = await page.evaluate(
          async (attribute, payload) => {
            const { mount } = await import("/selon/selon.js");
            document.querySelector("selon-article").remove();
            await new Promise((done) => setTimeout(done));
            const name = { "ui-lang": "uiLang" }[attribute] ?? attribute;
            return mount(document.getElementById("body"), { lang: "fr", [name]: payload }).then(
              (handle) => handle.destroy(),
              (error) => error.message,
            );
          },
          attribute,
          payload,
        );
        assert.ok(refused === undefined || typeof refused === "string");
        // What is wrong counts as none, and is told.
        if (attribute !== "for") assert.equal(outcome, "ready", attribute);
      }
    }
    assert.deepEqual(await harm(page), NONE);
    const requested = server.requests
      .slice(first)
      .filter(
        (path) =>
          path.startsWith("/selon/") &&
          !/^\/selon\/(selon\.(js|wasm|css)|\w\w\.pack|model\.pack|ui\/\w\w\.json|[\w.-]+\.(json|html|js))$/.test(path),
      );
    assert.deepEqual(requested, [], "no payload became part of an address");
  });
});

test("the page's own language tags that look like code do nothing", () =>
  onPage("plain.html", async (page) => {
    await watch(page);
    await page.evaluate((payload) => (document.documentElement.lang = payload), "../../<img src=x onerror=window.hit=9>");
    const outcome = await begin(page, [["« Oui », a déclaré le maire, qui a ajouté que tout irait bien.", null]], { for: "#body" });
    assert.ok(outcome === "ready" || /no language pack/.test(outcome), outcome);
    assert.deepEqual(await harm(page), NONE);
  }));

/** The policies in a document: what follows `Content-Security-Policy:`, or the line that the tests run under. */
async function documented(file) {
  const text = await readFile(path.join(ROOT, file), "utf8");
  return [...text.matchAll(/^(?:Content-Security-Policy: )?(default-src [^\n]*)$/gm)].map(([, policy]) => policy.trim());
}

test("the policy of the tests is the documented one, in README and in the chapter on embedding", async () => {
  assert.ok((await documented("README.md")).includes(POLICY));
  assert.ok((await documented("docs/embedding.md")).includes(POLICY));
});

test("every documented policy is enough, and none could do without WebAssembly", async () => {
  const policies = await documented("docs/embedding.md");
  assert.ok(policies.length >= 2, String(policies));
  for (const policy of policies) {
    await onPage(`plain.html?policy=${encodeURIComponent(policy)}`, async (page) => {
      await watch(page);
      await load(page);
      const found = await page.evaluate(async () => {
        const { mount } = await import("/selon/selon.js");
        const handle = await mount(document.getElementById("body"), { badges: "pill" });
        handle.open(0);
        return document.querySelectorAll("selon-badge").length;
      });
      assert.ok(found > 4, policy);
      assert.deepEqual(await harm(page), NONE);
      await quiet(page, [/favicon/]);
    });
    const less = policy.replace(/ 'wasm-unsafe-eval'/, "");
    assert.notEqual(less, policy);
    await onPage(`plain.html?policy=${encodeURIComponent(less)}`, async (page) => {
      const refused = await page.evaluate(async () => {
        const { mount } = await import("/selon/selon.js");
        return mount(document.getElementById("body")).then(
          () => "mounted",
          (error) => error.message,
        );
      });
      assert.match(refused, /selon\.wasm/, less);
    });
  }
});

test("no policy of Trusted Types is needed, not even a name", () =>
  onPage(`article.html?policy=${encodeURIComponent(`${POLICY}; trusted-types 'none'`)}`, async (page) => {
    await watch(page);
    await page.waitForFunction(() => window.log.some(({ type }) => type === "selon:ready"));
    await showAll(page);
    assert.deepEqual(await harm(page), NONE);
    await quiet(page);
  }));

test("the integrity values of the build are those of its files, and browsers accept them", {
  skip: !CHROMIUM && "one browser will do",
}, async () => {
  const integrity = JSON.parse(await readFile(path.join(SELON, "integrity.json"), "utf8"));
  const hash = async (file) =>
    `sha384-${createHash("sha384")
      .update(await readFile(path.join(SELON, file)))
      .digest("base64")}`;
  for (const [file, value] of Object.entries(integrity)) assert.equal(value, await hash(file), file);
  const packs = (await readdir(SELON)).filter((file) => file.endsWith(".pack"));
  for (const file of ["selon.js", "selon.wasm", "selon.css", "ui/fr.json", ...packs]) assert.ok(integrity[file], file);
  await onPage("plain.html", async (page) => {
    const loads = (value) =>
      page.evaluate(
        (value) =>
          new Promise((done) => {
            const script = document.createElement("script");
            Object.assign(script, { type: "module", integrity: value, onload: () => done(true), onerror: () => done(false) });
            script.setAttribute("src", `/selon/selon.js?${value}`);
            document.head.append(script);
          }),
        value,
      );
    await page.goto(`${server.url}/plain.html?policy=${encodeURIComponent("default-src 'self'; script-src 'self' 'wasm-unsafe-eval'")}`);
    assert.deepEqual([await loads(integrity["selon.js"]), await loads(integrity["selon.css"])], [true, false]);
  });
});
