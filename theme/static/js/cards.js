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
  const { guid, src, saver, saverType, duration, t } = link.dataset;
  const name = link.closest("li").querySelector("[data-page]");
  return {
    guid,
    src,
    saver,
    saverType,
    duration: Number(duration),
    // A question is answered at a second, an episode from its beginning or where one left it.
    moment: t ? Number(t) : undefined,
    title: name.textContent,
    page: name.pathname,
    artist: "",
    album: document.querySelector("[data-show]").textContent,
    artwork: [],
    chapters: [],
  };
};
