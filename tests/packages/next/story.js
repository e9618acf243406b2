export const PARAGRAPHS = [
  "Le pont de Valbourg rouvrira lundi, a assuré la mairesse Odile Caron.",
  "« Les piles ont tenu », s’est réjouie l’élue, alors que selon un ingénieur, le tablier devra être refait.",
];
