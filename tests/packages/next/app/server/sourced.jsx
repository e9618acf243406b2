import { annotate } from "selon/engine";

export async function Sourced({ paragraphs }) {
  const analysis = await annotate(paragraphs.join("\n\n"), { lang: "fr", threshold: 0.7 });
  const json = JSON.stringify(analysis).replaceAll("<", "\\u003c");
  return (
    <>
      <selon-article for="#story">
        <script type="application/selon+json" dangerouslySetInnerHTML={{ __html: json }} />
      </selon-article>
      <article id="story">
        {paragraphs.map((text) => (
          <p key={text}>{text}</p>
        ))}
      </article>
    </>
  );
}
