/** Selon in the block editor: an analysis with every save, and a sidebar. */

import { Article, CORRECTED } from "./article.js";
import { registerSidebar } from "./sidebar.js";

const { apiFetch, data } = window.wp;
const { meta } = window.selonEditor;
const article = new Article();

/** So long, in milliseconds, a save may wait for its analysis. */
const PATIENCE = 15_000;

const editor = () => data.select("core/editor");

/** Whether a request saves the post that is being edited; not a draft that the editor keeps by itself. */
function isSave({ path = "", method = "GET", data: sent }) {
  const type = data.select("core").getPostType(editor().getCurrentPostType());
  if (!type || !sent || !/^(PUT|POST)$/i.test(method)) return false;
  return path.split("?")[0] === `/${type.rest_namespace ?? "wp/v2"}/${type.rest_base}/${editor().getCurrentPostId()}`;
}

/** The analysis of what is saved now; undefined if there is none to be saved. A post is never kept from being saved by it. */
async function analysis() {
  if (editor().getEditedPostAttribute("meta")?.[meta.off]) return undefined;
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  return Promise.race([article.forSaving().catch(() => undefined), late]);
}

apiFetch.use(async (options, next) => {
  if (!isSave(options)) return next(options);
  const { [CORRECTED]: _, ...sent } = options.data;
  const made = await analysis();
  if (made !== undefined) sent.meta = { ...sent.meta, [meta.analysis]: made };
  return next({ ...options, data: sent });
});

registerSidebar(article);
