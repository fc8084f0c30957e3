// Searches in the browser: the program and its index are fetched on first use.
import words from "./words.js";
import { make } from "./dom.js";
import { clock, fill } from "./time.js";

const AT_ONCE = 10;
const MOST_QUERIES = 5;
const MOST_PARTS = 3;
// Words of a part that stand so near belong together.
const TOGETHER = 12;
// What a hit counts that has another word of the same meaning, or only one of the words.
const SYNONYM = 0.8;
const ONE_WORD = 0.3;

export default (root) => {
  const form = root.querySelector(".search-form");
  const input = form.elements.q;
  const filters = root.querySelector(".filters");
  const status = root.querySelector(".search-status");
  const list = root.querySelector(".results");
  const more = root.querySelector("[data-more]");
  let program = null;
  let groups = [];
  let found = [];
  let run = 0;
  let timer = 0;

  const load = async () => {
    if (program) return program;
    const [module, answer] = await Promise.all([
      import(new URL(root.dataset.program, location).href),
      fetch(root.dataset.synonyms).catch(() => null),
    ]);
    // One of its own: the module's cannot be had anew after a failure.
    const instance = module.createInstance({ excerptLength: 22 });
    await instance.init();
    groups = answer?.ok ? await answer.json() : [];
    program = instance;
    return program;
  };
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // The query, and the same with words of one meaning in the place of its own.
  const widen = (query) => {
    const queries = [query];
    for (const group of groups) {
      for (const word of group) {
        const place = new RegExp(`(?<![\\p{L}\\d])${escaped(word)}(?![\\p{L}\\d])`, "iu");
        if (!place.test(query)) continue;
        for (const other of group) if (other !== word) queries.push(query.replace(place, other));
        break;
      }
    }
    return [...new Set(queries)].slice(0, MOST_QUERIES);
  };
  const tell = (text, state) => {
    status.textContent = text;
    root.dataset.state = state;
  };
  const search = async () => {
    clearTimeout(timer);
    const query = input.value.trim();
    const mine = ++run;
    const wanted = new URLSearchParams({ q: query });
    const filter = {};
    for (const name of ["topic", "year"]) {
      const value = filters.elements[name].value;
      if (value) {
        filter[name] = value;
        wanted.set(name, value);
      }
    }
    history.replaceState(null, "", query ? `?${wanted}` : location.pathname);
    if (query.length < 2) {
      list.replaceChildren();
      more.hidden = true;
      tell(query ? words.searchShort : "", "idle");
      return;
    }
    // What was found before stays until there is something to put in its place.
    tell(words.searching, "searching");
    try {
      await load();
      filters.hidden = false;
      const queries = widen(query);
      const single = query.split(/\s+/).filter((word) => word.length > 2);
      const ask = async (text) => (await program.search(text, { filters: filter })).results;
      const whole = await Promise.all(queries.map(ask));
      const partly = single.length > 1 ? await Promise.all(single.map(ask)) : [];
      if (mine !== run) return;
      found = rank(whole, partly);
      const also = queries.slice(1).join(", ");
      const told = [
        found.length ? fill(words.results, { number: found.length, query }) : fill(words.resultsNone, { query }),
        also ? fill(words.alsoSearched, { words: also }) : "",
      ].filter(Boolean).join(found.length ? ". " : " ");
      const first = await read(0);
      if (mine !== run) return;
      // Who types a sentence as it was said means that sentence.
      const isSaid = (page) => page.content.toLowerCase().includes(query.toLowerCase());
      if (single.length > 1) first.sort((one, other) => isSaid(other) - isSaid(one));
      list.replaceChildren();
      append(first);
      tell(told, "done");
    } catch {
      program = null;
      if (mine !== run) return;
      list.replaceChildren();
      more.hidden = true;
      tell(words.searchFailed, "failed");
    }
  };
  const read = (from) => Promise.all(found.slice(from, from + AT_ONCE).map((result) => result.data()));
  const append = (pages) => {
    list.append(...pages.map(show));
    more.hidden = list.childElementCount >= found.length;
  };
  const showMore = async () => {
    const mine = run;
    const from = list.childElementCount;
    const pages = await read(from);
    if (mine !== run || list.childElementCount !== from) return;
    append(pages);
    // On with the keyboard where the new ones begin.
    list.children[from]?.querySelector("a").focus();
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 350);
  });
  filters.addEventListener("change", search);
  filters.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => showMore().catch(() => tell(words.searchFailed, "failed")));
  root.dataset.state = "idle";

  const asked = new URLSearchParams(location.search);
  for (const name of ["topic", "year"]) filters.elements[name].value = asked.get(name) ?? "";
  if (asked.get("q")) {
    input.value = asked.get("q");
    search();
  } else {
    input.addEventListener("focus", () => load().catch(() => {}), { once: true });
  }
};

// All hits by their score: the best of the whole queries, or the sum of single words.
const rank = (whole, partly) => {
  const best = new Map();
  const sums = new Map();
  const offer = (result, score) => {
    if (!(best.get(result.id)?.score >= score)) best.set(result.id, { ...result, score });
  };
  whole.forEach((results, place) => {
    for (const result of results) offer(result, result.score * (place ? SYNONYM : 1));
  });
  for (const result of partly.flat()) {
    sums.set(result.id, (sums.get(result.id) ?? 0) + result.score * ONE_WORD);
    offer(result, sums.get(result.id));
  }
  return [...best.values()].sort((one, other) => other.score - one.score);
};

// Text with marked words: an excerpt is HTML of our own pages, of which only the marks are kept.
const marked = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : node.textContent,
  );
};

// Where most of the words stand together in a part: how many, and the word that begins it.
const densest = (places) => {
  let best = { count: 0, at: 0 };
  for (const at of places) {
    const count = places.filter((place) => place >= at && place < at + TOGETHER).length;
    if (count > best.count) best = { count, at };
  }
  return best;
};

// The last moment of the transcript before a word.
const momentBefore = (page, at) => {
  const moments = page.anchors.filter(({ id, location }) => /^t=\d+$/.test(id) && location <= at);
  return moments.length ? Number(moments.pop().id.slice(2)) : 0;
};

const show = (page) => {
  const facts = [page.meta.day, page.meta.topic].filter(Boolean).join(" · ");
  const parts = page.sub_results
    .filter((part) => part.anchor && /^t=/.test(part.anchor.id))
    .map((part) => ({ ...part, ...densest(part.locations) }))
    .sort((one, other) => other.count - one.count)
    .slice(0, MOST_PARTS)
    .map((part) => {
      const second = momentBefore(page, part.at);
      const moment = fill(words.inTranscript, { time: clock(second) });
      return make(
        "a",
        { className: "result-part", href: `${page.url}#t=${second}` },
        make("span", { className: "result-moment", textContent: moment }),
        " ",
        ...marked(part.excerpt),
      );
    });
  return make(
    "li",
    { className: "result" },
    make("a", { className: "result-link", href: page.url, textContent: page.meta.title }),
    make("p", { className: "card-facts", textContent: facts }),
    make("p", {}, ...marked(page.excerpt)),
    ...parts,
  );
};
