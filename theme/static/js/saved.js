// Lists what is kept on this telephone, with sizes, and deletes it.
import words from "./words.js";
import { button, make, megabytes } from "./dom.js";
import { forget } from "./save.js";
import { audioCache, recall } from "./store.js";
import { fill } from "./time.js";

export default async (root) => {
  const list = root.querySelector(".saved");
  const total = root.querySelector(".saved-total");
  const notice = root.querySelector(".notice-offline");
  const tellNetwork = () => {
    notice.hidden = navigator.onLine;
  };
  addEventListener("online", tellNetwork);
  addEventListener("offline", tellNetwork);
  tellNetwork();
  if (!("caches" in window)) return;

  const read = async () => {
    const saved = recall("saved") ?? {};
    const cache = await audioCache();
    const entries = [];
    for (const request of await cache.keys()) {
      const url = Object.keys(saved).find((one) => new URL(one, location).href === request.url);
      const answer = await cache.match(request);
      const length = Number(answer.headers.get("Content-Length")) || saved[url]?.length || 0;
      const { title = request.url.split("/").pop(), page } = saved[url] ?? {};
      entries.push({ url: url ?? request.url, title, page, length });
    }
    return entries.sort((one, other) => one.title.localeCompare(other.title));
  };
  const show = async () => {
    const entries = await read();
    list.replaceChildren(
      ...entries.map(({ url, title, page, length }) => {
        const size = megabytes(length);
        const press = button(fill(words.remove, { size }), async () => {
          await forget(url);
          await show();
        }, "trash");
        press.setAttribute("aria-label", `${fill(words.remove, { size })}: ${title}`);
        const name = page
          ? make("a", { className: "saved-link", href: page, textContent: title })
          : make("span", { className: "saved-link", textContent: title });
        return make("li", { className: "saved-entry" }, name, press);
      }),
    );
    const size = megabytes(entries.reduce((sum, entry) => sum + entry.length, 0));
    total.textContent = entries.length
      ? fill(words.savedTotal, { number: entries.length, size })
      : words.savedNone;
  };
  await show();
};
