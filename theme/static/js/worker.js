// The service worker's program; sw.js gives it the settings. Pages come from the network first, so
// that nothing old is shown; what was seen before is there without one. Audio is answered from what
// somebody saved, and is never fetched by itself.
const { key, base, shell, offline, version } = self.settings;
const SHELL = `${key}shell-${version}`;
const PAGES = `${key}pages`;
const AUDIO = `${key}audio`;
// The pages of what is saved.
const SAVED = `${key}saved`;
const MOST_PAGES = 150;
// Milliseconds until a page that was kept is shown instead.
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELL).then((cache) => cache.addAll(shell)));
});

self.addEventListener("activate", (event) => {
  const sweep = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(`${key}shell-`) && name !== SHELL) await caches.delete(name);
    }
    await self.clients.claim();
  };
  event.waitUntil(sweep());
});

self.addEventListener("message", (event) => {
  if (event.data === "siniar:update") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  // The editors' form is no part of the site that visitors keep.
  if (request.method !== "GET" || url.pathname.startsWith(`${base}admin/`)) return;
  if (request.headers.has("range") || ["audio", "video"].includes(request.destination)) {
    event.respondWith(answerAudio(request));
  } else if (url.origin !== location.origin || !url.pathname.startsWith(base)) {
    return;
  } else if (request.mode === "navigate") {
    event.respondWith(answerPage(event));
  } else if (/\/theme\/[0-9a-f]{10}\//.test(url.pathname) || request.destination === "image") {
    event.respondWith(answerKept(event));
  } else if (isPart(request, url) || request.destination) {
    event.respondWith(answerFresh(event));
  }
});

// What scripts fetch: the search, and the page of a long transcript.
const isPart = ({ headers }, { pathname }) =>
  /\/pagefind\/|\/(?:synonyms|entries)\.json$/.test(pathname) ||
  headers.get("Accept")?.startsWith("text/html");

// A static host answers the same whoever asks and whatever stands behind "?", even where it says that
// it tells browsers apart (Vary).
const ALIKE = { ignoreSearch: true, ignoreVary: true };

// What was kept last: a page may have been seen since it came with the shell.
const fromCaches = async (request) => {
  const found = [];
  for (const name of [SAVED, PAGES, SHELL]) {
    const kept = await (await caches.open(name)).matchAll(request, ALIKE);
    found.push(...[...kept].reverse());
  }
  return found.sort((one, other) => dayOf(other) - dayOf(one))[0];
};

const dayOf = ({ headers }) => Date.parse(headers.get("Date")) || 0;

// The page says itself from when it is.
const asKept = async (kept) => {
  const text = (await kept.text()).replace("<html ", `<html data-kept="${dayOf(kept)}" `);
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
};

const keep = async (request, answer) => {
  if (!answer.ok || answer.status !== 200 || answer.type !== "basic" || answer.redirected) return;
  const cache = await caches.open(PAGES);
  // Once, not for every moment and every search.
  const { origin, pathname } = new URL(request.url);
  await cache.put(origin + pathname, answer);
  const names = await cache.keys();
  for (const old of names.slice(0, Math.max(0, names.length - MOST_PAGES))) await cache.delete(old);
};

const fetchAndKeep = async (event) => {
  const answer = await fetch(event.request);
  event.waitUntil(keep(event.request, answer.clone()));
  return answer;
};

// The newest page; the kept one when the network is gone or too slow.
const answerPage = async (event) => {
  const fresh = fetchAndKeep(event);
  const kept = await fromCaches(event.request);
  try {
    if (!kept) return await fresh;
    const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE));
    // A host that has fallen over is no newer page.
    const answer = await Promise.race([fresh, slow]);
    if (answer?.type === "opaqueredirect") return (await stays(event.request)) ? asKept(kept) : answer;
    return answer && answer.status < 500 ? answer : asKept(kept);
  } catch {
    return kept ? asKept(kept) : ((await fromCaches(offline)) ?? Response.error());
  }
};

// Where the site has moved to another domain, whose storage is another, what was saved here is still
// listed and played: these pages stay. Others lead on.
const stays = async (request) => {
  const isList = new URL(request.url).pathname === offline;
  if (!isList && !(await (await caches.open(SAVED)).match(request, ALIKE))) return false;
  return fetch(request.url, { method: "HEAD", mode: "same-origin" }).then(() => false, () => true);
};

// Files whose name changes with their content. A page kept from before the theme changed gets the
// theme of today.
const answerKept = async (event) => {
  const kept = await fromCaches(event.request);
  if (kept) return kept;
  const name = new URL(event.request.url).pathname.replace(/^.*\//, "/");
  const today = async () => {
    const path = shell.find((one) => one.includes("/theme/") && one.endsWith(name));
    return path && fromCaches(path);
  };
  try {
    const answer = await fetchAndKeep(event);
    return answer.ok ? answer : ((await today()) ?? answer);
  } catch {
    return (await today()) ?? Response.error();
  }
};

const answerFresh = async (event) => {
  try {
    return await fetchAndKeep(event);
  } catch {
    return (await fromCaches(event.request)) ?? Response.error();
  }
};

const answerAudio = async (request) => {
  const kept = await (await caches.open(AUDIO)).match(request.url);
  return kept ? slice(request, kept) : fetch(request);
};

// A part of a saved file: players seek by asking for ranges, and refuse a whole file as answer.
const slice = async (request, kept) => {
  const blob = await kept.blob();
  const type = kept.headers.get("Content-Type") ?? "audio/mpeg";
  const headers = { "Content-Type": type, "Accept-Ranges": "bytes" };
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("range") ?? "");
  if (!range || (!range[1] && !range[2])) {
    return new Response(blob, { headers: { ...headers, "Content-Length": blob.size } });
  }
  const start = range[1] ? Number(range[1]) : Math.max(0, blob.size - Number(range[2]));
  const end = Math.min(range[1] && range[2] ? Number(range[2]) : blob.size - 1, blob.size - 1);
  if (start >= blob.size || start > end) {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${blob.size}` } });
  }
  return new Response(blob.slice(start, end + 1, type), {
    status: 206,
    headers: {
      ...headers,
      "Content-Range": `bytes ${start}-${end}/${blob.size}`,
      "Content-Length": end - start + 1,
    },
  });
};
