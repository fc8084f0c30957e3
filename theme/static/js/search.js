// The face of the search: asks while somebody types, and shows what is found.
import words from "./words.js";
import { make, partsOf } from "./dom.js";
import { Finder, partsOfPage, resultOf } from "./finder.js";
import { clock, fill } from "./format.js";

const AT_ONCE = 10;
const MOST_PARTS = 3;
const FILTERS = ["topic", "year"];
// Milliseconds.
const TYPING = 350;

export default (root) => {
  const parts = partsOf(root);
  const { form, filters, more } = parts;
  const input = form.elements.q;
  const face = { root, parts, input, finder: new Finder(root.dataset), best: [], rest: [], run: 0, timer: 0 };
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(face);
  });
  input.addEventListener("input", () => {
    clearTimeout(face.timer);
    face.timer = setTimeout(search, TYPING, face);
  });
  filters.addEventListener("change", () => search(face));
  filters.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    showMore(face).catch(() => tell(face, words.searchFailed, "failed"));
  });
  root.dataset.state = "idle";
  begin(face);
};

// What the address asks for; else the program is fetched when somebody is about to type.
const begin = (face) => {
  const { finder, input, parts } = face;
  const asked = new URLSearchParams(location.search);
  for (const name of FILTERS) parts.filters.elements[name].value = asked.get(name) ?? "";
  parts.narrow.open = FILTERS.some((name) => asked.get(name));
  input.value = asked.get("q") || input.value;
  if (asked.get("q")) search(face);
  else input.addEventListener("focus", () => finder.load().catch(() => {}), { once: true });
};

const tell = ({ parts, root }, text, state) => {
  parts.status.textContent = text;
  root.dataset.state = state;
};

const search = async (face) => {
  clearTimeout(face.timer);
  const { filters } = face.parts;
  const query = face.input.value.trim();
  const wanted = FILTERS.map((name) => [name, filters.elements[name].value]).filter(([, value]) => value);
  const mine = (face.run += 1);
  const address = new URLSearchParams([["q", query], ...wanted]);
  history.replaceState(null, "", query ? `?${address}` : location.pathname);
  if (query.length < 2 && !/\d/.test(query)) return clear(face, query ? words.searchShort : "", "idle");
  // What was found before stays until there is something to put in its place.
  tell(face, words.searching, "searching");
  try {
    const { best, rest, number, also } = await face.finder.find(query, Object.fromEntries(wanted));
    if (mine !== face.run) return;
    Object.assign(face, { best, rest, shown: new Set(best.map(({ url }) => url)) });
    face.parts.narrow.hidden = false;
    clear(face, summary(query, number, also, face.finder.isWhole), "done");
    append(face, best.splice(0, AT_ONCE));
  } catch {
    if (mine === face.run) clear(face, words.searchFailed, "failed");
  }
};

const clear = (face, text, state) => {
  face.parts.list.replaceChildren();
  face.parts.more.hidden = true;
  tell(face, text, state);
};

const summary = (query, number, also, isWhole) => {
  const found = number ? words.results : words.resultsNone;
  const told = [fill(found, { number, query })];
  if (also.length) told.push(fill(words.alsoSearched, { words: also.join(", ") }));
  if (!isWhole) told.push(words.namesOnly);
  return told.join(number ? ". " : " ");
};

const append = ({ parts, best, rest }, found) => {
  parts.list.append(...found.map(line));
  parts.more.hidden = !best.length && !rest.length;
};

// What has a name first, then what has the words in its text only.
const showMore = async (face) => {
  const { best, finder, parts, rest, shown } = face;
  const mine = face.run;
  const from = parts.list.childElementCount;
  const next = best.splice(0, AT_ONCE);
  const texts = next.length ? [] : await finder.read(rest.splice(0, AT_ONCE));
  if (mine !== face.run) return;
  const unknown = texts.map(resultOf).filter(({ url }) => !shown.has(url));
  append(face, [...next, ...unknown]);
  // On with the keyboard where the new ones begin.
  parts.list.children[from]?.querySelector("a").focus();
};

const line = ({ url, entry, page, said }) => {
  const text = page ?? said;
  const { day, title, topic } = entry ?? text.meta;
  const facts = [day, topic].filter(Boolean).join(", ");
  const parts = text ? partsOfPage(said ?? page, MOST_PARTS) : [];
  const about = text ? marked(text.excerpt) : [entry.summary].filter(Boolean);
  return make(
    "li",
    { className: "result" },
    make("a", { className: "result-link", href: url, textContent: title }),
    ...(facts ? [make("p", { className: "card-facts", textContent: facts })] : []),
    ...(about.length ? [make("p", {}, ...about)] : []),
    ...parts.map((part) => partLink(url, part)),
  );
};

const partLink = (url, { excerpt, second }) => {
  const time = fill(words.inTranscript, { time: clock(second) });
  const moment = make("span", { className: "result-moment", textContent: time });
  const properties = { className: "result-part", href: `${url}#t=${second}` };
  return make("a", properties, moment, " ", ...marked(excerpt));
};

// Text with marked words: an excerpt is HTML of our own pages, of which only the marks are kept.
const marked = (html) => {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? make("mark", { textContent: node.textContent }) : node.textContent,
  );
};
