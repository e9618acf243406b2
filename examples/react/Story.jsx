export function Story({ html }) {
  return (
    <>
      <selon-article for="#story" badges="pill"></selon-article>
      <div id="story" dangerouslySetInnerHTML={{ __html: html }} />
    </>
  );
}
