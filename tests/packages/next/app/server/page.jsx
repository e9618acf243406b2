// Analysed on the server, for each request; the browser loads the light build.
import { annotate } from "selon/engine";
import { PARAGRAPHS } from "../../story.js";
import { Light } from "../light.jsx";
import { Story } from "../story.jsx";

export const dynamic = "force-dynamic";

export default async function Page() {
  const analysis = await annotate(PARAGRAPHS.join("\n\n"), { lang: "fr", threshold: 0.7 });
  const json = JSON.stringify(analysis).replaceAll("<", "\\u003c");
  return (
    <>
      <Light />
      <selon-article for="#story">
        <script type="application/selon+json" dangerouslySetInnerHTML={{ __html: json }} />
      </selon-article>
      <Story />
    </>
  );
}
