// Lists what is kept on this telephone, with sizes, and deletes it.
import words from "./words.js";
import { button, make, offerUndo, partsOf } from "./dom.js";
import { forgetEpisode, listEpisodes } from "./offline.js";
import { fill, megabytes } from "./format.js";

export default async (root) => {
  const parts = partsOf(root);
  const tellNetwork = () => {
    parts.notice.hidden = navigator.onLine;
  };
  addEventListener("online", tellNetwork);
  addEventListener("offline", tellNetwork);
  tellNetwork();
  if ("caches" in window) await show(parts);
};

const show = async (parts) => {
  const entries = await listEpisodes();
  const size = megabytes(entries.reduce((sum, { length }) => sum + length, 0));
  const remove = async ({ url }) => {
    const undo = await forgetEpisode(url);
    await show(parts);
    offerUndo(words.removed, words.undo, () => undo().then(() => show(parts)));
  };
  parts.list.replaceChildren(...entries.map((entry) => line(entry, () => remove(entry))));
  parts.total.textContent = entries.length
    ? fill(words.savedTotal, { number: entries.length, size })
    : words.savedNone;
};

const line = ({ title, page, length }, remove) => {
  const action = fill(words.remove, { size: megabytes(length) });
  const press = button(action, remove, "trash");
  press.setAttribute("aria-label", `${action}: ${title}`);
  const link = page ? { href: page } : {};
  const properties = { className: "saved-link", textContent: title, ...link };
  const name = make(page ? "a" : "span", properties);
  return make("li", { className: "saved-entry" }, name, press);
};
