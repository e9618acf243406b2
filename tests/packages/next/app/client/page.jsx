"use client";
// Rendered on the server, where the import does nothing; analysed in the browser.
import "selon";
import { useEffect, useState } from "react";
import { Story } from "../story.jsx";

export default function Page() {
  const [found, setFound] = useState(0);
  useEffect(() => {
    const count = ({ detail }) => setFound(detail.analysis.attributions.length);
    document.addEventListener("selon:ready", count);
    // It may have been ready before this page was.
    const { analysis } = document.querySelector("selon-article");
    if (analysis) count({ detail: { analysis } });
    return () => document.removeEventListener("selon:ready", count);
  }, []);
  return (
    <>
      <selon-article for="#story" />
      <output>{found}</output>
      <Story />
    </>
  );
}
