// Registers the service worker, and says when a newer version of the site waits.
import words from "./words.js";
import { button, toast } from "./dom.js";
import { base, keepPage } from "./store.js";

export default async () => {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const hadWorker = Boolean(serviceWorker.controller);
  if (hadWorker) reloadOnce(serviceWorker);
  // After everything that somebody waits for.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  const registration = await serviceWorker.register(`${base}sw.js`, { scope: base });
  if (!hadWorker) {
    // This page was there before the worker, which keeps those that follow.
    await serviceWorker.ready;
    keepPage(location.pathname);
  }
  if (registration.waiting && hadWorker) offer(registration.waiting);
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && serviceWorker.controller) offer(worker);
    });
  });
};

const reloadOnce = (serviceWorker) =>
  serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });

const offer = (worker) => {
  const hide = toast(
    words.update,
    button(words.reload, () => worker.postMessage("siniar:update"), "again"),
    button(words.close, () => hide(), "close"),
  );
};
