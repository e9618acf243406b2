import { PARAGRAPHS } from "../story.js";

export const Story = () => (
  <article id="story">
    {PARAGRAPHS.map((paragraph) => (
      <p key={paragraph}>{paragraph}</p>
    ))}
  </article>
);
