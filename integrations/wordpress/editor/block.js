// The block that says where the summary of the sources stands. No module: an editor must know it before it reads a post.
{
  const { blockEditor, blocks, components, element } = window.wp;
  const { texts } = window.selonEditor;
  const h = element.createElement;
  const label = { icon: "format-status", label: texts.title, instructions: `${texts.block} ${texts.caption}` };

  // What PHP has registered, as editors show it; readers get what PHP makes of it.
  blocks.registerBlockType("selon/panel", {
    edit: () => h("div", blockEditor.useBlockProps(), h(components.Placeholder, label)),
    save: () => null,
  });
}
