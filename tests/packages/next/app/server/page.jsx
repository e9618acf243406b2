// Analysed on the server, for each request; the browser loads the light build.
import { PARAGRAPHS } from "../../story.js";
import { Light } from "../light.jsx";
import { Sourced } from "./sourced.jsx";

export const dynamic = "force-dynamic";

export default function Page() {
  return (
    <>
      <Light />
      <Sourced paragraphs={PARAGRAPHS} />
    </>
  );
}
