/** The block that says where the summary of the sources stands. */

const { blockEditor, blocks, components, element } = window.wp;
const { texts } = window.selonEditor;
const h = element.createElement;

/** What PHP has registered, as the editor shows it; readers get what PHP makes of it. */
export function registerPanelBlock() {
  blocks.registerBlockType("selon/panel", {
    edit: () =>
      h(
        "div",
        blockEditor.useBlockProps(),
        h(components.Placeholder, { icon: "format-status", label: texts.title, instructions: `${texts.block} ${texts.caption}` }),
      ),
    save: () => null,
  });
}
