// The bar at the lower edge: shows what plays when its player is out of sight, and on another page
// offers to go on with what was heard last.
import words from "./words.js";
import { icon, make, onMoment, onPlaying } from "./dom.js";
import { Engine } from "./engine.js";
import { recall, remember } from "./store.js";
import { clock, fill, momentOf } from "./format.js";

export default () => {
  const last = recall("current");
  const player = document.querySelector("[data-module=player]");
  // Who comes for a moment of this page is not asked for another.
  const isHere = momentOf(location) !== null;
  const hasOffer = Boolean(last?.src && last.guid !== player?.dataset.guid && !(player && isHere));
  if (player) onFirst(onMoment, (engine) => accompany(engine, player, hasOffer));
  if (hasOffer) offer(last);
};

const onFirst = (on, action) => {
  let isFirst = true;
  on((detail) => {
    if (isFirst) action(detail);
    isFirst = false;
  });
};

// With a player on the page: only while the player is out of sight, and not in the place of an
// offer before it was played.
const accompany = (engine, player, hasOffer) => {
  const { setHidden } = build(engine);
  let isVisible = true;
  let isUsed = false;
  const update = () => setHidden(isVisible || !isUsed);
  new IntersectionObserver(([entry]) => {
    isVisible = entry.isIntersecting;
    update();
  }).observe(player.querySelector("[data-part=controls]"));
  engine.addEventListener("change", () => {
    isUsed = isUsed || !engine.isPaused || (engine.start > 0 && !hasOffer);
    update();
  });
  onPlaying((other) => {
    if (other !== engine) isUsed = false;
    update();
  });
};

// Plays an episode of a list at once, at a moment if it is asked for; a second tap on the same
// pauses it.
let playing = null;
let closeLast = null;
let lastMoment;
export const playInBar = ({ moment, ...episode }) => {
  const isSame = playing?.episode.guid === episode.guid;
  const isNew = moment !== undefined && moment !== lastMoment;
  lastMoment = moment;
  if (isSame && !isNew) return playing.toggle();
  if (!isSame) {
    closeLast?.();
    playing = offer(episode);
  }
  if (moment !== undefined) playing.goTo(moment);
  return playing.play();
};

// Without one, or with that of another episode: what was heard last.
const offer = (last) => {
  const engine = new Engine(new Audio(), last);
  engine.start = last.second ?? engine.start;
  const { bar, setHidden } = build(engine, true);
  const close = () => {
    engine.pause();
    remember("current", null);
    setHidden(true);
    playing = null;
  };
  closeLast = () => {
    engine.pause();
    bar.remove();
  };
  bar.append(press("close", words.close, close));
  setHidden(false);
  onPlaying((other) => setHidden(other !== engine));
  return engine;
};

// The bar of an engine and what hides it; an invitation says where it would go on.
const build = (engine, isInvitation = false) => {
  const parts = {
    play: press("play", words.play, () => engine.toggle(), "bar-button bar-play"),
    title: make("span", { className: "bar-title" }),
    time: make("span", { className: "bar-time" }),
  };
  parts.link = make("a", { className: "bar-words" }, parts.title, parts.time);
  const back = press("back", words.back, () => engine.skip(-15));
  const bar = make("section", { className: "bar", hidden: true }, parts.play, parts.link, back);
  bar.dataset.bar = "";
  bar.setAttribute("aria-label", words.nowPlaying);
  engine.addEventListener("change", () => show(parts, engine, isInvitation));
  show(parts, engine, isInvitation);
  document.body.append(bar);
  const setHidden = (isHidden) => {
    bar.hidden = isHidden;
    document.body.toggleAttribute("data-has-bar", Boolean(document.querySelector("[data-bar]:not([hidden])")));
  };
  return { bar, setHidden };
};

const press = (name, label, action, className = "bar-button") => {
  const button = make("button", { type: "button", className }, icon(name));
  button.setAttribute("aria-label", label);
  button.addEventListener("click", action);
  return button;
};

const show = (parts, engine, isInvitation) => {
  const { duration, episode, isPaused, problem, second } = engine;
  const at = clock(second);
  const name = isPaused ? "play" : "pause";
  if (parts.play.dataset.shows !== name) parts.play.replaceChildren(icon(name));
  parts.play.dataset.shows = name;
  parts.play.setAttribute("aria-label", isPaused ? fill(words.resume, { time: at }) : words.pause);
  const place = duration ? fill(words.position, { now: at, total: clock(duration) }) : at;
  const invitation = isInvitation && isPaused && second >= 1 && fill(words.resume, { time: at });
  parts.title.textContent = episode.title;
  parts.time.textContent = words[problem] ?? (invitation || place);
  parts.link.href = `${episode.page}#t=${Math.floor(second)}`;
};
