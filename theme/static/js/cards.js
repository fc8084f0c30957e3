// Plays an episode of a list in the bar; without this its button leads to the episode's page.
import { playInBar } from "./bar.js";

export default (root) => {
  root.addEventListener("click", (event) => {
    const link = event.target.closest("[data-src]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    playInBar(describe(link));
  });
};

const describe = (link) => {
  const { guid, src, saver, saverType, duration } = link.dataset;
  const name = link.closest("li").querySelector("[data-page]");
  return {
    guid,
    src,
    saver,
    saverType,
    duration: Number(duration),
    title: name.textContent,
    page: name.pathname,
    artist: "",
    album: document.querySelector("[data-show]").textContent,
    artwork: [],
    chapters: [],
  };
};
