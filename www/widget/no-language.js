// In the place of language.js where no engine is: every article comes with its analysis.

export function language() {
  throw new Error("this build has no engine, and there is no analysis: give it one (src), or load the whole of Selon");
}

export { language as annotate, language as mount };
