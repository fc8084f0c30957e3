// Keeps an episode on the telephone, only ever by this button: the whole file, because a part
// cannot be kept, together with its page.
import words from "./words.js";
import { button, megabytes } from "./dom.js";
import { audioCache, isKept, key, recall, remember } from "./store.js";
import { fill } from "./time.js";

export const forget = async (url) => {
  await (await audioCache()).delete(url);
  const saved = recall("saved") ?? {};
  delete saved[url];
  remember("saved", saved);
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

const isFull = async (length) => {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  return quota !== undefined && quota - usage < length * 1.2;
};

export default async (root) => {
  if (!("caches" in window) || !("serviceWorker" in navigator)) return;
  const { dataset } = root;
  const press = root.querySelector("button");
  const label = root.querySelector(".save-words");
  const progress = root.querySelector("progress");
  const status = root.closest(".player").querySelector(".player-status");
  const choice = () => {
    const isSmall = dataset.saver && recall("saver");
    return isSmall
      ? { url: dataset.saver, size: dataset.saverSize, length: Number(dataset.saverLength) }
      : { url: dataset.url, size: dataset.size, length: Number(dataset.length) };
  };
  let running = null;
  let kept = "";

  const show = () => {
    const { size } = choice();
    const saved = (recall("saved") ?? {})[kept];
    label.textContent = kept
      ? `${words.saved}. ${fill(words.remove, { size: saved ? megabytes(saved.length) : size })}`
      : fill(words.save, { size });
    progress.hidden = true;
  };
  const saveIt = async () => {
    const { url, length } = choice();
    if (await isFull(length)) {
      status.textContent = words.saveFull;
      return;
    }
    running = new AbortController();
    progress.hidden = false;
    try {
      const answer = await fetchWhole(
        url,
        length,
        (percent) => {
          progress.value = percent;
          label.textContent = `${fill(words.saving, { percent })} · ${words.cancel}`;
        },
        running.signal,
      );
      await (await audioCache()).put(url, answer);
      const pages = await caches.open(`${key}pages`);
      await pages.add(dataset.page);
      const { title, page } = dataset;
      remember("saved", { ...recall("saved"), [url]: { title, page, length } });
      navigator.storage?.persist?.();
      kept = url;
      status.textContent = words.saved;
    } catch (error) {
      await forget(url);
      if (error.name !== "AbortError") {
        const isFullNow = error.name === "QuotaExceededError";
        status.textContent = isFullNow ? words.saveFull : words.saveFailed;
      }
    }
    running = null;
    show();
  };
  press.addEventListener("click", async () => {
    status.textContent = "";
    if (running) return running.abort();
    if (!kept) return saveIt();
    await forget(kept);
    kept = "";
    status.textContent = words.removed;
    show();
  });
  document.addEventListener("siniar:moment", () => !running && show());
  for (const url of [dataset.url, dataset.saver]) if (await isKept(url)) kept = url;
  root.hidden = false;
  show();
};
