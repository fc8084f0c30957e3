// Plays a video in its place; before the tap nothing is fetched from YouTube.
import { make, onMoment, partsOf, tellPlaying } from "./dom.js";

export default (link) => {
  let engine = null;
  // The video begins where the sound is, unless it is one part of several.
  if ("whole" in link.dataset) onMoment((here) => (engine = here));
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.onLine) return;
    event.preventDefault();
    const second = Math.floor(engine?.second ?? 0);
    tellPlaying(null);
    show(link, second);
  });
};

const show = (link, second) => {
  const { embed, title } = link.dataset;
  const { words } = partsOf(link);
  const frame = make("iframe", {
    className: "video-frame",
    title,
    allow: "autoplay; encrypted-media; picture-in-picture; fullscreen",
    // Without a referrer YouTube refuses to play (error 153).
    referrerPolicy: "strict-origin-when-cross-origin",
    src: `${embed}?autoplay=1&rel=0&playsinline=1${second ? `&start=${second}` : ""}`,
  });
  const href = second ? `${link.href}&t=${second}s` : link.href;
  const away = make("a", { className: words.className, href, rel: "noopener" }, ...words.childNodes);
  link.replaceWith(make("div", { className: "video" }, frame, away));
  frame.focus();
};
