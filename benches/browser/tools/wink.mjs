import model from "wink-eng-lite-web-model";
import wink from "wink-nlp";

// Its whole default pipeline: sentences, negation, sentiment, parts of speech, entities.
export const load = async () => {
  const nlp = wink(model);
  return (text) => nlp.readDoc(text).tokens().length();
};
