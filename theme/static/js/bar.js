// The bar at the lower edge: shows what plays when its player is out of sight, and on another page
// offers to go on with what was heard last.
import words from "./words.js";
import { createEngine } from "./engine.js";
import { icon, make } from "./dom.js";
import { recall, remember } from "./store.js";
import { clock, fill } from "./time.js";

const build = (engine, { canClose }) => {
  const play = make("button", { type: "button", className: "bar-button bar-play" });
  const title = make("span", { className: "bar-title" });
  const time = make("span", { className: "bar-time" });
  const link = make("a", { className: "bar-words", href: engine.episode.page }, title, time);
  const back = make("button", { type: "button", className: "bar-button" }, icon("back"));
  const close = make("button", { type: "button", className: "bar-button" }, icon("close"));
  const bar = make("section", { className: "bar", hidden: true }, play, link, back);
  bar.setAttribute("aria-label", words.nowPlaying);
  back.setAttribute("aria-label", words.back);
  close.setAttribute("aria-label", words.close);
  play.addEventListener("click", engine.toggle);
  back.addEventListener("click", () => engine.skip(-15));
  if (canClose) bar.append(close);
  let shown = "";
  const show = () => {
    const name = engine.audio.paused ? "play" : "pause";
    const at = clock(engine.second());
    if (shown !== name) {
      shown = name;
      play.replaceChildren(icon(name));
    }
    const action = name === "play" ? fill(words.resume, { time: at }) : words.pause;
    play.setAttribute("aria-label", action);
    const isNew = name === "play" && canClose;
    title.textContent = isNew ? fill(words.continueHere, engine.episode) : engine.episode.title;
    const total = engine.duration() ? ` / ${clock(engine.duration())}` : "";
    time.textContent = engine.problem || `${at}${total}`;
    link.href = `${engine.episode.page}#t=${Math.floor(engine.second())}`;
  };
  engine.audio.addEventListener("face", show);
  show();
  document.body.append(bar);
  const setHidden = (isHidden) => {
    bar.hidden = isHidden;
    document.body.classList.toggle("has-bar", !isHidden);
  };
  close.addEventListener("click", () => {
    engine.pause();
    remember("current", null);
    setHidden(true);
  });
  return setHidden;
};

// With a player on the page: only while the player is out of sight, and not in the place of an
// offer before it was played.
const accompany = ({ engine, root }, hasOffer) => {
  const setHidden = build(engine, { canClose: false });
  let isVisible = true;
  let isUsed = false;
  const update = () => setHidden(isVisible || !isUsed);
  new IntersectionObserver(([entry]) => {
    isVisible = entry.isIntersecting;
    update();
  }).observe(root.querySelector(".player-controls"));
  engine.audio.addEventListener("face", () => {
    isUsed ||= !engine.audio.paused || (engine.start > 0 && !hasOffer);
    update();
  });
};

// Without one, or with that of another episode: what was heard last.
const offer = (last) => {
  const engine = createEngine(new Audio(), last);
  engine.start = last.second;
  const setHidden = build(engine, { canClose: true });
  setHidden(false);
  document.addEventListener("siniar:playing", (event) => setHidden(event.detail !== engine));
};

export default () => {
  const last = recall("current");
  const root = document.querySelector(".player");
  const hasOffer = Boolean(last?.src && last.guid !== root?.dataset.guid);
  if (root?.engine) accompany({ engine: root.engine, root }, hasOffer);
  else if (root) {
    const start = (event) => accompany(event.detail, hasOffer);
    document.addEventListener("siniar:player", start, { once: true });
  }
  if (hasOffer) offer(last);
};
