// Searches in the browser: the program and its index are fetched on first use.
import words from "./words.js";
import { make } from "./dom.js";
import { clock, fill } from "./time.js";

const AT_ONCE = 10;
const MOST_QUERIES = 5;
const MOST_PARTS = 3;
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
  let shown = 0;
  let run = 0;

  const load = async () => {
    if (program) return program;
    const [module, answer] = await Promise.all([
      import(new URL(root.dataset.program, location).href),
      fetch(root.dataset.synonyms).catch(() => null),
    ]);
    await module.options({ excerptLength: 22 });
    await module.init();
    groups = answer?.ok ? await answer.json() : [];
    program = module;
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
  const search = async () => {
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
    list.replaceChildren();
    more.hidden = true;
    if (query.length < 2) {
      status.textContent = query ? words.searchShort : "";
      return;
    }
    status.textContent = words.searching;
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
      shown = 0;
      const also = queries.slice(1).join(", ");
      status.textContent = [
        found.length ? fill(words.results, { number: found.length, query }) : fill(words.resultsNone, { query }),
        also ? fill(words.alsoSearched, { words: also }) : "",
      ].join(" ");
      await showMore();
    } catch {
      if (mine === run) status.textContent = words.searchFailed;
    }
  };
  const showMore = async () => {
    const mine = run;
    const next = found.slice(shown, shown + AT_ONCE);
    const pages = await Promise.all(next.map((result) => result.data()));
    if (mine !== run) return;
    shown += next.length;
    list.append(...pages.map(show));
    more.hidden = shown >= found.length;
  };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 350);
  });
  filters.addEventListener("change", search);
  filters.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", showMore);

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

// The last moment of the transcript before the first hit of a part.
const momentBefore = (page, part) => {
  const at = part.locations?.[0] ?? part.anchor?.location ?? 0;
  const moments = page.anchors.filter(({ id, location }) => /^t=\d+$/.test(id) && location <= at);
  return moments.length ? Number(moments.pop().id.slice(2)) : null;
};

const show = (page) => {
  const facts = [page.meta.day, page.meta.topic].filter(Boolean).join(" · ");
  const parts = page.sub_results
    .filter((part) => part.anchor && /^t=/.test(part.anchor.id))
    .slice(0, MOST_PARTS)
    .map((part) => {
      const second = momentBefore(page, part);
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
