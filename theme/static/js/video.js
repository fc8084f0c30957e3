// Plays a video in its place; before the tap nothing is fetched from YouTube.
import { make } from "./dom.js";

export default (link) => {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !navigator.onLine) return;
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("siniar:playing", { detail: null }));
    const frame = make("iframe", {
      className: "video-frame",
      src: `${link.dataset.embed}?autoplay=1&rel=0&playsinline=1`,
      title: link.dataset.title,
      allow: "autoplay; encrypted-media; picture-in-picture; fullscreen",
      referrerPolicy: "strict-origin-when-cross-origin",
    });
    const words = link.querySelector(".video-words");
    const away = make("a", { className: words.className, href: link.href }, ...words.childNodes);
    link.replaceWith(make("div", { className: "video" }, frame, away));
    frame.focus();
  });
};
