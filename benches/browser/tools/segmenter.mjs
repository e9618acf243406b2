// The browser's own split into words.
export const load = async () => {
  const segmenters = { fr: new Intl.Segmenter("fr", { granularity: "word" }), en: new Intl.Segmenter("en", { granularity: "word" }) };
  return (text, lang) => {
    let words = 0;
    for (const { isWordLike } of segmenters[lang].segment(text)) words += isWordLike;
    return words;
  };
};
