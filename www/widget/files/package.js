// A package: bundlers give files other names, and find them by addresses that are written out; on a server they are read.
import { read } from "#read";
import { FILES, SCRIPTS } from "selon-tables";

const url = (name) => FILES[name]?.() ?? new URL(name);

export const address = (name) => url(name).href;
export const get = (name) => read(url(name));
export const script = (name) => SCRIPTS[name]();
