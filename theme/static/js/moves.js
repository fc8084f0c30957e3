// Brings along what was saved and heard when the site has moved to another path of its host. Another
// domain's storage no browser shows.
import { audioCache, base, key, recall, remember } from "./store.js";

const [show] = key.split(":");
const AUDIO = ":audio";

export default async () => {
  for (const name of await caches.keys()) {
    const old = name.slice(0, 1 - AUDIO.length);
    if (!name.startsWith(`${show}:`) || !name.endsWith(AUDIO) || old === key) continue;
    const path = old.slice(show.length + 1, -1);
    // A show may live at two paths.
    if (await isGone(path)) await move(old, path);
  }
};

const isGone = async (path) => {
  const answer = await fetch(path, { method: "HEAD", cache: "no-store" }).catch(() => null);
  return answer?.status === 404;
};

const move = async (old, path) => {
  const moved = (address) => {
    const { origin, pathname } = new URL(address, location);
    const isOurs = origin === location.origin && pathname.startsWith(path);
    return isOurs ? base + pathname.slice(path.length) : address;
  };
  const [from, to] = [await caches.open(`${old}audio`), await audioCache()];
  for (const request of await from.keys()) {
    await to.put(moved(request.url), await from.match(request));
  }
  const entries = Object.entries(JSON.parse(localStorage.getItem(`${old}saved`)) ?? {}).map(
    ([url, entry]) => [moved(url), { ...entry, page: moved(entry.page) }],
  );
  remember("saved", { ...Object.fromEntries(entries), ...recall("saved") });
  for (const name of Object.keys(localStorage).filter((one) => one.startsWith(`${old}at:`))) {
    const place = name.slice(old.length);
    remember(place, recall(place) ?? JSON.parse(localStorage.getItem(name)));
  }
  for (const name of Object.keys(localStorage)) if (name.startsWith(old)) localStorage.removeItem(name);
  for (const name of await caches.keys()) if (name.startsWith(old)) await caches.delete(name);
};
