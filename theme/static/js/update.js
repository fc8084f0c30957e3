// Registers the service worker, says when a newer version of the site waits, and when a page is shown
// that was kept.
import words from "./words.js";
import { button, toast } from "./dom.js";
import { fill } from "./format.js";
import { base, key, keepPage, recall, remember } from "./store.js";

const DAY = 86400000;
const HOUR = 3600000;

export default async () => {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const { kept } = document.documentElement.dataset;
  if (kept) tellKept(Number(kept));
  const hadWorker = Boolean(serviceWorker.controller);
  // After everything that somebody waits for.
  if (document.readyState !== "complete") await new Promise((done) => addEventListener("load", done));
  const registration = await serviceWorker.register(`${base}sw.js`, { scope: base });
  if (!hadWorker) {
    // This page was there before the worker, which keeps those that follow.
    await serviceWorker.ready;
    keepPage(location.pathname);
  }
  if (registration.waiting && hadWorker) offer(registration.waiting);
  if ((await caches.keys()).some(isElsewhere)) (await import("./moves.js")).default();
  registration.addEventListener("updatefound", () => {
    const worker = registration.installing;
    worker?.addEventListener("statechange", () => {
      if (worker.state === "installed" && serviceWorker.controller) offer(worker);
    });
  });
};

// What this show keeps for another path.
const isElsewhere = (name) => name.startsWith(`${key.split(":")[0]}:`) && !name.startsWith(key);

// The versions that lie here: who has said no to one is not asked for it again.
const versions = async () =>
  (await caches.keys()).filter((name) => name.startsWith(`${key}shell-`)).sort().join(" ");

const offer = async (worker) => {
  if (!navigator.onLine) return;
  const waiting = await versions();
  if (recall("declined") === waiting) return;
  const take = () => {
    // Only the page where it was tapped: another may be playing.
    const reload = () => location.reload();
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    worker.postMessage("siniar:update");
  };
  const decline = () => {
    remember("declined", waiting);
    hide();
  };
  const hide = toast(words.update, button(words.reload, take, "again"), button(words.close, decline, "close"));
};

const tellKept = (moment) => {
  const hours = Math.round((moment - Date.now()) / HOUR);
  const days = Math.round((moment - Date.now()) / DAY);
  const told = new Intl.RelativeTimeFormat(document.documentElement.lang);
  const time = days ? told.format(days, "day") : told.format(hours, "hour");
  const hide = toast(
    fill(words.fromStore, { time }),
    button(words.reload, () => location.reload(), "again"),
    button(words.close, () => hide(), "close"),
  );
};
