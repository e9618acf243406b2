// node tests/browser/run.mjs FILE…: these files of tests in one process, with one browser for all of them.
import path from "node:path";
import { pathToFileURL } from "node:url";

// One after the other: what is there before the first test must be there before the first test of any file.
for (const file of process.argv.slice(2)) await import(pathToFileURL(path.resolve(file)).href);
