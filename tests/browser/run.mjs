// node tests/browser/run.mjs FILE…: these files of tests in one process, with one browser for all of them.
import path from "node:path";
import { pathToFileURL } from "node:url";

await Promise.all(process.argv.slice(2).map((file) => import(pathToFileURL(path.resolve(file)).href)));
