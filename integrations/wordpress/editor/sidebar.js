/** The sidebar: whether readers are shown who says what, and the statements, which can be corrected. */

import { Desk } from "./desk.js";

const { components, data, editPost, editor, element, plugins } = window.wp;
const { meta, texts } = window.selonEditor;
const h = element.createElement;

/** WordPress 6.6 has moved them. */
const { PluginSidebar, PluginSidebarMoreMenuItem } = editor.PluginSidebar ? editor : editPost;

const NAME = "selon";
const ICON = "format-status";

/** So long, in milliseconds, nothing has been typed when the post is read anew. */
const SOON = 1200;

/** The statements. They stand in a shadow root: neither the editor's styles nor theirs reach the other. */
function Statements({ article }) {
  const place = element.useRef();
  element.useEffect(() => {
    const desk = new Desk(place.current, article);
    return () => desk.end();
  }, [article]);
  const content = data.useSelect((select) => select("core/editor").getEditedPostContent(), []);
  element.useEffect(() => {
    const timer = setTimeout(() => article.read(), article.work ? SOON : 0);
    return () => clearTimeout(timer);
  }, [article, content]);
  return h("div", { ref: place });
}

function Sidebar({ article }) {
  const all = data.useSelect((select) => select("core/editor").getEditedPostAttribute("meta"), []);
  const { editPost } = data.useDispatch("core/editor");
  const isOff = !!all?.[meta.off];
  const toggle = h(components.ToggleControl, {
    label: texts.show,
    checked: !isOff,
    onChange: (shown) => editPost({ meta: { ...all, [meta.off]: !shown } }),
  });
  return h(
    element.Fragment,
    null,
    h(PluginSidebarMoreMenuItem, { target: NAME, icon: ICON }, texts.title),
    h(
      PluginSidebar,
      { name: NAME, title: texts.title, icon: ICON },
      h(components.PanelBody, null, toggle, isOff && h("p", null, texts.off)),
      !isOff && h(components.PanelBody, { title: texts.open }, h(Statements, { article })),
    ),
  );
}

export const registerSidebar = (article) => plugins.registerPlugin(NAME, { render: () => h(Sidebar, { article }), icon: ICON });
