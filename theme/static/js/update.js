// Registers the service worker, and says when a newer version of the site waits.
import words from "./words.js";
import { button, toast } from "./dom.js";
import { base, key } from "./store.js";

const offer = (worker) => {
  const hide = toast(
    words.update,
    button(words.reload, () => worker.postMessage("siniar:update"), "again"),
    button(words.close, () => hide(), "close"),
  );
};

// The first page was there before the worker, which keeps those that follow.
const keepThisPage = async () => {
  const pages = await caches.open(`${key}pages`);
  await pages.add(location.pathname);
};

export default async () => {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const hadWorker = Boolean(serviceWorker.controller);
  let isReloading = false;
  serviceWorker.addEventListener("controllerchange", () => {
    if (!hadWorker || isReloading) return;
    isReloading = true;
    location.reload();
  });
  // After everything that somebody waits for.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  const registration = await serviceWorker.register(`${base}sw.js`, { scope: base });
  if (!hadWorker) keepThisPage(await serviceWorker.ready);
  if (registration.waiting && hadWorker) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && serviceWorker.controller) offer(worker);
    });
  });
};
