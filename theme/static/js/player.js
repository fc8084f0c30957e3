// The face of the page's engine: puts controls in the place of the browser's own, and makes every
// moment of an episode's page a place to play from.
import words from "./words.js";
import { answerMoment, make, partsOf, setText, tellMoment } from "./dom.js";
import { Engine } from "./engine.js";
import { clock, fill, momentOf } from "./format.js";

export default (root) => {
  const parts = partsOf(root);
  const engine = new Engine(parts.audio, describe(root));
  const face = { root, parts, isDragging: false, chapters: chapterLinks() };
  takeOver(face, engine);
  listen(face, engine);
  if (location.pathname === engine.episode.page) followMoments(engine);
  answerMoment(engine);
  drawTicks(parts.ticks, engine);
  show(face, engine);
};

const chapterLinks = () => [...document.querySelectorAll("[data-chapters] [data-t]")];

const describe = ({ dataset }) => ({
  guid: dataset.guid,
  title: dataset.title,
  artist: dataset.artist,
  album: dataset.album,
  page: dataset.page,
  src: dataset.src,
  saver: dataset.saver,
  saverType: dataset.saverType,
  artwork: dataset.artwork.split(" "),
  duration: Number(dataset.duration),
  chapters: chapterLinks().map((link) => ({
    second: Number(link.dataset.t),
    title: link.lastElementChild.textContent,
  })),
});

const takeOver = ({ parts }, engine) => {
  parts.audio.removeAttribute("src");
  parts.audio.controls = false;
  parts.native.hidden = true;
  parts.controls.hidden = false;
  parts.options.hidden = false;
  if (parts.saver) parts.saver.hidden = !engine.hasSaver;
};

// ---- what is shown

const show = (face, engine) => {
  const { root, parts } = face;
  root.dataset.state = engine.state === "idle" ? "paused" : engine.state;
  const size = engine.saver ? root.dataset.saverSize : root.dataset.size;
  parts.word.textContent = playWord(engine);
  parts.size.textContent = sizeWord(engine, size);
  parts.rate.textContent = `${engine.speed.toLocaleString(document.documentElement.lang)}×`;
  parts.saver?.setAttribute("aria-pressed", String(engine.saver));
  tellProblem(parts, engine);
  if (!face.isDragging) showPosition(parts, engine);
  showChapter(face, engine);
  tellMoment(engine);
};

const playWord = (engine) => {
  if (engine.state === "waiting") return words.loading;
  if (!engine.isPaused) return words.pause;
  if (engine.state === "error") return words.retry;
  if (engine.second < 1) return words.play;
  return fill(engine.hasMoment ? words.playFrom : words.resume, { time: clock(engine.second) });
};

const sizeWord = (engine, size) => {
  if (!engine.isPaused) return "";
  return engine.kept ? words.fromPhone : size;
};

// What is wrong; at the end the way on.
const tellProblem = ({ status: place, options }, { problem }) => {
  if (place.dataset.shows === problem) return;
  place.dataset.shows = problem;
  setText(place, words[problem] ?? "");
  if (problem === "slowSaver") options.closest("details").open = true;
  const next = document.querySelector("a[rel=next]") ?? document.querySelector("a[rel=prev]");
  if (problem !== "finished" || !next) return;
  const title = next.querySelector("[data-title]").textContent;
  place.append(" ", make("a", { href: next.href, textContent: fill(words.nextEpisode, { title }) }));
};

const showPosition = ({ now, range, total }, { second, duration }) => {
  const time = clock(second);
  range.max = Math.max(1, Math.floor(duration));
  range.value = Math.floor(second);
  range.style.setProperty("--done", `${duration ? (second / duration) * 100 : 0}%`);
  range.setAttribute("aria-valuetext", fill(words.position, { now: time, total: clock(duration) }));
  now.textContent = time;
  if (duration) total.textContent = clock(duration);
};

const showChapter = ({ parts, chapters }, engine) => {
  const { chapter, episode } = engine;
  const isStarted = engine.second > 0 || !engine.isPaused;
  const place = isStarted ? episode.chapters.indexOf(chapter) : -1;
  setText(parts.chapter, chapter?.title ?? "");
  chapters.forEach((link, number) => {
    link.parentElement.toggleAttribute("data-now", number === place);
  });
};

const drawTicks = (place, { duration, episode }) => {
  const starts = episode.chapters.map(({ second }) => second);
  const inside = starts.filter((second) => second && second < duration);
  place.replaceChildren(
    ...inside.map((second) => {
      const tick = make("span", { className: "player-tick" });
      tick.style.left = `${(second / duration) * 100}%`;
      return tick;
    }),
  );
};

// ---- what is tapped

const listen = (face, engine) => {
  const { root, parts } = face;
  const { range } = parts;
  engine.addEventListener("change", () => show(face, engine));
  parts.audio.addEventListener("durationchange", () => drawTicks(parts.ticks, engine));
  parts.play.addEventListener("pointerdown", () => engine.warm());
  parts.play.addEventListener("click", () => engine.toggle());
  parts.again.addEventListener("click", () => engine.restart());
  parts.speed.addEventListener("click", () => engine.setNextSpeed());
  parts.saver?.addEventListener("click", () => engine.setSaver(!engine.saver));
  for (const button of root.querySelectorAll("[data-skip]")) {
    button.addEventListener("click", () => engine.skip(Number(button.dataset.skip)));
  }
  range.addEventListener("input", () => {
    face.isDragging = true;
    parts.now.textContent = clock(range.value);
  });
  range.addEventListener("change", () => {
    face.isDragging = false;
    engine.seek(Number(range.value));
  });
  root.addEventListener("keydown", (event) => heedKey(event, engine));
};

const heedKey = (event, engine) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const actions = {
    k: () => engine.toggle(),
    j: () => engine.skip(-15),
    l: () => engine.skip(30),
    ArrowLeft: () => engine.skip(-5),
    ArrowRight: () => engine.skip(5),
  };
  const action = actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
};

// ---- moments of an episode's page: chapters, lines of the transcript, addresses

const followMoments = (engine) => {
  const goToAddress = () => {
    if (history.state?.heard && engine.second) return;
    const second = momentOf(location);
    if (second !== null) engine.goTo(second);
  };
  document.addEventListener("click", (event) => heedMoment(event, engine));
  addEventListener("hashchange", goToAddress);
  document.documentElement.toggleAttribute("data-has-player", true);
  goToAddress();
};

const heedMoment = (event, engine) => {
  const target = event.target.closest("[data-t]");
  const isNewTab = event.ctrlKey || event.metaKey || event.shiftKey;
  if (!target || isNewTab || !getSelection().isCollapsed) return;
  event.preventDefault();
  const second = Number(target.dataset.t);
  history.replaceState(null, "", `#t=${Math.floor(second)}`);
  engine.goTo(second);
  engine.play();
};
