// What the browser remembers. Names carry the site's key, because all sites of one origin share
// the storage; it may be full, forbidden or hold rubbish.
export const { key, base } = document.documentElement.dataset;

export const recall = (name) => {
  try {
    return JSON.parse(localStorage.getItem(key + name));
  } catch {
    return null;
  }
};

export const remember = (name, value) => {
  try {
    if (value === null) localStorage.removeItem(key + name);
    else localStorage.setItem(key + name, JSON.stringify(value));
  } catch {
    // Nothing is remembered then.
  }
};

// Saved audio by address; a file counts as saved when the cache has it whole.
export const audioCache = () => caches.open(`${key}audio`);

// Keeps a page for when there is no network.
export const keepPage = async (path) => (await caches.open(`${key}pages`)).add(path);

// The pages of saved audio, which stay as long as that.
export const savedPages = () => caches.open(`${key}saved`);

// The first of some addresses that is saved; empty when none is.
export const findKept = async (urls) => {
  try {
    const cache = await audioCache();
    for (const url of urls) if (url && (await cache.match(url))) return url;
  } catch {
    // This browser keeps nothing.
  }
  return "";
};
