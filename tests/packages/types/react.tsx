import type { Found } from "selon";
import type {} from "selon/react";

export const Story = ({ html, told }: { html: string; told: (found: Found) => void }) => (
  <>
    <selon-article for="#story" badges="pill" className="sources" key="story" onselon:ready={({ detail }) => told(detail)} />
    <div id="story" dangerouslySetInnerHTML={{ __html: html }} />
  </>
);
