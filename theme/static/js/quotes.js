// Offers to copy what is selected in a transcript, with the moment at which it is said.
import words from "./words.js";
import { copy } from "./copy.js";
import { button, toast } from "./dom.js";
import { clock } from "./format.js";

// Milliseconds.
const SELECTING = 400;
// Letters.
const SHORTEST_QUOTE = 8;

export const offerQuotes = ({ cues }) => {
  let remove = null;
  let timer = 0;
  const offer = () => {
    remove?.();
    const quote = selectedQuote(cues);
    remove = quote && offerQuote(quote);
  };
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(offer, SELECTING);
  };
  document.addEventListener("selectionchange", wait);
  wait();
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
