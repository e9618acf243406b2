// How a file of this package is read in browsers and workers.

export const read = (url) => fetch(url);
