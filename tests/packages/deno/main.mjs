import { annotate } from "selon/engine";

const [file] = Deno.args;
console.log(JSON.stringify(await annotate(await Deno.readTextFile(file), { lang: "fr", threshold: 0 })));
