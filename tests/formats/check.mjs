// node check.mjs PROGRAM FOLDER: what is written in the words of a standard is held against declarations of that standard
// that others have made: those of schema-dts and of @iiif/presentation-3, which has the W3C's annotations.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const [program, folder] = process.argv.slice(2).map((name) => path.resolve(name));
const ARTICLES = `${ROOT}/www/demo/articles`;
const NAMES = ["crue.fr.txt", "hospital.en.txt", "startup.en.txt"];
mkdirSync(folder, { recursive: true });

/** What the program prints of an article, as it is. */
const printed = (name, format, ...more) =>
  execFileSync(program, ["annotate", `${ARTICLES}/${name}`, "--format", format, ...more], { encoding: "utf8" });

/** Holds a module of TypeScript against the declarations that it imports; what the compiler says, if that fails. */
function compiled(name, module) {
  // Beside node_modules, where the compiler looks for what is imported.
  const file = `${folder}/${name}.ts`;
  writeFileSync(file, module);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];
  try {
    execFileSync(`${ROOT}/node_modules/.bin/tsc`, [...options, file], { cwd: ROOT, encoding: "utf8" });
    return "";
  } catch ({ stdout }) {
    return stdout;
  }
}

const schemaOrg = (json) => `import type { NewsArticle, WithContext } from "schema-dts";\nexport const news: WithContext<NewsArticle> = ${json};\n`;

const webAnnotation = (json) => `import type { AnnotationW3C, W3CAnnotationPage } from "@iiif/presentation-3";
type Own = { "selon:cue": string; "selon:confidence": number };
type Annotation = AnnotationW3C & Own & { id: \`urn:uuid:\${string}\`; type: "Annotation" };
type Context = ["http://www.w3.org/ns/anno.jsonld", { selon: string }];
type Page = Omit<W3CAnnotationPage, "@context" | "items"> & { "@context": Context; id: string; items: Annotation[] };
export const page: Page = ${json};
`;

const CASES = [
  // One property wrong: a check that lets that pass checks nothing.
  ["schema-org", schemaOrg, ['"spokenByCharacter"', '"spokenBy"']],
  ["web-annotation", webAnnotation, ['"TextQuoteSelector"', '"QuoteSelector"']],
];

for (const [format, module, [right, wrong]] of CASES) {
  for (const name of NAMES) {
    const json = printed(name, format, "--url", "https://example.org/news", "--threshold", "0");
    assert.equal(compiled(`${format}-${name}`, module(json)), "", `${format} of ${name}`);
  }
  const json = printed(NAMES[0], format, "--url", "https://example.org/news");
  assert.ok(json.includes(right), `${format} has ${right}`);
  assert.notEqual(compiled(`${format}-wrong`, module(json.replace(right, wrong))), "", `${format} with ${wrong} is refused`);
}

/** What stands in a text where a selector says. */
function selected(text, { type, exact, prefix, suffix, start, end }) {
  if (type === "TextPositionSelector") return [...text].slice(start, end).join("");
  assert.ok(text.includes(prefix + exact + suffix), `${prefix}[${exact}]${suffix}`);
  return exact;
}

let count = 0;
for (const name of NAMES) {
  const text = execFileSync(program, ["text", `${ARTICLES}/${name}`], { encoding: "utf8" });
  const page = JSON.parse(printed(name, "web-annotation"));
  for (const { id, target, generator, created } of page.items) {
    assert.ok(id && generator.name.startsWith("Selon ") && !Number.isNaN(Date.parse(created)), id);
    for (const { source, selector } of [target].flat()) {
      assert.match(source, /^urn:uuid:[0-9a-f-]{36}$/);
      const words = new Set(selector.map((one) => selected(text, one)));
      assert.equal(words.size, 1, `the selectors of ${id} select the same`);
      count += selector.length;
    }
  }
}
assert.ok(count > 100, `${count} selectors`);
console.log(`schema.org and W3C annotations of ${NAMES.length} articles are what others declare; ${count} selectors select`);
