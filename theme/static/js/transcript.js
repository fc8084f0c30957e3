// Follows what is said, plays from a tapped line, finds words, copies quotes with their moment.
import words from "./words.js";
import { copy } from "./copy.js";
import { button, partsOf, toast } from "./dom.js";
import { clock, fill } from "./format.js";
import { onMoment } from "./signals.js";

// Milliseconds.
const REST_AFTER_SCROLL = 4000;
const TYPING = 200;
const SELECTING = 400;
// Letters.
const SHORTEST_WORD = 2;
const SHORTEST_QUOTE = 8;

export default (root) => {
  const parts = partsOf(root);
  const { source } = root.dataset;
  if (!source) return begin(root, parts);
  // A long one is a page of its own, fetched when somebody wants to see it.
  parts.fold.addEventListener("toggle", () => bring(root, parts, source));
  if (isMoment()) parts.fold.open = true;
};

const begin = (root, found) => {
  const parts = { ...found, paragraphs: [...root.querySelectorAll("[data-cue]")] };
  parts.tools.hidden = false;
  follow(parts);
  find(parts);
  offerQuotes(parts);
  showMoment(parts);
};

const isMoment = () => /[#?&]t=/.test(location.href);

const bring = async (root, parts, source) => {
  const { dataset } = root;
  if (!parts.fold.open || dataset.state === "waiting" || dataset.state === "done") return;
  dataset.state = "waiting";
  parts.status.textContent = words.loading;
  try {
    const answer = await fetch(source, { headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    parts.cues.replaceChildren(...page.querySelector("[data-part=cues]").childNodes);
    parts.status.textContent = "";
    dataset.state = "done";
    begin(root, parts);
  } catch {
    // The link to the page stays.
    parts.status.textContent = words.transcriptFailed;
    dataset.state = "failed";
  }
};

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

// ---- quotes

const offerQuotes = ({ cues }) => {
  let remove = null;
  let timer = 0;
  const offer = () => {
    remove?.();
    const quote = selectedQuote(cues);
    remove = quote && offerQuote(quote);
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, SELECTING);
  });
};

// What is selected in the transcript, with the second at which it is said; null without a selection.
const selectedQuote = (cues) => {
  const selection = getSelection();
  const text = selection.toString().replace(/\s+/g, " ").trim();
  const isInside = cues.contains(selection.anchorNode);
  if (selection.isCollapsed || text.length < SHORTEST_QUOTE || !isInside) return null;
  const range = selection.getRangeAt(0);
  const line = [...cues.querySelectorAll("[data-t]")].find((one) => range.intersectsNode(one));
  return { text, second: Math.floor(Number(line?.dataset.t ?? 0)) };
};

const offerQuote = ({ text, second }) => {
  const status = document.createElement("span");
  const copyQuote = () => {
    const page = `${document.querySelector("link[rel=canonical]").href}#t=${second}`;
    const title = document.querySelector("h1").textContent;
    copy(`“${text}”\n${title}, ${clock(second)}\n${page}`, status);
  };
  return toast("", status, button(words.quoteHint, copyQuote, "quote"));
};
