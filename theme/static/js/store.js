// What the browser remembers. Names carry the site's key, because all sites of one origin share
// the storage; it may be full, forbidden or hold rubbish.
export const key = document.documentElement.dataset.key;
export const base = document.documentElement.dataset.base;

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

export const isKept = async (url) => {
  try {
    return Boolean(url && (await (await audioCache()).match(url)));
  } catch {
    return false;
  }
};
