// A site's folder: all files lie beside the script, under their own names.

export const address = (name) => new URL(name, import.meta.url).href;
export const get = (name) => fetch(address(name));
export const script = (name) => import(address(name));
