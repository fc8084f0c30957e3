// Plays a video in its place; before the tap nothing is fetched from YouTube.
import { make } from "./dom.js";

// The video begins where the sound is, unless it is one part of several.
const secondOf = (link) => {
  const player = link.hasAttribute("data-whole") && document.querySelector(".player");
  return Math.floor((player && player.engine?.second()) || 0);
};

export default (link) => {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.onLine) return;
    event.preventDefault();
    const second = secondOf(link);
    document.dispatchEvent(new CustomEvent("siniar:playing", { detail: null }));
    const frame = make("iframe", {
      className: "video-frame",
      title: link.dataset.title,
      allow: "autoplay; encrypted-media; picture-in-picture; fullscreen",
      // Without a referrer YouTube refuses to play (error 153).
      referrerPolicy: "strict-origin-when-cross-origin",
      src: `${link.dataset.embed}?autoplay=1&rel=0&playsinline=1${second ? `&start=${second}` : ""}`,
    });
    const words = link.querySelector(".video-words");
    const href = second ? `${link.href}&t=${second}s` : link.href;
    const away = make("a", { className: words.className, href, rel: "noopener" }, ...words.childNodes);
    link.replaceWith(make("div", { className: "video" }, frame, away));
    frame.focus();
  });
};
