// Follows what is said, plays from a tapped line, finds words, copies quotes with their moment.
import words from "./words.js";
import { button, copy, toast } from "./dom.js";
import { clock, fill } from "./time.js";

const REST_AFTER_SCROLL = 4000;

export default (root) => {
  root.querySelector(".transcript-tools").hidden = false;
  follow(root);
  find(root);
  quote(root);
  // The moment of the address stands in a folded transcript: unfold it there.
  if (/[#?&]t=/.test(location.href) && document.getElementById(location.hash.slice(1))) {
    root.querySelector(".fold").open = true;
    document.getElementById(location.hash.slice(1)).scrollIntoView({ block: "center" });
  }
};

const follow = (root) => {
  const fold = root.querySelector(".fold");
  const lines = [...root.querySelectorAll(".cue-text [data-t]")];
  const starts = lines.map((line) => Number(line.dataset.t));
  let current = null;
  let scrolledAt = 0;
  let isOwnScroll = false;
  addEventListener(
    "scroll",
    () => {
      if (!isOwnScroll) scrolledAt = Date.now();
      isOwnScroll = false;
    },
    { passive: true },
  );
  const isSeen = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  document.addEventListener("siniar:moment", ({ detail: engine }) => {
    const second = engine.second() + 0.1;
    if (engine.audio.paused && !current) return;
    const next = lines[starts.findLastIndex((start) => start <= second)] ?? null;
    if (next === current) return;
    const wasSeen = current && isSeen(current);
    current?.removeAttribute("data-now");
    next?.setAttribute("data-now", "");
    current = next;
    const isResting = Date.now() - scrolledAt > REST_AFTER_SCROLL;
    if (next && wasSeen && fold.open && isResting && !engine.audio.paused) {
      isOwnScroll = true;
      next.scrollIntoView({ block: "nearest" });
    }
  });
};

const find = (root) => {
  const input = root.querySelector(".field-input");
  const count = root.querySelector(".transcript-count");
  const next = root.querySelector("[data-next]");
  const paragraphs = [...root.querySelectorAll(".cue-text")];
  let hits = [];
  let here = -1;

  const clear = () => {
    for (const mark of root.querySelectorAll(".cue-text mark")) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    hits = [];
    here = -1;
  };
  // Marks one place, which may run over several lines; from the last node to the first.
  const markPlace = (nodes, start, end) => {
    const marks = [];
    for (const { node, from } of nodes.toReversed()) {
      const first = Math.max(0, start - from);
      const last = Math.min(node.length, end - from);
      if (first >= last) continue;
      const range = document.createRange();
      range.setStart(node, first);
      range.setEnd(node, last);
      const mark = document.createElement("mark");
      range.surroundContents(mark);
      marks.unshift(mark);
    }
    return marks;
  };
  const search = () => {
    clear();
    const wanted = input.value.trim().toLowerCase().replace(/\s+/g, " ");
    if (wanted.length < 2) {
      count.textContent = "";
      return;
    }
    for (const paragraph of paragraphs) {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let text = "";
      while (walker.nextNode()) {
        nodes.push({ node: walker.currentNode, from: text.length });
        text += walker.currentNode.data.toLowerCase();
      }
      const places = [];
      for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        places.unshift(at);
      }
      const found = places.map((at) => markPlace(nodes, at, at + wanted.length));
      hits.push(...found.reverse());
    }
    count.textContent = hits.length ? fill(words.found, { number: hits.length }) : words.foundNone;
  };
  const step = () => {
    if (!hits.length) return;
    hits[here]?.forEach((mark) => mark.removeAttribute("data-here"));
    here = (here + 1) % hits.length;
    hits[here].forEach((mark) => mark.setAttribute("data-here", ""));
    hits[here][0].scrollIntoView({ block: "center" });
    count.textContent = fill(words.foundAt, { number: here + 1, total: hits.length });
  };
  let timer = 0;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 200);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    step();
  });
  next.addEventListener("click", step);
};

const quote = (root) => {
  const cues = root.querySelector(".cues");
  let remove = null;
  let timer = 0;
  const offer = () => {
    remove?.();
    remove = null;
    const selection = getSelection();
    const text = selection.toString().replace(/\s+/g, " ").trim();
    if (selection.isCollapsed || text.length < 8 || !cues.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const line = [...cues.querySelectorAll("[data-t]")].find((one) => range.intersectsNode(one));
    const second = Math.floor(Number(line?.dataset.t ?? 0));
    const status = document.createElement("span");
    const press = button(words.quoteHint, () => {
      const page = `${document.querySelector("link[rel=canonical]").href}#t=${second}`;
      copy(`“${text}”\n${document.querySelector("h1").textContent}, ${clock(second)}\n${page}`, status);
    }, "quote");
    remove = toast("", status, press);
  };
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(offer, 400);
  });
};
