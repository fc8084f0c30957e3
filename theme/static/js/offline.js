// Episodes kept on the telephone: the whole file, because a part cannot be kept, and its page.
import { audioCache, recall, remember, savedPages } from "./store.js";

const recallSaved = () => recall("saved") ?? {};

// Seconds and percents of a download go to "onProgress"; raises what the network or the storage
// raises, and leaves nothing behind then.
export const keepEpisode = async ({ url, length, title, page, transcript }, onProgress, signal) => {
  try {
    const answer = await fetchWhole(url, length, onProgress, signal);
    await (await audioCache()).put(url, answer);
    const pages = await savedPages();
    await pages.add(page);
    // Nothing is missing without it.
    if (transcript) await pages.add(transcript).catch(() => {});
    remember("saved", { ...recallSaved(), [url]: { title, page, length, transcript } });
    navigator.storage?.persist?.();
  } catch (error) {
    await forgetEpisode(url);
    throw error;
  }
};

// Returns what puts it back, as long as this page is open.
export const forgetEpisode = async (url) => {
  const [cache, pages] = [await audioCache(), await savedPages()];
  const { [url]: entry, ...saved } = recallSaved();
  const paths = [entry?.page, entry?.transcript].filter(Boolean);
  const sound = await cache.match(url);
  const texts = await Promise.all(paths.map((path) => pages.match(path)));
  await Promise.all([cache.delete(url), ...paths.map((path) => pages.delete(path))]);
  remember("saved", saved);
  return async () => {
    await cache.put(url, sound);
    await Promise.all(paths.map((path, place) => texts[place] && pages.put(path, texts[place])));
    if (entry) remember("saved", { ...recallSaved(), [url]: entry });
  };
};

export const hasRoomFor = async (length) => {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined || quota - usage >= length * 1.2;
};

// What is kept, by title: url, title, length in bytes, and the page where it is known.
export const listEpisodes = async () => {
  const saved = recallSaved();
  const cache = await audioCache();
  const entries = [];
  for (const request of await cache.keys()) {
    const url = Object.keys(saved).find((one) => new URL(one, location).href === request.url);
    const { headers } = await cache.match(request);
    const { title = request.url.split("/").pop(), page, length } = saved[url] ?? {};
    const bytes = Number(headers.get("Content-Length")) || length || 0;
    entries.push({ url: url ?? request.url, title, page, length: bytes });
  }
  return entries.sort((one, other) => one.title.localeCompare(other.title));
};

const fetchWhole = async (url, length, onProgress, signal) => {
  const answer = await fetch(url, { signal, cache: "no-store" });
  if (!answer.ok) throw new Error(answer.status);
  const reader = answer.body.getReader();
  const parts = [];
  let done = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    done += part.value.length;
    onProgress(Math.min(99, Math.round((done / length) * 100)));
  }
  const type = answer.headers.get("Content-Type") ?? "audio/mpeg";
  return new Response(new Blob(parts, { type }), {
    headers: { "Content-Type": type, "Content-Length": done, "Accept-Ranges": "bytes" },
  });
};
