// node tests/browser/demo.mjs PORT: serves the demo page until it is ended. `cargo xtask demo` starts it.
import { DIST, file, listen, sent } from "./server.mjs";

const roots = [["/", DIST]];
const { url } = await listen(async ({ pathname }) => sent(await file(roots, pathname)), Number(process.argv[2]));
console.log(`${url}/`);
