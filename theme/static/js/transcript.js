// Follows what is said, plays from a tapped line, finds words.
import words from "./words.js";
import { onMoment, partsOf } from "./dom.js";
import { fill } from "./format.js";

// Milliseconds.
const REST_AFTER_SCROLL = 4000;
const TYPING = 200;
// Letters.
const SHORTEST_WORD = 2;

export default (root) => {
  const parts = partsOf(root);
  const { source } = root.dataset;
  if (!source) return begin(root, parts);
  // A long one is a page of its own, fetched when somebody wants to see it.
  parts.fold.addEventListener("toggle", async () => {
    const { bring } = await import("./talk.js");
    if (await bring(root, parts, source)) begin(root, parts);
  });
  if (isMoment()) parts.fold.open = true;
};

const begin = (root, found) => {
  const parts = { ...found, paragraphs: [...root.querySelectorAll("[data-cue]")] };
  parts.tools.hidden = false;
  follow(parts);
  find(parts);
  const quote = () => import("./quotes.js").then(({ offerQuotes }) => offerQuotes(parts)).catch(() => {});
  document.addEventListener("selectionchange", quote, { once: true });
  showMoment(parts);
};

const isMoment = () => /[#?&]t=/.test(location.href);

// The moment of the address stands in a folded transcript: unfold it there.
const showMoment = ({ fold }) => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target || !isMoment()) return;
  fold.open = true;
  target.scrollIntoView({ block: "center" });
};

// ---- what is said now

const follow = ({ fold, paragraphs }) => {
  const lines = paragraphs.flatMap((paragraph) => [...paragraph.querySelectorAll("[data-t]")]);
  const starts = lines.map((line) => Number(line.dataset.t));
  const scroll = gentleScroll();
  let current = null;
  onMoment((engine) => {
    const second = engine.second + 0.1;
    if (engine.isPaused && !current) return;
    const place = starts.reduce((last, start, number) => (start <= second ? number : last), -1);
    const next = lines[place] ?? null;
    if (next === current) return;
    const wasSeen = current && isSeen(current);
    current?.removeAttribute("data-now");
    next?.setAttribute("data-now", "");
    current = next;
    if (next && wasSeen && fold.open && !engine.isPaused) scroll(next);
  });
};

const isSeen = (element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

// Brings an element into view, unless somebody has just scrolled.
const gentleScroll = () => {
  let scrolledAt = 0;
  let isOwn = false;
  const heed = () => {
    if (!isOwn) scrolledAt = Date.now();
    isOwn = false;
  };
  addEventListener("scroll", heed, { passive: true });
  return (element) => {
    if (Date.now() - scrolledAt <= REST_AFTER_SCROLL) return;
    isOwn = true;
    element.scrollIntoView({ block: "nearest" });
  };
};

// ---- finding words

const find = ({ input, count, next, paragraphs }) => {
  let hits = [];
  let here = -1;
  let timer = 0;
  const search = async () => {
    const { clearMarks, markPlaces } = await import("./marks.js");
    clearMarks(paragraphs);
    const wanted = input.value.trim().toLowerCase().replace(/\s+/g, " ");
    const isShort = wanted.length < SHORTEST_WORD;
    hits = isShort ? [] : markPlaces(paragraphs, wanted);
    here = -1;
    if (isShort) count.textContent = "";
    else count.textContent = hits.length ? fill(words.found, { number: hits.length }) : words.foundNone;
  };
  const step = () => {
    if (!hits.length) return;
    hits[here]?.forEach((mark) => mark.removeAttribute("data-here"));
    here = (here + 1) % hits.length;
    hits[here].forEach((mark) => mark.setAttribute("data-here", ""));
    hits[here][0].scrollIntoView({ block: "center" });
    count.textContent = fill(words.foundAt, { number: here + 1, total: hits.length });
  };
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, TYPING);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step();
  });
  next.addEventListener("click", step);
};
